// Lets the reader move through the frames of a figure: a slider for each variable, and a button
// that plays them where they follow each other in time.
whenRead(() => {
  const digits = {};
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].forEach((digit, i) => digits[digit] = i)
  // The form of the codes is described where they are written.
  const path = (code, place) => {
    let at = 0, x = 0, y = 0, d = ""
    const next = () => {
      let value = 0, shift = 0, digit
      do {
        digit = digits[code[at++]]
        value |= (digit & 31) << shift
        shift += 5
      } while (digit & 32)
      return value & 1 ? -(value >> 1) : value >> 1
    }
    while (at < code.length) {
      const head = next()
      for (let i = 0; i < (head - head % 3) / 3; i++) {
        x += next()
        y += next()
        d += (i ? "L" : "M") + place(x / 10, y / 10)
      }
      d += ["", "z", "h0"][head % 3]
    }
    return d
  }
  const tidy = value => Math.round(value * 100) / 100
  const apply = (node, state, place) => {
    if (state[0] !== "!") return node.setAttribute("d", path(state, place))
    const [, x, y, anchor, words] = /^!(\S*) ?(\S*) ?(\S?) ?(.*)$/.exec(state)
    node.textContent = words
    if (!words) return
    const [left, base] = place(+x, +y).split(" ")
    node.setAttribute("x", left)
    node.setAttribute("y", base)
    node.setAttribute("text-anchor", ["start", "middle", "end"][anchor])
  }
  const bring = (figure, data) => {
    const drawing = one(".drawing", figure)
    let items, shown, unpacking
    // What the frames change is unpacked when the figure comes near or is moved.
    const unpack = () => unpacking ||= unpacked(data.packed).then(more => {
      Object.assign(data, more)
      items = all("svg", drawing).map((svg, isNarrow) => {
        const panels = all(".panel", svg)
        return all(".changing > *", svg).map(node => {
          const [a, b, c, d] = isNarrow ? data.narrowing[panels.indexOf(node.closest(".panel"))] : [1, 0, 1, 0]
          return { node, place: (x, y) => tidy(a * x + b) + " " + tidy(c * y + d) }
        })
      })
    })
    new IntersectionObserver(entries => entries.some(it => it.isIntersecting) && unpack(), { rootMargin: "50%" }).observe(figure)
    const show = frame(() => {
      if (!items) return unpack().then(show)
      const states = data.frames[at.reduce((index, value, i) => index * data.variables[i].labels.length + value, 0)]
      items.forEach(drawn => drawn.forEach(({ node, place }, i) => {
        if (!shown || shown[i] !== states[i]) apply(node, data.states[states[i]], place)
      }))
      shown = states
      drawing.dispatchEvent(new Event("redrawn"))
    })
    const at = data.variables.map(it => it.start)
    const sliders = data.variables.map((variable, i) => {
      const value = make("output", { "aria-live": "off" })
      const input = make("input", { type: "range", min: 0, max: variable.labels.length - 1, value: at[i], oninput: () => {
        at[i] = +input.value
        tell()
        show()
      } })
      const tell = () => {
        value.textContent = variable.labels[at[i]]
        input.setAttribute("aria-valuetext", variable.labels[at[i]])
      }
      tell()
      return { row: make("div", { class: "slider" }, make("label", {}, make("span", {}, variable.name), input), value), input }
    })
    const controls = make("div", { class: "controls" }, ...sliders.map(it => it.row))
    // Who asked for less motion sees the frames side by side, and the slider.
    const isStill = data.isPlayed && matchMedia("(prefers-reduced-motion: reduce)").matches
    figure.classList.toggle("still", isStill)
    if (data.isPlayed && !isStill) {
      const input = sliders[0].input
      let timer
      const stop = () => {
        clearInterval(timer)
        timer = null
        button.textContent = "Play"
      }
      const go = value => {
        input.value = value
        input.dispatchEvent(new Event("input"))
      }
      const button = make("button", { type: "button", onclick: () => {
        if (timer) return stop()
        if (+input.value === +input.max) go(0)
        button.textContent = "Pause"
        timer = setInterval(() => {
          if (+input.value >= +input.max || !button.isConnected) stop()
          else go(+input.value + 1)
        }, max(60, 4000 / data.count))
      } }, "Play")
      on(input, "pointerdown", () => { if (timer) stop() })
      controls.prepend(button)
    }
    drawing.before(controls)
    figure.classList.add("alive")
  }
  all(".figure").forEach(figure => {
    const block = one("script.frames", figure)
    if (block && canUnpack) bring(figure, JSON.parse(block.textContent))
  })
})
