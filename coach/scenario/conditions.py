"""The small typed condition language of scenario files: parsed once, on an ``ast`` whitelist, never run as Python."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Value = bool | int | str

_COMPARE: dict[type[ast.cmpop], Callable[[Value, Value], bool]] = {
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
_ORDERED = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_WORDS: dict[str, bool] = {"true": True, "false": False, "True": True, "False": False}


class ConditionError(Exception):
    """A condition that cannot be used: ``slip`` names the kind of mistake, ``values`` what it is about."""

    def __init__(self, slip: str, **values: object) -> None:
        super().__init__(slip, values)
        self.slip = slip
        self.values: dict[str, object] = values


@dataclass(frozen=True, slots=True)
class Domain:
    """What a variable may hold: a boolean, one of some words, or a bounded whole number."""

    type: str
    """``boolean``, ``enum`` or ``integer``."""
    words: tuple[str, ...] = ()
    low: int = 0
    high: int = 0

    def all(self) -> tuple[Value, ...]:
        """Every value that the variable can have."""
        if self.type == "boolean":
            return (False, True)
        return self.words if self.type == "enum" else tuple(range(self.low, self.high + 1))


@dataclass(frozen=True, slots=True)
class Condition:
    """A parsed condition; call it with the values of the moment."""

    source: str
    names: frozenset[str]
    _tree: ast.expr

    def __call__(self, values: Mapping[str, Value]) -> bool:
        """Whether it holds."""
        return bool(_evaluate(self._tree, values))


def parse(source: str, domains: Mapping[str, Domain]) -> Condition:
    """Read a condition and check its names and types.

    Args:
        source: e.g. ``rapport >= 1 and not owed``.
        domains: the declared variables (and ``rapport``, ``tension``, ``pressure``).

    Raises:
        ConditionError: ``syntax``, ``not-allowed``, ``unknown-name``, ``unknown-value``, ``type`` or ``assignment``.
    """
    try:
        tree = ast.parse(source.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        slip = "assignment" if _has_single_equals(source) else "syntax"
        raise ConditionError(slip, condition=source) from error
    names: set[str] = set()
    if _check(tree, domains, names, source) != "boolean":
        raise ConditionError("type", condition=source, part=source)
    return Condition(source, frozenset(names), tree)


def _has_single_equals(source: str) -> bool:
    bare = source
    for two in ("==", "!=", "<=", ">="):
        bare = bare.replace(two, "")
    return "=" in bare


def _check(  # noqa: C901 - one case per kind of expression on the whitelist
    node: ast.expr, domains: Mapping[str, Domain], names: set[str], source: str
) -> str:
    """The type of an expression: ``boolean``, ``integer`` or ``text``; names met are added to ``names``."""
    match node:
        case ast.BoolOp(values=parts):
            for part in parts:
                _expect(part, "boolean", domains, names, source)
            return "boolean"
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            _expect(inner, "boolean", domains, names, source)
            return "boolean"
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as number)) if not isinstance(number, bool):
            return "integer"
        case ast.Compare(left=left, ops=ops, comparators=rights):
            _check_compare(left, ops, rights, domains, names, source)
            return "boolean"
        case ast.Constant(value=bool()):
            return "boolean"
        case ast.Constant(value=int()):
            return "integer"
        case ast.Constant(value=str()):
            return "text"
        case ast.Name(id=name):
            if name in _WORDS:
                return "boolean"
            if name not in domains:
                raise ConditionError("unknown-name", condition=source, name=name)
            names.add(name)
            return {"boolean": "boolean", "integer": "integer", "enum": "text"}[domains[name].type]
        case _:
            raise ConditionError("not-allowed", condition=source, part=ast.unparse(node))


def _expect(node: ast.expr, kind: str, domains: Mapping[str, Domain], names: set[str], source: str) -> None:
    if _check(node, domains, names, source) != kind:
        raise ConditionError("type", condition=source, part=ast.unparse(node))


def _check_compare(  # noqa: PLR0913, PLR0917 - one comparison and where it stands
    left: ast.expr,
    ops: list[ast.cmpop],
    rights: list[ast.expr],
    domains: Mapping[str, Domain],
    names: set[str],
    source: str,
) -> None:
    for op, right in zip(ops, rights, strict=True):
        first = _check(left, domains, names, source)
        if isinstance(op, ast.In | ast.NotIn):
            if not isinstance(right, ast.List | ast.Tuple):
                raise ConditionError("not-allowed", condition=source, part=ast.unparse(right))
            options = list(right.elts)
        elif type(op) in _COMPARE:
            options = [right]
        else:
            raise ConditionError("not-allowed", condition=source, part=ast.unparse(right))
        for option in options:
            second = _check(option, domains, names, source)
            if first != second or (isinstance(op, _ORDERED) and first != "integer"):
                raise ConditionError("type", condition=source, part=f"{ast.unparse(left)} … {ast.unparse(option)}")
            _check_word(left, option, domains, source)
            _check_word(option, left, domains, source)
        left = right


def _check_word(name: ast.expr, constant: ast.expr, domains: Mapping[str, Domain], source: str) -> None:
    if not (isinstance(name, ast.Name) and isinstance(constant, ast.Constant) and isinstance(constant.value, str)):
        return
    domain = domains[name.id]
    if domain.type == "enum" and constant.value not in domain.words:
        raise ConditionError("unknown-value", condition=source, name=name.id, value=constant.value, words=domain.words)


def _evaluate(node: ast.expr, values: Mapping[str, Value]) -> Value:
    match node:
        case ast.BoolOp(op=ast.And(), values=parts):
            return all(_evaluate(part, values) for part in parts)
        case ast.BoolOp(values=parts):
            return any(_evaluate(part, values) for part in parts)
        case ast.UnaryOp(op=ast.Not(), operand=inner):
            return not _evaluate(inner, values)
        case ast.UnaryOp(operand=inner):
            return -int(_evaluate(inner, values))
        case ast.Name(id=name):
            return _WORDS[name] if name in _WORDS else values[name]
        case ast.Constant(value=bool() | int() | str() as constant):
            return constant
        case ast.Compare(left=left, ops=ops, comparators=rights):
            return _compare(left, ops, rights, values)
        case _:
            raise ConditionError("not-allowed", condition="", part=ast.unparse(node))


def _compare(left: ast.expr, ops: list[ast.cmpop], rights: list[ast.expr], values: Mapping[str, Value]) -> bool:
    first = _evaluate(left, values)
    for op, right in zip(ops, rights, strict=True):
        if isinstance(op, ast.In | ast.NotIn) and isinstance(right, ast.List | ast.Tuple):
            found = first in [_evaluate(option, values) for option in right.elts]
            holds, second = (found if isinstance(op, ast.In) else not found), first
        else:
            second = _evaluate(right, values)
            holds = _COMPARE[type(op)](first, second)
        if not holds:
            return False
        first = second
    return True
