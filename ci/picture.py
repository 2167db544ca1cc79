#!/usr/bin/env python3
"""Draws coloured terminal output as SVG.

    story='check fixtures/stories/phone-call --rules rules/ceasefire.yaml'
    CLICOLOR_FORCE=1 target/release/crosscheck $story --width 100 |
        ci/picture.py "crosscheck $story" 'Area Ukraine took' 'Facts by document' '28 facts' > docs/report.svg

The first argument is the command that the picture shows, the others are headings. Of the page, only the parts under
those headings are kept (a part begins with an unindented line after a blank one), and dots stand for what was left out.
"""
import re
import sys
from html import escape

SIZE = 14
COLUMN = 8.43
ROW = 19
MARGIN = 22
BAR = 40
GROUND, PLAIN, FAINT = "#0f141b", "#d5dbe3", "#8590a0"
COLORS = {31: "#ff7b72", 32: "#7ee787", 33: "#e3b341", 34: "#79c0ff", 35: "#d2a8ff", 36: "#76d9e6"}
ESCAPE = re.compile(r"\x1b\[([0-9;]*)m")
CUT = "\x1b[2m  ⋮\x1b[0m"


def parts(page):
    """The parts of a page, each a list of lines that begins with a heading."""
    found = []
    blank = True
    for line in page.rstrip("\n").split("\n"):
        shown = ESCAPE.sub("", line)
        if blank and shown and not shown[0].isspace():
            found.append([])
        found[-1].append(line)
        blank = not shown.strip()
    return found


def kept(page, headings):
    """The lines of the parts that are wanted."""
    lines = []
    cut = False
    for part in parts(page):
        first = ESCAPE.sub("", part[0])
        if not headings or any(heading in first for heading in headings):
            lines += ([CUT, ""] if cut else []) + part
            cut = False
        else:
            cut = True
    return lines + ([CUT] if cut else [])


def runs(line):
    """Pieces of one style: column, text, SVG attributes."""
    codes, column = set(), 0
    pieces = ESCAPE.split(line)
    for at, piece in enumerate(pieces):
        if at % 2:
            for code in (int(code or 0) for code in piece.split(";")):
                codes = set() if code == 0 else codes | {code}
        elif piece:
            color = next((COLORS[code] for code in sorted(codes) if code in COLORS), FAINT if 2 in codes else PLAIN)
            weight = ' font-weight="bold"' if 1 in codes else ""
            # Each word stands at its own column, so that columns hold in any font.
            for word in re.finditer(r"\S+(?: \S+)*", piece):
                yield column + word.start(), word.group(), f'fill="{color}"{weight}'
            column += len(piece)


def main():
    command, headings = sys.argv[1], sys.argv[2:]
    lines = kept(sys.stdin.read(), headings)
    columns = max(len(ESCAPE.sub("", line)) for line in lines)
    width = round(2 * MARGIN + columns * COLUMN)
    height = BAR + (len(lines) + 1) * ROW + MARGIN // 2
    font = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="{font}" font-size="{SIZE}" xml:space="preserve">',
        f"<title>{escape(command)}</title>",
        f'<rect width="{width}" height="{height}" rx="10" fill="{GROUND}"/>',
        f'<text x="{MARGIN}" y="28" fill="{FAINT}">$ <tspan fill="{PLAIN}">{escape(command)}</tspan></text>',
        f'<path d="M0 {BAR}H{width}" stroke="#2a3340"/>',
    ]
    for row, line in enumerate(lines, start=1):
        for column, text, style in runs(line):
            x, y = MARGIN + column * COLUMN, BAR + row * ROW + 4
            length = f' textLength="{len(text) * COLUMN:.1f}" lengthAdjust="spacingAndGlyphs"' if len(text) > 1 else ""
            out.append(f'<text x="{x:.1f}" y="{y}" {style}{length}>{escape(text)}</text>')
    out.append("</svg>")
    print("\n".join(out))


if __name__ == "__main__":
    main()
