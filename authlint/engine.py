"""One draft: a document and bound rules in, findings out. No input, no output."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.critical_topics import ConfiguredTopic
from authlint.analysis.density import WornPhrases
from authlint.analysis.draft_kind import ConfiguredKind
from authlint.analysis.language import DraftLanguage
from authlint.analysis.own_host import ConfiguredSite
from authlint.analysis.quotations import Quotations
from authlint.analysis.vocabulary import Vocabulary
from authlint.bibliography import Bibliographies
from authlint.document import Document
from authlint.draft_date import day_of
from authlint.errors import RuleError
from authlint.finding import Finding, Suppressions
from authlint.language.tables import pipeline_identity
from authlint.measuring import opened, scored
from authlint.packs import BoundRule
from authlint.profile import Scored
from authlint.provenance.picture import Pictures
from authlint.report import DraftReport
from authlint.rule import Match
from authlint.site.gathering import facts_of
from authlint.triage import findings_of, suppress
from authlint.voice import OwnVoice, Voice

if TYPE_CHECKING:
    from authlint.source import SourceFile


NO_PICTURES = Pictures()
"""For a draft that stands nowhere: what its images show cannot be looked at."""

NO_BIBLIOGRAPHIES = Bibliographies()
"""For a draft that stands nowhere: the files that its front matter names cannot be read."""

NO_SITE = ConfiguredSite()
"""For a draft of whose site nothing is known."""

NO_VOICE = OwnVoice()
"""For a site whose voice nobody has learned."""

ANY_TOPIC = ConfiguredTopic()
"""For a draft of whose topic the configuration says nothing."""

ANY_KIND = ConfiguredKind()
"""For a draft of whose kind the configuration says nothing."""

NO_VOCABULARY = Vocabulary()


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules of a run, and the tools they share. ``known`` names all rules and packs that exist."""

    rules: tuple[BoundRule, ...]
    known: frozenset[str]
    toolbox: Toolbox
    own: OwnVoice = NO_VOICE
    topic: ConfiguredTopic = ANY_TOPIC
    vocabulary: Vocabulary = NO_VOCABULARY
    kind: ConfiguredKind = ANY_KIND

    @property
    def compares(self) -> bool:
        """Whether any of the rules looks at all drafts together."""
        return any(bound.check.over_site for bound in self.rules)

    @classmethod
    def of(
        cls,
        rules: Sequence[BoundRule],
        known: frozenset[str],
        pipeline: str = "",
        counted: Sequence[BoundRule] = (),
        voice: Voice | None = None,
        topic: ConfiguredTopic = ANY_TOPIC,
        vocabulary: Vocabulary = NO_VOCABULARY,
        kind: ConfiguredKind = ANY_KIND,
    ) -> Rulebook:
        """Collect what the rules bring into one toolbox.

        ``counted`` are rules that were not asked for; what they look for still counts where a rule weighs all
        worn phrases together. ``voice`` is what drafts are compared with by their author's own measure, ``topic`` and ``kind`` what
        the configuration says that they are about, and of what kind.
        """
        weighs_all = any(WornPhrases in bound.check.views.values() for bound in rules)
        pooled = {bound.rule.id: bound for bound in (*(counted if weighs_all else ()), *rules)}
        own = OwnVoice(voice, pipeline_identity(pipeline)) if voice else NO_VOICE
        return cls(
            tuple(rules),
            known,
            Toolbox((bound.rule.parameters for bound in pooled.values()), pipeline),
            own,
            topic,
            vocabulary,
            kind,
        )


def examine(
    document: Document,
    rulebook: Rulebook,
    pictures: Pictures = NO_PICTURES,
    bibliographies: Bibliographies = NO_BIBLIOGRAPHIES,
    site: ConfiguredSite = NO_SITE,
) -> DraftReport:
    """The findings of one draft. ``pictures`` are the files behind its images, ``bibliographies`` those that list what it cites, ``site``
    where it is to appear; the caller knows where the draft lies.

    Raises `RuleError` for a rule that raises: an internal error, never a silent pass.
    """
    return _examined(_opened(document, rulebook, pictures, bibliographies, site), rulebook)


def gathered(document: Document, rulebook: Rulebook) -> DraftReport:
    """Only what the draft is compared with others by: nothing is looked for in it, which takes a small part of the time."""
    compared = rulebook.compares and opened(document, rulebook.toolbox).view(DraftLanguage).is_english
    return DraftReport(document.source.path, facts=facts_of(document, day_of(document)) if compared else None)


def appraise(
    document: Document,
    rulebook: Rulebook,
    names: Sequence[str],
    pictures: Pictures = NO_PICTURES,
    bibliographies: Bibliographies = NO_BIBLIOGRAPHIES,
    site: ConfiguredSite = NO_SITE,
) -> tuple[DraftReport, Scored, Analysis]:
    """The findings of one draft and its measures called ``names``, and the analysis that both come from. Raises as `examine`."""
    analysis = _opened(document, rulebook, pictures, bibliographies, site)
    # The measures first: they want all tags at once, of which the rules take what they need.
    measured = scored(analysis, names)
    return _examined(analysis, rulebook), measured, analysis


def _opened(
    document: Document, rulebook: Rulebook, pictures: Pictures, bibliographies: Bibliographies, site: ConfiguredSite
) -> Analysis:
    """An analysis with all that comes from outside of it."""
    analysis = opened(document, rulebook.toolbox)
    analysis.provide(Pictures, Pictures(pictures.look))
    analysis.provide(Bibliographies, Bibliographies(bibliographies.look))
    analysis.provide(ConfiguredSite, site)
    analysis.provide(OwnVoice, rulebook.own)
    analysis.provide(ConfiguredTopic, rulebook.topic)
    analysis.provide(ConfiguredKind, rulebook.kind)
    analysis.provide(Vocabulary, rulebook.vocabulary)
    return analysis


def _examined(analysis: Analysis, rulebook: Rulebook) -> DraftReport:
    document = analysis.view(Document)
    language = analysis.view(DraftLanguage)
    words = sum(len(block.text.split()) for block in document.blocks)
    path = document.source.path
    if not language.is_english:
        saying = "is declared as" if language.declared else "seems to be"
        return DraftReport(
            path,
            problems=document.problems,
            words=words,
            skipped=f"not judged: the language {saying} {language.name}, and authlint reads English",
        )
    findings = _findings(analysis, document, rulebook)
    lines = shown_lines(document.source, findings)
    facts = facts_of(document, day_of(document)) if rulebook.compares else None
    pictures = tuple(("picture", address, digest) for address, digest in analysis.view(Pictures).looked_at())
    listed = analysis.view(Bibliographies).looked_at()
    beside = (*pictures, *(("bibliography", name, one.digest) for name, one in listed if one.known))
    problems = (*document.problems, *(one.problem for _, one in listed if one.problem))
    return DraftReport(path, tuple(findings), problems, "", words, lines, facts, beside)


def shown_lines(source: SourceFile, findings: Sequence[Finding]) -> dict[int, str]:
    """The text of each line that a finding starts or ends on."""
    places = [finding.location for finding in findings]
    shown = sorted({line for place in places for line in (place.line, place.end_line)})
    return {line: source.text[span.start : span.end] for line in shown for span in [source.line_span(line)]}


def _findings(analysis: Analysis, document: Document, rulebook: Rulebook) -> list[Finding]:
    """First the rules about the text, then those about what was suppressed."""
    alone = [bound for bound in rulebook.rules if not bound.check.over_site]
    about_text = [bound for bound in alone if Suppressions not in bound.check.views.values()]
    about_directives = [bound for bound in alone if Suppressions in bound.check.views.values()]
    quotations = analysis.view(Quotations)
    found = findings_of(document, _matches(analysis, document, about_text), quotations)
    judged = frozenset(bound.rule.id for bound in about_text)
    findings, suppressions = suppress(found, document, judged, rulebook.known)
    analysis.provide(Suppressions, suppressions)
    late = findings_of(document, _matches(analysis, document, about_directives), quotations)
    return sorted([*findings, *late], key=lambda finding: (finding.span, finding.rule))


def _matches(analysis: Analysis, document: Document, rules: Sequence[BoundRule]) -> Iterator[tuple[BoundRule, Match]]:
    for bound in rules:
        try:
            views: dict[str, Any] = {name: analysis.view(kind) for name, kind in bound.check.views.items()}
            for match in bound.check.function(**views, **bound.rule.parameters):
                yield bound, match
        except Exception as error:
            raise RuleError(bound.rule.id, document.source.path, error) from error
