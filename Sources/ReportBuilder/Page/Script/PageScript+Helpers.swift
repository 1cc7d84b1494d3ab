extension PageScript {
  /// What all parts may use:
  /// - `all(selector, root)`: the elements as an array;
  /// - `make(tag, attributes, ...children)`: a new element; an attribute whose value is a function
  ///   is a listener, `{ onclick: … }`, and one that is null or false is left out;
  /// - `part(body)`: runs `body` and reports what it throws;
  /// - `frame(body)`: a function that runs `body` in the next animation frame, once however often it
  ///   is called before.
  static let helpers = #"""
    const all = (selector, root = document) => [...root.querySelectorAll(selector)]
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
    const frame = body => {
      let waits = false
      return () => {
        if (waits) return
        waits = true
        requestAnimationFrame(() => { waits = false; body() })
      }
    }
    """#
}
