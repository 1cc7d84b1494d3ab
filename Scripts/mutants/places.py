"""Finds the places of the sources at which one small change can be made, and what the change is.

A file is read as tokens, so that nothing in a comment or a text is taken for code. Around an operator the
smallest expression is sought that can stand in parentheses without changing what is computed: the chain
of operators that bind at least as tightly. The place is that expression, and the mutant another text for
it; both go into one build as `(mutant(7) ? (other) : (own))`.
"""
import dataclasses
import hashlib
import re

TOKEN = re.compile(
    r"""(?P<space>\s+)
    |(?P<comment>//[^\n]*|/\*.*?\*/)
    |(?P<text>\"\"\".*?\"\"\"|\#?"(?:\\\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\\.|[^"\\\n])*"\#?)
    |(?P<number>0x[0-9a-fA-F_]+(?:\.[0-9a-fA-F_]+)?(?:p[+-]?\d+)?|\d[\d_]*(?:\.\d[\d_]*)?(?:e[+-]?\d+)?)
    |(?P<name>[$@\#]?[A-Za-z_][A-Za-z0-9_]*|\$\d+|`\w+`)
    |(?P<bracket>[()\[\]{}])
    |(?P<mark>[,;:])
    |(?P<operator>[-+*/%<>=!&|^~?.\\]+)
    |(?P<other>.)""",
    re.X | re.S,
)

BINDING = {
    "||": 2, "&&": 3,
    **dict.fromkeys(["<", "<=", ">", ">=", "==", "!=", "~=", "===", "!=="], 4),
    "??": 5, "...": 6, "..<": 6,
    **dict.fromkeys(["+", "-", "&+", "&-", "|", "^"], 7),
    **dict.fromkeys(["*", "/", "%", "&*", "&"], 8),
    "<<": 9, ">>": 9, "&>>": 9, "&<<": 9,
}
OPENING = {"(": ")", "[": "]", "{": "}"}
CLOSING = {closing: opening for opening, closing in OPENING.items()}
STOPS = {
    "return", "if", "guard", "while", "for", "switch", "let", "var", "in", "else", "case", "where", "try",
    "await", "throw", "repeat", "do", "func", "init", "static", "private", "public", "default", "inout",
}
UNFIT = {"try", "await", "throw", "inout", "is", "as", "case", "let", "var", "some", "any", "func", "init"}
# Names of arrays, which a sum puts together.
LISTS = {"peaks", "transitions", "landmarks", "breaks", "nodes", "["}
COUNTS = {"i", "j", "k", "n", "m", "index", "count", "order", "level", "depth", "degree", "position"}


@dataclasses.dataclass
class Token:
    kind: str
    text: str
    start: int
    end: int
    newline: bool
    spaced: bool


@dataclasses.dataclass
class Place:
    """An expression of a file, from `start` to `end`, and the text that a mutant has in its stead."""
    file: str
    line: int
    last: int
    start: int
    end: int
    kind: str
    statement: str
    again: int
    own: str
    other: str
    named: bool = False
    number: int = 0

    @property
    def key(self):
        """What the place is known by, whatever stands above it in the file."""
        return self.file, self.statement, self.kind, self.again


def number_below(count, text):
    """A number below `count` that depends on a text alone."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big") % count


class Source:
    def __init__(self, file, text):
        self.file = file
        self.text = text
        self.tokens = []
        newline = False
        spaced = True
        for match in TOKEN.finditer(text):
            kind = match.lastgroup
            if kind in ("space", "comment"):
                newline = newline or "\n" in match.group()
                spaced = True
                continue
            self.tokens.append(Token(kind, match.group(), match.start(), match.end(), newline, spaced))
            newline = spaced = False
        self.partner = {}
        self.around = []
        stack = []
        for index, token in enumerate(self.tokens):
            self.around.append(stack[-1] if stack else None)
            if token.kind != "bracket":
                continue
            if token.text in OPENING:
                stack.append(index)
            elif stack:
                opening = stack.pop()
                self.partner[opening] = index
                self.partner[index] = opening
                self.around[index] = stack[-1] if stack else None

    def binding(self, index):
        """How tightly an operator between two operands binds, or nothing."""
        token = self.tokens[index]
        if token.kind != "operator" or token.text not in BINDING or index + 1 == len(self.tokens):
            return None
        if token.text in ("...", "..<"):
            return BINDING[token.text]
        return BINDING[token.text] if token.spaced and self.tokens[index + 1].spaced else None

    def ends(self, index):
        """Whether no expression goes on over this token."""
        token = self.tokens[index]
        if token.kind == "mark" or token.text in ("->", "?", "=") and token.spaced:
            return True
        if token.kind == "operator" and token.text in ("+=", "-=", "*=", "/="):
            return True
        return token.kind == "name" and (token.text in STOPS or token.text[0] in "@#")

    def continues(self, index):
        """Whether the token goes on with the expression on the line above."""
        token = self.tokens[index]
        if not token.newline:
            return True
        if self.binding(index) is not None or token.text.startswith(".") and token.kind == "operator":
            return True
        previous = self.tokens[index - 1]
        return self.binding(index - 1) is not None or previous.text in ("(", "[", ",")

    def expression(self, index, least):
        """The first and the last token of the chain around an operator, or nothing."""
        first = index
        while True:
            before = first - 1
            if before < 0 or not self.continues(first) or self.ends(before):
                break
            token = self.tokens[before]
            if token.kind == "bracket" and token.text in OPENING:
                break
            binding = self.binding(before)
            if binding is not None and binding < least:
                break
            if token.text == "}":
                return None
            first = self.partner.get(before, before) if token.text in CLOSING else before
        last = index
        while last + 1 < len(self.tokens):
            after = last + 1
            token = self.tokens[after]
            if not self.continues(after) or self.ends(after):
                break
            if token.kind == "bracket" and token.text in CLOSING:
                break
            binding = self.binding(after)
            if binding is not None and binding < least:
                break
            if token.text == "{":
                if not self.isCondition(first):
                    return None
                break
            last = self.partner.get(after, after) if token.text in OPENING else after
        return (first, last) if first < index < last and self.isFit(first, last) else None

    def isCondition(self, first):
        """Whether an expression stands in the condition of an `if`, `while`, `for` or `switch`."""
        index = first - 1
        while index >= 0:
            token = self.tokens[index]
            if token.text in ("if", "while", "for", "switch"):
                return True
            if token.text in ("{", "}", "guard", "(", "["):
                return False
            index = self.partner.get(index, index) - 1
        return False

    def isFit(self, first, last):
        """Whether an expression can stand in both branches of a choice."""
        for token in self.tokens[first : last + 1]:
            if token.kind == "text" or token.text in UNFIT or token.text in ("{", "\\", "=") or token.text[0] in "@#":
                return False
            if token.kind == "operator" and token.text.startswith("&") and not token.text == "&&":
                if not self.binding(self.tokens.index(token)):
                    return False
        before = self.tokens[first - 1] if first else None
        if before is not None and before.text == "=":
            around = self.around[first - 1]
            line = self.text[self.text.rfind("\n", 0, before.start) + 1 : before.start].split()
            if around is not None and self.tokens[around].text == "(" or "case" in line:
                return False
        return True

    def part(self, first, last):
        return self.text[self.tokens[first].start : self.tokens[last].end]

    def replaced(self, first, last, changes):
        """The text of some tokens, with other texts for a few of them."""
        result = []
        for index in range(first, last + 1):
            text = changes.get(index, self.tokens[index].text)
            space = self.tokens[index].spaced and index > first and text
            result.append((" " if space else "") + text)
        return "".join(result).strip()

    def operandCounts(self, first, last, index):
        """Whether an operator stands between whole numbers, as far as the text tells."""
        for operand in (self.tokens[first:index], self.tokens[index + 1 : last + 1]):
            token = operand[-1]
            if token.text in COUNTS or token.kind == "number" and re.fullmatch(r"\d+", token.text):
                return True
        return False

    def changes(self):
        """All changes as (kind, first token, last token, other text)."""
        for index, token in enumerate(self.tokens):
            yield from self.operatorChanges(index)
            if token.kind == "number":
                yield from self.constantChanges(index)
            if token.text in ("error", "within") and self.tokens[index - 1].text in ("(", ","):
                yield from self.boundChanges(index)
            if token.text == "unitRoundoff" and self.tokens[index - 1].text != "let":
                yield "bound of zero", index, index, "0"
            if token.kind == "name" and index + 1 < len(self.tokens):
                following = self.tokens[index + 1]
                if following.text == "(" and not following.spaced and index + 1 in self.partner:
                    yield from self.callChanges(index)

    def operatorChanges(self, index):
        token = self.tokens[index]
        if token.text == "-" and token.spaced is not self.tokens[index + 1].spaced or (
            token.text == "-" and self.tokens[index - 1].text in ("(", "[")):
            last = self.primary(index + 1)
            if last is not None and self.isFit(index, last):
                yield "sign", index, last, self.part(index + 1, last)
            return
        binding = self.binding(index)
        if binding is None:
            return
        around = self.expression(index, binding)
        if around is None:
            return
        first, last = around
        if token.text == "+" and any(t.text in LISTS for t in self.tokens[first : last + 1]):
            return
        if token.text in ("+", "-"):
            yield "sign", first, last, self.replaced(first, last, {index: "-" if token.text == "+" else "+"})
        if token.text in ("+", "-", "*", "/"):
            end = self.partner.get(index + 1, index + 1) if self.tokens[index + 1].text in OPENING else index + 1
            while end + 1 <= last and self.binding(end + 1) != binding:
                end = self.partner.get(end + 1, end + 1) if self.tokens[end + 1].text in OPENING else end + 1
            kind = "term dropped" if binding == 7 else "factor dropped"
            yield kind, first, last, self.replaced(first, last, {i: "" for i in range(index, end + 1)})
        turned = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": "!=", "!=": "=="}
        if token.text in turned:
            if token.text in ("<", ">", "<=", ">=") and self.operandCounts(first, last, index):
                other = token.text[0] if len(token.text) == 2 else token.text + "="
                yield "bound of a comparison", first, last, self.replaced(first, last, {index: other})
            else:
                yield "comparison", first, last, self.replaced(first, last, {index: turned[token.text]})
        if token.text in ("..<", "...") and not self.tokens[index + 1].text.startswith("."):
            own = self.part(index + 1, last)
            other = self.part(first, index) + f"({own} - 1)"
            yield "off by one", first, last, other

    def primary(self, index):
        """The last token of an operand without its sign, or nothing."""
        last = self.partner.get(index, index) if self.tokens[index].text == "(" else index
        if self.tokens[last].kind not in ("name", "number", "bracket") and self.tokens[last].text != ".":
            return None
        while last + 1 < len(self.tokens) and not self.tokens[last + 1].spaced:
            token = self.tokens[last + 1]
            if token.text in ("(", "["):
                last = self.partner.get(last + 1, last + 1)
            elif token.text == "." or token.kind == "name":
                last += 1
            else:
                break
        following = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        return None if following is not None and following.text == "{" else last

    def constantChanges(self, index):
        text = self.tokens[index].text
        near = self.tokens[index - 1], self.tokens[index + 1]
        if near[0].text in (".", "==", "case", "-") and not near[0].spaced or not self.isFit(index, index):
            return
        if any(token.text == "unitRoundoff" for token in self.tokens[index - 2 : index + 3]):
            return
        if re.fullmatch(r"\d+\.\d+", text) and float(text):
            yield "constant", index, index, f"{1.25 * float(text)!r}"
        if re.fullmatch(r"[2-9]", text) and any(token.text in ("*", "/") for token in near):
            yield "constant", index, index, str(int(text) + 1)

    def boundChanges(self, index):
        if self.tokens[index + 1].text != ":":
            return
        first = last = index + 2
        if self.tokens[first].text in OPENING:
            last = self.partner.get(first, first)
        while last + 1 < len(self.tokens) and self.tokens[last + 1].text not in (",", ")"):
            last = self.partner.get(last + 1, last + 1) if self.tokens[last + 1].text in OPENING else last + 1
        text = self.part(first, last)
        if text in ("0", "Double", "Double?", "NumericsError") or ":" in text and "?" not in text:
            return
        if self.isFit(first, last):
            yield "bound of zero", first, last, "0"
            # Half of a bound on rounding nearly always holds: those are only set to zero.
            if re.search(r"abs\(|[dD]ifference\b|[tT]runcation|distance|reach|spread", text) and (
                    not re.search(r"unitRoundoff|ounding|rror", text)):
                yield "bound halved", first, last, f"0.5 * ({' '.join(text.split())})"

    def callChanges(self, index):
        name = self.tokens[index].text
        opening = index + 1
        closing = self.partner[opening]
        before = self.tokens[index - 1]
        following = self.tokens[closing + 1] if closing + 1 < len(self.tokens) else None
        if before.text in (".", "func", "init") or following is not None and following.text == "{":
            return
        if following is not None and following.text == "." or not self.isFit(index, closing):
            return
        if name in ("min", "max"):
            other = {"min": "max", "max": "min"}[name]
            yield "min and max", index, closing, self.replaced(index, closing, {index: other})
            return
        commas = [i for i in range(opening + 1, closing) if self.tokens[i].text == "," and self.around[i] == opening]
        if len(commas) != 1 or name[0].isupper() or name in ("zip", "swapAt", "abs"):
            return
        middle = commas[0]
        values = []
        for first, last in ((opening + 1, middle - 1), (middle + 1, closing - 1)):
            if first + 1 <= last and self.tokens[first + 1].text == ":":
                first += 2
            values.append((first, last))
        (a, b), (c, d) = values
        labels = self.part(opening + 1, a - 1) + self.part(middle + 1, c - 1) if a > opening + 1 else ""
        if self.part(a, b) == self.part(c, d) or c > middle + 1 and labels not in ("from:to:", "lower:upper:"):
            return
        if any(self.tokens[i].text[0].isupper() or self.tokens[i].text == "." for i in (a, c)):
            return
        other = self.part(index, a - 1) + self.part(c, d) + self.part(b + 1, c - 1) + self.part(a, b) + ")"
        other = re.sub(r",(?=\S)|:(?=\S)", lambda match: match.group() + " ", other)
        yield "arguments swapped", index, closing, " ".join(other.split())

    def places(self):
        """All places of the file, each with one change."""
        seen = {}
        for kind, first, last, other in self.changes():
            start, end = self.tokens[first].start, self.tokens[last].end
            own = self.text[start:end]
            other = " ".join(other.split())
            if other == " ".join(own.split()):
                continue
            line = self.text.count("\n", 0, start) + 1
            lines = self.text.split("\n")
            finish = line + own.count("\n")
            statement = " ".join(" ".join(lines[line - 1 : finish]).split())
            # A term less in a bound of several terms leaves a bound that still holds; bounds are changed
            # as a whole.
            if re.search(r"unitRoundoff|[rR]ounding|[eE]rror\b|noise", statement) and not kind.startswith("bound of z") \
                    and kind != "bound halved":
                continue
            seen[statement, kind] = seen.get((statement, kind), 0) + 1
            yield Place(
                self.file, line, finish, start, end, kind, statement, seen[statement, kind], own, other)


def named(file, text, entry):
    """A place that is given by hand: the text at the place, and what takes its stead."""
    found = [match.start() for match in re.finditer(re.escape(entry["own"]), text)]
    if len(found) != 1:
        raise SystemExit(f"error: {len(found)} places {entry['own']!r} in {file}; one was expected")
    start = found[0]
    line = text.count("\n", 0, start) + 1
    finish = line + entry["own"].count("\n")
    statement = " ".join(" ".join(text.split("\n")[line - 1 : finish]).split())
    return Place(
        file, line, finish, start, start + len(entry["own"]), entry["kind"], statement, 1, entry["own"],
        entry["other"], named=True)


def chosen(places, count, seed):
    """`count` of the places of a file that do not overlap, as many kinds of them as there are."""
    kinds = {}
    for place in places:
        rank = number_below(1 << 40, f"{seed} {' '.join(map(str, place.key))}")
        kinds.setdefault(place.kind, []).append((rank, place))
    queues = [[place for _, place in sorted(queue, key=lambda pair: pair[0])] for queue in kinds.values()]
    queues.sort(key=lambda queue: number_below(1 << 40, f"{seed} {queue[0].file} {queue[0].kind}"))
    result = []
    while len(result) < count and any(queues):
        for queue in queues:
            while queue and len(result) < count:
                place = queue.pop(0)
                if all(place.end <= other.start or other.end <= place.start for other in result):
                    result.append(place)
                    break
    return result
