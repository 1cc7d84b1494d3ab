import Markup

extension MathMLWriter {
  /// A row with what surrounds, fills or strikes it. The classes are those of `mathematics.css`.
  func decorated(_ atoms: [Atom], _ decoration: Decoration, _ style: MathStyle) -> MarkupNode {
    switch decoration {
    case .boxed:
      return .element(
        "mrow", ["style": "border:1px solid;padding:0.25em"], line(atoms, .display))
    case .actuarial:
      return .element(
        "mrow", ["style": "border-top:1px solid;border-right:1px solid;padding:0.1em 0.1em 0 0"],
        line(atoms, style))
    case .struck(let stroke):
      return .element("mrow", ["class": stroke.rawValue], line(atoms, style))
    case .overlap(.right): return .element("mpadded", ["width": "0"], line(atoms, style))
    case .overlap(let side):
      let content = MarkupNode.element("mrow", [:], line(atoms, style))
      return .element("mpadded", ["width": "0", "class": side.rawValue], [content])
    case .filled(let surface, let frame):
      var box = "background:\(surface.value);padding:0.25em"
      if let frame { box += ";border:1px solid \(frame.value)" }
      return .element("mrow", ["style": box], line(atoms, style))
    }
  }

  /// A row above or below the line; the box grows to the side to which it moves.
  func raised(_ atoms: [Atom], _ distance: Double, _ style: MathStyle) -> MarkupNode {
    let side = distance < 0 ? "bottom" : "top"
    return .element(
      "mpadded",
      ["voffset": em(distance), "style": "padding-\(side):\(em(abs(distance)))"],
      line(atoms, style))
  }

  /// A black box.
  func rule(_ width: Double, _ height: Double, _ raise: Double) -> MarkupNode {
    let box = MarkupNode.element(
      "mspace", ["class": "rule", "width": em(width), "height": em(height)])
    guard raise != 0 else { return box }
    return .element(
      "mpadded",
      [
        "voffset": em(raise), "height": em(max(0, height + raise)), "depth": em(max(0, -raise)),
      ], [box])
  }

  func phantomNode(
    _ atoms: [Atom], _ phantom: Phantom, _ style: MathStyle
  ) -> MarkupNode {
    let content = line(atoms, style)
    let hidden = MarkupNode.element("mphantom", [:], content)
    switch phantom {
    case .all: return hidden
    case .horizontal: return .element("mpadded", ["height": "0", "depth": "0"], [hidden])
    case .vertical: return .element("mpadded", ["width": "0"], [hidden])
    case .smash: return .element("mpadded", ["height": "0", "depth": "0"], content)
    case .smashTop: return .element("mpadded", ["height": "0"], content)
    case .smashBottom: return .element("mpadded", ["depth": "0"], content)
    }
  }
}
