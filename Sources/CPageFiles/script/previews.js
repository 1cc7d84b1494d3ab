// Shows what a reference, a citation or a note leads to, on hover and on focus, beside the link:
// it stays while the pointer or the focus is in it, and Escape closes it.
whenRead(() => {
  const links = "a.reference, .citation a, .note-call a, .chapter :is(p, li) > a[href^='#']"
  const wholes = ".figure, .table-block, .formula, .statement, .claim, .sidenote, .bibliography li"
  const box = make("div", { class: "preview", popover: "manual", role: "note" })
  let owner, timer
  // A copy whose identifiers are not those of the original.
  const copy = node => {
    const twin = node.cloneNode(true)
    all("details, .disclosures, .back, .cited, .turn, script, input, button", twin).forEach(it => it.remove())
    for (const it of [twin, ...all("*", twin)]) {
      for (const { name, value } of [...it.attributes]) {
        if (name === "id" || name.startsWith("aria-labelledby") || name === "aria-describedby")
          it.setAttribute(name, value.split(" ").map(word => "preview-" + word).join(" "))
        else if (value.includes("url(#")) it.setAttribute(name, value.replaceAll("url(#", "url(#preview-"))
        else if (name === "tabindex") it.removeAttribute(name)
      }
    }
    return twin
  }
  // What is worth showing of a target: of a heading also the first paragraph behind it.
  const content = target => {
    const whole = target.closest(wholes)
    // An entry of a list cannot stand outside of one.
    if (whole) return whole.matches("li") ? [make("div", {}, ...copy(whole).childNodes)] : [copy(whole)]
    const next = target.nextElementSibling
    return [copy(target), ...(next?.matches("p") ? [copy(next)] : [])]
  }
  const close = () => {
    clearTimeout(timer)
    if (!owner) return
    owner.removeAttribute("aria-describedby")
    owner = null
    if (box.matches(":popover-open")) box.hidePopover()
    box.remove()
  }
  const place = () => {
    const link = owner.getClientRects()[0] || owner.getBoundingClientRect()
    const width = document.documentElement.clientWidth
    box.style.left = max(8, min(link.left, width - box.offsetWidth - 8)) + "px"
    const below = innerHeight - link.bottom - 8
    const isAbove = box.offsetHeight > below && link.top > below
    box.style.maxHeight = (isAbove ? link.top : below) - 8 + "px"
    box.style.top = isAbove ? link.top - box.offsetHeight - 4 + "px" : link.bottom + 4 + "px"
  }
  const open = link => {
    if (owner === link) return
    const target = targetOf(link)
    close()
    if (!target || link.closest(".preview")) return
    // What can be seen in full needs no second copy.
    const seen = (target.closest(wholes) || target).getBoundingClientRect()
    if (seen.height && seen.top >= 0 && seen.bottom <= innerHeight) return
    owner = link
    box.style.maxHeight = ""
    box.replaceChildren(...content(target))
    box.id = "preview"
    // Behind the link, so that the next stop of the Tab key is in the preview.
    link.after(box)
    box.showPopover()
    box.scrollTop = 0
    place()
  }
  const later = (body, time) => {
    clearTimeout(timer)
    timer = setTimeout(body, time)
  }
  on(document, "pointerover", event => {
    if (event.pointerType === "touch") return
    const link = event.target.closest(links)
    if (link && !box.contains(link)) later(() => open(link), owner ? 100 : 250)
    else if (box.contains(event.target)) clearTimeout(timer)
    else if (owner && !box.contains(document.activeElement) && document.activeElement !== owner) later(close, 300)
    else if (!owner) clearTimeout(timer)
  })
  on(document, "focusin", event => {
    const link = event.target.closest(links)
    if (link && !box.contains(link)) { if (link.matches(":focus-visible")) open(link) }
    else if (owner && !box.contains(event.target)) close()
  })
  on(document, "keydown", event => {
    if (event.key !== "Escape" || !owner) return
    const link = owner
    if (box.contains(document.activeElement)) link.focus()
    close()
  })
  on(document, "click", event => {
    if (owner && (event.target.closest("a") || !box.contains(event.target))) close()
  })
  on(window, "scroll", frame(() => { if (owner && owner.isConnected) place() }), { passive: true })
})
