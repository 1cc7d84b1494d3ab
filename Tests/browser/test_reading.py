"""What a reader does with the page, in Chromium."""
import unittest

from pages import DESKTOP, PAGES, PHONE, SAMPLE, ChromiumTest

VISIBLE = "it => it.checkVisibility() && it.getBoundingClientRect().height > 0"


class Contents(ChromiumTest):
    def test_marks_the_current_place(self):
        page = self.open()
        self.assertEqual(page.locator(".contents [aria-current]").count(), 0)
        page.evaluate("document.getElementById('claims').scrollIntoView()")
        self.wait(page, "document.querySelector('.contents [aria-current]')?.textContent.includes('Claims')")
        self.assertEqual(page.locator(".contents [aria-current]").count(), 1)
        # The sections of the current chapter are unfolded, those of others are not.
        self.assertTrue(page.get_by_role("link", name="1.1 Densities and scores").is_visible())
        self.assertFalse(page.get_by_role("link", name="2.1 Mathematics").is_visible())

    def test_stays_at_hand_on_a_phone(self):
        page = self.open(size=PHONE)
        page.evaluate("document.getElementById('claims').scrollIntoView()")
        self.wait(page, "document.querySelector('.here').textContent === '1 The first chapter'")
        summary = page.locator(".contents summary")
        self.assertLess(summary.bounding_box()["y"], 40)
        summary.click()
        page.locator(".contents a", has_text="The second chapter").click()
        self.assertFalse(page.locator(".contents details").evaluate("it => it.open"))
        self.wait(page, "Math.abs(document.querySelector('#chapter-second, #second')?.getBoundingClientRect().top - 60) < 60")

    def test_leads_from_chapter_to_chapter(self):
        page = self.open()
        page.locator(".turn .next", has_text="The second chapter").click()
        self.wait(page, "location.hash && document.querySelector(location.hash).textContent.includes('The second chapter')")


class Anchors(ChromiumTest):
    def test_every_link_arrives(self):
        for path in PAGES:
            with self.subTest(path.stem):
                page = self.open(path)
                self.assertEqual(page.evaluate("""() => [...document.querySelectorAll('a[href^="#"]')]
                    .filter(it => !document.getElementById(decodeURIComponent(it.hash.slice(1)))).map(it => it.hash)"""), [])
                self.assertEqual(page.evaluate("""() => { const ids = [...document.querySelectorAll('[id]')].map(it => it.id)
                    return ids.filter((id, i) => ids.indexOf(id) !== i) }"""), [])

    def test_a_page_opened_at_a_label_shows_it(self):
        # Sections far from the window are not laid out before they are needed.
        for label in ["fig-densities", "eq-wide", "tab-gaps", "claim-not", "mathematics", "bibliography"]:
            for size in (DESKTOP, PHONE):
                with self.subTest(label, size=size):
                    page = self.open(size=size, anchor="#" + label)
                    page.wait_for_timeout(300)
                    box = page.locator("#" + label).bounding_box()
                    self.assertGreater(box["y"], -5)
                    self.assertLess(box["y"], size[1] - 60)


class Search(ChromiumTest):
    def find(self, page, query):
        page.keyboard.press("/")
        page.locator("dialog.search input").fill(query)
        return page.locator("#hits li").all_inner_texts()

    def test_finds_the_evidence_for_a_proposition(self):
        for size in (DESKTOP, PHONE):
            page = self.open(size=size)
            page.get_by_role("button", name="Search").click()
            page.keyboard.type("proposition 1")
            self.assertIn("The Fisher divergence hardly sees", page.locator("#hits li").first.inner_text())
            page.keyboard.press("Enter")
            self.assertEqual(page.evaluate("document.activeElement.id"), "claim-blind")
            self.assertEqual(page.evaluate("location.hash"), "#claim-blind")
            self.assertFalse(page.locator("#claim-blind .evidence").is_visible())
            page.locator("#claim-blind .proof > summary").click()
            self.assertTrue(page.locator("#claim-blind .evidence").is_visible())
            self.wait(page, "document.querySelector('#claim-blind').getBoundingClientRect().top < innerHeight / 2")

    def test_unfolds_what_it_finds(self):
        page = self.open()
        self.assertFalse(page.locator(".k-details p").is_visible())
        self.assertEqual(len(self.find(page, "peculiarity")), 1)
        page.keyboard.press("Enter")
        self.assertTrue(page.locator(".k-details p").is_visible())

    def test_finds_values_words_and_programs(self):
        page = self.open()
        for query, expected in [
            ("2.44e-3", "The first paragraph has"), ("hyvarinen", "Hyvärinen"), ("strassburg", "Straßburg"),
            ("mixture weights", "let p = mixture"), ("0.5108", "0.5108"), ("mathcal{N}", ""),
            ("weak dependence", "Weak dependence"), ("score matching", "of non-normalized statistical models"),
        ]:
            with self.subTest(query):
                found = self.find(page, query)
                self.assertTrue(any(expected in text for text in found), found)
                page.keyboard.press("Escape")

    def test_tells_when_nothing_is_found(self):
        page = self.open()
        self.assertEqual(self.find(page, "xylophone"), [])
        self.assertEqual(page.locator(".search output").inner_text(), "No places")

    def test_is_a_table_of_contents_before_anything_is_typed(self):
        page = self.open()
        page.keyboard.press("/")
        found = page.locator("#hits li").all_inner_texts()
        self.assertTrue(any("The second chapter" in text for text in found))

    def test_goes_by_keyboard_alone(self):
        page = self.open()
        self.find(page, "divergence")
        chosen = "document.querySelector('.search input').getAttribute('aria-activedescendant')"
        self.assertEqual(page.evaluate(chosen), "hit-0")
        page.keyboard.press("ArrowDown")
        self.assertEqual(page.evaluate(chosen), "hit-1")
        self.assertEqual(page.locator("#hit-1").get_attribute("aria-selected"), "true")
        page.keyboard.type("/")
        self.assertEqual(page.locator(".search input").input_value(), "divergence/")
        page.keyboard.press("Escape")
        self.assertFalse(page.locator("dialog.search").is_visible())

    def test_opens_what_is_folded_around_a_place(self):
        page = self.open()
        found = self.find(page, "let p = mixture")
        position = next(i for i, text in enumerate(found) if text.startswith("Program"))
        page.locator("#hits li").nth(position).click()
        self.assertTrue(page.evaluate("document.activeElement.closest('details').open"))


class Previews(ChromiumTest):
    def link(self, page):
        page.evaluate("document.querySelector('#lem-weak').scrollIntoView({ block: 'end' })")
        return page.locator("a.reference[href='#fig-densities']").last

    def test_open_on_hover_and_stay_for_the_pointer(self):
        page = self.open()
        page.locator("a.reference[href='#fig-densities']").first.hover()
        preview = page.locator(".preview")
        preview.wait_for()
        self.assertTrue(preview.locator("svg:visible").count() == 1)
        self.assertIn("Figure 1.1", preview.inner_text())
        preview.hover()
        page.wait_for_timeout(500)
        self.assertTrue(preview.is_visible())
        page.mouse.move(5, 5)
        preview.wait_for(state="detached")

    def test_open_on_focus_and_close_on_escape(self):
        page = self.open()
        first = page.locator("a.reference[href='#fig-densities']").first
        page.keyboard.press("Tab")
        first.focus()
        preview = page.locator(".preview")
        preview.wait_for()
        self.assertEqual(page.evaluate("""() => { const ids = [...document.querySelectorAll('[id]')].map(it => it.id)
            return ids.filter((id, i) => ids.indexOf(id) !== i) }"""), [])
        page.keyboard.press("Escape")
        preview.wait_for(state="detached")
        self.assertEqual(page.evaluate("document.activeElement.hash"), "#fig-densities")

    def test_show_the_work_behind_a_citation(self):
        page = self.open()
        page.locator(".citation a", has_text="Hyvärinen 2005").first.hover()
        page.locator(".preview").wait_for()
        self.assertIn("Journal of Machine Learning Research", page.locator(".preview").inner_text())
        box = page.locator(".preview").bounding_box()
        self.assertTrue(0 <= box["x"] and box["x"] + box["width"] <= DESKTOP[0])
        self.assertTrue(0 <= box["y"] and box["y"] + box["height"] <= DESKTOP[1])

    def test_can_be_entered_by_keyboard(self):
        page = self.open()
        link = page.locator(".chapter .citation a", has_text="Liu and Wang 2016").first
        page.keyboard.press("Tab")
        link.focus()
        page.locator(".preview").wait_for()
        page.keyboard.press("Tab")
        self.assertEqual(page.evaluate("document.activeElement.closest('.preview')?.querySelector('a').href"), "https://arxiv.org/abs/1608.04471")
        self.assertTrue(page.locator(".preview").is_visible())
        page.keyboard.press("Escape")
        page.locator(".preview").wait_for(state="detached")
        self.assertEqual(page.evaluate("document.activeElement.textContent"), "Liu and Wang\u00a02016")

    def test_do_not_repeat_what_is_on_the_screen(self):
        page = self.open()
        page.locator("a.reference[href='#lem-weak']").scroll_into_view_if_needed()
        page.evaluate("document.querySelector('#lem-weak').scrollIntoView({ block: 'center', behavior: 'instant' })")
        page.locator("a.reference[href='#lem-weak']").hover()
        page.wait_for_timeout(500)
        self.assertEqual(page.locator(".preview").count(), 0)


class Ledger(ChromiumTest):
    def shown(self, page):
        return page.locator(".ledger-table tr[id]").evaluate_all("it => it.filter(" + VISIBLE + ").map(it => it.id)")

    def test_is_narrowed_by_verdict_and_chapter(self):
        page = self.open()
        everything = ["ledger-claim-blind", "ledger-claim-not", "ledger-claim-open", "ledger-claim-conditional"]
        self.assertEqual(self.shown(page), everything)
        contradicted = page.get_by_role("button", name="1 contradicted")
        contradicted.click()
        self.assertEqual(contradicted.get_attribute("aria-pressed"), "true")
        self.assertEqual(self.shown(page), everything[1:2])
        self.assertEqual(page.locator(".filter output").inner_text(), "1 of 4 claims")
        page.get_by_role("button", name="1 holds", exact=False).first.click()
        self.assertEqual(self.shown(page), everything[:2])
        page.locator(".filter select").select_option(label="2 The second chapter")
        self.assertEqual(self.shown(page), [])
        page.get_by_role("button", name="Show all").click()
        self.assertEqual(self.shown(page), everything)
        self.assertFalse(page.get_by_role("button", name="Show all").is_visible())

    def test_keeps_the_claims_of_the_paper_apart(self):
        page = self.open()
        self.assertEqual(page.locator(".ledger h3").all_inner_texts(), ["What the paper says", "What this report adds"])
        parts = page.locator(".ledger .part")
        self.assertEqual([parts.nth(i).locator("tr[id]").count() for i in (0, 1)], [1, 3])
        self.assertIn("close to zero", parts.nth(0).inner_text())
        parts.nth(0).get_by_role("button", name="1 holds").click()
        self.assertEqual(self.shown(page), ["ledger-claim-blind"])

    def test_is_whole_on_paper(self):
        page = self.open()
        page.get_by_role("button", name="1 contradicted").click()
        page.emulate_media(media="print")
        self.assertEqual(len(self.shown(page)), 4)

    def test_leads_to_the_claim_and_back(self):
        page = self.open()
        page.locator("#ledger-claim-not th a").click()
        self.wait(page, "location.hash === '#claim-not'")
        page.locator("#claim-not .back").click()
        self.wait(page, "location.hash === '#ledger-claim-not'")

    def test_shows_word_shape_and_numbers(self):
        page = self.open()
        row = page.locator("#ledger-claim-not")
        self.assertIn("contradicted", row.inner_text())
        self.assertIn("Proposition 2", row.inner_text())
        self.assertIn("1.6 < 0.1", row.inner_text())
        self.assertIn("Control: 4 < 0.1 fails, as it must", row.inner_text())
        shapes = page.locator(".tiles svg").evaluate_all("it => it.map(it => it.innerHTML)")
        self.assertEqual(len(set(shapes)), 4)
        colours = page.locator(".tiles svg").evaluate_all("it => it.map(it => getComputedStyle(it).color)")
        self.assertEqual(len(set(colours)), 4)


class Tables(ChromiumTest):
    def test_are_sorted_by_their_heads(self):
        page = self.open()
        column = "it => it.map(it => it.cells[0].textContent)"
        gaps = lambda: page.locator("#tab-gaps tbody tr").evaluate_all(column)
        head = page.locator("#tab-gaps th", has_text="Fisher")
        self.assertEqual(gaps(), ["2", "12", "4", "8"])
        for order, state in [(["12", "8", "4", "2"], "ascending"), (["2", "4", "8", "12"], "descending"), (["2", "12", "4", "8"], None)]:
            head.get_by_role("button").click()
            self.assertEqual(gaps(), order)
            self.assertEqual(head.get_attribute("aria-sort"), state)


class Colours(ChromiumTest):
    PAPER = "getComputedStyle(document.body).backgroundColor"

    def test_follow_the_system(self):
        self.assertEqual(self.open().evaluate(self.PAPER), "rgb(255, 255, 255)")
        self.assertEqual(self.open(dark=True).evaluate(self.PAPER), "rgb(13, 17, 23)")

    def test_can_be_switched_and_are_remembered(self):
        page = self.open()
        button = page.get_by_role("button", name="Colours")
        button.click()
        self.assertEqual(page.evaluate(self.PAPER), "rgb(13, 17, 23)")
        self.assertEqual(button.get_attribute("aria-label"), "Colours: dark")
        page.reload()
        self.assertEqual(page.evaluate(self.PAPER), "rgb(13, 17, 23)")
        button.click()
        self.assertEqual(page.evaluate(self.PAPER), "rgb(255, 255, 255)")
        button.click()
        self.assertEqual(button.get_attribute("aria-label"), "Colours: as the system")

    def test_can_be_switched_where_nothing_can_be_remembered(self):
        page = self.open(prepare="Object.defineProperty(window, 'localStorage', { get() { throw new Error('no store') } })")
        page.get_by_role("button", name="Colours").click()
        self.assertEqual(page.evaluate(self.PAPER), "rgb(13, 17, 23)")


class WithoutScript(ChromiumTest):
    def test_everything_can_be_read(self):
        page = self.open(script=False)
        for words in ["The first paragraph has a note", "This note is longer", "Evidence 0.002444 < 0.01; error at most", "Proposition 2", "Hyvärinen, A. (2005)"]:
            self.assertIn(words, page.locator("body").inner_text())
        self.assertEqual(page.locator("button").count(), 0)
        self.assertTrue(page.locator(".contents a", has_text="Mathematics").is_visible())


class Keyboard(ChromiumTest):
    def test_goes_through_the_page_with_a_visible_focus(self):
        page = self.open()
        stops = []
        for _ in range(60):
            page.keyboard.press("Tab")
            stops.append(page.evaluate("""() => { const it = document.activeElement, style = getComputedStyle(it)
                return [it.textContent.trim().slice(0, 20) || it.localName, style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2] }"""))
        self.assertEqual(stops[0][0], "Skip to the text")
        self.assertEqual([name for name, is_visible in stops if not is_visible], [])
        self.assertTrue(any(name.startswith("Search") for name, _ in stops))


if __name__ == "__main__":
    unittest.main()
