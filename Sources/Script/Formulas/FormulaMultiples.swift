import Arithmetic

/// Which steps are the same, and which are multiples of others: so a product of a formula with itself, or
/// with its negative, is known for a square, and so is an even power of an absolute value.
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
    let step = simplified(step, in: &steps)
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
    if case .arithmetic(.multiply, let a, let b) = step,
      let base = base(parts[a].step, parts[b].step, in: steps),
      case let factor = parts[a].factor * parts[b].factor, abs(factor) == 1
    {
      steps.append(.square(base, factor))
    } else {
      steps.append(step)
    }
    return place
  }

  /// The step whose square the product of two is: of an absolute value that of its argument, which has no kink.
  private func base(_ a: Int, _ b: Int, in steps: [Formula.Step]) -> Int? {
    if case .function(let first, let inner) = steps[a], first.kind == .absoluteValue,
      case .function(let second, inner) = steps[b], second.kind == .absoluteValue
    {
      return inner
    }
    return a == b ? a : nil
  }

  /// A step without a kink or a root that is none: an even power of an absolute value, or the root of a power of
  /// a multiple of four.
  private mutating func simplified(
    _ step: Formula.Step, in steps: inout [Formula.Step]
  ) -> Formula.Step {
    func exponent(_ place: Int, multipleOf factor: Double) -> Double? {
      guard case .constant(let n) = steps[place], n.isExact, n.value != 0,
        n.value.remainder(dividingBy: factor) == 0
      else { return nil }
      return n.value
    }
    switch step {
    case .operation(let power, let a, let b) where power.isPower:
      guard exponent(b, multipleOf: 2) != nil, case .function(let inner, let base) = steps[a],
        inner.kind == .absoluteValue
      else { return step }
      return .operation(power, base, b)
    case .function(let root, let a) where root.kind == .squareRoot:
      guard case .operation(let power, let base, let b) = steps[a], power.isPower,
        let n = exponent(b, multipleOf: 4), n > 0
      else { return step }
      return .operation(power, base, place(of: .constant(Estimate(0.5 * n)), in: &steps))
    default: return step
    }
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
