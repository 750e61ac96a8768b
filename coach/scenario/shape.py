"""What a file's model expects at a place: which keys, which kind of value, and a stand-in for what is missing."""

from __future__ import annotations

from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, StringConstraints

from coach.scenario.yaml_tree import Path

STAND_IN = "missing"
"""The id that stands in for one that is missing."""


@cache
def hints(model: type[BaseModel]) -> dict[str, Any]:
    """Key as written in the file → what its value must be."""
    raw = get_type_hints(model, include_extras=True)
    return {field.alias or name: raw[name] for name, field in model.model_fields.items()}


def required(model: type[BaseModel]) -> list[str]:
    """The keys that cannot be left out."""
    return [field.alias or name for name, field in model.model_fields.items() if field.is_required()]


def expected(root: Any, path: Path, data: object) -> Any:
    """What must stand at a path, given the data (which decides between alternatives); None when nothing can."""
    hint = root
    for part in path:
        inner = data[part] if isinstance(data, dict) and part in data else None
        if isinstance(data, list) and isinstance(part, int) and part < len(data):
            inner = data[part]
        hint = _inside(_choose(hint, data), part)
        data = inner
    return _choose(hint, data)


def stand_in(hint: Any) -> object:
    """A value that passes for what is missing, so that the rest of the file can be checked."""
    origin = get_origin(hint)
    if origin is Annotated:
        return _annotated(hint)
    if origin is Literal:
        return get_args(hint)[0]
    if origin in {Union, UnionType}:
        parts = get_args(hint)
        return None if NoneType in parts else stand_in(parts[0])
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return {key: stand_in(hints(hint)[key]) for key in required(hint)}
    if origin is dict or hint is dict:
        return {}
    if origin is tuple or hint is tuple:
        return []
    return {str: "…", bool: False, int: 0}.get(hint)


def kind_wanted(hint: Any) -> str:
    """The kind of value that must stand here, as the checker names it."""
    if get_origin(hint) in {Union, UnionType}:
        parts = [part for part in get_args(hint) if part is not NoneType]
        if len(parts) == 1 or kind_wanted(parts[0]) == "mapping":
            return kind_wanted(parts[0])
        return "value" if bool in parts else "words" if all(map(is_prose, parts[:1])) else "goto"
    base = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    if base is not hint and get_origin(base) in {Union, UnionType}:
        return kind_wanted(base)
    origin = get_origin(base) or base
    if isinstance(origin, type) and issubclass(origin, BaseModel):
        return "mapping"
    return {str: "text", Literal: "text", tuple: "list", dict: "mapping", int: "number", bool: "boolean"}.get(
        origin, "text"
    )


def is_prose(hint: Any) -> bool:
    """Whether a free text stands here (no id, no condition that steers the play)."""
    if get_origin(hint) in {Union, UnionType}:
        return all(part is NoneType or is_prose(part) for part in get_args(hint))
    if get_origin(hint) is not Annotated or get_args(hint)[0] is not str:
        return hint is str
    return not any(isinstance(meta, StringConstraints) and meta.pattern for meta in get_args(hint)[1:])


def _annotated(hint: Any) -> object:
    base, *metas = get_args(hint)
    least = 0
    for meta in metas:
        if isinstance(meta, StringConstraints) and meta.pattern:
            return STAND_IN
        for constraint in (meta, *getattr(meta, "metadata", ())):
            least = getattr(constraint, "ge", None) or getattr(constraint, "min_length", None) or least
    if get_origin(base) is tuple:
        return [stand_in(get_args(base)[0]) for _ in range(least)]
    if base is int:
        return least
    return stand_in(base)


def _choose(hint: Any, data: object) -> Any:
    """The alternative of a union that the data seems to be meant as."""
    base = hint
    if get_origin(base) is Annotated and get_origin(get_args(base)[0]) in {Union, UnionType}:
        base = get_args(base)[0]
    if get_origin(base) not in {Union, UnionType}:
        return hint
    parts = [part for part in get_args(base) if part is not NoneType]
    models = [part for part in parts if isinstance(part, type) and issubclass(part, BaseModel)]
    if models and isinstance(data, dict):
        told = [model for model in models[1:] if data.get("type") in _types(model)]
        return (told or models)[0]
    if isinstance(data, list):
        return next((part for part in parts if _is_list(part)), hint)
    return parts[0] if len(parts) == 1 else hint


def _types(model: type[BaseModel]) -> tuple[Any, ...]:
    """What the key ``type`` says of this one of several alternatives."""
    field = model.model_fields.get("type")
    return get_args(field.annotation) if field is not None else ()


def _is_list(hint: Any) -> bool:
    base = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    return get_origin(base) is tuple


def _inside(hint: Any, part: str | int) -> Any:
    base = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    if isinstance(base, type) and issubclass(base, BaseModel):
        return hints(base).get(str(part))
    if get_origin(base) is tuple:
        return get_args(base)[0]
    if get_origin(base) is dict:
        return get_args(base)[1]
    return None
