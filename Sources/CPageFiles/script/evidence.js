// Marks the figures that a claim rests on while the claim has the pointer or the focus, and the
// claims of a figure: those that it refers to, and those of its section that name the same
// definitions.
whenRead(() => {
  const uses = node => (node.dataset.uses || "").split(" ").filter(name => name)
  const claims = all(".claim[data-uses]")
  const partners = new Map()
  const join = (a, b) => partners.set(a, (partners.get(a) || new Set()).add(b))
  for (const claim of claims) for (const figure of all(".figure", claim.closest(".chapter"))) {
    const isNamed = all("a", claim).some(link => decodeURIComponent(link.hash) === "#" + figure.id)
    const isNear = claim.closest(".chapter > section") === figure.closest(".chapter > section")
    if (!isNamed && !(isNear && uses(claim).some(name => uses(figure).includes(name)))) continue
    join(claim, figure)
    join(figure, claim)
  }
  for (const [node, others] of partners) {
    const mark = isOn => others.forEach(other => other.classList.toggle("linked", isOn))
    on(node, "pointerenter focusin", () => mark(true))
    on(node, "pointerleave focusout", () => mark(false))
  }
})
