"""The same page in Firefox."""
import time
import unittest

from firefox import Firefox
from pages import ALIGNMENT, FIGURES, PAGES, SAMPLE

KEY = "document.dispatchEvent(new KeyboardEvent('keydown', { key: %r, bubbles: true }));"


class InFirefox(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.firefox = Firefox()

    @classmethod
    def tearDownClass(cls):
        cls.firefox.quit()

    def wait(self, condition):
        for _ in range(100):
            if self.firefox.run("return !!(" + condition + ")"):
                return
            time.sleep(0.05)
        self.fail(condition)

    def test_has_nothing_to_say_in_the_console(self):
        for path in PAGES:
            self.firefox.open(path)
        self.assertEqual(sorted(set(self.firefox.messages())), [])

    def test_nothing_is_wider_than_the_window(self):
        for path in PAGES:
            for width in (1280, 500):
                self.firefox.open(path, width)
                self.wait("!document.querySelector('.chapter > section:not(.laid)')")
                self.assertLessEqual(self.firefox.run("return document.scrollingElement.scrollWidth - document.documentElement.clientWidth"), 0)

    def test_sets_formulas(self):
        for path in PAGES:
            self.firefox.open(path)
            self.firefox.run("document.querySelectorAll('.chapter > section').forEach(it => { it.style.contentVisibility = 'visible' })")
            self.assertEqual(self.firefox.run("""return [...document.querySelectorAll('math')].filter(it => it.getClientRects().length)
                .filter(it => it.getBoundingClientRect().height < 5).length"""), 0)
            self.assertEqual(self.firefox.run("""return [...document.querySelectorAll('mfrac')].filter(it => it.getClientRects().length)
                .filter(it => it.children[0].getBoundingClientRect().bottom > it.children[1].getBoundingClientRect().top + 3).length"""), 0)

    def test_aligns_the_columns_of_formulas(self):
        self.firefox.open(SAMPLE)
        self.firefox.run("document.getElementById('eq-aligned').scrollIntoView()")
        for distance in self.firefox.run("return (" + ALIGNMENT + ")()"):
            self.assertLess(abs(distance), 8)

    def test_searches(self):
        self.firefox.open(SAMPLE)
        self.firefox.run(KEY % "/")
        self.wait("document.querySelector('dialog.search').open")
        self.firefox.run("""const it = document.querySelector('.search input')
            it.value = 'proposition 2'
            it.dispatchEvent(new InputEvent('input'))""")
        self.wait("document.querySelector('#hits li').textContent.includes('Every density has a mean of zero')")
        self.firefox.run("document.querySelector('#hits li').click()")
        self.wait("location.hash === '#claim-not' && document.activeElement.id === 'claim-not'")

    def test_switches_colours(self):
        self.firefox.open(SAMPLE)
        paper = "getComputedStyle(document.body).backgroundColor"
        before = self.firefox.run("return " + paper)
        self.firefox.run("document.querySelector('.tools button:last-child').click()")
        self.assertNotEqual(self.firefox.run("return " + paper), before)
        self.firefox.run("const it = document.querySelector('.tools button:last-child'); it.click(); it.click()")

    def test_shows_previews(self):
        self.firefox.open(SAMPLE)
        self.firefox.run("""const it = document.querySelector("a.reference[href='#fig-densities']")
            it.dispatchEvent(new PointerEvent('pointerover', { bubbles: true, pointerType: 'mouse' }))""")
        self.wait("document.querySelector('.preview:popover-open svg')")
        self.firefox.run(KEY % "Escape")
        self.wait("!document.querySelector('.preview')")

    def test_moves_figures_and_tells_their_values(self):
        self.firefox.open(FIGURES)
        self.firefox.run("""document.querySelector('#fig-slope').scrollIntoView()
            const it = document.querySelector('#fig-slope .slider input')
            it.value = 1
            it.dispatchEvent(new Event('input'))""")
        self.wait("document.querySelector('#fig-slope .slider output').textContent === '2'")
        # The line ends at four tenths of the panel: slope 2 times 2 of 10.
        self.wait("""(() => {
            const path = document.querySelector('#fig-slope .moving .plot-wide .panel .line')
            const [, top, , height] = path.closest('.panel').dataset.area.split(' ').map(Number)
            const end = path.getPointAtLength(path.getTotalLength())
            return Math.abs(1 - (end.y - top) / height - .4) < .01
        })()""")
        self.firefox.run("""const svg = document.querySelector('#fig-map .plot-wide')
            const box = svg.getBoundingClientRect()
            const [left, top, width, height] = svg.querySelector('.panel').dataset.area.split(' ').map(Number)
            const scale = box.width / svg.viewBox.baseVal.width
            svg.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse',
              clientX: box.left + (left + width / 2) * scale, clientY: box.top + (top + height / 4) * scale }))""")
        self.wait("document.querySelector('#fig-map .readout').textContent.includes('log₁₀ xy from 0 to 2')")

    def test_takes_data_away(self):
        self.firefox.open(FIGURES)
        # The link to the data is there once they have been unpacked.
        self.firefox.run("""document.addEventListener('click', event => {
              if (!event.target.download) return
              event.preventDefault()
              document.body.dataset.taken = event.target.download
            }, true)
            document.querySelector('#fig-lines .downloads button').click()""")
        self.wait("document.body.dataset.taken === 'fig-lines.csv'")
        self.assertEqual(self.firefox.messages(), [])

    def test_draws_something(self):
        self.firefox.open(SAMPLE)
        self.assertGreater(len(self.firefox.picture()), 20_000)


if __name__ == "__main__":
    unittest.main()
