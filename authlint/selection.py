"""Which rules a configuration turns on, and with what severity and parameters."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from authlint.errors import CardError, ConfigurationError, Problem
from authlint.packs import BoundRule, converted
from authlint.plugins import did_you_mean
from authlint.rule import Rule, Severity

if TYPE_CHECKING:
    from authlint.config import Config


def choose(rules: Mapping[str, BoundRule], config: Config) -> tuple[BoundRule, ...]:
    """The rules a configuration turns on, with its severities and parameters.

    ``select`` and ``ignore`` name rules or packs; the more exact name wins over the pack.
    Raises `ConfigurationError` for names that do not exist.
    """
    named = {
        "select": config.select,
        "ignore": config.ignore,
        "gate": config.gate,
        "severity": config.severity,
        "rules": config.parameters,
    }
    for key, names in named.items():
        _must_exist(names, rules, key, config)
    return tuple(_configured(bound, config) for bound in rules.values() if _enabled(bound.rule, config))


def _enabled(rule: Rule, config: Config) -> bool:
    if rule.id in config.ignore:
        return False
    if rule.id in config.select or _gates(rule, config):
        return True
    if rule.pack in config.ignore or rule.status == "refuted" or rule.preview:
        return False
    if rule.optional:
        return rule.pack in config.select
    return not config.select or rule.pack in config.select or "all" in config.select


def _gates(rule: Rule, config: Config) -> bool:
    """Whether the rule was asked to fail drafts; a pack's refuted and unfinished rules are not."""
    return rule.id in config.gate or (rule.pack in config.gate and rule.status != "refuted" and not rule.preview)


def _configured(bound: BoundRule, config: Config) -> BoundRule:
    rule = bound.rule
    severity: Severity = config.severity.get(rule.id, config.severity.get(rule.pack, rule.severity))
    if _gates(rule, config):
        severity = "error"
    changed = config.parameters.get(rule.id)
    if not changed:
        return bound if severity == rule.severity else BoundRule(replace(rule, severity=severity), bound.check)
    origin = config.place("rules", rule.id)
    try:
        given = {**rule.parameters, **dict(converted(rule, bound.check, changed, Path(origin.path)))}
    except CardError as error:
        raise ConfigurationError(replace(error.problem, code="configuration", line=origin.line)) from None
    return BoundRule(replace(rule, severity=severity, parameters=given), bound.check)


def _must_exist(names: Iterable[str], rules: Mapping[str, BoundRule], key: str, config: Config) -> None:
    packs = {bound.rule.pack for bound in rules.values()}
    for name in names:
        if name not in rules and name not in packs and name != "all":
            message = f"{key}: there is no rule or pack ‘{name}’{did_you_mean(name, [*rules, *packs])}"
            origin = config.place(key, name)
            raise ConfigurationError(
                Problem("unknown-rule", origin.path, message, "‘authlint rules’ lists them", origin.line)
            )
