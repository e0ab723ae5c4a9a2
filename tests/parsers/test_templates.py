"""Template tags: what is one, where it ends, and that nothing unclosed swallows a draft."""

from __future__ import annotations

import pytest

from authlint.parsers.templates import find_templates


def found(text: str) -> list[str]:
    return [text[stretch.start : stretch.end] for stretch in find_templates(text)]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ a }}", "{{{ a }}}", "{{a|b: 'c'}}", "{{< a b >}}", "{{% a %}}", "{{< a />}}", "{{</* a */>}}", "{{< a\n  b\n>}}",
        "{% a %}", "{%- a -%}", "{% a\n b %}", "{# a #}", "{#- a -#}", "{{! a }}", "{{!-- a }} b --}}", "{: .a}", "{:toc}",
        "{% raw %} {{ a }} {% endraw %}", "{% raw %}\n\n{{ a }}\n\n{% endraw %}", "{%- highlight a -%}\nb\n{%- endhighlight -%}",
        "{{< highlight a >}}b{{< /highlight >}}", "{{< highlight a >}}\n\nb{{</ highlight >}}", "{% katex() %}a{% end %}",
        "{% comment %}a{% endcomment %}", "{#a .b}", "{.a}",
    ],
)  # fmt: skip
def test_a_tag(tag: str) -> None:
    assert found(f"one {tag} two") == [tag]


@pytest.mark.parametrize(
    "text",
    [
        "`{{ a }}`", "``a ` {{ a }}``", "```\n{{ a }}\n```", "~~~\n{% a %}\n~~~", "> ```\n> {{ a }}\n> ```", "- ```\n  {{ a }}\n  ```",
        "```\n{{ a }}", "{{ a", "{{ a\n\n}}", "{% a\n\n%}", "{{< a\n\n>}}", "{", "{}", "{ a }", "{a}", "a{2}", "{# a", "{{ `}}`",
        "}} {{", "f(x){y}", "{.", "{: a\n}",
    ],
)  # fmt: skip
def test_no_tag(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("`a\n\n{{ b }} `", ["{{ b }}"]),
        ("```\na\n```\n{{ b }}", ["{{ b }}"]),
        ("> ```\n> a\n\n{{ b }}", ["{{ b }}"]),
        ("- ```\n  a\n\n{{ b }}", ["{{ b }}"]),
        ("\\`{{ b }}`", ["{{ b }}"]),
        ("{% raw %} a {{ b }}", ["{% raw %}", "{{ b }}"]),
        ("{{< highlight >}} a {{ b }}", ["{{< highlight >}}", "{{ b }}"]),
        ("{{ a {{ b }}", ["{{ a {{ b }}"]),
    ],
)
def test_what_code_and_unclosed_tags_leave(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_keys_of_a_citation() -> None:
    (stretch,) = find_templates("{% cite a:1 b, c --prefix d %}")
    assert stretch.keys == ("a:1", "b", "c")


def test_line_ends_do_not_matter() -> None:
    text = "a\n{{< b\nc >}}\n\n```\n{{ d }}\n```\n{{ e }}\n"
    assert found(text.replace("\n", "\r\n")) == [tag.replace("\n", "\r\n") for tag in found(text)]
    assert found(text.replace("\n", "\r")) == [tag.replace("\n", "\r") for tag in found(text)]
