"""A scene that anybody can set without having been anywhere."""

from collections.abc import Iterator

from authlint.analysis.stock_scenes import StockScenes
from authlint.rule import Match, check


@check("stock-scene")
def stock_scene(scenes: StockScenes) -> Iterator[Match]:
    """Yield each stock scene of the running prose."""
    for scene in scenes.found:
        words = scene.tokens.words(scene.start, scene.end)
        yield Match(scene.tokens.block, scene.tokens.span(scene.start, scene.end), {"text": words})
