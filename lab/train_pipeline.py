# The English pipeline that authlint carries. Sizes and steps were chosen on the treebank's
# development part; lab/pipeline.md has the figures. Every layer is one that spaCy or thinc
# ships, so the trained folder loads with spacy.load() and nothing else.

[variables]
# Columns of the feature matrix, in the order of tok2vec.model.embed.*.features.columns.
embed_width = 96
width = 128

[nlp]
lang = "en"
pipeline = ["tok2vec","tagger","morphologizer","senter"]
# Docs per batch. Above about 100 paragraphs the matrices leave the processor's cache.
batch_size = 64
tokenizer = {"@tokenizers":"spacy.Tokenizer.v1"}

[components]

[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"

[components.tok2vec.model.embed]
@layers = "chain.v1"

[components.tok2vec.model.embed.*.features]
@layers = "spacy.FeatureExtractor.v1"
columns = ["ORTH","LOWER","PREFIX","SUFFIX","SHAPE"]

[components.tok2vec.model.embed.*.flat]
@layers = "list2ragged.v1"

[components.tok2vec.model.embed.*.vectors]
@layers = "with_array.v1"

# All features follow from the spelling, so a word is embedded once a batch, not once a token.
[components.tok2vec.model.embed.*.vectors.layer]
@layers = "uniqued.v1"
column = 0

[components.tok2vec.model.embed.*.vectors.layer.layer]
@layers = "chain.v1"

[components.tok2vec.model.embed.*.vectors.layer.layer.*.tables]
@layers = "concatenate.v1"

[components.tok2vec.model.embed.*.vectors.layer.layer.*.tables.*.lower]
@layers = "HashEmbed.v1"
nO = ${variables.embed_width}
nV = 6000
column = 1
seed = 11

[components.tok2vec.model.embed.*.vectors.layer.layer.*.tables.*.prefix]
@layers = "HashEmbed.v1"
nO = ${variables.embed_width}
nV = 500
column = 2
seed = 12

[components.tok2vec.model.embed.*.vectors.layer.layer.*.tables.*.suffix]
@layers = "HashEmbed.v1"
nO = ${variables.embed_width}
nV = 3000
column = 3
seed = 13

[components.tok2vec.model.embed.*.vectors.layer.layer.*.tables.*.shape]
@layers = "HashEmbed.v1"
nO = ${variables.embed_width}
nV = 1500
column = 4
seed = 14

[components.tok2vec.model.embed.*.vectors.layer.layer.*.mix]
@layers = "Maxout.v1"
nO = ${variables.width}
nP = 3
dropout = 0.0
normalize = true

[components.tok2vec.model.embed.*.lists]
@layers = "ragged2list.v1"

[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
width = ${variables.width}
window_size = 1
maxout_pieces = 2
depth = 3

[components.tagger]
factory = "tagger"
label_smoothing = 0.05

[components.tagger.model]
@architectures = "spacy.Tagger.v2"

[components.tagger.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = ${variables.width}
upstream = "tok2vec"

[components.morphologizer]
factory = "morphologizer"
label_smoothing = 0.05

[components.morphologizer.model]
@architectures = "spacy.Tagger.v2"

[components.morphologizer.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = ${variables.width}
upstream = "tok2vec"

[components.senter]
factory = "senter"

[components.senter.model]
@architectures = "spacy.Tagger.v2"

[components.senter.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = ${variables.width}
upstream = "tok2vec"

[training]
seed = 20221101
parts = ["train"]
# Passes over the treebank, and words in a batch.
epochs = 25
batch_words = 1200
dropout = 0.25
# A word seen n times in training loses its identity with chance rare / (rare + n), so that the
# affixes learn to stand in for words nobody has seen.
rare = 0.5
# Treebank features that no rule asks about; leaving them out halves the label set. An adjective
# without a degree is a positive: told so outright, spaCy's lemmatizer would lower-case it without
# looking at its tables ("American", the "New" of "New York").
features_left_out = ["Typo","Abbr","Style","ExtPos","Foreign","NumForm","Degree=Pos"]
# The rate climbs for warmup_steps and then falls evenly to nothing.
learn_rate = 0.002
warmup_steps = 200
