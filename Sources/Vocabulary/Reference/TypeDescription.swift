import Arithmetic
import Script

extension Requirement {
  /// What the requirement asks of a number or array, after the type: `positive`.
  var described: String {
    func printed(_ value: Double) -> String { Estimate(value).printed().text }
    switch self {
    case .positive: return "positive"
    case .nonnegative: return "not negative"
    case .whole: return "whole"
    case .wholePositive: return "whole and positive"
    case .wholeNonnegative: return "whole and not negative"
    case .probability: return "from 0 to 1"
    case .strictlyBetween(let lower, let upper):
      return "above \(printed(lower)) and below \(printed(upper))"
    case .between(let lower, let upper): return "from \(printed(lower)) to \(printed(upper))"
    case .nonzero: return "not 0"
    case .nonempty: return "not empty"
    }
  }
}

extension Value {
  /// The value as an author writes it, for defaults: `.left`, `0`, `"start"`.
  var written: String {
    switch self {
    case .symbol(let name): ".\(name)"
    case .text(let text): "\"\(text)\""
    case .truth(let judgement): judgement.truth == .yes ? "true" : "false"
    default: format(self)
    }
  }
}
