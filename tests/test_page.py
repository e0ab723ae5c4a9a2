"""One phrase in many places of one page: some of them count, some are somebody else's words, most are no prose."""

from __future__ import annotations

import pytest
from conftest import unmark
from whole_path import told

MARKDOWN = """---
title: How we ⟦delve into⟧ tea
slug: delve into
tags: [delve into]
description: "We ⟦delve into⟧ tea, cup by cup."
---

# We ⟦delve into⟧ tea {#delve-into}

We ⟦delve into⟧ tea, and after lunch we ⟦delve into⟧ it again, then **⟦delve into⟧**
milk. With the kettle on we ⟦delve
into⟧ `delve into` and {{< cup "delve into" >}}, [⟦delve into⟧ it](/delve-into "delve into"),
and “curly quotes” do not keep us from ⟦delve into⟧ forms.[^1] He said “we delve into it” twice.

<!-- delve into -->

> We delve into tea, said the old guide.

- We ⟦delve into⟧ leaves
  - and ⟦delve into⟧ stalks
  - [x] and ⟦delve into⟧ dust

1. We ⟦delve into⟧ pots

| Leaf         | What we do            |
|--------------|-----------------------|
| Assam \\| Uva | ⟦delve into⟧ `delve into` |

Black tea
: We ⟦delve into⟧ it

![A cup, to ⟦delve into⟧ slowly](/delve-into.png "delve into")

!!! note "Before we ⟦delve into⟧ it"
    Warm the pot, then ⟦delve into⟧ the tin.

<details><summary>Where we ⟦delve into⟧ more</summary>

Here we ⟦delve into⟧ more.

</details>

```text
delve into
```

    delve into

<pre>delve into</pre>

$$
\\text{delve into}
$$

{% include cup.html text="delve into" %}

See https://example.org/delve-into and <span title="delve into">the shop</span>.

The Delve Into debugger is somebody else's.

[^1]: As we ⟦delve into⟧ later. See [there][delve into].

[delve into]: https://example.org/delve-into "delve into"
"""

HTML = """<!doctype html>
<html lang="en">
<head>
<title>How we ⟦delve into⟧ tea</title>
<meta name="description" content="We ⟦delve into⟧ tea, cup by cup.">
<meta name="keywords" content="delve into">
<style>/* delve into */</style>
<script>say("delve into")</script>
</head>
<body>
<nav>delve into</nav>
<main>
<h1 id="delve-into">We ⟦delve into⟧ tea</h1>
<p>We ⟦delve into⟧ tea, and after lunch we ⟦delve into⟧ it again, then <b>⟦delve into⟧</b>
milk. With the kettle on we ⟦delve
into⟧ <code>delve into</code> and <a href="/delve-into" title="delve into">⟦delve into⟧ it</a>,
and &ldquo;curly quotes&rdquo; do not keep us from ⟦delve&nbsp;into⟧ forms. He said “we delve into it” twice
and <q>they delve into it</q> once.</p>
<!-- delve into -->
<blockquote><p>We delve into tea, said the old guide.</p></blockquote>
<ul>
<li>We ⟦delve into⟧ leaves
<ul><li>and ⟦delve into⟧ stalks<li>and ⟦d&#101;lve into⟧ dust</ul>
</ul>
<ol><li>We ⟦delve into⟧ pots</ol>
<table><tr><th>Leaf<th>What we do<tr><td>Assam<td>⟦delve into⟧ <code>delve into</code></table>
<dl><dt>Black tea<dd>We ⟦delve into⟧ it</dl>
<p><img src="/delve-into.png" alt="A cup, to ⟦delve into⟧ slowly" title="delve into"></p>
<figure><img src=a.png><figcaption>Another, to ⟦del<i>ve</i> into⟧ at once</figcaption></figure>
<details><summary>Where we ⟦delve into⟧ more</summary><p>Here we ⟦delve into⟧ more.</details>
<pre>delve into</pre>
<template><p>delve into</p></template>
<svg><text>delve into</text></svg>
<noscript>delve into</noscript>
<p hidden>delve into</p>
{% include cup.html text="delve into" %}
<p>See https://example.org/delve-into and <span title="delve into">the shop</span>.</p>
<p>The Delve Into debugger is somebody else's.</p>
</main>
<footer>delve into</footer>
</body>
</html>
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize(("name", "page"), [("page.md", MARKDOWN), ("page.html", HTML)])
def test_exactly_the_right_places(name: str, page: str, line_end: str) -> None:
    marked = unmark(page.replace("\n", line_end))
    _, found = told(marked.text, name)
    hits = [each.finding for each in found if each.finding.rule == "cliche/delve-verbs"]
    assert [finding.span for finding in hits if finding.disposition == "active"] == list(marked.spans)
    assert len([finding for finding in hits if finding.disposition == "quoted"]) == marked.text.count(
        "e delve into it”"
    ) + (marked.text.count("they delve into it")) + marked.text.count("We delve into tea, said")
    for finding in hits:
        above = page.replace("⟦", "").replace("⟧", "").split("\n")
        written = above[finding.location.line - 1][finding.location.column - 1 :]
        assert written.startswith(("delve", "d&#101;lve", "del<i>ve"))


def test_the_page_is_hard_enough() -> None:
    """More places than the pages that other linters failed on."""
    for page in (MARKDOWN, HTML):
        counted = page.count("⟦")
        assert counted >= 18
        assert page.lower().replace("-", " ").count("delve into") - counted >= 14
