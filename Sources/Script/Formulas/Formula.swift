import Diagnostics

/// A function of one number as a list of operations, with exact first and second derivatives.
///
/// Made by calling a function of the program once with a symbol. The derivatives follow from the rules
/// of calculus, applied operation by operation (forward-mode differentiation to second order), so their
/// error is that of rounding alone; it is bounded operation by operation too.
public struct Formula: Sendable {
  private enum Step: Sendable {
    case variable
    case constant(Number)
    case arithmetic(ArithmeticOperator, Int, Int)
    case power(Int, Int)
    case extreme(greatest: Bool, Int, Int)
    case absolute(Int)
    case function(FormulaFunction, Int)
  }

  private let steps: [Step]

  /// The formula of a function of the program.
  ///
  /// - Throws: The failure of the call; `not-a-formula` when the function compares its argument or
  ///   uses a word that takes plain numbers only.
  public init(
    of function: Function, _ context: EvaluationContext
  ) throws(EvaluationFailure) {
    let result: Value
    do throws(EvaluationFailure) {
      result = try function([FormulaNode(.variable).value], context)
    } catch {
      guard let first = error.diagnostics.first, first.message.contains("formula") else {
        throw error
      }
      throw EvaluationFailure(
        "not-a-formula",
        first.message + "; a formula is made of arithmetic and elementary functions: in place of a "
          + "comparison use abs, min or max", at: first.range)
    }
    guard let root = result.formulaOrConstant else {
      throw EvaluationFailure(
        "not-a-formula", "the formula must come to a number, not \(result.phrase)", at: nil)
    }
    steps = Self.steps(to: root)
  }

  /// The operations in an order in which each comes after what it needs.
  private static func steps(to root: FormulaNode) -> [Step] {
    var places: [ObjectIdentifier: Int] = [:]
    var steps: [Step] = []
    var open: [(node: FormulaNode, isReady: Bool)] = [(root, false)]
    while let (node, isReady) = open.popLast() {
      let identity = ObjectIdentifier(node)
      if places[identity] != nil { continue }
      if !isReady {
        open.append((node, true))
        for child in node.operation.children { open.append((child, false)) }
        continue
      }
      func place(_ child: FormulaNode) -> Int { places[ObjectIdentifier(child)] ?? 0 }
      let step: Step =
        switch node.operation {
        case .variable: .variable
        case .constant(let value): .constant(value)
        case .arithmetic(let operation, let a, let b): .arithmetic(operation, place(a), place(b))
        case .power(let a, let b): .power(place(a), place(b))
        case .extreme(let greatest, let a, let b):
          .extreme(greatest: greatest, place(a), place(b))
        case .function("abs", _, let a): .absolute(place(a))
        case .function(_, let function, let a): .function(function, place(a))
        }
      places[identity] = steps.count
      steps.append(step)
    }
    return steps
  }

  /// The value and derivatives at x; not finite where the function is not defined.
  ///
  /// - Complexity: O(n) for n operations.
  public func jet(at x: Number) -> FormulaJet {
    withUnsafeTemporaryAllocation(of: FormulaJet.self, capacity: steps.count) { jets in
      for (index, step) in steps.enumerated() {
        let jet: FormulaJet =
          switch step {
          case .variable: FormulaJet(x, Number(1), Number(0))
          case .constant(let value): FormulaJet(value, Number(0), Number(0))
          case .arithmetic(let operation, let a, let b): operation.jet(jets[a], jets[b])
          case .power(let a, let b): power(jets[a], jets[b])
          case .extreme(let greatest, let a, let b): extreme(greatest, jets[a], jets[b])
          case .absolute(let a): Script.absolute(jets[a])
          case .function(let function, let a): jets[a].composed(with: function(jets[a].value))
          }
        jets.initializeElement(at: index, to: jet)
      }
      return jets[steps.count - 1]
    }
  }
}

extension FormulaNode.Operation {
  fileprivate var children: [FormulaNode] {
    switch self {
    case .variable, .constant: []
    case .arithmetic(_, let a, let b), .power(let a, let b), .extreme(_, let a, let b): [a, b]
    case .function(_, _, let a): [a]
    }
  }
}

extension ArithmeticOperator {
  fileprivate func jet(_ a: FormulaJet, _ b: FormulaJet) -> FormulaJet {
    switch self {
    case .add: return FormulaJet(a.value + b.value, a.slope + b.slope, a.curvature + b.curvature)
    case .subtract:
      return FormulaJet(a.value - b.value, a.slope - b.slope, a.curvature - b.curvature)
    case .multiply:
      return FormulaJet(
        a.value * b.value, a.slope * b.value + a.value * b.slope,
        a.curvature * b.value + Number(2) * a.slope * b.slope + a.value * b.curvature)
    case .divide:
      let value = a.value / b.value
      let slope = (a.slope - value * b.slope) / b.value
      return FormulaJet(
        value, slope,
        (a.curvature - Number(2) * slope * b.slope - value * b.curvature) / b.value)
    }
  }
}

/// a to the power b.
private func power(_ a: FormulaJet, _ b: FormulaJet) -> FormulaJet {
  guard b.slope == Number(0), b.curvature == Number(0) else {
    // a^b = exp(b log a).
    let base = a.value.logarithm
    let inverse = Number(1) / a.value
    let logarithm = a.composed(with: FormulaJet(base, inverse, -(inverse * inverse)))
    let exponent = ArithmeticOperator.multiply.jet(b, logarithm)
    let value = exponent.value.exponential
    return exponent.composed(with: FormulaJet(value, value, value))
  }
  let n = b.value
  if n == Number(0) { return FormulaJet(Number(1), Number(0), Number(0)) }
  if n == Number(1) { return a }
  let once = n - Number(1)
  let slope = n * Number.power(a.value, once)
  let curvature =
    n == Number(2)
    ? Number(2) : n * once * Number.power(a.value, n - Number(2))
  return a.composed(with: FormulaJet(Number.power(a.value, n), slope, curvature))
}

/// The greater or the lesser of two; where they may be equal, the errors cover both. Where they certainly
/// are, and their slopes as well, their curvatures decide.
private func extreme(_ greatest: Bool, _ a: FormulaJet, _ b: FormulaJet) -> FormulaJet {
  let difference = a.value - b.value
  let chosen = (difference.value >= 0) == greatest ? a : b
  guard abs(difference.value) <= difference.error else { return chosen }
  let other = (difference.value >= 0) == greatest ? b : a
  if difference == Number(0), a.slope == b.slope, a.slope.isExact {
    let pick = greatest ? Number.maximum : Number.minimum
    return FormulaJet(chosen.value, chosen.slope, pick(a.curvature, b.curvature))
  }
  func widened(_ number: Number, by other: Number) -> Number {
    Number(
      number.value, error: padded(abs(number.value - other.value) + number.error + other.error))
  }
  return FormulaJet(
    widened(chosen.value, by: other.value), widened(chosen.slope, by: other.slope),
    widened(chosen.curvature, by: other.curvature))
}
