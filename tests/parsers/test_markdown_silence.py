"""Places in a draft where nothing is prose: what stands there must reach no rule."""

from __future__ import annotations

import pytest

from authlint.document import MASK, Document
from authlint.parsers import markdown, mdx
from authlint.source import SourceFile

WORDS = "delve into the tapestry"

SILENT = {
    "YAML front matter": f"---\nslug: {WORDS}\n---\n\nOpen.",
    "YAML front matter behind a byte order mark": f"\ufeff---\nslug: {WORDS}\n---\n\nOpen.",
    "TOML front matter": f'+++\nslug = "{WORDS}"\n+++\n\nOpen.',
    "JSON front matter": f'{{\n  "slug": "{WORDS}"\n}}\n\nOpen.',
    "backtick fence": f"Open.\n\n```text\n{WORDS}\n```\n",
    "tilde fence": f"Open.\n\n~~~\n{WORDS}\n~~~\n",
    "fence in a quote in a list": f"- Open.\n\n  > ```\n  > {WORDS}\n  > ```\n",
    "unclosed fence": f"Open.\n\n```\n{WORDS}\n",
    "indented code": f"Open.\n\n    {WORDS}\n",
    "code indented by a tab": f"Open.\n\n\t{WORDS}\n",
    "inline code": f"Open `{WORDS}` end.",
    "inline code with backticks": f"Open ``a ` {WORDS}`` end.",
    "inline code over a line end": "Open `delve into\nthe tapestry` end.",
    "inline code in a table": f"| Open |\n|---|\n| x `{WORDS}` |",
    "comment": f"Open.\n\n<!-- {WORDS} -->\n",
    "comment over lines": f"Open.\n\n<!--\n\n{WORDS}\n\n-->\n",
    "comment in a sentence": f"Open <!-- {WORDS} --> end.",
    "bare address": "Open https://example.org/delve_into_the_tapestry end.",
    "bare address without a scheme": "Open www.example.org/delve-into-the-tapestry end.",
    "mail address": "Open delve-into-the-tapestry@example.org end.",
    "address in pointed brackets": "Open <https://example.org/delve/into/the/tapestry> end.",
    "link destination": "Open [here](https://example.org/delve-into-the-tapestry) end.",
    "link destination in pointed brackets": f"Open [here](<{WORDS}>) end.",
    "link title": f'Open [here](u "{WORDS}") end.',
    "image destination": "Open ![here](delve-into-the-tapestry.png) end.",
    "image title": f'Open ![here](u "{WORDS}") end.',
    "label of a reference": f"Open [here][{WORDS}] end.\n\n[{WORDS}]: u",
    "definition of a reference": f'Open.\n\n[a]: u "{WORDS}"',
    "definition of a reference over lines": f"Open.\n\n[a]:\n  u\n  '{WORDS}'",
    "address in a footnote": "Open.[^1]\n\n[^1]: See https://example.org/delve-into-the-tapestry.",
    "label of a footnote": "Open.[^delve-into-the-tapestry]\n\n[^delve-into-the-tapestry]: Note.",
    "dollar maths": f"Open $x = \\text{{{WORDS}}}$ end.",
    "display maths": f"Open.\n\n$$\nx = \\text{{{WORDS}}}\n$$\n",
    "display maths in a sentence": f"Open $$x = \\text{{{WORDS}}}$$ end.",
    "bracket maths": f"Open \\(x = \\text{{{WORDS}}}\\) end.",
    "display bracket maths": f"Open.\n\n\\[\nx = \\text{{{WORDS}}}\n\\]\n",
    "TeX environment": f"Open.\n\n\\begin{{align}}\n{WORDS}\n\\end{{align}}\n",
    "Hugo shortcode": f'Open {{{{< figure title="{WORDS}" >}}}} end.',
    "Hugo shortcode with percent signs": f'Open {{{{% note "{WORDS}" %}}}} end.',
    "Hugo shortcode over lines": f'Open.\n\n{{{{< figure\n  title="{WORDS}"\n>}}}}\n',
    "Hugo code shortcode": f"Open.\n\n{{{{< highlight go >}}}}\n{WORDS}\n\n{WORDS}\n{{{{< /highlight >}}}}\n",
    "code shortcode of one's own": f"Open.\n\n{{{{< code-rust >}}}}\n{WORDS}\n{{{{< /code-rust >}}}}\n",
    "Zola shortcode": f'Open {{{{ youtube(id="{WORDS}") }}}} end.',
    "Zola code shortcode": f"Open.\n\n{{% mermaid() %}}\n{WORDS}\n{{% end %}}\n",
    "Liquid tag": f'Open {{% include a.html text="{WORDS}" %}} end.',
    "Liquid tag over lines": f'Open.\n\n{{% include a.html\n   text="{WORDS}"\n%}}\n',
    "Liquid output": f'Open {{{{ "{WORDS}" | upcase }}}} end.',
    "Liquid raw": f"Open.\n\n{{% raw %}}\n{WORDS}\n\n{WORDS}\n{{% endraw %}}\n",
    "Liquid highlight": f"Open.\n\n{{% highlight ruby %}}\n{WORDS}\n\n    {WORDS}\n{{% endhighlight %}}\n",
    "Liquid comment": f"Open.\n\n{{%- comment -%}}\n{WORDS}\n{{%- endcomment -%}}\n",
    "Nunjucks comment": f"Open {{# {WORDS} #}} end.",
    "Nunjucks expression": f'Open {{{{ f("{WORDS}") }}}} end.',
    "Handlebars comment": f"Open {{{{!-- {WORDS} --}}}} end.",
    "kramdown attributes": f'Open.\n{{: title="{WORDS}"}}\n',
    "kramdown attributes of a span": f'*Open*{{: title="{WORDS}"}} end.',
    "kramdown comment": f"Open.\n\n{{::comment}}\n{WORDS}\n{{:/comment}}\n",
    "attributes of a heading": f'# Open {{#id title="{WORDS}"}}\n',
    "Pandoc attributes": f'![a](b){{title="{WORDS}"}}\n\nOpen.',
    "Pandoc container": f'::: {{.note title="{WORDS}"}}\nOpen.\n:::\n',
    "citation": f"Open [@smith2020, {WORDS}] end.",
    "jekyll-scholar citation": f'Open {{% cite smith2020 --prefix "{WORDS}" %}} end.',
    "attribute of an inline tag": f'Open <span title="{WORDS}">a</span> end.',
    "attribute of a tag over lines": f'Open <span\n  title="{WORDS}">a</span> end.',
    "code element": f"Open <code>{WORDS}</code> end.",
    "keyboard element": f"Open <kbd>{WORDS}</kbd> end.",
    "inline script": f"Open <script>{WORDS}</script> end.",
    "inline SVG": f"Open <svg><text>{WORDS}</text></svg> end.",
    "script": f"Open.\n\n<script>\n{WORDS}\n\n{WORDS}\n</script>\n",
    "style": f"Open.\n\n<style>\n{WORDS}\n\n{WORDS}\n</style>\n",
    "preformatted": f"Open.\n\n<pre>\n{WORDS}\n\n{WORDS}\n</pre>\n",
    "attribute of a block of HTML": f'Open.\n\n<div title="{WORDS}">\nBody.\n</div>\n',
    "processing instruction": f"Open <?php {WORDS} ?> end.",
    "name of an admonition": '!!! delve "Into"\n    Open.\n',
    "language of a fence": f"Open.\n\n```{WORDS}\nx\n```\n",
}

SILENT_JSX = {
    "import": f'import a from "{WORDS}"\n\nOpen.',
    "import over lines": f'import {{\n  a,\n}} from "{WORDS}"\n\nOpen.',
    "export": f'export const a = "{WORDS}"\n\nOpen.',
    "export with a blank line": f'export const a = {{\n\n  b: "{WORDS}",\n}}\n\nOpen.',
    "expression": f'Open {{"{WORDS}"}} end.',
    "expression over lines": f"Open.\n\n{{\n  list.map(() => <p>{WORDS}</p>)\n}}\n",
    "template literal": f"Open {{`}} {WORDS}`}} end.",
    "attribute": f'Open <Note title="{WORDS}">a</Note> end.',
    "attribute with a bracket": f'Open <Note a="1 > 0" title="{WORDS}">a</Note> end.',
    "attribute with an expression": f"<Note body={{<p>{WORDS}</p>}}>\nOpen.\n</Note>",
    "attributes over lines": f'<Note\n  a\n\n  title="{WORDS}"\n>\nOpen.\n</Note>',
    "comment": f"Open {{/* {WORDS} */}} end.",
    "style": f"Open.\n\n<style>{{`\n{WORDS}\n`}}</style>\n",
    "code element": f"Open <code>{WORDS}</code> end.",
    "fence": f"Open.\n\n```jsx\n<p>{WORDS}</p>\n```\n",
    "HTML comment": f"Open.\n\n<!-- {WORDS} -->\n",
}

QUOTED = {
    "block quotation": f"Open.\n\n> {WORDS}\n",
    "lazy block quotation": f"Open.\n\n> a\n{WORDS}\n",
    "nested block quotation": f"Open.\n\n> > {WORDS}\n",
    "list in a block quotation": f"Open.\n\n> - a\n>   {WORDS}\n",
    "block quotation in a list": f"- Open.\n\n  > {WORDS}\n",
    "heading in a block quotation": f"Open.\n\n> # {WORDS}\n",
}


def _heard(document: Document) -> str:
    return "\n".join(block.text for block in document.blocks if not block.quoted)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("place", SILENT)
def test_silent_in_markdown(place: str, line_end: str) -> None:
    text = SILENT[place].replace("\n", line_end)
    heard = _heard(markdown.parse(SourceFile("draft.md", text)))
    assert "delve" not in heard
    assert "tapestry" not in heard
    assert "Open" in heard


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("place", SILENT_JSX)
def test_silent_in_mdx(place: str, line_end: str) -> None:
    heard = _heard(mdx.parse(SourceFile("draft.mdx", SILENT_JSX[place].replace("\n", line_end))))
    assert "delve" not in heard
    assert "tapestry" not in heard
    assert "Open" in heard


@pytest.mark.parametrize("place", QUOTED)
def test_quoted(place: str) -> None:
    """Other people's words are read, and marked as theirs."""
    document = markdown.parse(SourceFile("draft.md", QUOTED[place]))
    assert "delve" not in _heard(document)
    assert any("delve" in block.text and block.quoted for block in document.blocks)


def test_an_inline_quotation_is_marked() -> None:
    (block,) = markdown.parse(SourceFile("draft.md", f"She said <q>{WORDS}</q> twice.")).blocks
    (quotation,) = block.quotations
    assert block.text[quotation.start : quotation.end] == WORDS


@pytest.mark.parametrize("place", [place for place in SILENT if "Open `" in SILENT[place] or "Open $" in SILENT[place]])
def test_one_mask_stands_for_what_is_left_out(place: str) -> None:
    heard = _heard(markdown.parse(SourceFile("draft.md", SILENT[place])))
    assert heard == f"Open {MASK} end."
