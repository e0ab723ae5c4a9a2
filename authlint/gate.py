"""From a report and a policy to an exit code and the sentence that explains it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from authlint.language.prices import price
from authlint.report import ExitCode, Report, Verdict
from authlint.rule import FailOn, reaches


def judge(
    report: Report, fail_on: FailOn, gates: Sequence[str] = (), scope: str = "", *, allow_empty: bool = False
) -> Verdict:
    """The verdict on a run: an incomplete run never passes, and a run over nothing is no pass either.

    Only where a run was about a change, ``scope`` ("since main"), or about whatever a hook hands over, ``allow_empty``, there may
    be nothing to judge: that passes, and is said.

    ``gates`` were asked for beyond the default one; the verdict says what each costs.
    """
    verdict = _verdict(report, fail_on)
    if scope and verdict.code == ExitCode.NOTHING:
        found = "no draft changed" if not report.drafts else "no draft that changed could be judged"
        verdict = Verdict(ExitCode.CLEAN, f"passed: {found} {scope}")
    elif allow_empty and verdict.code == ExitCode.NOTHING:
        verdict = Verdict(ExitCode.CLEAN, verdict.sentence.replace("nothing to check", "passed", 1))
    sentences = [verdict.sentence, *(f"gate {price(gate)}" for gate in dict.fromkeys(gates))]
    return replace(verdict, sentence="; ".join(sentences), fail_on=fail_on)


def _verdict(report: Report, fail_on: FailOn) -> Verdict:
    broken = [problem for problem in report.all_problems if problem.fatal]
    failing = [finding for finding in report.active if reaches(finding.severity, fail_on)]
    if broken:
        return Verdict(
            ExitCode.ERROR, f"incomplete: {_count(len(broken), 'problem')} kept authlint from judging everything"
        )
    if all(draft.skipped for draft in report.drafts):
        found = "no drafts in the paths given" if not report.drafts else "no draft in the paths given could be judged"
        return Verdict(ExitCode.NOTHING, f"nothing to check: {found}")
    if failing:
        return Verdict(ExitCode.FAILED, f"failed: {_count(len(failing), 'finding')} at or above ‘{fail_on}’")
    return Verdict(ExitCode.CLEAN, "passed" if fail_on == "never" else f"passed: no finding at or above ‘{fail_on}’")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
