"""How far a run is, how fast it goes, and how long the rest will take."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

MINUTE, HOUR = 60, 3600


@dataclass(frozen=True, slots=True)
class Progress:
    """``sizes`` are the sources' bytes, ``shares`` how much of each is finished, ``started`` a monotonic time in seconds.

    ``documents`` are those in finished parts, ``earlier`` the ones among them that were finished before this run began;
    ``scored`` counts this run's documents, in finished parts or not.
    """

    sizes: tuple[int, ...]
    started: float
    shares: dict[int, float] = field(default_factory=dict)
    documents: int = 0
    earlier: int = 0
    scored: int = 0

    def moved(self, documents: int) -> Progress:
        """So many more documents were scored."""
        return replace(self, scored=self.scored + documents)

    def reached(self, source: int, share: float, documents: int, *, earlier: bool) -> Progress:
        """A part was finished that ends at ``share`` of its source."""
        self.shares[source] = max(share, self.shares.get(source, 0.0))
        return replace(self, documents=self.documents + documents, earlier=self.earlier + documents * earlier)

    def share(self) -> float:
        """The share of all bytes that is finished, from 0 to 1."""
        total = sum(self.sizes)
        return sum(self.sizes[source] * share for source, share in self.shares.items()) / total if total else 1.0

    def rate(self, now: float) -> float:
        """Documents a second in this run."""
        return self.scored / (now - self.started) if now > self.started else 0.0

    def remaining(self, now: float) -> float | None:
        """Seconds that the rest will take at this rate; None where nothing tells how much that is."""
        share, rate = self.share(), self.rate(now)
        if not share or not rate:
            return None
        total = self.documents / share
        return max(0.0, total - self.earlier - self.scored) / rate

    def line(self, now: float) -> str:
        """All that on one line."""
        parts = [f"{self.earlier + self.scored:,} documents", f"{self.share():.0%}", f"{self.rate(now):,.0f} a second"]
        remaining = self.remaining(now)
        return ", ".join([*parts, *([f"{duration(remaining)} to go"] if remaining is not None else [])])


def duration(seconds: float) -> str:
    """A length of time as a person says it."""
    if seconds < MINUTE:
        return f"{seconds:.0f} s"
    if seconds < HOUR:
        return f"{seconds // MINUTE:.0f} min {seconds % MINUTE:02.0f} s"
    return f"{seconds // HOUR:.0f} h {seconds % HOUR // MINUTE:02.0f} min"
