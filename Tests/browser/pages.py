"""The pages under test, and a test case that opens them in Chromium.

Every test fails when a page that it opened wrote to the console, asked for anything beyond its own
file, or threw an exception.
"""
import os
import pathlib
import shutil
import unittest

from playwright.sync_api import sync_playwright

FOLDER = pathlib.Path(os.environ["BROWSER_PAGES"]).resolve()
# One of everything, from the chapters beside this file.
SAMPLE = FOLDER / "sample.html"
# The report of this repository.
REPORT = FOLDER / "report.html"
# One of each kind of figure.
FIGURES = FOLDER / "figures.html"
# Ten chapters and sixty figures.
LARGE = FOLDER / "large.html"
PAGES = [SAMPLE, REPORT, FIGURES]

# How far the cells of an aligned equation and of a matrix in it are from where they belong: right, left, centred. Space around
# operators may or may not belong to their boxes.
ALIGNMENT = """() => { const edge = (it, side) => it.getBoundingClientRect()[side]
            const rows = [...document.querySelectorAll('#eq-aligned mtable')][0].children
            return [Math.max(...[...rows].map(row => Math.abs(edge(row.children[0], 'right') - edge(row.children[0].lastElementChild, 'right')))),
              Math.max(...[...rows].map(row => Math.abs(edge(row.children[1].firstElementChild, 'left') - edge(rows[0].children[1].firstElementChild, 'left')))),
              (cell => edge(cell, 'left') + edge(cell, 'right') - edge(cell.firstElementChild, 'left') - edge(cell.lastElementChild, 'right'))(document.querySelectorAll('#eq-aligned mtable mtable mtd')[2])] }"""

DESKTOP = (1280, 900)
PHONE = (390, 844)


class ChromiumTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.playwright = sync_playwright().start()
        cls.browser = cls.playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
            args=["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND"])

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()

    def setUp(self):
        self.faults = []
        self.contexts = []

    def tearDown(self):
        for context in self.contexts:
            context.close()
        self.assertEqual(self.faults, [])

    def open(self, path=SAMPLE, size=DESKTOP, dark=False, script=True, anchor="", prepare=None, load=True, **more):
        """The page in a window of its own."""
        context = self.browser.new_context(
            viewport=dict(width=size[0], height=size[1]), color_scheme="dark" if dark else "light",
            java_script_enabled=script, **more)
        context.set_default_timeout(10000)
        self.contexts.append(context)
        page = context.new_page()
        if prepare:
            page.add_init_script(prepare)
        own = path.as_uri()
        local = ("data:", "blob:", "about:")
        page.on("request", lambda it: self.note(it.url, it.url.split("#")[0] != own and not it.url.startswith(local)))
        page.on("console", lambda it: self.note(it.text))
        page.on("pageerror", lambda it: self.note(str(it)))
        if load:
            page.goto(own + anchor)
            if script:
                # The parts of the script run in tasks of their own; this one comes after all of them.
                page.evaluate("new Promise(done => setTimeout(done))")
        return page

    def wait(self, page, condition):
        """Waits until an expression of the page is true. The page's policy forbids the driver's own way of waiting, which
        evaluates text in the page."""
        for _ in range(100):
            if page.evaluate(condition):
                return
            page.wait_for_timeout(50)
        self.fail(condition)

    def note(self, what, counts=True):
        if counts:
            self.faults.append(what[:300])
