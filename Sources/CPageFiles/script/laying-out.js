// Lays the sections out while nothing else is to be done, so that soon all have their real
// heights, without the page ever being busy for long. A section above the window waits for the
// reader where the browser would not keep the text in its place. Without the script all are laid
// out at once.
whenRead(() => {
  const idle = body => window.requestIdleCallback ? requestIdleCallback(body, { timeout: 200 }) : setTimeout(body, 30)
  const keepsPlace = CSS.supports("overflow-anchor: auto")
  const sections = all(".chapter > section")
  const next = () => {
    const start = performance.now()
    while (sections.length && performance.now() - start < 8) {
      const section = sections.shift()
      if (keepsPlace || section.getBoundingClientRect().top > 0) section.classList.add("laid")
      // Asking for the height does the work here, where it is measured.
      section.offsetHeight
    }
    if (sections.length) idle(next)
  }
  idle(next)
})
