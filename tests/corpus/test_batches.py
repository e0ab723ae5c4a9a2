"""``score_batch``: the same scores as ``authlint score`` and ``check``, whatever else is in the batch."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authlint.corpus.scoring import UNREADABLE, score_batch, score_schema
from authlint.corpus.settings import Settings
from authlint.profile import AXES

POST = (
    "We moved the workshop to Tilbury in March because the roof leaked over the lathe. Anna counted forty-one buckets. "
    "I still think of the smell of wet pine, and of how the old foreman laughed when the last one overflowed. "
    "In this post we delve into what it cost. It was not cheap, and nobody had told us that the landlord would not pay. "
)
GERMAN = "Die Fähre fährt um sechs, und der Kapitän ist nicht zu sehen. Wir warten mit dem Brot auf das Boot. " * 4


def batch(texts: list[object], **columns: list[object]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict({"text": pa.array(texts), **columns})


@pytest.mark.parametrize("markup", ["text", "markdown", "html"])
def test_a_document_scores_as_a_draft_does(markup: str, tmp_path: Path) -> None:
    """Axes, measures and findings are those of the other commands."""
    text = "\n\n".join([POST * 2] * 3)
    ending = {"text": "txt", "markdown": "md", "html": "html"}[markup]
    (tmp_path / f"draft.{ending}").write_text(text, encoding="utf-8")
    commands = {
        "score": ["score", "--format", "json", "."],
        "check": ["check", "--format", "json", "."],
    }
    shown = {
        name: json.loads(subprocess.run([sys.executable, "-m", "authlint", *arguments], cwd=tmp_path, capture_output=True, check=False).stdout)
        for name, arguments in commands.items()
    }  # fmt: skip
    (draft,) = shown["score"]["drafts"]
    (row,) = score_batch(batch([text]), Settings(markup=markup)).to_pylist()
    assert row["overall"] == pytest.approx(draft["overall"], abs=0.05)
    assert {axis: row[axis] and round(row[axis], 1) for axis in AXES} == {
        axis: draft["axes"][axis]["score"] for axis in AXES
    }
    assert {name: value is not None and round(value, 6) for name, value in row["measures"].items()} == {
        name: entry["value"] is not None and entry["value"] for name, entry in draft["measures"].items()
    }
    assert dict(row["abstentions"]) == {
        name: entry["abstained"] for name, entry in draft["measures"].items() if entry["abstained"]
    }
    found = [each["rule"] for each in shown["check"]["findings"] if each["disposition"] == "active"]
    assert dict(row["rules"]) == {rule: found.count(rule) for rule in found}
    assert row["findings"] == len(found) > 0


def test_what_cannot_be_judged_is_a_row_with_the_reason() -> None:
    """And the rows around it are scored as if it were not there."""
    texts = [POST, None, "", GERMAN, "word " * 50, POST]
    rows = score_batch(
        batch(texts, **{UNREADABLE: [None] * 4 + ["not JSON"] + [None]}), Settings(longest=1000)
    ).to_pylist()
    assert [row["skipped"] for row in rows] == [
        None,
        "no text",
        "empty: nothing to check",
        "not judged: the language seems to be German",
        "not JSON",
        None,
    ]
    assert rows[0] == rows[-1] == score_batch(batch([POST])).to_pylist()[0]
    assert all(row[name] is None for row in rows[1:5] for name in ("overall", "findings", "rules", "measures"))
    (long,) = score_batch(batch([POST * 4]), Settings(longest=1000)).to_pylist()
    assert long["skipped"] == "longer than 1,000 characters"


def test_a_fault_at_one_document_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """A measure that raises costs one row."""
    from authlint.corpus import scoring  # noqa: PLC0415  # the module is patched

    really = scoring.appraise

    def appraise(document: object, *rest: object) -> object:
        if "poison" in document.source.text:  # type: ignore[attr-defined]
            raise ZeroDivisionError("division by zero")
        return really(document, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(scoring, "appraise", appraise)
    rows = score_batch(batch([POST, "poison", POST])).to_pylist()
    assert rows[1]["skipped"] == "a fault of authlint: ZeroDivisionError: division by zero"
    assert rows[0] == rows[2]
    assert rows[0]["skipped"] is None


def test_other_columns_pass_through() -> None:
    """Whatever they hold; the text goes only where it is asked for."""
    given = batch([POST, None], url=["a", "b"], tags=[["x"], None])
    plain, with_text = score_batch(given), score_batch(given, Settings(with_text=True))
    assert plain.schema.names == ["url", "tags", *score_schema().names]
    assert with_text.schema.names == ["text", "url", "tags", *score_schema().names]
    assert plain.select(["url", "tags"]).equals(given.select(["url", "tags"]))
    assert with_text.column("text").to_pylist() == [POST, None]


def test_a_column_with_the_name_of_a_score_is_refused() -> None:
    """Two columns of one name would be read as one of them."""
    with pytest.raises(ValueError, match="‘drift’ has the name of a score"):
        score_batch(batch([POST], drift=[1]))


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())]
)
def test_text_of_every_kind_of_string(kind: pa.DataType) -> None:
    """Other tools write other kinds."""
    given = pa.RecordBatch.from_arrays([pa.array([POST, None]).cast(kind)], names=["text"])
    assert score_batch(given).equals(score_batch(batch([POST, None])))


def test_no_rows_and_no_strings() -> None:
    """The schema holds for every batch."""
    assert score_batch(batch([]).cast(pa.schema([("text", pa.string())]))).schema == score_schema()
    rows = score_batch(batch([1, 2])).to_pylist()
    assert [row["skipped"] for row in rows] == ["no text: the column holds int"] * 2


@settings(max_examples=40)
@given(st.lists(st.one_of(st.none(), st.text(max_size=300), st.just(POST)), max_size=5), st.integers(1, 5))
def test_batches_may_be_cut_anywhere(texts: list[str | None], size: int) -> None:
    """No row depends on its neighbours."""
    whole = pa.RecordBatch.from_pydict({"text": pa.array(texts, pa.string())})
    pieces = [score_batch(whole.slice(start, size)) for start in range(0, len(whole), size)]
    together = pa.Table.from_batches(pieces, score_schema()).to_pylist()
    assert together == score_batch(whole).to_pylist()
