import Arithmetic

/// Which steps are the same, and which are multiples of others: so a product of a formula with itself, or
/// with its negative, is known for a square.
struct FormulaMultiples {
  /// Each step as a factor times another one, itself for most.
  private var parts: [(step: Int, factor: Double)] = []
  private var known: [Key: Int] = [:]

  private enum Key: Hashable {
    case variable
    case constant(Estimate)
    case arithmetic(ArithmeticOperator, Int, Int)
  }

  /// The place of a step that is new, or of the same step.
  mutating func place(of step: Formula.Step, in steps: inout [Formula.Step]) -> Int {
    let key: Key? =
      switch step {
      case .variable: .variable
      case .constant(let value): .constant(value)
      case .arithmetic(let operation, let a, let b): .arithmetic(operation, a, b)
      default: nil
      }
    if let key, let place = known[key] { return place }
    let place = steps.count
    if let key { known[key] = place }
    parts.append(part(step, in: steps) ?? (place, 1))
    if case .arithmetic(.multiply, let a, let b) = step, parts[a].step == parts[b].step,
      case let factor = parts[a].factor * parts[b].factor, abs(factor) == 1
    {
      steps.append(.square(parts[a].step, factor, a, b))
    } else {
      steps.append(step)
    }
    return place
  }

  /// A step that is the negative of another one.
  private func part(_ step: Formula.Step, in steps: [Formula.Step]) -> (step: Int, factor: Double)?
  {
    guard case .arithmetic(let operation, let a, let b) = step else { return nil }
    func isExactly(_ place: Int, _ number: Double) -> Bool {
      if case .constant(let value) = steps[place] {
        return value.isExact && !value.isLiteral && value.value == number
      }
      return false
    }
    switch operation {
    case .multiply where isExactly(a, -1): return (parts[b].step, -parts[b].factor)
    case .multiply where isExactly(b, -1): return (parts[a].step, -parts[a].factor)
    case .divide where isExactly(b, -1): return (parts[a].step, -parts[a].factor)
    case .subtract where isExactly(a, 0): return (parts[b].step, -parts[b].factor)
    default: return nil
    }
  }
}
