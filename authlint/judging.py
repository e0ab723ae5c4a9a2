"""One draft after the other is read, parsed and examined by the rules of the configuration nearest to it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from authlint.analysis.critical_topics import ConfiguredTopic
from authlint.analysis.draft_kind import ConfiguredKind
from authlint.analysis.own_host import ConfiguredSite
from authlint.analysis.vocabulary import Vocabulary
from authlint.document import Document
from authlint.engine import NO_BIBLIOGRAPHIES, NO_PICTURES, NO_SITE, Rulebook, appraise, examine, gathered
from authlint.errors import AuthlintError, DraftError, Problem, RuleError
from authlint.nearby import bibliographies_of, config_of, pictures_of, site_of, voice_of
from authlint.options import Options
from authlint.own_packs import rules_of
from authlint.portrait import Appraisal, Portrait
from authlint.portraying import portrait_of
from authlint.reading import REPORT_IT, internal, parsed, parsed_file
from authlint.report import DraftReport
from authlint.selection import choose
from authlint.source import decode

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from authlint.bibliography import Bibliographies
    from authlint.config import Config
    from authlint.files import DraftFile
    from authlint.packs import BoundRule
    from authlint.provenance.picture import Pictures
    from authlint.rule import Rule
    from authlint.source import SourceFile


@dataclass(slots=True)
class Judge:
    """Judges drafts, each by itself. A fault of authlint's own at one draft is a problem of that draft.

    Its methods raise `ConfigurationError` or `CardError` where nothing can be judged at all.
    """

    options: Options = field(default_factory=Options)
    _rulebooks: dict[Config, Rulebook] = field(default_factory=dict)

    def file(self, draft: DraftFile) -> DraftReport:
        """The findings in a file."""
        read = parsed_file(draft)
        return self._check_in_place(read)

    def content(self, shown: str, data: bytes) -> DraftReport:
        """The findings in what the file at ``shown`` holds, or would hold."""
        try:
            return self._check_in_place(parsed(decode(shown, data)))
        except DraftError as error:
            return DraftReport(shown, problems=(error.problem,))

    def gather(self, shown: str, data: bytes) -> DraftReport:
        """Only what is compared of the draft at ``shown``; nothing where it cannot be judged, which is not told."""
        try:
            read = parsed(decode(shown, data))
        except DraftError:
            return DraftReport(shown)
        if isinstance(read, DraftReport):
            return DraftReport(shown)
        rulebook = self.rulebook(shown)
        try:
            return gathered(read, rulebook)
        except Exception:  # noqa: BLE001  # the run is not about this draft: it is left out of the comparison
            return DraftReport(shown)

    def streamed(self, source: SourceFile) -> DraftReport:
        """The findings in a text that came by a stream under a name: the works that it cites are looked up where that name would lie,
        its pictures are not looked at."""
        return self._check(parsed(source), NO_PICTURES, bibliographies_of(source.path), self._site(source.path))

    def source(self, source: SourceFile) -> DraftReport:
        """The findings in a text that stands nowhere, so that its pictures cannot be looked at."""
        return self._check(parsed(source))

    def appraised(self, shown: str, data: bytes, names: Sequence[str]) -> Appraisal:
        """The findings in what the file at ``shown`` holds, and its portrait with the measures called ``names``, from one look at it.

        No portrait of a draft that could not be read or judged, nor where no measure is named.
        """
        if not names:
            return Appraisal(self.content(shown, data))
        try:
            read = parsed(decode(shown, data))
        except DraftError as error:
            return Appraisal(DraftReport(shown, problems=(error.problem,)))
        if isinstance(read, DraftReport):
            return Appraisal(read)
        pictures = pictures_of(shown, self.options.trusted)
        portraits: list[Portrait] = []

        def appraising(document: Document, rulebook: Rulebook) -> DraftReport:
            beside = pictures, bibliographies_of(shown), self._site(shown)
            report, scored, analysis = appraise(document, rulebook, names, *beside)
            portraits.append(portrait_of(analysis, scored))
            return report

        report = self._guarded(read, appraising)
        return Appraisal(report, portraits[0] if portraits else None)

    def rulebook(self, path: str) -> Rulebook:
        """The rules for the draft at ``path``."""
        config = config_of(path, self.options.trusted)
        if config not in self._rulebooks:
            asked = config.overlaid(self.options.select, self.options.ignore, self.options.gate)
            rules = rules_of(config, self.options.trusted)
            chosen, counted = (choose(rules, wanted) for wanted in (asked, replace(asked, select=())))
            self._rulebooks[config] = Rulebook.of(
                chosen,
                names_of(rules),
                config.pipeline,
                counted,
                voice_of(config, self.options.voice, self.options.trusted),
                ConfiguredTopic(config.topic),
                Vocabulary.from_names(config.vocabulary),
                ConfiguredKind(config.kind),
            )
        return self._rulebooks[config]

    def rules(self, path: str) -> tuple[Rule, ...]:
        """The cards that are in force for the draft at ``path``."""
        return tuple(bound.rule for bound in self.rulebook(path).rules)

    def _check_in_place(self, read: Document | DraftReport) -> DraftReport:
        """`_check`, with the files that lie beside the draft."""
        if isinstance(read, DraftReport):
            return read
        path = read.source.path
        return self._check(read, pictures_of(path, self.options.trusted), bibliographies_of(path), self._site(path))

    def _check(
        self,
        read: Document | DraftReport,
        pictures: Pictures = NO_PICTURES,
        bibliographies: Bibliographies = NO_BIBLIOGRAPHIES,
        site: ConfiguredSite = NO_SITE,
    ) -> DraftReport:
        if isinstance(read, DraftReport):
            return read
        return self._guarded(
            read, lambda document, rulebook: examine(document, rulebook, pictures, bibliographies, site)
        )

    def _site(self, path: str) -> ConfiguredSite:
        return ConfiguredSite(site_of(path, self.options.trusted))

    def _guarded(self, read: Document, work: Callable[[Document, Rulebook], DraftReport]) -> DraftReport:
        """What ``work`` finds by the rules for the draft, or why it could not."""
        path = read.source.path
        rulebook = self.rulebook(path)
        try:
            return work(read, rulebook)
        except RuleError as error:
            return DraftReport(path, problems=(Problem("internal", path, error.sentence, REPORT_IT),))
        except AuthlintError:
            raise
        except Exception as error:  # noqa: BLE001  # one draft that breaks a view must not lose the others
            return DraftReport(path, problems=(internal(path, error),))


def names_of(rules: Mapping[str, BoundRule]) -> frozenset[str]:
    """All names that a suppression may give."""
    return frozenset(rules) | {bound.rule.pack for bound in rules.values()} | {"all"}
