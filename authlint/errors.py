"""What can go wrong outside a rule, each with the place and the cure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one file that a person has to mend; data, so that a report can carry it.

    ``code`` is stable and hyphenated ("not-utf8"); ``line`` is 1-based, or None where no line is known;
    ``fatal`` problems make the run incomplete, which no gate may pass.
    """

    code: str
    path: str
    message: str
    cure: str
    line: int | None = None
    fatal: bool = True

    def __str__(self) -> str:
        where = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{where}: {self.message} ({self.cure})" if self.cure else f"{where}: {self.message}"


class AuthlintError(Exception):
    """An error that ends the run with exit code 2 and a message for a person."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class DraftError(AuthlintError):
    """A draft that cannot be read; the run goes on with the others."""


class CardError(AuthlintError):
    """A rule card that is broken."""


class ConfigurationError(AuthlintError):
    """A configuration file or option that is broken."""


class RuleError(Exception):
    """A check or measure raised: an internal error that names the rule and the draft."""

    def __init__(self, rule: str, path: str, cause: BaseException) -> None:
        self.sentence = f"rule {rule} failed: {type(cause).__name__}: {cause}"
        super().__init__(f"{path}: {self.sentence}")
        self.rule = rule
        self.path = path
