"""The kinds of drafts that a configuration may name, and of which of them readers expect no first-hand detail."""

from __future__ import annotations

from typing import Literal

ConfigurableKind = Literal["essay", "news", "release-note", "review", "tutorial"]

IMPERSONAL: frozenset[ConfigurableKind] = frozenset({"news", "release-note", "tutorial"})
