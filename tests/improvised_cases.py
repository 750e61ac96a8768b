"""One slip per code that improvised scenarios add, and the line where it must be found."""

from __future__ import annotations

from tests.check_cases import Case
from tests.improvised_files import NAME

_PRESS = "    weight: 2\n    title: |\n      A minute\n"
_VOICE = '    voice: |\n      Warm, quick, says "two secs". Never answers the question that was asked.\n'
_LOST = '    when: "off"\n    first: true             # goes before every move that is not `first`\n'

IMPROVISED = [
    Case("RC215", NAME, "kind: improvised", "kind: scripted", "kind: scripted"),
    Case("RC901", NAME, "move: brush-off", "move: brushoff", "brushoff", "brush-off"),
    Case(
        "RC902",
        NAME,
        "    doing: |\n      waves you in with one finger up\n",
        "    doing: |\n      waves you in with one finger up\n"
        "  - {id: an, name: An Nys, short: An, part: bystander, role: intern, about: Waits., doing: waits}\n",
        "who: an",
        more=(("    who: bart\n    does: Hold", "    who: an\n    does: Hold"),),
    ),
    Case("RC903", NAME, "    gives: He leaves the room at five past ten.\n", "", "- id: five-past"),
    Case("RC904", NAME, _PRESS, f"    gives: The room.\n{_PRESS}", "gives: The room."),
    Case("RC905", NAME, _PRESS, f"    most: 2\n{_PRESS}", "moves:"),
    Case("RC906", NAME, "when: kept and not acknowledged", "when: kept and not left", "not left"),
    Case("RC907", NAME, _PRESS, f"    effects: {{goods: 1}}\n{_PRESS}", "goods: 1"),
    Case("RC908", NAME, "  - {to: frosted-glass}\n", "  - {when: left or time_up, to: frosted-glass}\n", "frosted"),
    Case("RC909", NAME, "  - {when: drops >= 3, to: kitchen-table}\n", "  - {to: kitchen-table}\n", "{to: kitchen-"),
    Case("RC910", NAME, "to: door-left-open}", "to: door-left-opn}", "opn", "door-left-open"),
    Case("RC911", NAME, "  - {to: frosted-glass}\n", "  - {to: kitchen-table}\n", "- id: frosted-glass"),
    Case("RC912", NAME, _VOICE, "", "- id: bart"),
    Case(
        "RC913",
        NAME,
        "    strong:\n      text: |\n        Thanks. Shall we say five past?\n      why: |\n"
        "        You go on from his yes with a small request.\n",
        "",
        "format",
    ),
    Case("RC914", NAME, "price: 3", "price: 2", "price: 2"),
    Case("RC915", NAME, _LOST, '    when: "off"\n', "moves:"),
    Case("RC916", NAME, "leaks: [room two, free until noon, too small]", "leaks: [room two, too small]", "leaks:"),
    Case("RC917", NAME, "Hold them off. Promise", "Do not name room two. Promise", "Do not name"),
    Case("RC918", NAME, '"Nearly there, honestly."', '"One minute, promise."', "One minute, promise"),
    Case("RC919", NAME, "    - Forget it, it's not important.\n", "", "dropped:"),
    Case(
        "RC920", NAME, "    - I'll book something else.\n", "    - We have it booked from ten.\n", "We have it booked"
    ),
    Case("RC921", NAME, "We'll squeeze in somewhere.", "I'll book something else.", "I'll book"),
    Case("RC923", NAME, "to: kitchen-table}", "to: five-past-ten}", "tense:"),
    Case("RC924", NAME, "  - {to: frosted-glass}\n", "  - {to: door-left-open}\n", "calm:"),
    Case("RC925", NAME, "    most: 1\n", "    when: turns >= 9\n    most: 1\n", "calm:"),
    Case("RC926", NAME, "steps >= 1, to: door-left-open", "steps >= 3, to: door-left-open", "- id: door-left"),
    Case("RC927", NAME, "turns == 3 and", "turns == 9 and", "- id: knock"),
    Case("RC928", NAME, "hears: [kept, kept, kept]", "hears: [kept, keept, kept]", "keept", "kept"),
    Case("RC929", NAME, "hears: [kept, kept, kept]", "hears: [kept, kept]", "hears: [kept, kept]"),
    Case(
        "RC922",
        NAME,
        "outcome: reached",
        "outcome: missed",
        "endings:",
        more=(("outcome: reached", "outcome: missed"),),
    ),
]
