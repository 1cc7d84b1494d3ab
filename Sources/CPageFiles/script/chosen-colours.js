// Applies the colours that the reader chose before, ahead of the first paint, and tells the style
// sheet that the script runs. A file that is opened from disk may have no store to remember in.
part(() => {
  const root = document.documentElement
  root.classList.add("js")
  try {
    const colours = localStorage.getItem("report-colours")
    if (colours === "light" || colours === "dark") root.dataset.colours = colours
  } catch {}
})
