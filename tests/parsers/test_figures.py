"""Pictures that shortcodes, template tags, components and front matter show, each at its place in the file."""

from __future__ import annotations

import pytest
from conftest import unmark

from authlint.document import Image
from authlint.formats import parse
from authlint.source import SourceFile


def shown(text: str, name: str) -> tuple[list[Image], list[tuple[int, int]]]:
    """The pictures of a marked draft, and where the marks were."""
    marked = unmark(text)
    spans = [(span.start, span.end) for span in marked.spans]
    return list(parse(SourceFile(name, marked.text)).images), spans


@pytest.mark.parametrize(
    ("name", "text", "addresses"),
    [
        ("a.md", '⟦{{< figure src="/img/quay.jpg" alt="The quay" >}}⟧\n', ["/img/quay.jpg"]),
        ("a.md", "⟦{{% img 'quay.jpg' %}}⟧\n", ["quay.jpg"]),
        ("a.md", '⟦{{< gallery "a.png" "b.png" >}}⟧\n', ["a.png", "b.png"]),
        ("a.md", '⟦{% include figure.html path="img/quay.jpg" class="wide" %}⟧\n', ["img/quay.jpg"]),
        ("a.md", "⟦{% img left /img/quay.jpg 300 200 The quay %}⟧\n", ["/img/quay.jpg"]),
        ("a.md", "⟦{% asset_img quay.jpg The quay %}⟧\n", ["quay.jpg"]),
        ("a.md", '⟦{{ image(path="quay.jpg", width=300) }}⟧\n', ["quay.jpg"]),
        ("a.md", 'See ⟦{{< img src="quay.jpg" >}}⟧ here.\n', ["quay.jpg"]),
        ("a.html", '<p>⟦{% include image.html src="quay.jpg" %}⟧</p>\n', ["quay.jpg"]),
        ("a.mdx", '⟦import quay from "./quay.jpg"⟧\n\nHello.\n', ["./quay.jpg"]),
        ("a.mdx", 'Hello.\n\n⟦<Image src="/img/quay.jpg" alt="The quay" />⟧\n', ["/img/quay.jpg"]),
        ("a.mdx", "Hello.\n\n⟦<Image src={require('./quay.jpg').default} />⟧\n", ["./quay.jpg"]),
        ("a.mdx", "Hello.\n\n⟦<img src={useBaseUrl('/img/quay.jpg')} />⟧\n", ["/img/quay.jpg"]),
        ("a.md", "---\nimage: ⟦quay.jpg⟧\n---\nHello.\n", ["quay.jpg"]),
        ("a.md", "---\ncover:\n  image: ⟦/img/quay.jpg⟧\n  alt: The quay\n---\nHello.\n", ["/img/quay.jpg"]),
        ("a.md", "---\nheader:\n  teaser: x\nhero:\n  src: '⟦quay.jpg⟧'\n---\nHello.\n", ["quay.jpg"]),
        ("a.md", '+++\nthumbnail = "⟦quay.jpg⟧"\n+++\nHello.\n', ["quay.jpg"]),
        ("a.md", '---\nimages: ["⟦a.png⟧", "⟦b.png⟧"]\n---\nHello.\n', ["a.png", "b.png"]),
        ("a.html", "---\nog_image: ⟦https://example.org/quay⟧\n---\n<p>Hello.</p>\n", ["https://example.org/quay"]),
    ],
)
def test_shown(name: str, text: str, addresses: list[str]) -> None:
    """Found, at the tag or at the words of the key."""
    images, spans = shown(text, name)
    assert [image.destination for image in images] == addresses
    assert list(dict.fromkeys((image.span.start, image.span.end) for image in images)) == spans


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "{{< youtube abc123 >}}\n"),
        ("a.md", '{{< figure link="quay.jpg" >}}\n'),
        ("a.md", "Read {% link quay.jpg %} first.\n"),
        ("a.md", '`{{< figure src="quay.jpg" >}}`\n'),
        ("a.md", '```\n{{< figure src="quay.jpg" >}}\n```\n'),
        ("a.md", "---\ntitle: quay.jpg\ntags: [quay.jpg]\n---\nHello.\n"),
        ("a.md", "---\nimage: true\ncover: none\n---\nHello.\n"),
        ("a.md", "---\nimage: [unclosed\n---\nHello.\n"),
        ("a.mdx", 'import Quay from "./Quay"\n\n<Quay depth="3" />\n'),
        ("a.mdx", "</Image>\n"),
    ],
)
def test_not_shown(name: str, text: str) -> None:
    assert shown(text, name)[0] == []


def test_an_address_made_by_a_template_is_one_picture() -> None:
    """A tag inside an address helps to spell it."""
    images, _ = shown("![The quay]({{ '/img/quay.jpg' | relative_url }})\n", "a.md")
    assert [image.destination for image in images] == ["{{ '/img/quay.jpg' | relative_url }}"]


def test_the_text_beside_a_cover() -> None:
    """The nearest alternative text is its own."""
    images, _ = shown("---\ncover:\n  image: quay.jpg\n  alt: Two boats\n---\nHello.\n", "a.md")
    assert [(image.alt, image.kind) for image in images] == [("Two boats", "cover")]


@pytest.mark.parametrize(
    ("written", "addresses"),
    [
        ("a.webp 1x, b.webp 2x", ["a.webp", "b.webp"]),
        ("a.webp 400w,b.webp 800w", ["a.webp"]),
        ("https://e.org/w_300,h_200/a.webp 1x", ["https://e.org/w_300,h_200/a.webp"]),
        (" , ,", []),
        ("", []),
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.html"])
def test_a_set_of_sources(name: str, written: str, addresses: list[str]) -> None:
    """Each file of a set; a comma belongs to an address unless white space follows."""
    images, _ = shown(
        f'Hi <picture><source srcset="{written}"><img src="c.png" alt="The quay"></picture> there\n', name
    )
    assert [image.destination for image in images if image.kind == "source"] == addresses


@pytest.mark.parametrize("name", ["a.md", "a.html"])
@pytest.mark.parametrize(
    ("attributes", "decorative"),
    [
        ('alt=""', True),
        ("alt=' '", True),
        ('role="presentation"', True),
        ('aria-hidden="true"', True),
        ("", False),
        ('alt="x"', False),
    ],
)
def test_decorative(name: str, attributes: str, *, decorative: bool) -> None:
    images, _ = shown(f"<p>Hi <img src=a.png {attributes}> there</p>\n", name)
    assert [image.decorative for image in images] == [decorative]


def test_pictures_stand_in_the_order_of_the_file() -> None:
    text = '---\nimage: a.png\n---\n![one](b.png)\n\n{{< figure src="c.png" >}}\n\n<img src="d.png" alt="four">\n\n![five](e.png)\n'
    images, _ = shown(text, "a.md")
    assert [image.destination for image in images] == ["a.png", "b.png", "c.png", "d.png", "e.png"]
