"""What the features of drift are called when a person reads about them."""

from __future__ import annotations

TAGS = {
    "start": "the start of a sentence",
    ",": "a comma",
    "NN": "a noun",
    "NNS": "a plural noun",
    "NNP": "a name",
    "JJ": "an adjective",
    "JJR": "a comparative",
    "JJS": "a superlative",
    "RB": "an adverb",
    "RBR": "a comparative adverb",
    "RBS": "a superlative adverb",
    "RP": "a particle",
    "VB": "a verb's base form",
    "VBD": "a past tense",
    "VBG": "a verb in -ing",
    "VBN": "a past participle",
    "VBP": "a present tense",
    "VBZ": "a present tense in -s",
    "MD": "a modal verb",
    "IN": "a preposition",
    "DT": "an article or determiner",
    "PDT": "a predeterminer",
    "PRP": "a pronoun",
    "PRP$": "a possessive pronoun",
    "POS": "a possessive ending",
    "CC": "a conjunction",
    "CD": "a number",
    "TO": "“to”",
    "EX": "“there”",
    "WDT": "a relative “which” or “that”",
    "WP": "“who” or “what”",
    "WP$": "“whose”",
    "WRB": "“how”, “when”, “where” or “why”",
    "FW": "a foreign word",
    "UH": "an interjection",
    "HYPH": "a hyphen",
    "-LRB-": "an opening bracket",
    "-RRB-": "a closing bracket",
    "``": "an opening quote",
    "''": "a closing quote",
    ":": "a colon, semicolon or dash",
    ".": "a full stop",
}

MEASURES = {
    "diversity": "different words in every stretch of 50",
    "word-frequency": "common words among the content words",
    "rare-words": "content words outside of the commonest 3,000",
    "middling-words": "words neither common nor rare",
    "word-length": "letters in a word",
    "long-words": "words of nine letters and more",
    "content-words": "content words among all words",
    "sentence-length": "words in a sentence",
    "sentence-variation": "differences between the lengths of sentences",
    "short-sentences": "sentences of at most six words",
    "long-sentences": "sentences of thirty words and more",
    "like-neighbours": "neighbouring sentences of like length",
    "openings-shared": "sentences that open with a word that opens another",
    "openings-alike": "sentences that all open alike",
}


def in_words(feature: str) -> str:
    """A measured feature as a person would name it, in the plural."""
    kind, *parts = feature.split(" ")
    if feature in MEASURES:
        return MEASURES[feature]
    if kind == "tags":
        return f"places where {TAGS.get(parts[0], parts[0])} is followed by {TAGS.get(parts[1], parts[1])}"
    if kind == "tag":
        return f"words used as {TAGS.get(parts[0], parts[0])}"
    return f"marks ‘{parts[0]}’"
