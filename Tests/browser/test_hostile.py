"""A page built from hostile chapters in spite of their errors, in Chromium and Firefox."""
import re
import unittest

from firefox import Firefox
from pages import FOLDER, SAMPLE, ChromiumTest

HOSTILE = FOLDER / "hostile.html"

# Every address of the page that leads anywhere but to a place on it.
ADDRESSES = """[...document.querySelectorAll('[href], [src], [action], [data], [formaction], [srcset], [poster], [ping]')]
    .flatMap(it => [...it.attributes].filter(at => ['href', 'src', 'action', 'data', 'formaction', 'srcset', 'poster', 'ping', 'xlink:href'].includes(at.name)))
    .map(at => at.value).filter(it => !it.startsWith('#') && !it.startsWith('data:image/png;base64,') && it !== 'data:,')"""
# Attributes that run something.
HANDLERS = """[...document.querySelectorAll('*')].flatMap(it => it.getAttributeNames()).filter(it => it.startsWith('on'))"""
SCRIPTS = "document.querySelectorAll('script:not([type])').length"
UNSHOWN = "[...document.querySelectorAll('.source pre')].map(it => it.textContent).join('').match(/[\\u202a-\\u202e\\u2066-\\u2069]/g)"
PICTURES = """[...document.querySelectorAll('svg.picture')].map(it => { it.scrollIntoView()
    const box = it.getBoundingClientRect(), inner = it.querySelector('use').getBoundingClientRect()
    return [Math.round(box.width), Math.round(box.height), Math.round(inner.width), Math.round(inner.height)] })"""
ALLOWED = re.compile(r"(https?://[^/?#]|mailto:.)")


class Hostile:
    def test_leads_nowhere_but_to_the_web(self):
        found = self.ask(HOSTILE, ADDRESSES)
        self.assertEqual([it for it in found if not ALLOWED.match(it)], [])
        self.assertIn("https://example.org/a?b=javascript:c", found)
        self.assertIn("mailto:a@example.org", found)

    def test_runs_nothing(self):
        self.assertEqual(self.ask(HOSTILE, "window.wrappedJSObject?.hit ?? window.hit ?? null"), None)
        self.assertEqual(self.ask(HOSTILE, HANDLERS), [])
        self.assertEqual(self.ask(HOSTILE, SCRIPTS), 1)

    def test_clicks_run_nothing(self):
        self.ask(HOSTILE, "[...document.querySelectorAll('main a:not([href]), main b, main .failure-inline')].forEach(it => it.click())")
        self.assertEqual(self.ask(None, "window.wrappedJSObject?.hit ?? window.hit ?? null"), None)
        self.assertEqual(self.ask(None, "location.protocol"), "file:")

    def test_shows_programs_as_they_run(self):
        self.assertEqual(self.ask(HOSTILE, UNSHOWN), None)

    def test_shows_one_picture_in_several_places(self):
        sizes = self.ask(SAMPLE, PICTURES)
        self.assertGreaterEqual(len(sizes), 2)
        for width, height, inner_width, inner_height in sizes:
            self.assertGreater(width, 0)
            self.assertEqual((width, height), (inner_width, inner_height))


class InChromium(Hostile, ChromiumTest):
    page = None

    def ask(self, path, expression):
        if path:
            self.page = self.open(path)
        return self.page.evaluate("() => " + expression)


class InFirefox(Hostile, unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.firefox = Firefox()

    @classmethod
    def tearDownClass(cls):
        cls.firefox.quit()

    def ask(self, path, expression):
        if path:
            self.firefox.open(path)
        return self.firefox.run("return " + expression)

    def test_has_nothing_to_say_in_the_console(self):
        self.firefox.open(HOSTILE)
        self.assertEqual(self.firefox.messages(), [])
