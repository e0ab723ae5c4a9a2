"""Notes made by hand are followed to their text, which says what they are to a figure."""

from __future__ import annotations

import pytest

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.citations import Citations
from authlint.analysis.hand_notes import HandNotes
from authlint.formats import parse
from authlint.source import SourceFile


def notes_of(text: str, path: str = "draft.md") -> HandNotes:
    return Analysis(parse(SourceFile(path, text)), Toolbox()).view(HandNotes)


@pytest.mark.parametrize(
    ("entry", "standing"),
    [
        ("Holm, Offices, 2019.", "source"),
        ("Holm. Offices, 2 May 2021", "source"),
        ("Holm, E. (2019a). Offices.", "source"),
        ("Offices, p. 12", "source"),
        ("Minutes of the council, item 3", "source"),
        ("https://stats.gov.is/offices", "source"),
        ("doi:10.1038/s41586-020-2649-2", "source"),
        ("See [the counts](https://stats.gov.is/offices).", "source"),
        ("See [the office](https://stats.gov.is/).", "home-page"),
        ("See [what I wrote](/offices/).", "self"),
        ("Prices have risen since 2019, too.", "remark"),
        ("Or so they say.", "remark"),
        ("More in [the next section](#rooms).", "remark"),
    ],
)
def test_what_an_entry_is_to_a_figure(entry: str, standing: str) -> None:
    """A work, a link, or only a remark; the same in a list under its heading and after a number in brackets."""
    assert notes_of(f"Sales rose [1].\n\n## References\n\n1. {entry}\n").numbers == {1: standing}
    assert notes_of(f"Sales rose [1].\n\n[1] {entry}\n").numbers == {1: standing}


def test_the_entries_of_one_paragraph_keep_their_links_apart() -> None:
    """A link belongs to the entry in whose words it stands."""
    text = "[1] See [the counts](https://stats.gov.is/offices).\n[2] Or so they say.\n[3] Ask [me](/me/).\n"
    assert notes_of(text).numbers == {1: "source", 2: "remark", 3: "self"}


def test_a_mark_leads_to_the_block_that_it_names() -> None:
    """By the id of an element, by an anchor before it, and by an attribute list behind it."""
    for target in ('<p id="fn1">Holm, 2019.</p>', '<a name="fn1"></a>Holm, 2019.', "Holm, 2019.\n{: #fn1}"):
        assert notes_of(f"Sales rose[[1]](#fn1).\n\nBoats fell.\n\n{target}\n").links == {0: "source"}, target


def test_a_link_back_to_the_text_is_no_note() -> None:
    """What stands at the end leads back to its mark."""
    text = 'Sales rose<a id="ref1" href="#fn1">1</a>.\n\n<p id="fn1"><a href="#ref1">1</a> Or so they say.</p>\n'
    notes = notes_of(text)
    assert notes.links[0] == "remark"
    assert notes.marks[1] == (0, 10)


def test_the_first_mark_of_several_is_a_source_where_one_of_its_entries_is() -> None:
    """“[1, 3]” and “[2]”."""
    text = "Sales rose [1, 3]. Boats fell [2].\n\n[1] Or so they say.\n\n[2] So do I.\n\n[3] Holm, 2019.\n"
    citations = Analysis(parse(SourceFile("draft.md", text)), Toolbox()).view(Citations)
    assert [source.standing for source in citations.in_block(0)] == ["source", "remark"]


@pytest.mark.parametrize("text", ["[1](#fn1)", "[[1]](#)", '<p id="">x</p>[1](#)', "[999] x [1] y", "## Notes\n\n1."])
def test_odd_ones_lead_nowhere(text: str) -> None:
    """Nothing to follow, and nothing that breaks."""
    assert notes_of(text).links == {}
