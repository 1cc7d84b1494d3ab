// Reads values off a figure where the reader points: with a mouse, a finger, or the keyboard
// through a slider that shows when it has the focus.
whenRead(() => {
  const raised = text => text.replace(/[-\d]/g, it => it === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[it])
  // A number with the digits that a fifth of a pixel supports, and no more.
  const print = (value, axis, length) => {
    const share = .2 / length
    let text
    if (axis.isLog) {
      const relative = abs(Math.log(axis.end / axis.start)) * share
      text = value.toPrecision(max(1, floor(-log10(relative)) + 1))
    } else {
      const step = abs(axis.end - axis.start) * share
      const size = max(abs(axis.start), abs(axis.end))
      const decimals = max(0, floor(-log10(step)))
      if (abs(value) < step / 2) value = 0
      text = size < 1e-3 || size >= 1e6 ? value.toExponential(max(0, Math.ceil(log10(max(abs(value), step) / step)))) : value.toFixed(decimals)
    }
    const [digits, power] = text.split("e")
    return digits.replace("-", "−") + (power ? "×10" + raised(power.replace("+", "")) : "")
  }
  const axisOf = words => {
    if (!words) return null
    const [start, end, kind] = words.split(" ")
    return { start: +start, end: +end, isLog: kind === "log" }
  }
  const valueAt = (axis, t) => axis.isLog ? axis.start * (axis.end / axis.start) ** t : axis.start + (axis.end - axis.start) * t
  const known = new WeakMap()
  const partsOf = node => {
    const d = node.getAttribute("d") || ""
    let entry = known.get(node)
    if (entry?.d === d) return entry.parts
    const parts = []
    let x = 0, y = 0
    for (const [, letter, rest] of d.matchAll(/([MLlhvz])([^MLlhvz]*)/g)) {
      const numbers = (rest.match(/-?(\d+\.?\d*|\.\d+)/g) || []).map(Number)
      if (letter === "z") continue
      for (let i = 0; i < numbers.length; i += letter === "h" || letter === "v" ? 1 : 2) {
        if (letter === "h") x += numbers[i]
        else if (letter === "v") y += numbers[i]
        else if (letter === "l") { x += numbers[i]; y += numbers[i + 1] }
        else { x = numbers[i]; y = numbers[i + 1] }
        if (letter === "M" && i === 0) parts.push([])
        parts.at(-1).push([x, y])
      }
    }
    known.set(node, { d, parts })
    return parts
  }
  // Where a path stands at an abscissa: of several places the one nearest to a height.
  const heightAt = (node, x, y) => {
    let best = null
    const consider = value => { if (best === null || abs(value - y) < abs(best - y)) best = value }
    for (const part of partsOf(node)) for (let i = 1; i < part.length; i++) {
      const [a, b] = [part[i - 1], part[i]]
      if (a[0] !== b[0] && min(a[0], b[0]) <= x && x <= max(a[0], b[0])) consider(a[1] + (b[1] - a[1]) * (x - a[0]) / (b[0] - a[0]))
    }
    return best
  }
  // Where the bar between two abscissae ends: the middle of its end, and its height.
  const barIn = (node, left, right) => {
    const middle = part => (min(...part.map(it => it[0])) + max(...part.map(it => it[0]))) / 2
    const part = partsOf(node).find(it => left <= middle(it) && middle(it) < right)
    return part && { x: middle(part), y: part[1][1] }
  }
  // The marker or the error bar nearest to a place: its middle, and the ends of a bar.
  const nearest = (node, x, y) => {
    let best = null, least = 14
    for (const part of partsOf(node)) {
      const [xs, ys] = [part.map(it => it[0]), part.map(it => it[1])]
      const it = { x: (min(...xs) + max(...xs)) / 2, ends: [max(...ys), min(...ys)] }
      it.isBar = part.length === 2 && xs[0] === xs[1] && node.matches(".rule")
      it.y = it.isBar ? min(it.ends[0], max(it.ends[1], y)) : (it.ends[0] + it.ends[1]) / 2
      const distance = Math.hypot(it.x - x, it.y - y)
      if (distance < least) [best, least] = [it, distance]
    }
    return best
  }
  const path = name => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", "path")
    node.setAttribute("class", name)
    return node
  }
  const areaOf = panel => panel.dataset.area.split(" ").map(Number)
  const serve = (figure, drawing) => {
    const number = one("figcaption .label", figure)?.textContent || "the figure"
    const box = make("output", { class: "readout" })
    const reader = make("input", { type: "range", class: "reader", min: 0, max: 200, value: 100, "aria-label": "Read values of " + number })
    const cursor = path("cursor")
    const dots = path("cursor dots")
    let place = null
    const drawn = () => all("svg", drawing).find(svg => svg.getClientRects().length)
    const hide = () => {
      place = null
      box.replaceChildren()
      cursor.remove()
      dots.remove()
    }
    const show = frame(() => {
      if (!place) return
      const { svg, panel, x, y } = place
      const [left, top, width, height] = areaOf(panel)
      const axes = { x: axisOf(panel.dataset.x), left: axisOf(panel.dataset.y), right: axisOf(panel.dataset.y2) }
      const vertical = (axis, height_) => print(valueAt(axis, (top + height - height_) / height), axis, height)
      const rows = []
      const marks = []
      // Over categories all of the one that is pointed at is read.
      const names = panel.dataset.names?.split("\n")
      const slot = names && width / names.length
      const index = names && min(names.length - 1, max(0, floor((x - left) / slot)))
      let head = names ? names[index] : "x = " + print(valueAt(axes.x, (x - left) / width), axes.x, width)
      const levels = all(".level", panel)
      if (levels.length) {
        const axis = axes.left || axes.right
        head += ", y = " + vertical(axis, y)
        const point = svg.createSVGPoint()
        point.x = x
        point.y = y
        const inside = levels.findLastIndex(node => node.isPointInFill(point))
        const [from, to] = [levels[inside]?.dataset.from, levels[inside + 1]?.dataset.from]
        if (inside >= 0) rows.push((levels[0].dataset.name || "value") + (from && to ? ` from ${from} to ${to}` : from ? ` above ${from}` : ` below ${to}`))
        marks.push([x, y])
      }
      const series = all(":is([data-name], [data-kind]):not(.level)", panel)
      const named = series.filter(node => node.dataset.name)
      for (const node of named.length ? named : series) {
        const axis = axes[node.dataset.axis || "left"]
        if (!axis) continue
        const isCurve = node.matches(".line, .outline")
        const dot = names && isCurve ? barIn(node, left + index * slot, left + (index + 1) * slot) : isCurve ? null : nearest(node, x, y)
        const at = dot || !isCurve || names ? dot?.y : heightAt(node, x, y)
        if (at == null) continue
        marks.push([dot ? dot.x : x, at])
        const abscissa = dot && !names ? print(valueAt(axes.x, (dot.x - left) / width), axes.x, width) + ", " : ""
        const ordinate = dot?.isBar ? dot.ends.map(end => vertical(axis, end)).join(" to ") : vertical(axis, at)
        rows.push((node.dataset.name || "y") + " " + abscissa + ordinate)
      }
      box.replaceChildren(...[head, ...rows].map(row => make("span", {}, row)))
      panel.append(cursor, dots)
      cursor.setAttribute("d", `M${x} ${top}v${height}` + (levels.length ? `M${left} ${y}h${width}` : ""))
      dots.setAttribute("d", marks.map(([x, y]) => `M${x} ${y}h0`).join(""))
      // Beside the cursor, on the side that has room.
      const frame_ = svg.getBoundingClientRect(), outer = drawing.getBoundingClientRect()
      const scale = frame_.width / svg.viewBox.baseVal.width
      const across = frame_.left - outer.left + x * scale
      const isLeft = across > outer.width / 2
      box.style.left = isLeft ? "" : across + 12 + "px"
      box.style.right = isLeft ? outer.width - across + 12 + "px" : ""
      box.style.top = frame_.top - outer.top + top * scale + 4 + "px"
    })
    const point = event => {
      const svg = event.target.closest("svg")
      if (!svg) return
      const box_ = svg.getBoundingClientRect()
      const scale = svg.viewBox.baseVal.width / box_.width
      const [x, y] = [(event.clientX - box_.left) * scale, (event.clientY - box_.top) * scale]
      const panel = all(".panel", svg).find(panel => {
        const [left, top, width, height] = areaOf(panel)
        return x >= left && x <= left + width && y >= top && y <= top + height
      })
      if (!panel) return hide()
      box.setAttribute("aria-live", "off")
      place = { svg, panel, x, y }
      show()
    }
    on(drawing, "pointermove pointerdown", point)
    on(drawing, "pointerleave", event => { if (event.pointerType === "mouse" && document.activeElement !== reader) hide() })
    on(document, "pointerdown", event => { if (place && !drawing.contains(event.target)) hide() })
    on(drawing, "redrawn", show)
    // The keyboard: left and right along the curves, up and down from panel to panel, or in the only one.
    let chosen = 0, level = .5
    const step = () => {
      const svg = drawn()
      const panels = svg ? all(".panel", svg) : []
      if (!panels.length) return
      chosen = (chosen + panels.length) % panels.length
      const [left, top, width, height] = areaOf(panels[chosen])
      box.setAttribute("aria-live", "polite")
      place = { svg, panel: panels[chosen], x: left + width * reader.value / reader.max, y: top + height * level }
      show()
    }
    on(reader, "input", step)
    on(reader, "focus", () => { if (reader.matches(":focus-visible")) step() })
    on(reader, "blur", hide)
    on(reader, "keydown", event => {
      if (event.key === "Escape") return hide()
      const turn = { ArrowUp: -1, ArrowDown: 1 }[event.key]
      if (!turn) return
      event.preventDefault()
      if (drawn()?.querySelectorAll(".panel").length > 1) chosen += turn
      else level = min(1, max(0, level + turn / 40))
      step()
    })
    drawing.append(reader, box)
  }
  all(".figure").forEach(figure => {
    const drawing = one(".drawing", figure)
    if (drawing?.querySelector("[data-name], [data-kind]")) serve(figure, drawing)
  })
})
