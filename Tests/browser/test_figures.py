"""Figures: what moves, what can be read and taken away, and how they look."""
import csv
import io
import json
import re
import xml.etree.ElementTree

from pages import DESKTOP, FIGURES, PHONE, ChromiumTest

NUMBER = re.compile(r"[-\d.]+")

# The end of the first path of a class in the drawing that is seen, as shares of its panel.
END = """selector => {
  const svg = [...document.querySelectorAll(selector + ' .drawing:not(.stills) svg')].find(it => it.getClientRects().length)
  const path = svg.querySelector('.panel .line')
  const [left, top, width, height] = path.closest('.panel').dataset.area.split(' ').map(Number)
  const end = path.getPointAtLength(path.getTotalLength())
  return [(end.x - left) / width, 1 - (end.y - top) / height]
}"""

# Moves a slider and counts the frames until the drawing has changed.
MOVE = """async ([selector, index, value]) => {
  const figure = document.querySelector(selector)
  const input = figure.querySelectorAll('.slider input')[index]
  const state = () => [...figure.querySelectorAll('.changing path')].map(it => it.getAttribute('d')).join()
  const before = state()
  input.value = value
  input.dispatchEvent(new Event('input'))
  for (let frames = 1; frames < 20; frames++) {
    await new Promise(requestAnimationFrame)
    if (state() !== before) return frames
  }
  return null
}"""

# Counts what has been unpacked.
COUNT = """
  window.unpacked = 0
  const json = Response.prototype.json
  Response.prototype.json = async function () {
    const value = await json.call(this)
    window.unpacked++
    return value
  }
"""


class FigureTest(ChromiumTest):
    def open(self, path=FIGURES, **more):
        return super().open(path, **more)

    def readout(self, page, label):
        page.wait_for_timeout(100)
        return [it for it in page.locator(f"{label} .readout span").all_inner_texts()]

    def point(self, page, label, x, y, panel=0):
        """Moves the pointer to a share of a panel."""
        page.locator(label).scroll_into_view_if_needed()
        box = page.evaluate("""([label, panel]) => {
          const svg = [...document.querySelectorAll(label + ' .drawing:not(.stills) svg')].find(it => it.getClientRects().length)
          const [left, top, width, height] = svg.querySelectorAll('.panel')[panel].dataset.area.split(' ').map(Number)
          const matrix = svg.getScreenCTM()
          return [matrix.e + left * matrix.a, matrix.f + top * matrix.d, width * matrix.a, height * matrix.d]
        }""", [label, panel])
        place = box[0] + x * box[2], box[1] + (1 - y) * box[3]
        page.mouse.move(*place)
        return place

    def number(self, text):
        """The last number of a text, written as figures write it."""
        text = text.replace("−", "-").translate(str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789"))
        mantissa, _, power = text.split(" ")[-1].partition("×10")
        return float(mantissa) * 10 ** int(power or 0)


class Sweeps(FigureTest):
    def test_show_the_frame_of_their_values(self):
        for size in (DESKTOP, PHONE):
            page = self.open(size=size)
            # The figure starts at a = 4 and b = 2; lines leave the panel at 10.
            self.assertEqual([round(it, 2) for it in page.evaluate(END, "#fig-slope")], [1, 0.8])
            for a in range(5):
                for b in range(2):
                    page.evaluate(MOVE, ["#fig-slope", 0, a])
                    page.evaluate(MOVE, ["#fig-slope", 1, b])
                    x, y = page.evaluate(END, "#fig-slope")
                    self.assertAlmostEqual(x, 1, delta=0.005)
                    self.assertAlmostEqual(y, (a + 1) * (b + 1) / 10, delta=0.005)

    def test_change_within_two_frames(self):
        page = self.open(prepare=COUNT)
        self.assertEqual(page.evaluate("unpacked"), 0)
        # What comes near is unpacked before it is moved.
        page.locator("#fig-slope").scroll_into_view_if_needed()
        self.wait(page, "unpacked > 0")
        for value in (0, 3, 1, 4):
            self.assertLessEqual(page.evaluate(MOVE, ["#fig-slope", 0, value]), 2)

    def test_are_unpacked_at_their_first_use(self):
        page = self.open(prepare=COUNT)
        for value in (0, 3):
            self.assertIsNotNone(page.evaluate(MOVE, ["#fig-grid", 0, value]))
        self.assertEqual(page.evaluate("[unpacked, scrollY]"), [1, 0])

    def test_stand_still_where_nothing_can_be_unpacked(self):
        page = self.open(prepare="delete window.DecompressionStream")
        self.assertEqual(page.locator(".controls, .downloads").count(), 0)
        moving, stills = page.locator("#fig-slope .moving"), page.locator("#fig-slope .stills")
        self.assertEqual([moving.is_visible(), stills.is_visible()], [False, True])
        self.assertTrue(page.locator("#fig-grid .drawing").first.is_visible())

    def test_tell_their_values(self):
        page = self.open()
        slider = page.get_by_role("slider", name="a", exact=True)
        slider.focus()
        page.keyboard.press("ArrowLeft")
        self.assertEqual(slider.get_attribute("aria-valuetext"), "3")
        self.assertEqual(page.locator("#fig-slope .slider output").first.inner_text(), "3")
        page.keyboard.press("Home")
        self.assertEqual(slider.get_attribute("aria-valuetext"), "1")

    def test_move_grids_as_a_whole(self):
        page = self.open()
        page.evaluate(MOVE, ["#fig-grid", 0, 2])
        ends = page.evaluate("""() => [...document.querySelectorAll('#fig-grid .plot-wide .line')].slice(-2).map(path => {
          const [, top, , height] = path.closest('.panel').dataset.area.split(' ').map(Number)
          return 1 - (path.getPointAtLength(path.getTotalLength()).y - top) / height
        })""")
        self.assertAlmostEqual(ends[0], 0.3, delta=0.01)
        self.assertAlmostEqual(ends[1], 0.7, delta=0.01)

    def test_show_stills_without_script_and_on_paper(self):
        page = self.open()
        moving, stills = page.locator("#fig-slope .moving"), page.locator("#fig-slope .stills")
        self.assertEqual([moving.is_visible(), stills.is_visible()], [True, False])
        page.emulate_media(media="print")
        self.assertEqual([moving.is_visible(), stills.is_visible()], [False, True])
        self.assertFalse(page.locator("#fig-slope .controls").is_visible())
        page = self.open(script=False)
        moving, stills = page.locator("#fig-slope .moving"), page.locator("#fig-slope .stills")
        self.assertEqual([moving.is_visible(), stills.is_visible()], [False, True])
        self.assertEqual(page.locator("#fig-slope .stills .plot-wide .panel").count(), 4)
        # A grid that moves has no stills; its last frame stands.
        self.assertTrue(page.locator("#fig-grid .drawing").first.is_visible())


class Animations(FigureTest):
    def state(self, page):
        return page.locator("#fig-steps .changing path").first.get_attribute("d")

    def test_do_not_move_by_themselves(self):
        page = self.open()
        page.locator("#fig-steps").scroll_into_view_if_needed()
        before = self.state(page)
        page.wait_for_timeout(600)
        self.assertEqual(self.state(page), before)
        self.assertEqual(page.locator("#fig-steps .slider output").inner_text(), "20")

    def test_play_pause_and_end(self):
        page = self.open()
        button = page.locator("#fig-steps .controls button")
        output = page.locator("#fig-steps .slider output")
        button.click()
        self.assertEqual(button.inner_text(), "Pause")
        page.wait_for_timeout(700)
        button.click()
        self.assertEqual(button.inner_text(), "Play")
        value = int(output.inner_text())
        self.assertTrue(0 < value < 20, value)
        page.wait_for_timeout(400)
        self.assertEqual(int(output.inner_text()), value)
        button.click()
        self.wait(page, "document.querySelector('#fig-steps .controls button').textContent === 'Play'")
        self.assertEqual(output.inner_text(), "20")

    def test_stand_still_for_who_asks(self):
        page = self.open(reduced_motion="reduce")
        self.assertEqual(page.locator("#fig-steps .controls button").count(), 0)
        self.assertTrue(page.locator("#fig-steps .stills").is_visible())
        self.assertEqual(page.evaluate(MOVE, ["#fig-steps", 0, 3]) is None, False)


class Readouts(FigureTest):
    def test_tell_the_values_under_the_pointer(self):
        page = self.open()
        self.point(page, "#fig-lines", 0.5, 0.5)
        x, double, power = map(self.number, self.readout(page, "#fig-lines"))
        self.assertAlmostEqual(x, 2, delta=0.02)
        self.assertAlmostEqual(double, 2 * x, delta=0.05)
        self.assertAlmostEqual(power / 10 ** x, 1, delta=0.06)

    def test_tell_bars_dots_and_bands(self):
        page = self.open()
        self.point(page, "#fig-marks", 0.375, 0.59)
        texts = self.readout(page, "#fig-marks")
        # Between -2 and 0 lie 47.7 in a hundred of the draws, on a width of two.
        self.assertAlmostEqual(self.number(next(it for it in texts if it.startswith("draws"))), 0.2386, delta=0.003)
        self.point(page, "#fig-marks", 0.5, 0.6)
        self.assertTrue(any(re.match(r"cloud −?0\.00, 0\.30", it) for it in self.readout(page, "#fig-marks")))
        self.point(page, "#fig-marks", 0.25, 0.26)
        self.assertTrue(any(re.match(r"means −2\.00, 0\.10\d? to 0\.20\d?", it) for it in self.readout(page, "#fig-marks")))
        self.point(page, "#fig-map", 0.5, 0.75)
        texts = self.readout(page, "#fig-map")
        self.assertIn("log₁₀ xy from 0 to 2", texts)
        self.point(page, "#fig-map", 0.1, 0.1)
        self.assertIn("log₁₀ xy below −4", self.readout(page, "#fig-map"))

    def test_tell_all_bars_of_a_category(self):
        page = self.open()
        # The first third of the panel is the first category, wherever in it the pointer is.
        for across in (0.05, 0.28):
            self.point(page, "#fig-bars", across, 0.5)
            texts = self.readout(page, "#fig-bars")
            self.assertEqual(texts[0], "low")
            self.assertEqual([self.number(it) for it in texts[1:]], [1, -1])
        self.point(page, "#fig-bars", 0.5, 0.5)
        self.assertEqual([it.split()[0] for it in self.readout(page, "#fig-bars")], ["middle", "up"])
        self.point(page, "#fig-bars", 0.95, 0.5)
        texts = self.readout(page, "#fig-bars")
        self.assertEqual(texts[0], "a name of many words")
        self.assertEqual([self.number(it) for it in texts[1:]], [4, 3])

    def test_follow_the_keyboard(self):
        page = self.open()
        reader = page.locator("#fig-panels .reader")
        page.locator("#fig-panels figcaption a").first.focus()
        page.keyboard.press("Shift+Tab")
        self.assertTrue(reader.evaluate("it => it === document.activeElement"))
        first = self.readout(page, "#fig-panels")
        self.assertEqual([self.number(it) for it in first], [0.5, 0.5])
        page.keyboard.press("ArrowRight")
        self.assertNotEqual(self.readout(page, "#fig-panels"), first)
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowDown")
        self.assertEqual([self.number(it) for it in self.readout(page, "#fig-panels")], [0.5, 1])
        self.assertEqual(page.locator("#fig-panels .readout").get_attribute("aria-live"), "polite")
        page.keyboard.press("Escape")
        self.assertEqual(self.readout(page, "#fig-panels"), [])

    def test_follow_a_finger(self):
        page = self.open(size=PHONE, has_touch=True, is_mobile=True)
        page.touchscreen.tap(*self.point(page, "#fig-lines", 0.25, 0.5))
        x, double, _ = map(self.number, self.readout(page, "#fig-lines"))
        self.assertAlmostEqual(double, 2 * x, delta=0.1)
        box = page.locator("#fig-lines .readout").bounding_box()
        self.assertTrue(0 <= box["x"] and box["x"] + box["width"] <= PHONE[0])

    def test_follow_a_slider(self):
        page = self.open()
        page.locator("#fig-slope").scroll_into_view_if_needed()
        self.point(page, "#fig-slope", 0.5, 0.5)
        self.assertAlmostEqual(self.number(self.readout(page, "#fig-slope")[1]), 4, delta=0.05)
        page.evaluate(MOVE, ["#fig-slope", 0, 0])
        self.assertAlmostEqual(self.number(self.readout(page, "#fig-slope")[1]), 1, delta=0.05)


class Downloads(FigureTest):
    def download(self, page, label, kind):
        page.locator(label).scroll_into_view_if_needed()
        with page.expect_download() as found:
            page.locator(f"{label} .downloads button", has_text=kind).click()
        self.assertEqual(found.value.suggested_filename, f"{label[1:]}.{kind.lower()}")
        with open(found.value.path(), encoding="utf-8", newline="") as file:
            return file.read()

    def test_hold_the_numbers(self):
        page = self.open(accept_downloads=True)
        rows = list(csv.DictReader(io.StringIO(self.download(page, "#fig-lines", "CSV"))))
        self.assertEqual({row["series"] for row in rows}, {"double", "power"})
        for row in rows:
            x, y = float(row["x"]), float(row["y"])
            self.assertAlmostEqual(y / (2 * x if row["series"] == "double" else 10 ** x) if y else 1, 1, delta=1e-4)
        data = json.loads(self.download(page, "#fig-lines", "JSON"))
        self.assertEqual(data["seed"], 5)
        self.assertEqual(data["source"].split(":")[0], "chapters/01-still.md")
        self.assertEqual([it["axis"] for it in data["series"]], ["left", "right"])

    def test_hold_the_picture(self):
        page = self.open(accept_downloads=True)
        for label in ("#fig-map", "#fig-slope"):
            text = self.download(page, label, "SVG")
            root = xml.etree.ElementTree.fromstring(text)
            self.assertTrue(root.tag.endswith("svg"))
            other = self.browser.new_page()
            other.set_content(text)
            self.assertNotEqual(other.evaluate("getComputedStyle(document.querySelector('.panel .line')).stroke"), "none")
            other.close()


class Evidence(FigureTest):
    def test_is_marked_both_ways(self):
        page = self.open()
        page.locator("#claim-double").hover()
        self.assertRegex(page.locator("#fig-lines").get_attribute("class"), "linked")
        self.assertNotRegex(page.locator("#fig-marks").get_attribute("class"), "linked")
        page.locator("h1").first.hover()
        self.assertNotRegex(page.locator("#fig-lines").get_attribute("class"), "linked")
        page.locator("#fig-lines .downloads button").first.focus()
        self.assertRegex(page.locator("#claim-double").get_attribute("class"), "linked")


class Looks(FigureTest):
    def test_texts_are_large_enough_and_apart(self):
        for size, script in ((DESKTOP, True), (PHONE, True), (PHONE, False), ((320, 700), True)):
            page = self.open(size=size, script=script)
            faults = page.evaluate("""() => [...document.querySelectorAll('.drawing svg')].filter(it => it.getClientRects().length).flatMap(svg => {
              const texts = [...svg.querySelectorAll('text')].filter(it => it.textContent).map(it => ({ words: it.textContent, box: it.getBoundingClientRect(), size: parseFloat(getComputedStyle(it).fontSize) * Math.hypot(it.getScreenCTM().a, it.getScreenCTM().b) }))
              const outer = svg.getBoundingClientRect()
              const small = texts.filter(it => it.size < 12 && innerWidth >= 390).map(it => it.words + ' is small: ' + it.size)
              const cut = texts.filter(it => it.box.left < outer.left - 1 || it.box.right > outer.right + 1).map(it => it.words + ' is cut')
              const near = texts.flatMap((a, i) => texts.slice(0, i).filter(b => Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 1 && Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 4).map(b => a.words + ' on ' + b.words))
              return [...small, ...cut, ...near]
            })""")
            self.assertEqual(faults, [], size)

    def test_greater_values_lie_further_from_the_paper(self):
        for dark in (False, True):
            page = self.open(dark=dark)
            shades = page.evaluate("""() => {
              const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
              const grey = colour => {
                context.fillStyle = colour
                context.fillRect(0, 0, 1, 1)
                const [r, g, b] = context.getImageData(0, 0, 1, 1).data
                return .2126 * r + .7152 * g + .0722 * b
              }
              return [...document.querySelectorAll('#fig-map .plot-wide .panel .level')].map(it => grey(getComputedStyle(it).fill))
            }""")
            self.assertEqual(len(shades), 5)
            self.assertEqual(shades, sorted(shades, reverse=not dark))
            self.assertTrue(all(abs(a - b) > 15 for a, b in zip(shades, shades[1:])), shades)

    def test_many_data_make_few_elements(self):
        page = self.open()
        for label in ("#fig-marks", "#fig-cloud", "#fig-map"):
            count = page.locator(f"{label} svg *").count()
            self.assertLess(count, 160, label)
