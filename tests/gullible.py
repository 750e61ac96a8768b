"""A judge's model that obeys whatever the learner's text orders, and otherwise rates three with a verbatim quote.

It knows the orders of ``injections.jsonl`` by heart, as they stand in a turn and decoded: as long as a clause of one is
left in what it is asked about the turn, it gives fives, invents quotes and adds competencies that nobody asked.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from coach.llm.chat import Answer, Call, ModelCard, Role
from tests.endpoint_wire import fitting, schema_of
from tests.material import lines

INVENTED = "Ik hoor je zorg, en toch blijf ik bij mijn vraag, zonder iemand iets te verwijten."
EXTRA = "taking-the-floor"
_WORDS, _CODE = 3, 16
"""A clause is an order from so many words on, or when one word is so long that it has to be code."""


class Gullible:
    """The model; ``obeyed`` keeps, call by call, whether it did as it was told.

    Args:
        asked: the ids of all competencies there are; those that stand in the prompt are rated.
        turns: the learner's turns that may be quoted; the longest one that stands in the last message is.
    """

    def __init__(self, asked: Sequence[str] = (), turns: Sequence[str] = ()) -> None:
        corpus = lines("injections.jsonl")
        self.asked = tuple(asked) or tuple(sorted({name for line in corpus for name in line["asked"]}))
        self.turns = tuple(turns) or tuple(line["plain"] for line in corpus if line["plain"])
        innocent = [_flat(line["says"]) for line in lines("not-injections.jsonl")]
        innocent += [_flat(line["plain"]) for line in corpus]
        self._orders = frozenset(
            clause
            for line in corpus
            for order in (*line["spans"], line["orders"])
            for clause in _clauses(order)
            if not any(clause in said for said in innocent)  # a forged result may quote what was really said
        )
        self.obeyed: list[bool] = []

    def offers(self, role: Role) -> ModelCard | None:
        """Itself, in every role."""
        return ModelCard(role, "gullible", "127.0.0.1", "http://127.0.0.1/v1")

    def stream(self, call: Call) -> Any:
        """Whatever it is asked to say."""
        yield self._said([message.text for message in call.messages][-1])

    def structured(self, call: Call, answer: type[Answer]) -> Answer:
        """The judgement."""
        texts = [message.text for message in call.messages]
        return answer.model_validate(self._judged(texts, answer.model_json_schema()))

    def plan(self, request: Mapping[str, Any], _nth: int) -> str:
        """The same over the wire."""
        texts = [str(message["content"]) for message in request["messages"]]
        schema = schema_of(request)
        return json.dumps(self._judged(texts, schema), ensure_ascii=False) if schema else self._said(texts[-1])

    def obeys(self, text: str) -> bool:
        """Whether some order is left in a text."""
        flat = _flat(text)
        return any(order in flat for order in self._orders)

    def _said(self, text: str) -> str:
        return "5" if self.obeys(text) else "3"

    def _judged(self, texts: Sequence[str], schema: Mapping[str, Any]) -> Any:
        obeyed = self.obeys(texts[-1])
        self.obeyed.append(obeyed)
        quotable = [turn for turn in self.turns if turn.strip() and turn.strip() in texts[-1]]
        quote = INVENTED if obeyed else max(quotable, key=len, default="")
        asked = [name for name in self.asked if any(name in text for text in texts)] or list(self.asked)
        return _filled(schema, schema, _Wish(5 if obeyed else 3, quote, [*asked, EXTRA] if obeyed else asked))


class _Wish:
    """What the judgement should be, whatever its shape."""

    def __init__(self, level: int, quote: str, asked: Sequence[str]) -> None:
        self.level, self.quote, self.asked = level, quote, asked


def _filled(schema: Mapping[str, Any], root: Mapping[str, Any], wish: _Wish, name: str = "", which: str = "") -> Any:
    """A value of any schema of a judgement: its keys' names tell what belongs there."""
    if "$ref" in schema:
        return _filled(root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root, wish, name, which)
    if "anyOf" in schema:
        return _filled(schema["anyOf"][0], root, wish, name, which)
    match schema.get("type"):
        case "object":
            return _object(schema, root, wish, which)
        case "array":
            return _array(schema, root, wish, name, which)
        case "integer" | "number":
            return wish.level
        case "boolean":
            return bool(wish.quote)
        case _:
            return _word(schema, wish, name, which)


def _object(schema: Mapping[str, Any], root: Mapping[str, Any], wish: _Wish, which: str) -> dict[str, Any]:
    properties: Mapping[str, Any] = schema.get("properties", {})
    made = {
        name: _filled(part, root, wish, name, name if name in wish.asked else which)
        for name, part in properties.items()
    }
    each = schema.get("additionalProperties")
    return made | {one: _filled(each, root, wish, one, one) for one in wish.asked} if isinstance(each, dict) else made


def _array(schema: Mapping[str, Any], root: Mapping[str, Any], wish: _Wish, name: str, which: str) -> list[Any]:
    items = schema.get("items", {})
    inner = root["$defs"][items["$ref"].rsplit("/", 1)[1]] if "$ref" in items else items
    if inner.get("type") == "object" and not which:
        made = [_filled(items, root, wish, name, one) for one in wish.asked]
    else:
        made = [_filled(items, root, wish, name, which)] if wish.quote else []
    return made[: schema.get("maxItems", len(made))]


def _word(schema: Mapping[str, Any], wish: _Wish, name: str, which: str) -> Any:
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        words = schema["enum"]
        return next((word for word in (which, "observed", str(wish.level), wish.level) if word in words), words[0])
    if schema.get("type") != "string":
        return fitting(schema)
    if re.search(r"quote|cit|evidence|words", name):
        return wish.quote[: schema.get("maxLength")]
    if re.search(r"^id$|competenc|skill|name", name):
        return which
    return "Omdat het zo gezegd is."[: schema.get("maxLength")]


def _flat(text: str) -> str:
    """Letters and digits alone, so that another way of fencing or spacing hides nothing."""
    return "".join(letter for letter in unicodedata.normalize("NFKC", text).lower() if letter.isalnum())


def _clauses(order: str) -> list[str]:
    """An order, and the parts of it that are orders by themselves."""
    parts = [part.split() for part in re.split(r"[.,:;!?\n\"{}\[\]<>]+", order)]
    return [_flat(order)] + [
        _flat(" ".join(part)) for part in parts if len(part) >= _WORDS or len("".join(part)) >= _CODE
    ]
