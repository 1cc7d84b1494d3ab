"""The page on paper."""
import pathlib
import re
import subprocess
import tempfile
import unittest

from pages import PAGES, REPORT, SAMPLE, ChromiumTest


class Print(ChromiumTest):
    def pdf(self, path, dark=False, switched=False):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        name = pathlib.Path(folder.name) / "page.pdf"
        page = self.open(path, dark=dark)
        if switched:
            page.get_by_role("button", name="Colours").click()
        page.pdf(path=name, format="A4", prefer_css_page_size=True)
        return name

    def texts(self, name):
        done = subprocess.run(["pdftotext", "-layout", name, "-"], capture_output=True, text=True, check=True)
        return done.stdout.split("\f")[:-1]

    def ink(self, name):
        """The mean brightness of each page, 0 to 255."""
        prefix = name.with_suffix("")
        subprocess.run(["pdftoppm", "-r", "20", "-gray", name, prefix], check=True)
        for file in sorted(name.parent.glob("*.pgm")):
            pixels = file.read_bytes().split(b"\n255\n", 1)[1]
            yield sum(pixels) / len(pixels)

    def test_no_page_is_blank_or_dark(self):
        for path in PAGES:
            with self.subTest(path.stem):
                name = self.pdf(path, dark=True)
                pages = self.texts(name)
                self.assertGreater(len(pages), 3)
                # More than the number at the foot of the page.
                self.assertEqual([i + 1 for i, text in enumerate(pages) if len(text.split()) < 8], [])
                ink = list(self.ink(name))
                self.assertEqual(len(ink), len(pages))
                for brightness in ink:
                    self.assertTrue(200 < brightness < 254.9, ink)

    def test_colours_that_the_reader_chose_stay_on_the_screen(self):
        for brightness in self.ink(self.pdf(SAMPLE, switched=True)):
            self.assertGreater(brightness, 200)

    def test_nothing_that_is_folded_gets_lost(self):
        text = re.sub(r"\s+", " ", "".join(self.texts(self.pdf(SAMPLE))))
        for words in ["let p = mixture(weights: [0.3, 0.7]", "Data of this figure", "holds(abs(p.mean) < 0.1)", "1.1 Densities and scores",
                      "This note is longer", "control(kl(q, p) < 0.01)"]:
            self.assertIn(words, text)

    def test_addresses_stand_in_words(self):
        text = re.sub(r"\s+", "", "".join(self.texts(self.pdf(SAMPLE))))
        self.assertIn("(https://arxiv.org/abs/2008.10087)", text)

    def test_controls_do_not_stand_on_paper(self):
        text = "".join(self.texts(self.pdf(SAMPLE)))
        for words in ["Search", "Show all", "All 4 claims", "Next \u2192"]:
            self.assertNotIn(words, text)

    def test_a_chapter_begins_on_a_page_of_its_own(self):
        pages = self.texts(self.pdf(SAMPLE))
        for title in ["1 The first chapter", "2 The second chapter"]:
            first = [next(line for line in text.splitlines() if line.strip()) for text in pages]
            self.assertTrue(any(re.sub(r"\s+", " ", line).strip() == title for line in first), first)


if __name__ == "__main__":
    unittest.main()
