"""The expressions of GitHub Actions, as far as the kit writes them: names, texts, `&&`, `||`, `!`, `==`, `!=`, calls."""
import re

TOKEN = re.compile(r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<sign>&&|\|\||==|!=|[!(),])|(?P<name>[\w.-]+|\*))")
HOLE = re.compile(r"\$\{\{(.*?)\}\}")


def filled(text, names, calls):
    """A text with its `${{ … }}` replaced."""
    return HOLE.sub(lambda hole: shown(value(hole[1], names, calls)), text) if isinstance(text, str) else text


def value(source, names, calls):
    """What an expression is; the `${{ }}` around a condition may be left out."""
    whole = HOLE.fullmatch(source.strip())
    source = whole[1] if whole else source
    tokens, at = [], 0
    while source[at:].strip():
        match = TOKEN.match(source, at)
        if not match:
            raise ValueError(f"no expression: {source!r}")
        tokens.append(match)
        at = match.end()
    reader = Reader(tokens, names, calls)
    found = reader.either()
    if reader.rest:
        raise ValueError(f"more than an expression: {source!r}")
    return found


def shown(found):
    return {None: "", True: "true", False: "false"}.get(found, found) if not isinstance(found, str) else found


class Reader:
    """Reads by precedence; both sides of an operator are read, whatever the first says."""

    def __init__(self, tokens, names, calls):
        self.rest, self.names, self.calls = list(tokens), names, calls

    def takes(self, *signs):
        if self.rest and self.rest[0]["sign"] in signs:
            return self.rest.pop(0)["sign"]
        return None

    def either(self):
        found = self.both()
        while self.takes("||"):
            other = self.both()
            found = found or other
        return found

    def both(self):
        found = self.equal()
        while self.takes("&&"):
            other = self.equal()
            found = found and other
        return found

    def equal(self):
        found = self.single()
        while sign := self.takes("==", "!="):
            other = self.single()
            found = (found == other) == (sign == "==")
        return found

    def single(self):
        if self.takes("!"):
            return not self.single()
        if self.takes("("):
            found = self.either()
            assert self.takes(")"), "a bracket is open"
            return found
        token = self.rest.pop(0)
        if token["text"] is not None:
            return token["text"][1:-1].replace("''", "'")
        if self.takes("("):
            given = []
            while not self.takes(")"):
                given.append(self.either())
                self.takes(",")
            return self.calls[token["name"]](*given)
        return {"true": True, "false": False}.get(token["name"], self.looked_up(token["name"]))

    def looked_up(self, path):
        found = self.names
        for part in path.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        return found
