// Makes the heads of a table's columns buttons that sort its rows: up, down, and as written.
whenRead(() => {
  for (const table of all(".table-block table")) {
    const body = table.tBodies[0], heads = all("thead th", table)
    if (!body || body.rows.length < 3) continue
    const written = [...body.rows]
    const text = (row, column) => (row.cells[column]?.textContent || "").trim()
    const number = (row, column) => {
      const value = row.cells[column]?.dataset.value ?? text(row, column).replace(/\u2212/g, "-")
      return value === "" ? NaN : Number(value)
    }
    heads.forEach((head, column) => {
      const isNumber = head.classList.contains("n")
      const compare = (a, b) => {
        if (!isNumber) return text(a, column).localeCompare(text(b, column), undefined, { numeric: true })
        const [x, y] = [number(a, column), number(b, column)]
        return Number.isNaN(x) || Number.isNaN(y) ? 0 : x - y
      }
      // What is no number stays last in both directions.
      const isBlank = row => isNumber ? Number.isNaN(number(row, column)) : !text(row, column)
      const button = make("button", {
        type: "button", class: "sort", onclick: () => {
          const order = { ascending: "descending", descending: null }[head.getAttribute("aria-sort")]
          const next = order === undefined ? "ascending" : order
          heads.forEach(other => other.removeAttribute("aria-sort"))
          if (next) head.setAttribute("aria-sort", next)
          const sign = next === "descending" ? -1 : 1
          const rows = next ? [...written].sort((a, b) => isBlank(a) - isBlank(b) || sign * compare(a, b)) : written
          body.append(...rows)
        },
      })
      button.append(...head.childNodes)
      head.append(button)
    })
  }
})
