"""The notes that image generators leave in a file: how a picture was made, in their own words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from authlint.provenance.picture import Statement

LONGEST = 200
"""Characters of a note that are kept."""

STABLE_DIFFUSION = re.compile(r"\bSteps: \d+, (?:Sampler|Size|Seed|CFG scale|Schedule type): ?")
MIDJOURNEY = re.compile(r"\bJob ID: [0-9a-f]{8}-[0-9a-f]{4}-|(?:^|\s)--(?:v|niji|ar|stylize|chaos) \d")
COMFY = re.compile(
    r'"class_type"\s*:\s*"(?:KSampler|CheckpointLoader|CLIPTextEncode|UNETLoader|VAEDecode|\w*Sampler\w*)'
)
COMFY_WORKFLOW = re.compile(
    r'"type"\s*:\s*"(?:KSampler|CheckpointLoader\w*|CLIPTextEncode|UNETLoader|VAEDecode|\w*Sampler\w*)'
)
INVOKE_KEYS = frozenset({"sd-metadata", "invokeai_metadata", "invokeai_graph", "invokeai_workflow", "Dream"})
OWN_KEYS = frozenset({"fooocus_scheme", "dream", "generation_data", "Stable Diffusion"}) | INVOKE_KEYS
NOVEL_AI = "NovelAI"


def recipes(texts: Iterable[tuple[str, str]]) -> Iterator[Statement]:
    """Those of ``texts`` (where, and what is written) in which an image generator noted how it made the picture."""
    texts = list(texts)
    for where, words in texts:
        if _is_recipe(where, words):
            yield Statement(where, shortened(words))


def _is_recipe(where: str, words: str) -> bool:
    if where in OWN_KEYS or where == "parameters":
        return bool(words.strip()) and (where != "parameters" or bool(STABLE_DIFFUSION.search(words)))
    if where in {"prompt", "workflow"}:
        return bool(COMFY.search(words) or COMFY_WORKFLOW.search(words))
    if STABLE_DIFFUSION.search(words) or MIDJOURNEY.search(words):
        return True
    return where == "Comment" and words.startswith("{") and _is_novel(words)


def _is_novel(words: str) -> bool:
    """Whether a comment is NovelAI's record of a picture."""
    try:
        record = json.loads(words[: 1 << 16])
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and {"prompt", "steps", "sampler"} <= set(record)


def shortened(words: str) -> str:
    """One line, cut behind `LONGEST` characters."""
    line = " ".join(words[: 4 * LONGEST].split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
