extension PageScript {
  /// Applies the colours that the reader chose before, ahead of the first paint, and tells the style
  /// sheet that the script runs. A file that is opened from disk may have no store to remember in.
  static let chosenColours = Part(
    name: "chosen colours",
    text: #"""
      const root = document.documentElement
      root.classList.add("js")
      try {
        const colours = localStorage.getItem("report-colours")
        if (colours === "light" || colours === "dark") root.dataset.colours = colours
      } catch {}
      """#, isEarly: true)

  /// Adds the button that switches between the system's colours, light and dark.
  static let colourSwitch = Part(
    name: "colour switch",
    text: #"""
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
      """#)
}
