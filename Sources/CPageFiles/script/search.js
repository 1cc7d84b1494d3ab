// Searches the page: headings, claims, captions, statements, text, values and programs, reached
// with the key `/`. What there is to find is gathered from the page when the search first opens.
whenRead(() => {
  const kinds = [
    ["Section", "main :is(h2, h3, h4, h5, h6)", 9], ["Claim", ".claim", 8], ["Figure", ".figure figcaption", 7],
    ["Table", ".table-block caption", 7], ["Statement", ".statement", 6], ["Work", ".bibliography li", 5],
    ["Equation", ".formula", 4], ["Text", "main :is(.chapter, .sidenote) :is(p, li, blockquote, dd)", 3],
    ["Row", ".table-block tbody tr", 2], ["Program", ".source pre, .chapter pre", 1],
  ]
  const plain = text => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/\u2212/g, "-").replace(/\u00DF/g, "ss").replace(/\s+/g, " ").toLowerCase()
  // The text as it is read: without the TeX behind formulas, and without what is folded away.
  const words = (node, deep) => {
    let text = "", last
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement
      const fold = parent.closest("details")
      if (parent.closest("annotation, svg, button, script, .controls, .back, .self") || (!deep && fold && !fold.contains(node))) continue
      const block = parent.closest("p, li, td, th, dd, div, pre, .label, .place, .verdict")
      text += (block === last ? parent.matches(".num > sup") ? "^" : "" : " ") + walker.currentNode.data
      last = block
    }
    return text.replace(/\s+/g, " ").trim()
  }
  let index
  const gather = () => {
    const taken = new Set()
    index = kinds.flatMap(([kind, selector, weight]) => all(selector).flatMap(node => {
      if (taken.has(node) || (kind === "Text" && node.closest(".claim, .statement, .bibliography, .figure, .turn"))) return []
      taken.add(node)
      const text = words(node, kind === "Program")
      const values = all("[value], [data-value], annotation", node).map(it => it.getAttribute("value") || it.dataset?.value || it.textContent)
      const heading = node.closest("section, article")?.querySelector("h2, h3")
      const key = plain(text + " " + values.join(" "))
      return text ? [{ kind, node, text, weight, key, place: heading && heading !== node ? words(heading) : "" }] : []
    }))
  }
  const find = query => {
    const terms = plain(query).split(" ").filter(Boolean)
    if (!terms.length) return index.filter(it => it.weight === 9 && it.node.localName < "h4")
    const phrase = terms.join(" ")
    return index.flatMap(it => {
      let score = it.weight
      for (const term of terms) {
        const at = it.key.indexOf(term)
        if (at < 0) return []
        if (at === 0 || /[^\p{L}\p{N}]/u.test(it.key[at - 1])) score += 2
      }
      if (it.key.includes(phrase)) score += 4
      return [{ score, it }]
    }).sort((a, b) => b.score - a.score).map(hit => hit.it)
  }
  // A stretch of the text around the first term, with the terms marked.
  const excerpt = (text, query) => {
    const terms = query.split(/\s+/).filter(Boolean).map(term => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/-/g, "[-\u2212]"))
    if (!terms.length) return [text.slice(0, 140)]
    const pattern = new RegExp("(" + terms.join("|") + ")", "gi")
    const at = text.search(pattern)
    const before = (at < 0 ? plain(text).indexOf(plain(terms[0])) : at) - 50
    const start = before > 0 ? text.indexOf(" ", before) + 1 : 0
    const piece = (start ? "\u2026" : "") + text.slice(start, start + 150) + (text.length > start + 150 ? "\u2026" : "")
    return piece.split(pattern).map((part, i) => i % 2 ? make("mark", {}, part) : part)
  }
  const most = 40
  const input = make("input", {
    type: "search", placeholder: "Claims, sections, words, values", "aria-label": "Search this report", role: "combobox", autocomplete: "off",
    "aria-expanded": "true", "aria-controls": "hits", "aria-autocomplete": "list", spellcheck: "false", oninput: () => show(),
  })
  const hits = make("ul", { id: "hits", role: "listbox", "aria-label": "Places found" })
  const count = make("output", { "aria-live": "polite" })
  const close = make("button", { type: "button", "aria-label": "Close the search", onclick: () => shut() }, "\u00D7")
  const dialog = make("dialog", { class: "search", "aria-label": "Search" }, make("div", { class: "search-head" }, input, close), count, hits)
  let found = [], chosen = 0
  // The field may keep the focus for a moment after it is gone.
  const shut = () => {
    dialog.close()
    input.blur()
  }
  const choose = position => {
    hits.children[chosen]?.setAttribute("aria-selected", "false")
    chosen = max(0, min(position, hits.children.length - 1))
    const item = hits.children[chosen]
    input.setAttribute("aria-activedescendant", item ? item.id : "")
    item?.setAttribute("aria-selected", "true")
    item?.scrollIntoView({ block: "nearest" })
  }
  const show = () => {
    found = find(input.value)
    count.textContent = input.value.trim() ? `${found.length || "No"} place${found.length === 1 ? "" : "s"}` + (found.length > most ? `, the best ${most} shown` : "") : "Contents"
    hits.replaceChildren(...found.slice(0, most).map((it, i) => make("li", { role: "option", id: "hit-" + i, "aria-selected": "false", onclick: () => go(it) },
      make("span", { class: "kind" }, it.kind), make("span", { class: "excerpt" }, ...excerpt(it.text, input.value)), make("span", { class: "where" }, it.place))))
    choose(0)
  }
  const go = it => {
    if (!it) return
    shut()
    for (let fold = it.node.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true
    const anchor = it.node.id ? it.node : it.node.closest("[id]:not(main, .page)")
    if (anchor) location.hash = anchor.id
    all(".found").forEach(node => node.classList.remove("found"))
    it.node.classList.add("found")
    it.node.tabIndex = -1
    it.node.focus({ preventScroll: true })
    arrive(it.node, it.node.offsetHeight > innerHeight / 2 ? "start" : "center")
  }
  const open = () => {
    if (dialog.open) return
    if (!index) gather()
    dialog.showModal()
    input.select()
    show()
  }
  on(dialog, "keydown", event => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 }[event.key]
    if (step) choose(chosen + step)
    else if (event.key === "Enter" && event.target === input) go(found[chosen])
    else if (event.key === "Escape") shut()
    else return
    event.preventDefault()
  })
  on(dialog, "click", event => { if (event.target === dialog) shut() })
  on(window, "keydown", event => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select")) return
    event.preventDefault()
    open()
  })
  document.body.append(dialog)
  one(".tools")?.prepend(make("button", { type: "button", class: "find", "aria-keyshortcuts": "/", onclick: open }, "Search ", make("kbd", { "aria-hidden": "true" }, "/")))
})
