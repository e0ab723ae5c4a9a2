"""One sentence full of worn-out phrases, in places where it is prose and in places where it is not."""

from __future__ import annotations

import pytest
from conftest import active, unmark
from whole_path import told

from authlint.report import DraftReport

SENTENCE = "In today's fast-paced world, we delve into the rich tapestry of tea and unlock the full potential of milk."
HITS = ("In today's fast-paced world", "delve into", "tapestry of", "unlock the full")
SLUG = "in-today's-fast-paced-world-we-delve-into-the-rich-tapestry-of-tea"

MARKDOWN = {
    "YAML front matter": "---\nlead: {}\n---\n\nThe ferry left.\n",
    "YAML front matter, quoted": '---\nlead: "{}"\n---\n\nThe ferry left.\n',
    "YAML front matter, block scalar": "---\nlead: |\n  {}\n---\n\nThe ferry left.\n",
    "YAML front matter, a list": "---\ntags:\n  - {}\n---\n\nThe ferry left.\n",
    "YAML comment": "---\n# {}\na: b\n---\n\nThe ferry left.\n",
    "YAML front matter behind a byte order mark": "\ufeff---\nlead: {}\n---\n\nThe ferry left.\n",
    "YAML front matter that cannot be read": "---\nlead: {}\nb: [\n---\n\nThe ferry left.\n",
    "TOML front matter": '+++\nlead = "{}"\n+++\n\nThe ferry left.\n',
    "TOML front matter, several lines": '+++\nlead = """\n{}\n"""\n+++\n\nThe ferry left.\n',
    "JSON front matter": '{{\n  "lead": "{}"\n}}\n\nThe ferry left.\n',
    "fenced JSON front matter": ';;;\n{{"lead": "{}"}}\n;;;\n\nThe ferry left.\n',
    "backtick fence": "```\n{}\n```\n",
    "tilde fence": "~~~\n{}\n~~~\n",
    "fence with a language": "```python title='a'\n{}\n```\n",
    "fence with more backticks inside": "`````\n```\n{}\n```\n{}\n`````\n",
    "fence with tildes inside": "```\n~~~\n```\n\n~~~\n```\n{}\n~~~\n",
    "fence in a list": "- The ferry left.\n\n  ```\n  {}\n  ```\n",
    "fence in a quotation": "> ```\n> {}\n> ```\n",
    "fence never closed": "The ferry left.\n\n```\n{}\n\n{}\n",
    "fence in an admonition": "!!! note\n\n    ```\n    {}\n    ```\n",
    "indented code": "The ferry left.\n\n    {}\n\n    {}\n",
    "indented code behind a tab": "The ferry left.\n\n\t{}\n",
    "indented code in a list": "- The ferry left.\n\n      {}\n",
    "inline code": "The ferry `{}` left.\n",
    "inline code in double backticks": "The ferry ``a ` {}`` left.\n",
    "inline code in a heading": "# The ferry `{}` left\n",
    "inline code in a link": "[The `{}` left](u)\n",
    "inline code in a table": "| a |\n|---|\n| `{}` |\n",
    "inline code over lines": "The ferry `a\n{}\nb` left.\n",
    "comment": "<!-- {} -->\n",
    "comment over lines": "<!--\n\n{}\n\n-->\n",
    "comment within a sentence": "The ferry <!-- {} --> left.\n",
    "comment within a list": "- The ferry\n  <!-- {} -->\n  left.\n",
    "comment in Markdown's way": '[//]: # "{}"\n\nThe ferry left.\n',
    "link title": '[ferry](u "{}")\n',
    "image title": '![a ferry](u.png "{}")\n',
    "reference definition": 'The [ferry] left.\n\n[ferry]: https://www.ferry.fo "{}"\n',
    "reference definition, next line": 'The [ferry] left.\n\n[ferry]:\n  https://www.ferry.fo\n  "{}"\n',
    "link destination in brackets": "The [ferry](<{}>) left.\n",
    "Hugo shortcode": 'The ferry {{{{< figure title="{}" >}}}} left.\n',
    "Hugo shortcode with Markdown": 'The ferry {{{{% note title="{}" %}}}} left.\n',
    "Hugo shortcode over lines": '{{{{< figure\n  src="a.png"\n  title="{}"\n>}}}}\n\nThe ferry left.\n',
    "Hugo shortcode of code": "{{{{< highlight go >}}}}\n{}\n\n{}\n{{{{< /highlight >}}}}\n",
    "Zola shortcode": 'The ferry {{{{ note(text="{}") }}}} left.\n',
    "Liquid tag": 'The ferry {{% include a.html text="{}" %}} left.\n',
    "Liquid output": 'The ferry {{{{ "{}" | upcase }}}} left.\n',
    "Liquid comment": "{{% comment %}}\n{}\n{{% endcomment %}}\n\nThe ferry left.\n",
    "Liquid raw": "{{% raw %}}\n{}\n{{% endraw %}}\n\nThe ferry left.\n",
    "Liquid highlight": "{{% highlight ruby %}}\n{}\n{{% endhighlight %}}\n",
    "Jinja comment": "The ferry {{# {} #}} left.\n",
    "Nunjucks block": '{{% set a = "{}" %}}\n\nThe ferry left.\n',
    "Handlebars comment": "The ferry {{{{!-- {} --}}}} left.\n",
    "kramdown attributes": 'The ferry left.\n{{: title="{}"}}\n',
    "kramdown comment": "{{::comment}}\n{}\n{{:/comment}}\n\nThe ferry left.\n",
    "heading attributes": '# The ferry {{#ferry title="{}"}}\n',
    "Pandoc attributes": 'The [ferry]{{title="{}"}} left.\n',
    "inline maths": "The ferry $\\text{{{}}}$ left.\n",
    "display maths": "$$\n\\text{{{}}}\n$$\n",
    "display maths in brackets": "\\[\n\\text{{{}}}\n\\]\n",
    "inline maths in parentheses": "The ferry \\(\\text{{{}}}\\) left.\n",
    "TeX environment": "\\begin{{align}}\n\\text{{{}}}\n\\end{{align}}\n",
    "script": "<script>\n{}\n\n{}\n</script>\n",
    "style": "<style>\n{}\n\n{}\n</style>\n",
    "preformatted": "<pre>\n{}\n\n{}\n</pre>\n",
    "code element": "The ferry <code>{}</code> left.\n",
    "keyboard element": "The ferry <kbd>{}</kbd> left.\n",
    "template element": "<template>\n{}\n</template>\n",
    "textarea": "<textarea>\n{}\n</textarea>\n",
    "drawing": "<svg><text>{}</text></svg>\n",
    "hidden element": "<div hidden>{}</div>\n",
    "tag's attribute": 'The <b title="{}">ferry</b> left.\n',
    "attribute of a block": '<div title="{}">\nThe ferry left.\n</div>\n',
    "attribute over lines": '<div\n  title="{}"\n>\nThe ferry left.\n</div>\n',
    "instruction": "<?php {} ?>\n",
    "attributes of a container": '::: {{.note title="{}"}}\nThe ferry left.\n:::\n',
    "citation": "The ferry left [see @smith2020, {}].\n",
    "citation in Liquid": 'The ferry left {{% cite smith --prefix "{}" %}}.\n',
}  # fmt: skip

ADDRESSES = {
    "bare address": "The ferry https://www.ferry.fo/{} left.\n",
    "address without a scheme": "The ferry www.www.ferry.fo/{} left.\n",
    "address in pointed brackets": "The ferry <https://www.ferry.fo/{}> left.\n",
    "link destination": "The [ferry](https://www.ferry.fo/{}) left.\n",
    "link destination with a query": "The [ferry](/a?q={}) left.\n",
    "image destination": "![A ferry](/{}.png)\n",
    "reference": "The [ferry][a] left.\n\n[a]: https://www.ferry.fo/{}\n",
    "footnote's address": "The ferry left.[^1]\n\n[^1]: See https://www.ferry.fo/{}.\n",
    "footnote's label": "The ferry left.[^{0}]\n\n[^{0}]: At noon.\n",
    "anchor": 'The <a href="https://www.ferry.fo/{}">ferry</a> left.\n',
    "heading's id": "# The ferry {{#{}}}\n",
    "citation key": "The ferry left [@{}].\n",
    "tag's class": '<div class="{}">The ferry left.</div>\n',
}

MDX = {
    "import": 'import a from "{}"\n\nThe ferry left.\n',
    "import over lines": 'import {{\n  a,\n}} from "{}"\n\nThe ferry left.\n',
    "export": 'export const meta = {{ lead: "{}" }}\n\nThe ferry left.\n',
    "export over lines": 'export const meta = {{\n\n  lead: "{}",\n}}\n\nThe ferry left.\n',
    "export of a function": "export function A() {{\n  return <p>{}</p>\n}}\n\nThe ferry left.\n",
    "expression": 'The ferry {{f("{}")}} left.\n',
    "expression over lines": "{{\n  list.map(() => <p>{}</p>)\n}}\n\nThe ferry left.\n",
    "template literal": "The ferry {{`{}`}} left.\n",
    "attribute": '<Note title="{}">The ferry left.</Note>\n',
    "attribute with an expression": '<Note title={{"{}"}}>The ferry left.</Note>\n',
    "attribute with an element": "<Note body={{<p>{}</p>}}>\nThe ferry left.\n</Note>\n",
    "attribute over lines": '<Note\n  a\n  title="{}"\n>\nThe ferry left.\n</Note>\n',
    "element without children": 'The ferry <Note title="{}" /> left.\n',
    "comment": "The ferry {{/* {} */}} left.\n",
    "comment over lines": "{{/*\n\n{}\n\n*/}}\n\nThe ferry left.\n",
    "style": "<style>{{`\n{}\n`}}</style>\n",
    "code element": "The ferry <code>{}</code> left.\n",
    "preformatted": "<pre>{}</pre>\n",
    "fence": "```jsx\n<p>{}</p>\n```\n",
    "inline code": "The ferry `<p>{}</p>` left.\n",
    "front matter": "---\nlead: {}\n---\n\nThe ferry left.\n",
}

HTML = {
    "comment": "<p>The ferry <!-- {} --> left.</p>\n",
    "comment over lines": "<!--\n\n{}\n\n-->\n<p>The ferry left.</p>\n",
    "conditional comment": "<!--[if IE]><p>{}</p><![endif]-->\n<p>The ferry left.</p>\n",
    "comment ended oddly": "<!-- {} --!><p>The ferry left.</p>\n",
    "script": "<script>\n{}\n</script>\n<p>The ferry left.</p>\n",
    "script with a tag in a string": '<script>a = "<p>{}</p>"</script>\n<p>The ferry left.</p>\n',
    "structured data": '<script type="application/ld+json">{{"a": "{}"}}</script>\n<p>The ferry left.</p>\n',
    "style": "<style>\n/* {} */\n</style>\n<p>The ferry left.</p>\n",
    "preformatted": "<pre>\n{}\n</pre>\n<p>The ferry left.</p>\n",
    "code": "<p>The <code>{}</code> ferry.</p>\n",
    "code with more in it": "<p>The <code><b>{}</b> <code>x</code> {}</code> ferry.</p>\n",
    "keyboard": "<p>The <kbd>{}</kbd> ferry.</p>\n",
    "sample": "<p>The <samp>{}</samp> ferry.</p>\n",
    "variable": "<p>The <var>{}</var> ferry.</p>\n",
    "template": "<template><p>{}</p></template>\n<p>The ferry left.</p>\n",
    "textarea": "<textarea>{}</textarea>\n<p>The ferry left.</p>\n",
    "list of choices": "<select><option>{}</option></select>\n<p>The ferry left.</p>\n",
    "drawing": "<svg><title>a</title><text>{}</text></svg>\n<p>The ferry left.</p>\n",
    "formula": "<math><mtext>{}</mtext></math>\n<p>The ferry left.</p>\n",
    "for those without scripts": "<noscript><p>{}</p></noscript>\n<p>The ferry left.</p>\n",
    "frame": "<iframe>{}</iframe>\n<p>The ferry left.</p>\n",
    "hidden": "<p hidden>{}</p>\n<p>The ferry left.</p>\n",
    "not displayed": '<div style="display:none"><p>{}</p></div>\n<p>The ferry left.</p>\n',
    "attribute": '<p title="{}">The ferry left.</p>\n',
    "data attribute": '<p data-lead="{}">The ferry left.</p>\n',
    "attribute over lines": '<p\n  title="{}"\n>The ferry left.</p>\n',
    "attribute with a bracket": '<p title="a > b {}">The ferry left.</p>\n',
    "keywords": '<head><meta name="keywords" content="{}"></head><p>The ferry left.</p>\n',
    "navigation": "<nav>{}</nav><p>The ferry left.</p>\n",
    "footer of a page": "<article><p>The ferry left.</p></article><footer>{}</footer>\n",
    "instruction": "<?php {} ?><p>The ferry left.</p>\n",
    "character data": "<![CDATA[{}]]><p>The ferry left.</p>\n",
    "doctype": '<!doctype html SYSTEM "{}"><p>The ferry left.</p>\n',
    "Liquid tag": '<p>The ferry {{% include a.html text="{}" %}} left.</p>\n',
    "Liquid output": '<p>The ferry {{{{ "{}" | upcase }}}} left.</p>\n',
    "Jinja comment": "<p>The ferry {{# {} #}} left.</p>\n",
    "front matter": "---\nlead: {}\n---\n<p>The ferry left.</p>\n",
}  # fmt: skip

HTML_ADDRESSES = {
    "bare address": "<p>The ferry https://www.ferry.fo/{} left.</p>\n",
    "link": '<p>The <a href="https://www.ferry.fo/{}">ferry</a> left.</p>\n',
    "link without quotes": "<p>The <a href=/{}>ferry</a> left.</p>\n",
    "image": '<p>The <img src="/{}.png" alt="ferry"> left.</p>\n',
    "class": '<p class="{}">The ferry left.</p>\n',
}

QUOTED = {
    "draft.md": [
        "> {}\n", "> > {}\n", "> # {}\n", "> - {}\n", "- > {}\n", "> The ferry left.\n{}\n", "He said “{}”\n",
        'He said "{}"\n', "He said «{}»\n", "He said „{}“\n", "He said: <q>{}</q>\n", "<blockquote>{}</blockquote>\n",
        "<blockquote>\n\n{}\n\n</blockquote>\n", "He said “**{}**”\n", "[He said “{}”](u)\n", "| a |\n|---|\n| “{}” |\n",
    ],
    "draft.mdx": ["> {}\n", "He said “{}”\n", "<blockquote>{}</blockquote>\n", "<blockquote>\n{}\n</blockquote>\n", "He said: <q>{}</q>\n"],
    "draft.html": [
        "<blockquote>{}</blockquote>", "<blockquote><p>{}</p></blockquote>", "<blockquote><ul><li>{}</ul></blockquote>",
        "<p>He said: <q>{}</q></p>", "<p>He said “{}”</p>", "<p>He said &ldquo;{}&rdquo;</p>", "<p>He said &quot;{}&quot;</p>",
        "<p>He said “<em>{}</em>”</p>",
    ],
    "draft.txt": ["> {}\n", "He said “{}”\n", 'He said "{}"\n'],
}  # fmt: skip

NAMES = [
    "The Delve Into debugger stepped on.",
    "We met the others at Delve Into in the middle of Leeds.",
    "Norman Foster built it.",
    "She plays in the band Rich Tapestry of Tea.",
]

ORDINARY_MARKDOWN = {
    "paragraph": "We ⟦delve into⟧ the rich ⟦tapestry of⟧ tea.\n",
    "behind front matter": "---\na: b\n---\n\nWe ⟦delve into⟧ tea.\n",
    "behind TOML front matter": "+++\na = 1\n+++\n\nWe ⟦delve into⟧ tea.\n",
    "behind a byte order mark": "\ufeffWe ⟦delve into⟧ tea.\n",
    "title": "---\ntitle: We ⟦delve into⟧ tea\n---\n\nThe ferry left.\n",
    "title in quotes": '---\ntitle: "We ⟦delve into⟧ tea"\n---\n\nThe ferry left.\n',
    "description": "---\ndescription: >\n  We ⟦delve\n  into⟧ tea\n---\n\nThe ferry left.\n",
    "title in TOML": '+++\ntitle = "We ⟦delve into⟧ tea"\n+++\n\nThe ferry left.\n',
    "title in JSON": '{\n  "title": "We ⟦delve into⟧ tea"\n}\n\nThe ferry left.\n',
    "heading": "## We ⟦delve into⟧ tea\n",
    "underlined heading": "We ⟦delve into⟧ tea\n===\n",
    "list": "- We ⟦delve into⟧ tea\n- and ⟦delve into⟧ milk\n",
    "nested list": "1. Tea\n   - We ⟦delve into⟧ tea\n",
    "task list": "- [x] We ⟦delve into⟧ tea\n",
    "second paragraph of an entry": "- Tea\n\n  We ⟦delve into⟧ tea\n",
    "table": "| a | b |\n|---|---|\n| x \\| y | We ⟦delve into⟧ tea |\n",
    "table head": "| We ⟦delve into⟧ tea | b |\n|---|---|\n| x | y |\n",
    "footnote": "Tea.[^1]\n\n[^1]: We ⟦delve into⟧ tea.\n",
    "footnote in line": "Tea.^[We ⟦delve into⟧ tea.]\n",
    "further paragraph of a footnote": "Tea.[^1]\n\n[^1]: Tea.\n\n    We ⟦delve into⟧ tea.\n",
    "definition": "Tea\n: We ⟦delve into⟧ tea\n",
    "alternative text": "![We ⟦delve into⟧ tea](a.png)\n",
    "words of a link": "[We ⟦delve into⟧ tea](u)\n",
    "words of a reference": "[We ⟦delve into⟧ tea][a]\n\n[a]: u\n",
    "bold": "We **⟦delve into⟧** tea.\n",
    "half bold": "We **⟦delve** into⟧ tea.\n",
    "within a word": "We ⟦del**ve** into⟧ tea.\n",
    "underscores": "We _⟦delve into⟧_ tea.\n",
    "struck": "We ~~⟦delve into⟧~~ tea.\n",
    "behind code": "With `x` we ⟦delve into⟧ tea.\n",
    "behind maths": "With $x$ we ⟦delve into⟧ tea.\n",
    "behind a shortcode": "With {{< x >}} we ⟦delve into⟧ tea.\n",
    "behind a comment": "With <!-- x --> we ⟦delve into⟧ tea.\n",
    "behind an emoji": "👩‍👩‍👧 We ⟦delve into⟧ tea.\n",
    "behind a combining mark": "Cafe\u0301s ⟦delve into⟧ tea.\n",
    "behind another script": "שלום, we ⟦delve into⟧ tea.\n",
    "behind a tab": "Tea\twe ⟦delve into⟧ tea.\n",
    "over two lines": "We ⟦delve\ninto⟧ tea.\n",
    "over two lines of a list": "- We ⟦delve\n  into⟧ tea.\n",
    "over a hard break": "We ⟦delve\\\ninto⟧ tea.\n",
    "twice on a line": "We ⟦delve into⟧ tea and ⟦delve into⟧ milk.\n",
    "behind a quotation": "“Tea” they say and ⟦delve into⟧ “milk” again.\n",
    "behind curly quotes in a paragraph": "“Tea.” We ⟦delve into⟧ it.\n",
    "behind an apostrophe": "It’s the boys’ tea we ⟦delve into⟧.\n",
    "behind a block quotation": "> Tea.\n\nWe ⟦delve into⟧ it.\n",
    "with an entity": "We ⟦delve&nbsp;into⟧ tea.\n",
    "behind an entity": "Tea &amp; milk: we ⟦delve into⟧ them.\n",
    "with an escape": "We \\*⟦delve into⟧\\* tea.\n",
    "spelt with a zero-width space": "We ⟦del\u200bve into⟧ tea.\n",
    "behind a fence": "```\nx\n```\n\nWe ⟦delve into⟧ tea.\n",
    "between two fences": "~~~\n```\n~~~\nWe ⟦delve into⟧ tea.\n\n```\nx\n```\n",
    "body of an admonition": "!!! note\n    We ⟦delve into⟧ tea.\n",
    "title of an admonition": '!!! note "We ⟦delve into⟧ tea"\n    Tea.\n',
    "body of a container": "::: note\nWe ⟦delve into⟧ tea.\n:::\n",
    "note in GitHub's way": "> [!NOTE]\n> Tea.\n\nWe ⟦delve into⟧ tea.\n",
    "body of a shortcode": "{{% note %}}\nWe ⟦delve into⟧ tea.\n{{% /note %}}\n",
    "body of a Liquid condition": "{% if a %}\nWe ⟦delve into⟧ tea.\n{% endif %}\n",
    "body of an element": "<div>We ⟦delve into⟧ tea.</div>\n",
    "Markdown in an element": "<div>\n\nWe ⟦delve into⟧ tea.\n\n</div>\n",
    "summary": "<details><summary>We ⟦delve into⟧ tea</summary>\n\nTea.\n</details>\n",
    "caption": "<figure><img src=a alt=""><figcaption>We ⟦delve into⟧ tea</figcaption></figure>\n",
    "price": "It costs $5, we ⟦delve into⟧ $6.\n",
    "a lone brace": "A { and we ⟦delve into⟧ tea.\n",
    "template never closed": "A {{ and we ⟦delve into⟧ tea.\n",
    "backtick never closed": "A ` and we ⟦delve into⟧ tea.\n",
    "less-than sign": "If a < b we ⟦delve into⟧ tea.\n",
    "first letter": "⟦Delve into⟧ tea.\n",
    "last letter": "Tea we ⟦delve into⟧",
    "windows": "The ferry left.\r\n\r\nWe ⟦delve\r\ninto⟧ tea.\r\n",
    "old line ends": "The ferry left.\r\rWe ⟦delve into⟧ tea.\r",
    "behind a line separator": "The ferry\u2028left.\n\nWe ⟦delve into⟧ tea.\n",
    "behind a form feed": "The ferry\x0cleft.\n\nWe ⟦delve into⟧ tea.\n",
    "in a paragraph with an unclosed quotation above": "“Tea.\n\nWe ⟦delve into⟧ tea.\n",
    "behind inches": 'A 12" pipe: we ⟦delve into⟧ a 6" one.\n',
}  # fmt: skip

ORDINARY_MDX = {
    "paragraph": "We ⟦delve into⟧ tea.\n",
    "behind an import": 'import a from "a"\n\nWe ⟦delve into⟧ tea.\n',
    "right behind an import": 'import a from "a"\nimport b from "b"\n\nWe ⟦delve into⟧ tea.\n',
    "behind an export": "export const a = {\n  b: 1,\n}\n\nWe ⟦delve into⟧ tea.\n",
    "children": "<Note>We ⟦delve into⟧ tea.</Note>\n",
    "children on their own lines": "<Note>\nWe ⟦delve into⟧ tea.\n</Note>\n",
    "children as Markdown": '<Note title="x">\n\nWe **⟦delve into⟧** tea.\n\n</Note>\n',
    "children of children": "<Tabs>\n  <Tab>\n    We ⟦delve into⟧ tea.\n  </Tab>\n</Tabs>\n",
    "behind an expression": "With {1 + 1} we ⟦delve into⟧ tea.\n",
    "behind an attribute": 'With <A b="1 > 0" /> we ⟦delve into⟧ tea.\n',
    "behind a comment": "With {/* x */} we ⟦delve into⟧ tea.\n",
    "fragment": "<>We ⟦delve into⟧ tea.</>\n",
    "list": "- We ⟦delve into⟧ tea.\n",
    "indented": "The ferry left.\n\n    We ⟦delve into⟧ tea.\n",
    "word import in a sentence": "We trade.\nimport duties ⟦delve into⟧ tea.\n",
    "heading": "# We ⟦delve into⟧ tea\n",
}

ORDINARY_HTML = {
    "paragraph": "<p>We ⟦delve into⟧ the rich ⟦tapestry of⟧ tea.</p>\n",
    "without a paragraph": "We ⟦delve into⟧ tea.\n",
    "paragraph never closed": "<p>We ⟦delve into⟧ tea.<p>We ⟦delve into⟧ milk.\n",
    "division": "<div>We ⟦delve into⟧ tea.</div>\n",
    "heading": "<h2 id=a>We ⟦delve into⟧ tea</h2>\n",
    "list": "<ul><li>We ⟦delve into⟧ tea<li>and ⟦delve into⟧ milk</ul>\n",
    "nested list": "<ul><li>Tea<ol><li>We ⟦delve into⟧ tea</ol></ul>\n",
    "table": "<table><tr><td>a<td>We ⟦delve into⟧ tea</table>\n",
    "table head": "<table><tr><th>We ⟦delve into⟧ tea</th></tr></table>\n",
    "caption of a table": "<table><caption>We ⟦delve into⟧ tea</caption><tr><td>a</table>\n",
    "definition": "<dl><dt>Tea<dd>We ⟦delve into⟧ tea</dl>\n",
    "caption": "<figure><img src=a alt=""><figcaption>We ⟦delve into⟧ tea</figcaption></figure>\n",
    "summary": "<details><summary>We ⟦delve into⟧ tea</summary><p>Tea.</details>\n",
    "alternative text": '<p><img src=a alt="We ⟦delve into⟧ tea"> Tea.</p>\n',
    "title": "<title>We ⟦delve into⟧ tea</title><p>Tea.</p>\n",
    "description": '<meta name="description" content="We ⟦delve into⟧ tea"><p>Tea.</p>\n',
    "title in front matter": "---\ntitle: We ⟦delve into⟧ tea\n---\n<p>The ferry left.</p>\n",
    "behind front matter": "---\nlead: b\n---\n<p>We ⟦delve into⟧ tea.</p>\n",
    "words of a link": "<p><a href=u>We ⟦delve into⟧ tea</a></p>\n",
    "bold": "<p>We <b>⟦delve into⟧</b> tea.</p>\n",
    "half bold": "<p>We <b>⟦delve</b> into⟧ tea.</p>\n",
    "within a word": "<p>We ⟦del<b>ve</b> into⟧ tea.</p>\n",
    "over lines": "<p>We ⟦delve\n   into⟧ tea.</p>\n",
    "over a break": "<p>We ⟦delve<br>into⟧ tea.</p>\n",
    "with an entity": "<p>We ⟦delve&nbsp;into⟧ tea.</p>\n",
    "spelt with entities": "<p>We ⟦d&#101;lve int&#x6F;⟧ tea.</p>\n",
    "apostrophe as an entity": "<p>⟦In today&#39;s fast-paced world⟧ we ⟦delve into⟧ tea.</p>\n",
    "behind an entity": "<p>Tea &amp; milk: we ⟦delve into⟧ them.</p>\n",
    "behind an ampersand": "<p>Tea & milk: we ⟦delve into⟧ them.</p>\n",
    "behind a comment": "<p>With <!-- x --> we ⟦delve into⟧ tea.</p>\n",
    "within a comment's phrase": "<p>We ⟦delve <!-- x -->into⟧ tea.</p>\n",
    "behind code": "<p>With <code>x</code> we ⟦delve into⟧ tea.</p>\n",
    "behind a script": "<script>x</script><p>We ⟦delve into⟧ tea.</p>\n",
    "behind dropped markup": "<p>Tea</> we ⟦delve into⟧ tea.</p>\n",
    "behind a less-than sign": "<p>If a < b we ⟦delve into⟧ tea.</p>\n",
    "behind an attribute with a bracket": '<p title="a > b">We ⟦delve into⟧ tea.</p>\n',
    "behind an emoji": "<p>👩‍👩‍👧 We ⟦delve into⟧ tea.</p>\n",
    "behind a quotation": "<p>“Tea” they say and ⟦delve into⟧ “milk”.</p>\n",
    "behind a block quotation": "<blockquote>Tea.</blockquote><p>We ⟦delve into⟧ tea.</p>\n",
    "behind an inline quotation": "<p><q>Tea</q>, and we ⟦delve into⟧ it.</p>\n",
    "behind a Liquid tag": "<p>With {% x %} we ⟦delve into⟧ tea.</p>\n",
    "body of a Liquid condition": "{% if a %}<p>We ⟦delve into⟧ tea.</p>{% endif %}\n",
    "article": "<html><body><nav>x</nav><article><p>We ⟦delve into⟧ tea.</p></article></body></html>\n",
    "main": "<body><header>x</header><main>We ⟦delve into⟧ tea.</main></body>\n",
    "windows": "<p>The ferry left.</p>\r\n<p>We ⟦delve\r\ninto⟧ tea.</p>\r\n",
    "behind a tag over lines": "<p\n  class=a\n>We ⟦delve into⟧ tea.</p>\n",
    "stray end tag": "</div><p>We ⟦delve into⟧ tea.</p></b>\n",
    "misnested tags": "<p>We <b><i>⟦delve</b> into⟧</i> tea.</p>\n",
    "behind a closed hidden element": "<p hidden>x</p><p>We ⟦delve into⟧ tea.</p>\n",
    "behind code never closed in its paragraph": "<p>Tea <kbd>x</kbd>.</p><p>We ⟦delve into⟧ tea.</p>\n",
}  # fmt: skip


def examine_text(text: str, name: str = "draft.md") -> DraftReport:
    """The report on a draft by all rules that are on."""
    return told(text, name)[0]


def _cases(places: dict[str, str], name: str, words: str = SENTENCE) -> list[tuple[str, str, str]]:
    return [(f"{name}: {place}", name, text.format(words, words)) for place, text in places.items()]


SILENT = [
    *_cases(MARKDOWN, "draft.md"),
    *_cases(ADDRESSES, "draft.md", SLUG),
    *_cases(MDX, "draft.mdx"),
    *_cases(HTML, "draft.html"),
    *_cases(HTML_ADDRESSES, "draft.html", SLUG),
]
ORDINARY = [
    (f"{name}: {place}", name, text)
    for name, places in (
        ("draft.md", ORDINARY_MARKDOWN),
        ("draft.mdx", ORDINARY_MDX),
        ("draft.html", ORDINARY_HTML),
    )
    for place, text in places.items()
]


def test_the_sentence_is_worth_hiding() -> None:
    """In the open it is found four times."""
    assert [finding.excerpt for finding in active(examine_text(SENTENCE))] == list(HITS)


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("name", "text"), [case[1:] for case in SILENT], ids=[case[0] for case in SILENT])
def test_silent_where_it_is_not_prose(name: str, text: str, line_end: str) -> None:
    assert [finding.excerpt for finding in examine_text(text.replace("\n", line_end), name).findings] == []


@pytest.mark.parametrize(
    ("name", "text"), [(name, text.format(SENTENCE, SENTENCE)) for name, texts in QUOTED.items() for text in texts]
)
def test_quoted_where_it_is_somebody_elses(name: str, text: str) -> None:
    found = examine_text(text, name).findings
    assert {finding.disposition for finding in found} == {"quoted"}
    assert len(found) == len(HITS)


@pytest.mark.parametrize("text", NAMES)
def test_silent_about_names(text: str) -> None:
    assert not active(examine_text(text))


@pytest.mark.parametrize(("name", "text"), [case[1:] for case in ORDINARY], ids=[case[0] for case in ORDINARY])
def test_found_where_it_is_prose(name: str, text: str) -> None:
    """Found all of it, nothing else but what hides in it, and where it stands as an editor counts."""
    marked = unmark(text)
    found = [
        finding for finding in active(examine_text(marked.text, name)) if finding.rule != "residue/hidden-character"
    ]
    assert [finding.span for finding in found] == list(marked.spans)
    for finding in found:
        lines = marked.text[: finding.span.start].replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff").split("\n")
        assert (finding.location.line, finding.location.column) == (len(lines), len(lines[-1]) + 1)


def test_as_many_places_in_the_open_as_hidden() -> None:
    """A linter that finds nothing would pass half of these tests."""
    assert len(ORDINARY) >= 100
