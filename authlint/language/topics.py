"""The words by which medical, financial and legal passages are known, as `lab/topics.py` counted them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, get_args

from authlint.language.tables import read_json

Topic = Literal["medical", "financial", "legal"]
ConfigurableTopic = Literal["medical", "financial", "legal", "none"]
"""What a configuration may say that drafts are about; ``none``: nothing critical, whatever their words."""

TOPICS: tuple[Topic, ...] = get_args(Topic)


@cache
def lexicons() -> Mapping[Topic, Mapping[str, float]]:
    """For each topic its words, in lower case, with their weights: lower ends of log odds ratios."""
    table = read_json("topics.json") or {}
    return {topic: table.get(topic, {}) for topic in TOPICS}
