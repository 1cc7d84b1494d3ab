"""The script and the style as they stand in Sources: every file is well formed by itself."""

import pathlib
import unittest

import tinycss2

from pages import ChromiumTest

SOURCES = pathlib.Path(__file__).resolve().parents[2] / "Sources" / "CPageFiles"


def faults(rules):
    """What the parser takes for no CSS, in rules and the declarations in them."""
    for rule in rules:
        if rule.type == "error":
            yield rule
        if getattr(rule, "content", None) is None:
            continue
        inner = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
        yield from faults(inner)


# Parses a text as a script and does not run it.
PARSE = """text => {
  try { new Function('"use strict";' + text) } catch (error) { return String(error) }
  return null
}"""


class Sources(ChromiumTest):
    def test_every_file_of_the_script_is_a_script(self):
        page = self.browser.new_page()
        files = sorted(SOURCES.glob("script/*.js"))
        self.assertGreater(len(files), 10)
        for file in files:
            self.assertIsNone(page.evaluate(PARSE, file.read_text()), file.name)
        self.assertIn("SyntaxError", page.evaluate(PARSE, "a b"))
        page.close()

    def test_every_file_of_the_style_is_a_style_sheet(self):
        files = sorted(SOURCES.glob("style/*.css"))
        self.assertGreater(len(files), 5)
        for file in files:
            rules = tinycss2.parse_stylesheet(file.read_text(), skip_comments=True, skip_whitespace=True)
            self.assertGreater(len(rules), 1, file.name)
            found = [f"{file.name}:{fault.source_line}: {fault.message}" for fault in faults(rules)]
            self.assertEqual(found, [])
        broken = tinycss2.parse_stylesheet("a { color red } b { x: 1 ", skip_whitespace=True)
        self.assertNotEqual(list(faults(broken)), [])


if __name__ == "__main__":
    unittest.main()
