"""How a source can stand near a figure, and how it only seems to: the rules of docs/sourcing.md, case by case."""

from __future__ import annotations

import pytest

from authlint.analysis import Analysis, Toolbox
from authlint.analysis.citations import Citations, Trace
from authlint.formats import parse
from authlint.source import SourceFile, Span

TRACED = {
    "inline": "Sales rose by 40% ([a](https://stats.gov.is/2019/x)).",
    "ref": "Sales rose by 40% ([a][1]).\n\n[1]: https://stats.gov.is/2019/x",
    "auto": "Sales rose by 40% <https://stats.gov.is/2019/x>.",
    "anchor": 'Sales rose by 40% <a href="https://stats.gov.is/2019/x">a</a>.',
    "bare": "Sales rose by 40%, https://stats.gov.is/2019/x.",
    "fn": "Sales rose by 40%.[^1]\n\n[^1]: Minutes, 2019.",
    "fnurl": "Sales rose by 40%.[^1]\n\n[^1]: https://stats.gov.is/2019/x",
    "key": "Sales rose by 40% [@doe].",
    "tag": "Sales rose by 40% {% cite doe %}.",
    "cite": "Sales rose by 40%, says <cite>The Book of Tides</cite>.",
    "par": "Sales rose by 40% (Smith, 2019).",
    "etal": "Smith et al. (2019) saw 40%.",
    "and": "Smith and Roe (2019) saw 40%.",
    "num": "Sales rose by 40% [1].\n\n[1] Smith. Tides. 2019.",
    "doi": "Sales rose by 40%, doi:10.1038/s41586-020-2649-2.",
    "arxiv": "It rose by 40%, arXiv:1706.03762.",
    "isbn": "It rose by 40%, ISBN 978-3-16-148410-0.",
    "rfc": "RFC 2606 has 40% more.",
    "usc": "It takes 40% by 17 U.S.C. § 107.",
    "case": "It was 40% in Roe v. Wade.",
    "art": "It is 4% by Article 83 of the GDPR.",
    "before": "See [a](https://stats.gov.is/2019/x). Sales rose by 40%.",
    "after": "Sales rose by 40%. See [a](https://stats.gov.is/2019/x).",
    "closing": "Sales rose by 40%. We sailed. We ate. See [a](https://stats.gov.is/2019/x).",
    "list": "The [census](https://stats.gov.is/2019/x) says:\n\n- sales rose by 40%\n- boats fell",
    "listafter": "- sales rose by 40%\n- boats fell\n\nSource: [census](https://stats.gov.is/2019/x).",
    "table": "| a | b |\n|---|---|\n| 40% | x |\n| [s](https://stats.gov.is/2019/x) | y |",
    "tablesrc": "| a | b |\n|---|---|\n| 40% | x |\n\nSource: [census](https://stats.gov.is/2019/x)",
    "according": "According to the Eurostat survey, sales rose by 40%.",
    "data": "Sales rose by 40% ([data](data/sales.csv)).",
    "surname": "Sales rose by 40% (May, 2019).",
    "see": "Sales rose by 40% (see Smith & Roe, 2019b).",
    "pages": "Sales rose by 40% (Smith, 2019, p. 4).",
    "query": "Sales rose by 40% ([a](https://stats.gov.is/?table=7)).",
    "collapsed reference": "Sales rose by 40% [a][].\n\n[a]: https://stats.gov.is/2019/x",
    "shortcut reference": "Sales rose by 40% [a].\n\n[a]: https://stats.gov.is/2019/x",
    "link on the figure": "Sales rose by [40%](https://stats.gov.is/2019/x).",
    "link on the verb": "Sales [rose](https://stats.gov.is/2019/x) by 40%.",
    "link with a title": 'Sales rose by 40% ([a](https://stats.gov.is/2019/x "Sales")).',
    "link in bold": "Sales rose by 40% (**[a](https://stats.gov.is/2019/x)**).",
    "link before the figure": "The [census](https://stats.gov.is/2019/x) says sales rose by 40%.",
    "protocol-relative": "Sales rose by 40% ([a](//stats.gov.is/2019/x)).",
    "upper-case scheme": "Sales rose by 40% ([a](HTTPS://stats.gov.is/2019/x)).",
    "port": "Sales rose by 40% ([a](https://stats.gov.is:8080/2019/x)).",
    "archive": "Sales rose by 40% ([a](https://web.archive.org/web/2015/https://stats.gov.is/x)).",
    "doi link": "Sales rose by 40% ([a](https://doi.org/10.1038/s41586-020-2649-2)).",
    "doi scheme": "Sales rose by 40% ([a](doi:10.1038/s41586-020-2649-2)).",
    "own document": "Sales rose by 40% ([a](/files/tariff.pdf)).",
    "own notebook": "Sales rose by 40% ([a](analysis/sales.ipynb)).",
    "footnote by name": "Sales rose by 40%.[^fare]\n\n[^fare]: Minutes, 2019.",
    "footnote before the stop": "Sales rose by 40%[^1].\n\n[^1]: Minutes, 2019.",
    "footnote of two paragraphs": "Sales rose by 40%.[^1]\n\n[^1]: Minutes, 2019.\n\n    Page 4.",
    "footnote in the next sentence": "Sales rose by 40%. Boats fell.[^1]\n\n[^1]: Minutes, 2019.",
    "key with a page": "Sales rose by 40% [@doe, p. 4].",
    "two keys": "Sales rose by 40% [@doe; @roe].",
    "three authors": "Sales rose by 40% (Smith, Roe and Doe, 2019).",
    "et al in brackets": "Sales rose by 40% (Smith et al., 2019).",
    "cf": "Sales rose by 40% (cf. Smith, 2019).",
    "office": "Sales rose by 40% (Office of Statistics, 2019).",
    "two numbers": "Sales rose by 40% [1, 2].\n\n[1] Smith. Tides. 2019.\n\n[2] Roe. Boats. 2020.",
    "range of numbers": "Sales rose by 40% [1-3].\n\n[1] Smith. Tides. 2019.",
    "statute": "It takes 40% under § 12 of the law.",
    "code of regulations": "It takes 40% by 21 C.F.R. § 101.",
    "source line": "Source: Eurostat, 2019. Sales rose by 40%.",
    "numbered list": "The [census](https://stats.gov.is/2019/x) says:\n\n1. sales rose by 40%\n2. boats fell",
    "second entry": "The [census](https://stats.gov.is/2019/x) says:\n\n- boats fell\n- sales rose by 40%",
    "cell of the same row": "| a | b |\n|---|---|\n| 40% | [s](https://stats.gov.is/2019/x) |",
    "table introduced": "By the [census](https://stats.gov.is/2019/x):\n\n| a | b |\n|---|---|\n| 40% | x |",
    "list of links": "- sales rose by 40% ([a](https://stats.gov.is/2019/x))\n- boats fell",
}
UNTRACED = {
    "none": "Sales rose by 40%.",
    "self": "Sales rose by 40% ([a](/blog/x)).",
    "anchor": "Sales rose by 40% ([a](#x)).",
    "search": "Sales rose by 40% ([a](https://www.google.com/search?q=x)).",
    "bot": "Sales rose by 40% ([a](https://chatgpt.com/share/1)).",
    "home": "Sales rose by 40% ([a](https://stats.gov.is/)).",
    "place": "Sales rose by 40% ([a](https://example.com/x)).",
    "todo": "Sales rose by 40% ([a](TODO)).",
    "empty": "Sales rose by 40% ([a]()).",
    "far": "See [a](https://stats.gov.is/2019/x). We sailed. We ate. Sales rose by 40%. We slept.",
    "otherpar": "See [a](https://stats.gov.is/2019/x).\n\nSales rose by 40%.",
    "heading": "# See [a](https://stats.gov.is/2019/x)\n\nSales rose by 40%.",
    "fnempty": "Sales rose by 40%.[^1]\n\n[^1]:\n\nx",
    "fnmissing": "Sales rose by 40%.[^1]",
    "vague": "According to a recent survey, sales rose by 40%.",
    "img": "Sales rose by 40% ![a](https://stats.gov.is/2019/x.png).",
    "code": "Sales rose by 40% `https://stats.gov.is/2019/x`.",
    "date": "Sales rose by 40% (May 2019).",
    "mail": "Sales rose by 40% ([a](mailto:a@b.is)).",
    "idx": "Sales rose by 40% in a[1].",
    "comment": "Sales rose by 40%. <!-- https://stats.gov.is/2019/x -->",
    "quote": '<blockquote cite="https://stats.gov.is/2019/x">x</blockquote>\n\nSales rose by 40%.',
    "early": "Sales rose by 40% (Early 2026).",
    "duck": "Sales rose by 40% ([a](https://duckduckgo.com/?q=sales)).",
    "claude": "Sales rose by 40% ([a](https://claude.ai/share/1)).",
    "www": "Sales rose by 40% ([a](https://www.stats.gov.is)).",
    "relative": "Sales rose by 40% ([a](../2019/sales.md)).",
    "experts": "Experts say that sales rose by 40%.",
    "studies": "Studies show that sales rose by 40%.",
    "bing": "Sales rose by 40% ([a](https://www.bing.com/search?q=sales)).",
    "gemini": "Sales rose by 40% ([a](https://gemini.google.com/share/1)).",
    "perplexity": "Sales rose by 40% ([a](https://www.perplexity.ai/search/1)).",
    "phone": "Sales rose by 40% ([a](tel:5551234)).",
    "script": "Sales rose by 40% ([a](javascript:void)).",
    "insert": "Sales rose by 40% ([a](insert-url-here)).",
    "subdomain of an example": "Sales rose by 40% ([a](https://docs.example.org/x)).",
    "own host": "---\ncanonical_url: https://me.is/p\n---\nSales rose by 40% ([a](https://me.is/old)).",
    "own host with www": "---\npermalink: https://me.is/p\n---\nSales rose by 40% ([a](https://www.me.is/old?x=1)).",
    "own home page": "---\ncanonical: https://me.is/p\n---\nSales rose by 40% ([a](https://me.is/)).",
    "list two paragraphs on": "The [census](https://stats.gov.is/2019/x) says.\n\nWe sailed:\n\n- sales rose by 40%",
    "other entry of a list": "- boats fell ([a](https://stats.gov.is/2019/x))\n- sales rose by 40%",
    "later paragraph": "Sales rose by 40%.\n\nSee [a](https://stats.gov.is/2019/x).",
    "month and year": "Sales rose by 40% (in Summer 2019).",
    "season": "Sales rose by 40% (Summer 2019).",
    "quarter": "Sales rose by 40% (Q3 2019).",
    "nameless report": "A report says that sales rose by 40%.",
    "code block": "    See https://stats.gov.is/2019/x\n\nSales rose by 40%.",
    "html comment before": "<!-- Source: Eurostat, 2019 -->\n\nSales rose by 40%.",
}
REJECTED = {
    "search": "search",
    "bot": "chatbot",
    "home": "home-page",
    "place": "placeholder",
    "todo": "placeholder",
    "self": "self",
    "own host": "self",
    "own home page": "self",
}
"""The cases in which a link stands in the sentence, and what it is instead of a source."""


def trace(text: str) -> Trace:
    """What covers the first percentage of a draft."""
    document = parse(SourceFile("draft.md", text))
    block = next(block for block in document.blocks if "%" in block.text)
    place = block.text.index("%")
    return Analysis(document, Toolbox()).view(Citations).trace(block, Span(place - 1, place + 1))


def test_a_data_file_on_the_own_host_is_a_source() -> None:
    found = trace("---\ncanonical: https://me.is/p\n---\nSales rose by 40% ([a](https://me.is/sales.csv)).")
    assert [source.standing for source in found.sources] == ["source"]


def test_another_site_is_none_of_the_own_host() -> None:
    """A path in the front matter tells no host, and a host that only ends alike is somebody else's."""
    assert trace("---\npermalink: /p\n---\nSales rose by 40% ([a](https://me.is/old)).").sources
    assert trace("---\ncanonical: https://me.is/p\n---\nSales rose by 40% ([a](https://notme.is/old)).").sources
    assert trace("---\ncanonical_url: https://dev.to/me/p\n---\nSales rose by 40% ([a](https://dev.to/roe/x)).").sources


@pytest.mark.parametrize("case", TRACED)
def test_a_source_near_a_figure_covers_it(case: str) -> None:
    assert trace(TRACED[case]).sources


@pytest.mark.parametrize("case", UNTRACED)
def test_what_only_seems_to_be_a_source_covers_nothing(case: str) -> None:
    assert trace(UNTRACED[case]).sources == ()


@pytest.mark.parametrize("case", REJECTED)
def test_a_near_link_says_why_it_is_none(case: str) -> None:
    assert [source.standing for source in trace(UNTRACED[case]).rejected] == [REJECTED[case]]
