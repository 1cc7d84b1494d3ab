// Marks where the reader is in the table of contents, and closes it on a small window once a
// place has been chosen.
whenRead(() => {
  const nav = one(".contents")
  const entries = all("li > a", nav).flatMap(link => {
    const target = targetOf(link)
    return target ? [{ link, place: target.closest("section, article") || target }] : []
  })
  if (!entries.length) return
  const folded = one("details", nav)
  const here = make("span", { class: "here" })
  one("summary", folded).append(here)
  let current
  const follow = frame(() => {
    // The last place whose top is above the upper third of the window; the tops are in order.
    let low = 0, high = entries.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (entries[middle].place.getBoundingClientRect().top < innerHeight / 3) low = middle + 1
      else high = middle
    }
    const found = entries[low - 1]
    if (found === current) return
    current?.link.removeAttribute("aria-current")
    all(".within", nav).forEach(item => item.classList.remove("within"))
    current = found
    here.textContent = ""
    if (!found) return
    found.link.setAttribute("aria-current", "true")
    let chapter = found.link.parentElement
    for (let item = chapter; item; item = item.parentElement.closest("li")) {
      item.classList.add("within")
      chapter = item
    }
    here.textContent = [...chapter.firstChild.children].map(it => it.textContent).join(" ").trim()
    if (nav.scrollHeight > nav.clientHeight) {
      const box = found.link.getBoundingClientRect(), frame = nav.getBoundingClientRect()
      if (box.top < frame.top + 80 || box.bottom > frame.bottom - 80)
        nav.scrollTop += box.top - frame.top - frame.height / 3
    }
  })
  on(window, "scroll", follow, { passive: true })
  on(window, "resize", follow)
  follow()
  on(nav, "click", event => {
    if (event.target.closest("li > a")) folded.open = false
  })
  on(nav, "keydown", event => {
    if (event.key === "Escape" && folded.open) {
      folded.open = false
      one("summary", folded).focus()
    }
  })
})
