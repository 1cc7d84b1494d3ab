import Markup

/// An operator's place in its line, from which the attributes of its element follow.
struct OperatorPlace {
  /// What it is there; nil where it stands alone and needs no space.
  var kind: AtomClass?
  /// The space before it, in eighteenths of an em.
  var left = 0
  /// The space behind it.
  var right = 0
  /// Whether an operator between two things became a sign before one.
  var isSign = false
  var isFirst = false
  var isLast = false

  init(kind: AtomClass?) { self.kind = kind }

  /// The operator's element.
  func element(_ text: String) -> MarkupNode {
    let isFence = OperatorPlace.fences.contains(text)
    let stretchy: String? = isFence || OperatorPlace.growing.contains(text) ? "false" : nil
    guard let kind else { return .element("mo", ["stretchy": stretchy], text: text) }
    if text == "|" || text == "‖", kind == .opening || kind == .closing {
      let form = kind == .opening ? "prefix" : "postfix"
      return .element("mo", ["form": form, "stretchy": stretchy], text: text)
    }
    if isSign, !isLast, OperatorPlace.signs.contains(text) {
      return .element("mo", ["form": "prefix"], text: text)
    }
    if isFence, kind == .opening || kind == .closing {
      return .element("mo", ["stretchy": stretchy], text: text)
    }
    let usual = standard(text)
    let isUsual = usual.map { $0 == (left, right) } ?? false
    return .element(
      "mo",
      [
        "stretchy": stretchy, "lspace": isUsual ? nil : em(left),
        "rspace": isUsual ? nil : em(right),
      ], text: text)
  }

  /// A large operator's element.
  func large(_ text: String, isStacked: Bool) -> MarkupNode {
    let isUsual = kind == nil || (left, right) == (3, 3)
    return .element(
      "mo",
      [
        "movablelimits": isStacked ? "false" : nil, "lspace": isUsual ? nil : em(left),
        "rspace": isUsual ? nil : em(right),
      ], text: text)
  }

  /// A delimiter of a given size in em.
  func delimiter(_ text: String, size: Double) -> MarkupNode {
    let form: String? =
      switch kind {
      case .opening?: "prefix"
      case .closing?: "postfix"
      default: nil
      }
    return .element(
      "mo",
      [
        "form": form, "stretchy": "true", "symmetric": "true", "minsize": em(size),
        "maxsize": em(size), "lspace": em(left), "rspace": em(right),
      ], text: text)
  }

  /// The spaces that every engine's dictionary gives the operator in this place; nil where engines
  /// differ or none are known.
  private func standard(_ text: String) -> (Int, Int)? {
    let isEdge = isFirst || isLast
    switch kind {
    case .relation:
      return OperatorPlace.closeRelations.contains(text) || (isEdge && text == "∼") ? nil : (5, 5)
    case .binary:
      return !isEdge && OperatorPlace.additions.contains(text) ? (4, 4) : nil
    case .punctuation:
      // The space behind a last mark of punctuation shows nowhere.
      guard text == "," || text == ";" else { return nil }
      return isLast ? (left, right) : (0, 3)
    default: return text == "′" ? (0, 0) : nil
    }
  }

  /// Operators that are signs before one thing.
  private static let signs: Set<String> = ["+", "−", "±", "∓"]
  /// Relations that the dictionary gives less space, or none.
  private static let closeRelations: Set<String> = [":", "|", "∶"]
  private static let additions: Set<String> = ["+", "−", "±", "∓", "∪", "∩"]
  /// Delimiters, which grow with their neighbours unless told not to.
  private static let fences: Set<String> = [
    "(", ")", "[", "]", "{", "}", "|", "‖", "⟨", "⟩", "⌊", "⌋", "⌈", "⌉", "⟮", "⟯", "⟦", "⟧", "⌜",
    "⌝", "⌞", "⌟", "⎰", "⎱", "⦃", "⦄",
  ]
  /// Relations that would grow in height.
  private static let growing: Set<String> = [
    "∣", "∥", "↑", "↓", "↕", "⇑", "⇓", "⇕", "/",
    "↾", "↿", "⇂", "⇃", "⇈", "⇊",
  ]
}

/// A space of so many eighteenths of an em, as an attribute's value.
func em(_ eighteenths: Int) -> String { em(Double(eighteenths) / 18) }

/// A length in em, with at most four decimals.
func em(_ width: Double) -> String {
  guard let parts = Int(exactly: (abs(width) * 10_000).rounded()), parts > 0 else { return "0" }
  var decimals = String(10_000 + parts % 10_000).dropFirst()
  while decimals.hasSuffix("0") { decimals = decimals.dropLast() }
  let sign = width < 0 ? "-" : ""
  return sign + String(parts / 10_000) + (decimals.isEmpty ? "" : "." + decimals) + "em"
}
