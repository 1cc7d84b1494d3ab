import Arithmetic

extension Requirement {
  /// Whether the estimate `x` satisfies the requirement.
  func holds(_ x: Double) -> Bool {
    switch self {
    case .positive: x > 0
    case .nonnegative: x >= 0
    case .whole: x == x.rounded()
    case .wholePositive: x == x.rounded() && x > 0
    case .wholeNonnegative: x == x.rounded() && x >= 0
    case .probability: x >= 0 && x <= 1
    case .strictlyBetween(let low, let high): x > low && x < high
    case .between(let low, let high): x >= low && x <= high
    case .nonzero: x != 0
    case .nonempty: true
    }
  }

  /// What the value is instead of what is required; nil when it satisfies the requirement.
  ///
  /// - Complexity: O(n) in the elements.
  public func violation(_ value: Value) -> String? {
    if self == .nonempty {
      switch value {
      case .chosen(let value, _): return violation(value)
      case .text(let text): return text.isEmpty ? "empty text" : nil
      default: return value.count == 0 ? "an empty \(value.memberTypeName)" : nil
      }
    }
    switch value {
    case .number(let number): return holds(number.value) ? nil : number.printed().text
    case .numbers(let numbers):
      guard let index = numbers.values.firstIndex(where: { !holds($0) }) else { return nil }
      return "\(numbers[index].printed().text) (element \(index))"
    case .chosen(let value, _): return violation(value)
    case .array(let elements):
      for element in elements { if let found = violation(element) { return found } }
      return nil
    case .range(let lower, let upper):
      return holds(lower.value) && holds(upper.value)
        ? nil : "\(lower.printed().text)...\(upper.printed().text)"
    default: return nil
    }
  }

  /// What stands before and behind `number`: `positive number`, `number from 0 to 1`.
  private var words: (before: String, behind: String) {
    switch self {
    case .positive: ("positive ", "")
    case .nonnegative: ("nonnegative ", "")
    case .whole: ("whole ", "")
    case .wholePositive: ("positive whole ", "")
    case .wholeNonnegative: ("nonnegative whole ", "")
    case .probability: ("", " from 0 to 1")
    case .strictlyBetween(let low, let high): ("", " between \(shown(low)) and \(shown(high))")
    case .between(let low, let high): ("", " from \(shown(low)) to \(shown(high))")
    case .nonzero: ("nonzero ", "")
    case .nonempty: ("nonempty ", "")
    }
  }

  private func shown(_ x: Double) -> String { Estimate(x).printed().text }

  /// The type with its requirement: `a positive number`, `an array of whole numbers`.
  func phrase(_ type: ValueType) -> String {
    let (before, behind) = words
    switch type {
    case .number where self == .nonempty: return type.phrase
    case .number: return "a " + before + "number" + behind
    case .array(.number) where self != .nonempty:
      return "an array of " + before + "numbers" + behind
    case .oneOf(let types): return listed(types.map { phrase($0) }, "or")
    default:
      guard self == .nonempty else { return type.phrase }
      let phrase = type.phrase
      let bare = phrase.drop { $0 != " " }.dropFirst()
      return phrase.hasPrefix("a") && !bare.isEmpty ? "a nonempty \(bare)" : "nonempty \(phrase)"
    }
  }
}

extension Parameter {
  /// What the parameter takes: `a positive number`.
  public var phrase: String { requirement?.phrase(type) ?? type.phrase }
}
