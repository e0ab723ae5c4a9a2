"""A card of somebody's own, for the tests of packs that do not ship with authlint."""

from __future__ import annotations

CARD = """\
summary: A ferry that is called a vessel.
why: Our readers say ferry.
check: phrases
with: {phrases: [vessel]}
severity: error
confidence: high
message: "‘{text}’ is not our word."
question: Do you mean the ferry?
examples:
  bad: ["The ⟦vessel⟧ left at noon."]
  good: ["The ferry left at noon."]
since: "1"
"""
