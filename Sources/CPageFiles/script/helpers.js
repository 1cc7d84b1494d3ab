// What all files of the script may use:
// - `all(selector, root)`: the elements as an array; `one(selector, root)`: the first of them;
// - `on(target, types, body, options)`: listens for events of all types;
// - `make(tag, attributes, ...children)`: a new element; an attribute that is a function is a listener,
//   `{ onclick: … }`, and one that is null or false is left out;
// - `part(body)`: runs `body` so that what it throws stops nothing else; `later(body)`: in a task of its
//   own; `whenRead(body)`: in one when the whole page is there, so that it is never held up for long;
// - `frame(body)`: a function that runs `body` once in the next animation frame;
// - `unpacked(text)`: a promise of what is packed in a figure's JSON, where `canUnpack`;
// - `targetOf(link)`: the element that a link within the page leads to;
// - `arrive(element, block)`: scrolls to an element and keeps to it for a second, unless the reader moves
//   on, while the sections around it are laid out for the first time.
const { abs, floor, log10, max, min } = Math
const all = (selector, root = document) => [...root.querySelectorAll(selector)]
const one = (selector, root = document) => root.querySelector(selector)
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") on(element, name.slice(2), value)
    else if (value != null && value !== false) element.setAttribute(name, value === true ? "" : value)
  }
  element.append(...children)
  return element
}
const on = (target, types, body, options) => types.split(" ").forEach(type => target.addEventListener(type, body, options))
const part = body => { try { body() } catch (error) { console.error(error) } }
const later = body => setTimeout(() => part(body))
const whenRead = body => on(document, "DOMContentLoaded", () => later(body))
const frame = body => {
  let waits = false
  return () => {
    if (waits) return
    waits = true
    requestAnimationFrame(() => { waits = false; body() })
  }
}
const canUnpack = window.DecompressionStream
const unpacked = text => {
  const bytes = new Blob([Uint8Array.from(atob(text), it => it.charCodeAt())])
  return new Response(bytes.stream().pipeThrough(new DecompressionStream("deflate"))).json()
}
const targetOf = link => document.getElementById(decodeURIComponent(link.hash.slice(1)))
const arrive = (element, block) => {
  const go = () => element.scrollIntoView({ block })
  const watch = new ResizeObserver(go)
  const stop = () => watch.disconnect()
  watch.observe(one("main"))
  go()
  setTimeout(stop, 1000)
  // Not the key that led here, which is still on its way.
  setTimeout(() => on(window, "wheel touchstart pointerdown keydown", stop, { once: true, passive: true }))
}
