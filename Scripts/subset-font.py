#!/usr/bin/env python3
"""Cuts STIX Two Math to the characters that formulas can hold, and writes it as two fonts, with the code
points that they cover in a Swift file: one font with what formulas commonly hold, and one with rare
letters and signs, which a page carries only when it needs them.

    Scripts/subset-font.py STIXTwoMath-Regular.otf

needs fonttools with brotli. The font is STIX Two Math 2.12 (SIL Open Font License 1.1, see
Licences/STIX-Two-OFL.txt); Debian has it in texlive-fonts-extra, under
texmf-dist/fonts/opentype/public/stix2-otf.

The characters are all that occur in the tables of Sources/Typesetting, ASCII, Greek, and the
mathematical alphabets. fonttools keeps the font's MATH table and follows it, so the sizes and parts
of growing brackets, roots and integrals come along. Features are left out: the one that would
matter, ssty, draws small letters a little differently and doubles the size.

Four things are mended on the way, each because a browser shows the formula wrong without it:
- the prime is the shape that the font keeps for superscripts, the only place where primes stand;
- roots of all sizes have the same width: Chromium reserves the width of the widest behind each;
- the parts of long arrows overlap as the font's own rules demand, or Chromium refuses to join them;
- '^' and U+02DC, which are wide accents in formulas and nothing else, have the shapes of the
  combining accents, the only ones that the font can widen.
"""
import pathlib
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parent.parent
sources = root / "Sources" / "Typesetting"
fonts = root / "Sources" / "CPageFiles" / "fonts"
coverage = sources / "MathematicsFontCoverage.swift"


def wanted():
    """The code points that a formula can hold."""
    points = set(range(0x20, 0x7F)) | {0xA0}
    for path in sorted(sources.glob("*.swift")):
        if path != coverage and path.name != "PlainTextWriter.swift":
            code = (line for line in path.read_text().splitlines() if "///" not in line)
            points |= {ord(character) for line in code for character in line if ord(character) > 0x7F}
    points |= set(range(0x391, 0x3AA)) | set(range(0x3B1, 0x3CA))
    points |= {0x3D1, 0x3D5, 0x3D6, 0x3F0, 0x3F1, 0x3F5}
    # Alphabets: bold, italic, bold italic, script, Fraktur, double-struck.
    for start in (0x1D400, 0x1D434, 0x1D468, 0x1D49C, 0x1D504, 0x1D538):
        points |= set(range(start, start + 52))
    points |= {0x210E, 0x1D6A4, 0x1D6A5}
    # Greek: bold capitals, italic and bold italic letters.
    points |= set(range(0x1D6A8, 0x1D6C2)) | set(range(0x1D6E2, 0x1D6FB)) | set(range(0x1D6FC, 0x1D735))
    points |= set(range(0x1D736, 0x1D756))
    # Bold and double-struck digits.
    points |= set(range(0x1D7CE, 0x1D7E2))
    # Letters with accents, in words.
    points |= set(range(0xC0, 0x180))
    # The wide form of the háček, which stands in the tables as an escape.
    points |= {0x30C}
    # The root's sign, which no table holds, and without which Chromium draws no root at all.
    points |= {0x221A}
    # Thin and wide spaces; dashes and quotation marks in text.
    points |= {0x2009, 0x2003, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D}
    return points


def rare():
    """The code points of the second font. None of them grows: browsers look for the parts of growing
    signs in the first font alone."""
    def signs(start, end, common):
        """A block but for the signs that the first font has: those that are common, and all that grow."""
        return set(range(start, end)) - {ord(sign) for sign in common}

    points = set()
    # Fraktur, bold italic, bold and italic Greek capitals, bold italic Greek; small letters of script,
    # double-struck small letters and digits.
    for start, count in (
        (0x1D504, 52), (0x1D468, 52), (0x1D6A8, 26), (0x1D6E2, 25), (0x1D71C, 25), (0x1D736, 32), (0x1D4B6, 26),
        (0x1D552, 26), (0x1D7DA, 8),
    ):
        points |= set(range(start, start + count))
    # Letters with accents, and signs of editors, money and accidents.
    points |= signs(0xA1, 0x180, "¨¬¯°±´·×÷ı") | {0x3DC, 0x3DD, 0x2020, 0x2021, 0x2022, 0x2035, 0x20AC}
    points |= {0x2127, 0x212B, 0x2132, 0x2136, 0x2137, 0x2138, 0x2141, 0x24C8, 0x2423, 0x29B5, 0x29EB}
    # Arrows, operators and relations other than the usual ones.
    points |= signs(0x2190, 0x2200, "←↑→↓↔↕↖↗↘↙↦↩↪↼↽⇀⇁⇐⇑⇒⇓⇔⇕")
    points |= signs(
        0x2200, 0x2300,
        "∀∁∂∃∅∇∈∉∋∌∏∐∑−∓∖∗∘∙√∝∞∣∥∧∨∩∪∫∬∭∮∯∰∴∵∼≃≅≈≉≐≔≕≜≠≡≤≥≦≧≪≫≲≳≺≻≼≽⊂⊃⊆⊇⊊⊋⊕⊖⊗⊘⊙⊢⊣⊤⊥⋀⋁⋂⋃⋄⋅⋮⋯⋱",
    )
    points |= signs(0x2A1E, 0x2B00, "⩽⩾⪯⪰⫅⫆")
    # Corners, shapes and suits.
    points |= set(range(0x231C, 0x2324)) | set(range(0x2500, 0x2721))
    return points


def ranges(points):
    """The code points as closed ranges."""
    result = []
    for point in sorted(points):
        if result and result[-1][1] == point - 1:
            result[-1][1] = point
        else:
            result.append([point, point])
    return result


def alternates(font, feature):
    """The first alternate of each glyph that a feature has one for."""
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == feature:
            for index in record.Feature.LookupListIndex:
                for part in table.LookupList.Lookup[index].SubTable:
                    part = getattr(part, "ExtSubTable", part)
                    for glyph, others in part.alternates.items():
                        yield glyph, others[0]


def narrow(font, glyph, width):
    """Scales a glyph to a width."""
    from fontTools.pens.t2CharStringPen import T2CharStringPen
    from fontTools.pens.transformPen import TransformPen

    glyphs = font.getGlyphSet()
    top = font["CFF "].cff.topDictIndex[0]
    old = top.CharStrings[glyph]
    pen = T2CharStringPen(width, glyphs)
    glyphs[glyph].draw(TransformPen(pen, (width / glyphs[glyph].width, 0, 0, 1, 0, 0)))
    new = pen.getCharString(old.private, old.globalSubrs)
    top.CharStrings[glyph].setProgram(new.program)
    font["hmtx"][glyph] = (width, font["hmtx"][glyph][1])


def mend(font):
    """Makes the changes that the head of this file names."""
    names = font.getBestCmap()
    shapes = {0x5E: names[0x302], 0x2DC: names[0x303]}
    shapes[0x2032] = dict(alternates(font, "ssty"))[names[0x2032]]
    for table in font["cmap"].tables:
        for point, glyph in shapes.items():
            if point in table.cmap:
                table.cmap[point] = glyph
    variants = font["MATH"].table.MathVariants
    root = variants.VertGlyphConstruction[variants.VertGlyphCoverage.glyphs.index(names[0x221A])]
    width = font["hmtx"][names[0x221A]][0]
    larger = {record.VariantGlyph for record in root.MathGlyphVariantRecord}
    larger |= {part.glyph for part in root.GlyphAssembly.PartRecords}
    for glyph in larger - {names[0x221A]}:
        narrow(font, glyph, width)
    for construction in variants.HorizGlyphConstruction:
        parts = construction.GlyphAssembly.PartRecords if construction.GlyphAssembly else []
        for left, right in zip(parts, parts[1:]):
            overlap = 2 * variants.MinConnectorOverlap
            left.EndConnectorLength = max(left.EndConnectorLength, overlap)
            right.StartConnectorLength = max(right.StartConnectorLength, overlap)


def cut(source, points):
    """The font in `source` with the characters alone, as WOFF2, and the number of its glyphs."""
    from fontTools.ttLib import TTFont

    target = source.with_suffix(".woff2")
    subprocess.run(
        [
            sys.executable, "-m", "fontTools.subset", source, f"--output-file={target}",
            "--unicodes=" + ",".join(f"{point:X}" for point in sorted(points)),
            "--flavor=woff2", "--layout-features=", "--no-hinting", "--desubroutinize",
            "--name-IDs=0,13",
        ],
        check=True,
    )
    return target.read_bytes(), TTFont(target)["maxp"].numGlyphs


def covering(name, what, points):
    """The Swift code of the code points that a font covers."""
    rows, row = [], " "
    for lower, upper in ranges(points):
        item = f" 0x{lower:X}...0x{upper:X},"
        if len(row) + len(item) > 100:
            rows.append(row)
            row = " "
        row += item
    body = "\n".join(rows + [row])
    return f"/// The code points that {what} covers.\nlet {name}Coverage: [ClosedRange<UInt32>] = [\n{body}\n]\n"


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    from fontTools.ttLib import TTFont

    font = TTFont(sys.argv[1])
    covered = wanted() & set(font.getBestCmap())
    mend(font)
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "mended.otf"
        font.save(source)
        code = ["// Written by Scripts/subset-font.py.\n"]
        for file, name, what, points in (
            ("mathematics.woff2", "mathematicsFont", "the font of formulas", covered - rare()),
            (
                "mathematics-rare.woff2", "rareMathematicsFont",
                "the font with rare letters and signs of formulas", covered & rare(),
            ),
        ):
            data, glyphs = cut(source, points)
            (fonts / file).write_bytes(data)
            code.append(covering(name, what, points))
            print(f"{file}: {len(data)} bytes, {glyphs} glyphs, {len(points)} characters")
        coverage.write_text("\n".join(code))
    missing = wanted() - covered
    if missing:
        print("not in the font:", " ".join(f"{chr(point)} U+{point:04X}" for point in sorted(missing)))


main()
