extension PageScript {
  /// Lets the reader narrow the ledger: the counts become buttons that show the claims of a verdict,
  /// and a menu chooses a chapter. On paper all claims stand.
  static let ledger = Part(
    name: "ledger",
    text: #"""
      const ledger = one(".ledger")
      const groups = all(".ledger-table tbody", ledger || document.createElement("div"))
      if (!groups.length) return
      const verdictOf = node => /\bv-(\w+)/.exec(node.className)?.[1]
      const rows = groups.flatMap((group, chapter) => all("tr:not(.group)", group).map(row => ({ row, group, chapter: String(chapter), verdict: verdictOf(one(".verdict", row)) })))
      const tiles = all(".tiles li", ledger)
      const chosen = new Set()
      const update = () => {
        const shown = rows.filter((it, i) => {
          const isShown = (!chosen.size || chosen.has(it.verdict)) && (!menu.value || menu.value === it.chapter)
          it.row.classList.toggle("off", !isShown)
          tiles[i]?.classList.toggle("off", !isShown)
          return isShown
        })
        groups.forEach((group, chapter) => group.classList.toggle("off", !shown.some(it => it.chapter === String(chapter))))
        buttons.forEach(({ button, verdict }) => button.setAttribute("aria-pressed", chosen.has(verdict)))
        const isAll = shown.length === rows.length
        count.textContent = isAll ? `All ${rows.length} claims` : `${shown.length} of ${rows.length} claims`
        reset.hidden = isAll
      }
      const buttons = all(".counts li", ledger).map(item => {
        const verdict = verdictOf(item)
        const button = make("button", { type: "button", "aria-pressed": "false", onclick: () => {
          if (!chosen.delete(verdict)) chosen.add(verdict)
          update()
        } }, ...item.childNodes)
        item.append(button)
        return { button, verdict }
      })
      const menu = make("select", { "aria-label": "Chapter", onchange: () => update() }, make("option", { value: "" }, "All chapters"),
        ...groups.map((group, chapter) => make("option", { value: chapter }, one(".group", group).textContent)))
      const count = make("output", { "aria-live": "polite" })
      const reset = make("button", { type: "button", onclick: () => {
        chosen.clear()
        menu.value = ""
        update()
      } }, "Show all")
      one(".filter", ledger).append(...(groups.length > 1 ? [menu] : []), count, reset)
      update()
      """#)
}
