// Keeps to the place that a link within the page leads to while the sections on the way, of which
// only an estimated height was known, are laid out.
whenRead(() => {
  on(document, "click", event => {
    const link = event.target.closest("a[href^='#']")
    const target = link && !event.defaultPrevented && targetOf(link)
    if (target) setTimeout(() => arrive(target, "start"))
  })
})
