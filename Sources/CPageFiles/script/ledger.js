// Lets the reader narrow the ledger: the counts become buttons that show the claims of a verdict in
// their part, and a menu chooses a chapter. On paper all claims stand.
whenRead(() => {
  const ledger = one(".ledger")
  const groups = all(".ledger-table tbody", ledger || document.createElement("div"))
  if (!groups.length) return
  const parts = all(".part", ledger)
  const kindOf = node => parts.indexOf(node.closest(".part")) + /\bv-(\w+)/.exec(node.className)?.[1]
  const rows = groups.flatMap(group => all("tr:not(.group)", group).map(row => ({ row, group, title: one(".group", group).textContent, kind: kindOf(one(".verdict", row)) })))
  const chapters = [...new Set(rows.map(it => it.title))]
  const tiles = all(".tiles li", ledger)
  const chosen = new Set()
  const update = () => {
    const shown = rows.filter((it, i) => {
      const isOff = (chosen.size && !chosen.has(it.kind)) || (menu.value && menu.value !== it.title)
      for (const node of [it.row, tiles[i]]) node.classList.toggle("off", isOff)
      return !isOff
    })
    groups.forEach(group => group.classList.toggle("off", !shown.some(it => it.group === group)))
    buttons.forEach(it => it.setAttribute("aria-pressed", chosen.has(it.name)))
    const isAll = shown.length === rows.length
    count.textContent = `${isAll ? rows.length > 1 ? "All " : "" : shown.length + " of "}${rows.length} claim${rows.length > 1 ? "s" : ""}`
    reset.hidden = isAll
  }
  const buttons = all(".counts li", ledger).map(item => {
    const name = kindOf(item)
    const button = make("button", { name, onclick: () => {
      if (!chosen.delete(name)) chosen.add(name)
      update()
    } }, ...item.childNodes)
    item.append(button)
    return button
  })
  const menu = make("select", { "aria-label": "Chapter", onchange: () => update() }, make("option", { value: "" }, "All chapters"),
    ...chapters.map(title => make("option", { value: title }, title)))
  const count = make("output", { "aria-live": "polite" })
  const reset = make("button", { onclick: () => {
    chosen.clear()
    menu.value = ""
    update()
  } }, "Show all")
  one(".filter", ledger).append(...(chapters.length > 1 ? [menu] : []), count, reset)
  update()
})
