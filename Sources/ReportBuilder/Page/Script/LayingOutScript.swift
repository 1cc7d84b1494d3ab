extension PageScript {
  /// Lays the sections out one after the other while nothing else is to be done, so that soon all
  /// have their real heights, without the page ever being busy for long. A section above the window
  /// waits for the reader where the browser would not keep the text in its place.
  static let layingOut = Part(
    name: "laying out",
    text: #"""
      const idle = window.requestIdleCallback || (body => setTimeout(body, 30))
      const keepsPlace = CSS.supports("overflow-anchor: auto")
      const sections = all(".chapter > section")
      const next = () => {
        const section = sections.shift()
        if (!section) return
        if (keepsPlace || section.getBoundingClientRect().top > 0) section.classList.add("laid")
        requestAnimationFrame(() => idle(next))
      }
      if (document.readyState === "complete") idle(next)
      else addEventListener("load", () => idle(next))
      """#)
}
