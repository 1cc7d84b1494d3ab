import Markup

/// Writes atoms as MathML Core.
///
/// It says in attributes what engines would otherwise guess from their dictionary of operators and
/// guess differently from TeX; where the dictionary is right in all of them it says nothing.
struct MathMLWriter {
  /// The nodes of a line.
  ///
  /// - Parameter continues: whether something stands before the line, as behind `&`.
  func line(_ atoms: [Atom], _ style: MathStyle, continues: Bool = false) -> [MarkupNode] {
    let spacing = LineSpacing(atoms, isScript: style.isScript, continues: continues)
    var places = atoms.indices.map { OperatorPlace(kind: spacing.classes[$0]) }
    var spaces = Array(repeating: 0, count: atoms.count)
    for index in atoms.indices {
      let before = spacing.previous[index]
      places[index].isSign = atoms[index].kind == .binary && spacing.classes[index] == .ordinary
      places[index].isFirst = index == 0
      places[index].isLast = index == atoms.count - 1
      guard spacing.gaps[index] > 0 else { continue }
      if let before, atoms[before].ownsSpace(places[before].kind) {
        places[before].right = spacing.gaps[index]
      } else if atoms[index].ownsSpace(places[index].kind) {
        places[index].left = spacing.gaps[index]
      } else {
        spaces[index] = spacing.gaps[index]
      }
    }
    var nodes: [MarkupNode] = []
    nodes.reserveCapacity(atoms.count)
    for index in atoms.indices {
      if spaces[index] > 0 { nodes.append(space(Double(spaces[index]) / 18)) }
      nodes.append(node(atoms[index], style, places[index]))
    }
    return nodes
  }

  /// The line as one node.
  func single(_ atoms: [Atom], _ style: MathStyle) -> MarkupNode {
    if atoms.count == 1 { return node(atoms[0], style, OperatorPlace(kind: nil)) }
    return .element("mrow", [:], line(atoms, style))
  }

  /// An atom with its scripts.
  func node(_ atom: Atom, _ style: MathStyle, _ place: OperatorPlace) -> MarkupNode {
    let isOver =
      switch atom.limits {
      case .beside: false
      case .stacked: true
      case .movable: atom.movesLimits || style == .display
      }
    var base = nucleus(atom, style, place)
    guard atom.hasScripts else { return base }
    // A delimiter grows only as a child of a row.
    if case .delimiter = atom.nucleus { base = .element("mrow", [:], [base]) }
    let upper = atom.superscript.map { single($0, style.scripted) }
    let lower = atom.subscript.map { single($0, style.scripted) }
    switch (lower, upper) {
    case (let lower?, let upper?):
      return .element(isOver ? "munderover" : "msubsup", [:], [base, lower, upper])
    case (let lower?, nil): return .element(isOver ? "munder" : "msub", [:], [base, lower])
    case (nil, let upper?): return .element(isOver ? "mover" : "msup", [:], [base, upper])
    case (nil, nil): return base
    }
  }

  private func nucleus(_ atom: Atom, _ style: MathStyle, _ place: OperatorPlace) -> MarkupNode {
    switch atom.nucleus {
    case .identifier(let text, let alphabet): return identifier(text, alphabet)
    case .number(let text, let alphabet):
      return .element("mn", ["style": alphabet?.family], text: alphabet?.text(text) ?? text)
    case .upright(let text): return .element("mi", ["mathvariant": "normal"], text: text)
    case .symbol(let text): return place.element(text)
    case .large(let text): return place.large(text, isStacked: atom.limits == .stacked)
    case .function(let name):
      // Where limits stand under the name, it must be an operator for them to move beside it.
      guard atom.limits != .beside, atom.hasScripts else {
        return identifier(name, .upright)
      }
      return .element(
        "mo",
        [
          "movablelimits": atom.limits == .movable ? "true" : "false", "form": "prefix",
          "lspace": "0", "rspace": "0",
        ], text: name)
    case .text(let text, let face): return words(text, face)
    case .row(let atoms): return .element("mrow", [:], line(atoms, style))
    case .fraction(let value): return fraction(value, style)
    case .radical(let radicand, let index):
      guard let index else { return .element("msqrt", [:], line(radicand, style)) }
      return .element("mroot", [:], [single(radicand, style), single(index, .scriptScript)])
    case .fenced(let left, let parts, let middles, let right):
      var nodes = [fence(left, "prefix")]
      for (index, part) in parts.enumerated() {
        if index > 0 { nodes.append(fence(middles[index - 1], "infix")) }
        nodes += line(part, style)
      }
      nodes.append(fence(right, "postfix"))
      return .element("mrow", [:], nodes.filter { $0 != .fragment([]) })
    case .delimiter(let text, let size): return place.delimiter(text, size: size)
    case .stack(let base, let over, let under): return stack(base, over, under, style)
    case .accent(let base, let accent): return accented(base, accent, style)
    case .table(let table): return tableNode(table, style)
    case .space(let width): return space(width)
    case .phantom(let atoms, let phantom): return phantomNode(atoms, phantom, style)
    case .styled(let atoms, let new):
      return .element("mstyle", new.attributes, line(atoms, new))
    case .coloured(let atoms, let colour):
      // One alone keeps the place that it has in its line.
      let content = atoms.count == 1 ? [node(atoms[0], style, place)] : line(atoms, style)
      return .element("mstyle", ["style": "color:\(colour.value)"], content)
    case .choice(let choices): return .element("mrow", [:], line(choices[style.index], style))
    case .scaled(let atoms, let size):
      return .element("mstyle", ["style": "font-size:\(em(size))"], line(atoms, style))
    case .decorated(let atoms, let decoration): return decorated(atoms, decoration, style)
    case .raised(let atoms, let distance): return raised(atoms, distance, style)
    case .rule(let width, let height, let raise): return rule(width, height, raise)
    }
  }

  private func identifier(_ text: String, _ alphabet: Alphabet?) -> MarkupNode {
    let isSingle = text.unicodeScalars.count == 1
    switch alphabet {
    case nil: return .element("mi", text: text)
    case .italic? where isSingle: return .element("mi", text: text)
    case .upright? where !isSingle: return .element("mi", text: text)
    case .sansSerif?, .monospace?:
      return .element(
        "mi", ["mathvariant": isSingle ? "normal" : nil, "style": alphabet?.family], text: text)
    case let alphabet?:
      let styled = alphabet.text(text)
      // A letter that the alphabet lacks remains a variable.
      let isVariable =
        isSingle && alphabet != .upright && styled == text && text.allSatisfy(\.isLetter)
      return .element("mi", ["mathvariant": isVariable ? nil : "normal"], text: styled)
    }
  }

  /// Words; blanks at the ends would be dropped unless they can't break.
  private func words(_ text: String, _ face: TextStyle) -> MarkupNode {
    var text = text
    if text.hasPrefix(" ") { text = "\u{A0}" + text.dropFirst() }
    if text.hasSuffix(" ") { text = text.dropLast() + "\u{A0}" }
    let style: String? =
      switch face {
      case .roman: nil
      case .bold: "font-weight:bold"
      case .italic: "font-style:italic"
      case .sansSerif: "font-family:sans-serif"
      case .monospace: "font-family:monospace"
      case .smallCapitals: "font-variant:small-caps"
      }
    return .element("mtext", ["style": style], text: text)
  }

  private func fraction(_ value: Fraction, _ outer: MathStyle) -> MarkupNode {
    let style = value.style ?? outer
    let inner: MathStyle = style == .display ? .text : style.scripted
    var upper = single(value.numerator, inner)
    var lower = single(value.denominator, inner)
    if value.isContinued {
      let full = MathStyle.display
      upper = .element("mstyle", full.attributes, line(value.numerator, full))
      lower = .element("mstyle", full.attributes, line(value.denominator, full))
    }
    var fraction = MarkupNode.element(
      "mfrac", ["linethickness": value.hasLine ? value.thickness.map { em($0) } : "0"],
      [upper, lower])
    if let forced = value.style {
      fraction = .element("mstyle", forced.attributes, [fraction])
    }
    guard let fences = value.fences else { return fraction }
    return .element(
      "mrow", [:], [fence(fences.left, "prefix"), fraction, fence(fences.right, "postfix")])
  }

  /// A delimiter that grows with its neighbours; nothing for the invisible one.
  func fence(_ text: String, _ form: String) -> MarkupNode {
    guard !text.isEmpty else { return .fragment([]) }
    let isMiddle = form == "infix"
    return .element(
      "mo",
      [
        "form": form, "stretchy": "true", "symmetric": isMiddle ? "true" : nil,
        "lspace": isMiddle ? "0" : nil, "rspace": isMiddle ? "0" : nil,
      ], text: text)
  }

  private func stack(
    _ base: [Atom], _ over: [Atom]?, _ under: [Atom]?, _ style: MathStyle
  ) -> MarkupNode {
    // The spaces stand around the whole: around the base they would widen it below its script.
    let bottom: MarkupNode =
      base.count == 1
      ? node(base[0], style, OperatorPlace(kind: base[0].kind))
      : .element("mrow", [:], line(base, style))
    let small = style.scripted
    // An arrow grows with what stands on it, and a little beyond.
    var isArrow = false
    if base.count == 1, case .symbol(let text) = base[0].nucleus,
      let scalar = text.unicodeScalars.first
    {
      isArrow = (0x2190...0x21FF).contains(scalar.value)
    }
    func script(_ atoms: [Atom]) -> MarkupNode {
      guard isArrow else { return single(atoms, small) }
      return .element("mrow", [:], [space(0.4)] + line(atoms, small) + [space(0.6)])
    }
    switch (under, over) {
    case (let under?, let over?):
      return .element("munderover", [:], [bottom, script(under), script(over)])
    case (let under?, nil): return .element("munder", [:], [bottom, script(under)])
    case (nil, let over?): return .element("mover", [:], [bottom, script(over)])
    case (nil, nil): return bottom
    }
  }

  private func accented(_ base: [Atom], _ accent: Accent, _ style: MathStyle) -> MarkupNode {
    let mark = MarkupNode.element(
      "mo",
      [
        "stretchy": accent.isStretchy ? "true" : "false",
        "style": accent.size.map { "font-size:\(em($0))" },
      ], text: accent.mark)
    if accent.isUnder {
      return .element("munder", ["accentunder": "true"], [single(base, style), mark])
    }
    return .element("mover", ["accent": "true"], [single(base, style), mark])
  }

  /// A space; MathML's own element can't be negative, a margin can.
  func space(_ width: Double) -> MarkupNode {
    width < 0
      ? .element("mspace", ["style": "margin-left:\(em(width))"])
      : .element("mspace", ["width": em(width)])
  }
}

extension Alphabet {
  /// The style of letters that are left to the reader's own fonts.
  fileprivate var family: String? {
    switch self {
    case .sansSerif: "font-family:sans-serif"
    case .monospace: "font-family:monospace"
    default: nil
    }
  }
}

extension MathStyle {
  /// Whether it is one of the small styles.
  var isScript: Bool { self == .script || self == .scriptScript }
  /// The style of a script in this style.
  var scripted: MathStyle { isScript ? .scriptScript : .script }

  /// Its place among the four.
  var index: Int {
    switch self {
    case .display: 0
    case .text: 1
    case .script: 2
    case .scriptScript: 3
    }
  }

  /// The attributes that switch to the style.
  var attributes: KeyValuePairs<String, String?> {
    switch self {
    case .display: ["displaystyle": "true", "scriptlevel": "0"]
    case .text: ["displaystyle": "false", "scriptlevel": "0"]
    case .script: ["displaystyle": "false", "scriptlevel": "1"]
    case .scriptScript: ["displaystyle": "false", "scriptlevel": "2"]
    }
  }
}

extension Atom {
  /// Whether its limits move by themselves: those of an operator element do.
  fileprivate var movesLimits: Bool {
    switch nucleus {
    case .large, .function: true
    default: false
    }
  }

  /// Whether the space around it can stand in attributes of its own operator element.
  fileprivate func ownsSpace(_ kind: AtomClass?) -> Bool {
    switch kind {
    case .binary, .relation, .punctuation, .operation, .inner: isOperatorElement
    default: false
    }
  }

  private var isOperatorElement: Bool {
    switch plain.nucleus {
    case .symbol, .large, .delimiter: true
    default: false
    }
  }
}
