extension PageScript {
  /// What all parts may use:
  /// - `all(selector, root)`: the elements as an array, and `one(selector, root)` the first of them;
  /// - `make(tag, attributes, ...children)`: a new element; an attribute whose value is a function
  ///   is a listener, `{ onclick: … }`, and one that is null or false is left out;
  /// - `part(body)`: runs `body` and reports what it throws; `later(body)` does so in a task of its
  ///   own;
  /// - `frame(body)`: a function that runs `body` in the next animation frame, once however often it
  ///   is called before;
  /// - `unpacked(text)`: a promise of what is packed in a string of ``FigureJSON``, where
  ///   `canUnpack`;
  /// - `targetOf(link)`: the element that a link within the page leads to;
  /// - `arrive(element, block)`: scrolls to an element and keeps to it for a second, unless the
  ///   reader moves on, while the sections around it are laid out for the first time.
  static let helpers = #"""
    const all = (selector, root = document) => [...root.querySelectorAll(selector)]
    const one = (selector, root = document) => root.querySelector(selector)
    const make = (tag, attributes = {}, ...children) => {
      const element = document.createElement(tag)
      for (const [name, value] of Object.entries(attributes)) {
        if (typeof value === "function") element.addEventListener(name.slice(2), value)
        else if (value != null && value !== false) element.setAttribute(name, value === true ? "" : value)
      }
      element.append(...children)
      return element
    }
    const part = body => { try { body() } catch (error) { console.error(error) } }
    const later = body => setTimeout(() => part(body))
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
      setTimeout(() => ["wheel", "touchstart", "pointerdown", "keydown"].forEach(type => addEventListener(type, stop, { once: true, passive: true })))
    }
    """#
}
