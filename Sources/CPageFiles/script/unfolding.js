// Puts the data table of a figure into the page when it is opened or printed; until then a browser
// that runs the script holds it as text.
whenRead(() => {
  const unfold = it => all(it + " noscript").forEach(it => { it.outerHTML = it.textContent })
  on(window, "toggle", () => unfold(".data[open]"), true)
  matchMedia("print").onchange = () => unfold(".data")
})
