"""XML text of elements, without what XML forbids and without workflow commands."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from authlint.sanitise import OLD_COMMAND, one_line

Element = ET.Element


def child(parent: Element, tag: str, /, **attributes: object) -> Element:
    """A new element inside ``parent``, its attributes on one line."""
    return ET.SubElement(parent, tag, {key: one_line(str(value)) for key, value in attributes.items()})


def document(root: Element) -> str:
    """The whole file, indented. Commands in a log are looked for anywhere, so one sign of each is written as a number."""
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + text.replace(OLD_COMMAND, "#&#35;[") + "\n"
