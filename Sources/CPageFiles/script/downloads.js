// Offers the data of a figure as CSV and JSON and its picture as SVG, made out of what the page
// holds.
whenRead(() => {
  const save = (text, type, name) => {
    const address = URL.createObjectURL(new Blob([text], { type }))
    const link = make("a", { href: address, download: name })
    document.body.append(link)
    link.click()
    link.remove()
    setTimeout(() => URL.revokeObjectURL(address), 1000)
  }
  const cell = value => /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
  const csv = data => {
    const columns = [...new Set(data.series.flatMap(it => it.columns))]
    const rows = data.series.flatMap(it => it.rows.map(row => [it.panel, it.name, it.kind, it.axis, ...columns.map(name => row[it.columns.indexOf(name)] ?? "")]))
    return [["panel", "series", "kind", "axis", ...columns], ...rows].map(row => row.map(value => cell(String(value))).join(",")).join("\r\n") + "\r\n"
  }
  // The drawing with the rules that colour it, in light colours.
  const picture = svg => {
    const twin = svg.cloneNode(true)
    all(".cursor", twin).forEach(node => node.remove())
    const rules = [...document.styleSheets].flatMap(sheet => [...sheet.cssRules]).map(rule => rule.cssText).filter(text => text.includes(".plot "))
    const style = getComputedStyle(svg)
    const names = [...new Set(rules.join().match(/--plot-\w+/g))].filter(name => style.getPropertyValue(name))
    twin.setAttribute("class", "plot plot-wide")
    const values = names.filter(name => name !== "--plot-mark").map(name => `${name}:${style.getPropertyValue(name)}`)
    const sheet = document.createElementNS("http://www.w3.org/2000/svg", "style")
    sheet.textContent = `:root{color-scheme:light;${values.join(";")}}\n` + rules.join("\n")
    twin.prepend(sheet)
    return new XMLSerializer().serializeToString(twin)
  }
  all(".figure").forEach(figure => {
    const block = one("script.file", figure)
    const svg = one(".drawing svg", figure)
    const place = one(".disclosures", figure)
    if (!canUnpack || !block || !svg || !place) return
    const offer = (kind, type, text) => make("button", { type: "button", "aria-label": `Download ${one("figcaption .label", figure).textContent} as ${kind}`, onclick: async () => save(await text(), type, `${figure.id}.${kind.toLowerCase()}`) }, kind)
    const data = () => {
      const { packed, ...origin } = JSON.parse(block.textContent)
      return unpacked(packed).then(series => ({ ...origin, series }))
    }
    place.append(make("div", { class: "downloads" },
      offer("CSV", "text/csv", () => data().then(csv)),
      offer("JSON", "application/json", () => data().then(it => JSON.stringify(it, null, 1) + "\n")),
      offer("SVG", "image/svg+xml", () => picture(svg))))
  })
})
