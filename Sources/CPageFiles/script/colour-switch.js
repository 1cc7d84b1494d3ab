// Adds the button that switches between the system's colours, light and dark.
whenRead(() => {
  const root = document.documentElement
  const names = { "": "as the system", light: "light", dark: "dark" }
  const marks = { "": "\u25D0", light: "\u25CB", dark: "\u25CF" }
  const button = make("button", { type: "button", onclick: () => show(next()) })
  // First to what the page does not look like now, then to the other, then back to the system.
  const next = () => {
    const isDark = matchMedia("(prefers-color-scheme: dark)").matches
    const order = isDark ? ["", "light", "dark"] : ["", "dark", "light"]
    return order[(order.indexOf(root.dataset.colours || "") + 1) % 3]
  }
  const show = colours => {
    if (colours) root.dataset.colours = colours
    else delete root.dataset.colours
    try { localStorage.setItem("report-colours", colours) } catch {}
    button.textContent = marks[colours]
    button.title = "Colours: " + names[colours]
    button.setAttribute("aria-label", button.title)
  }
  show(root.dataset.colours || "")
  one(".tools")?.append(button)
})
