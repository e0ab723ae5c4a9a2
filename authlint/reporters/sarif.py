"""SARIF 2.1.0, as GitHub code scanning, GitLab, Azure DevOps and editors read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from authlint.reporters._platform import gravest_first, message, problem_text, problems, repository_path
from authlint.reporters._sarif_rules import LEVELS, problem_descriptor, rule_descriptor
from authlint.sanitise import as_json, one_line

if TYPE_CHECKING:
    from authlint.errors import Problem
    from authlint.finding import Finding
    from authlint.report import Report, Verdict
    from authlint.reporters import Style
    from authlint.source import Location

ENDINGS = (".sarif", ".sarif.json")
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
HOME = "https://github.com/authlint/authlint"

MOST_RESULTS = 25_000
"""GitHub rejects a run with more results."""

MOST_SHOWN = 5_000
"""Of those it takes, GitHub keeps this many, by severity."""

MOST_RELATED = 100
"""Further places of one result; GitHub keeps no more."""

ROOT = "%SRCROOT%"


def render(report: Report, verdict: Verdict, style: Style) -> str:
    """Active findings and problems as results; with ``style.show_all`` the others too, marked as suppressed.

    Others are left out otherwise, since GitHub opens an alert for a suppressed result as for any other.
    """
    troubles = problems(report, verdict)
    findings = gravest_first(report.findings if style.show_all else report.active)
    fatal = [problem for problem in troubles if problem.fatal]
    kept = findings[: MOST_RESULTS - len(fatal)]
    rules = [rule_descriptor(rule_id, report.rules.get(rule_id)) for rule_id in _rule_ids(report)]
    rules += [problem_descriptor(code) for code in sorted({problem.code for problem in fatal})]
    index = {rule["id"]: number for number, rule in enumerate(rules)}
    notices = [_notification(problem, style) for problem in troubles]
    notices += [_skipped(draft.path, draft.skipped, style) for draft in report.drafts if draft.skipped]
    run = {
        "tool": {"driver": {"name": "authlint", "version": report.version, "informationUri": HOME, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            ROOT: {"description": {"text": "The repository, or the working folder outside of one."}}
        },
        "invocations": [
            {
                "executionSuccessful": not any(problem.fatal for problem in troubles),
                "exitCode": int(verdict.code),
                "exitCodeDescription": one_line(verdict.sentence),
                "toolExecutionNotifications": notices + _left_out(len(findings), len(kept), len(fatal)),
            }
        ],
        "results": [_problem(problem, index, style) for problem in fatal[:MOST_RESULTS]]
        + [_result(finding, index, style) for finding in kept],
    }
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def _rule_ids(report: Report) -> list[str]:
    return sorted({*report.rules, *(finding.rule for finding in report.findings)})


def _result(finding: Finding, index: dict[str, int], style: Style) -> dict[str, Any]:
    consider = f" Consider: {', '.join(finding.suggest)}." if finding.suggest else ""
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": LEVELS[finding.severity],
        "message": {"text": _text(message(finding) + one_line(consider))},
        "locations": [{"physicalLocation": _place(finding.path, finding.location, style)}],
        "partialFingerprints": {"primaryLocationLineHash": f"{finding.fingerprint}:1"},
        "properties": {"confidence": finding.confidence},
    }
    places = [(finding.path, place) for place in finding.related]
    places += [(other.path, other.location) for other in finding.elsewhere]
    if places:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _place(path, place, style)}
            for number, (path, place) in enumerate(places[:MOST_RELATED])
        ]
    if finding.fix and finding.fix.span == finding.span:
        result["fixes"] = [_fix(finding, finding.fix.replacement, style)]
    if finding.disposition != "active":
        in_source = finding.disposition in {"suppressed", "quoted"}
        kind = "inSource" if in_source else "external"
        reason = one_line(f"{finding.disposition}: {finding.reason}" if finding.reason else finding.disposition)
        result["suppressions"] = [{"kind": kind, "status": "accepted", "justification": reason}]
    return result


def _fix(finding: Finding, replacement: str, style: Style) -> dict[str, Any]:
    place = _place(finding.path, finding.location, style)
    change = {"deletedRegion": place["region"], "insertedContent": {"text": replacement}}
    return {
        "description": {"text": "Replace the words found."},
        "artifactChanges": [{"artifactLocation": place["artifactLocation"], "replacements": [change]}],
    }


def _problem(problem: Problem, index: dict[str, int], style: Style) -> dict[str, Any]:
    rule = problem_descriptor(problem.code)["id"]
    return {
        "ruleId": rule,
        "ruleIndex": index[rule],
        "level": "error",
        "message": {"text": _text(problem_text(problem))},
        "locations": [_problem_location(problem, style)],
    }


def _notification(problem: Problem, style: Style) -> dict[str, Any]:
    return {
        "level": "error" if problem.fatal else "note",
        "message": {"text": _text(problem_text(problem))},
        "locations": [_problem_location(problem, style)],
    }


def _skipped(path: str, why: str, style: Style) -> dict[str, Any]:
    place = {"physicalLocation": {"artifactLocation": _artifact(path, style)}}
    return {"level": "note", "message": {"text": _text(one_line(why))}, "locations": [place]}


def _left_out(found: int, kept: int, fatal: int) -> list[dict[str, Any]]:
    """What a platform's limits hide, said aloud."""
    said = []
    if kept < found:
        said.append(f"{found - kept:,} more findings are left out: GitHub rejects more than {MOST_RESULTS:,} results.")
    if kept + fatal > MOST_SHOWN:
        said.append(f"GitHub shows the gravest {MOST_SHOWN:,} of these {kept + fatal:,} results.")
    return [{"level": "warning", "message": {"text": text}} for text in said]


def _problem_location(problem: Problem, style: Style) -> dict[str, Any]:
    region = {"startLine": problem.line or 1}
    return {"physicalLocation": {"artifactLocation": _artifact(problem.path, style), "region": region}}


def _place(path: str, place: Location, style: Style) -> dict[str, Any]:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {"artifactLocation": _artifact(path, style), "region": region}


def _artifact(path: str, style: Style) -> dict[str, str]:
    shown = repository_path(path, style)
    address = quote(shown.encode("utf-8", "surrogateescape" if _from_bytes(shown) else "replace"), safe="/~")
    return {"uri": f"file://{address}"} if shown.startswith("/") else {"uri": address, "uriBaseId": ROOT}


def _from_bytes(path: str) -> bool:
    """Whether all that is not Unicode in the path stands for bytes of the file's name."""
    return all("\udc80" <= character <= "\udcff" for character in path if "\ud800" <= character <= "\udfff")


def _text(text: str) -> str:
    """A message, in which only ``[…](…)`` would be a link: there the brackets are escaped, as SARIF asks."""
    return text.replace("[", "\\[").replace("]", "\\]") if "](" in text else text
