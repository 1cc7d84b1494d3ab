"""The figures in Firefox."""
import time
import unittest

from firefox import Firefox
from pages import FIGURES


class FiguresInFirefox(unittest.TestCase):
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

    def test_move_and_tell_values(self):
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
        self.assertEqual(self.firefox.messages(), [])


if __name__ == "__main__":
    unittest.main()
