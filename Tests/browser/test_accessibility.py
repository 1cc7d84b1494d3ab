"""axe's rules on the pages, in light and dark, on a desktop and a phone, with what opens open."""
import pathlib
import unittest

import axe_playwright_python

from pages import DESKTOP, PAGES, PHONE, ChromiumTest

AXE = (pathlib.Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


class Accessibility(ChromiumTest):
    def check(self, page):
        # The page's policy lets no other script in; the driver's own world is not bound by it.
        page.evaluate(AXE)
        # Everything is laid out, so that the rules see all of it.
        page.add_style_tag(content=".chapter>section{content-visibility:visible!important}")
        result = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")
        self.assertEqual(
            [f"{it['id']} ({it['impact']}): {it['nodes'][0]['html'][:150]}" for it in result["violations"]], [])

    def test_has_no_violations(self):
        for path in PAGES:
            for dark in (False, True):
                for size in (DESKTOP, PHONE):
                    with self.subTest(path.stem, dark=dark, size=size):
                        self.check(self.open(path, size, dark))

    def test_has_none_with_the_search_open(self):
        for dark in (False, True):
            page = self.open(dark=dark)
            page.keyboard.press("/")
            page.keyboard.type("fisher")
            self.check(page)

    def test_has_none_with_a_preview_open(self):
        for link in ("a.reference[href='#fig-densities']", ".citation a"):
            page = self.open()
            page.keyboard.press("Tab")
            page.locator(link).first.focus()
            page.locator(".preview").wait_for()
            self.check(page)

    def test_has_none_with_everything_unfolded(self):
        page = self.open()
        page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true })")
        self.check(page)


if __name__ == "__main__":
    unittest.main()
