public import Arithmetic
import Diagnostics

/// A function of one number as a list of operations, with exact first and second derivatives and with
/// enclosures over intervals.
///
/// Made by calling a function of the program once with a symbol. The derivatives follow from the rules
/// of calculus, applied operation by operation (forward-mode differentiation to second order), so their
/// error is that of rounding alone; it is bounded operation by operation too.
public struct Formula: Sendable {
  enum Step: Sendable {
    case variable
    case constant(Estimate)
    case arithmetic(ArithmeticOperator, Int, Int)
    /// The product of two steps that are multiples of one: its square times 1 or -1.
    case square(Int, Double)
    case operation(SymbolicOperation, Int, Int)
    case function(SymbolicFunction, Int)
    case choice(Condition, Int, Int)
    case spread(Int, [[Int]], FormulaSpread)
  }

  indirect enum Condition: Sendable {
    case known(Truth)
    case comparison(ComparisonOperator, Int, Int)
    case not(Condition)
    case both(Condition, Condition)
    case either(Condition, Condition)
  }

  let steps: [Step]

  /// Whether ``value(at:)`` needs no derivatives.
  private let hasPlainValues: Bool

  /// Whether ``series(from:to:order:)`` encloses the function: whether all that it calls has enclosures.
  public let hasSeries: Bool

  /// The formula of a function of the program.
  ///
  /// - Throws: The failure of the call; `not-a-formula` when the function compares its argument or
  ///   uses a word that takes plain numbers only.
  public init(
    of function: Function, _ context: EvaluationContext
  ) throws(EvaluationFailure) {
    try self.init(of: function, context, hasDerivatives: true)
  }

  /// The formula of a function of the program for enclosures alone: with comparisons and with words that
  /// have no derivatives.
  ///
  /// - Throws: The failure of the call; `not-a-formula` when the function uses a word that has no
  ///   enclosures.
  public static func enclosure(
    of function: Function, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Formula {
    try Formula(of: function, context, hasDerivatives: false)
  }

  private init(
    of function: Function, _ context: EvaluationContext, hasDerivatives: Bool
  ) throws(EvaluationFailure) {
    var context = context
    context.recordsRanges = !hasDerivatives
    let variable = FormulaNode.variable
    let result: Value
    do throws(EvaluationFailure) {
      result = try function([variable.value], context)
    } catch {
      guard let first = error.diagnostics.first else { throw error }
      if first.message == FormulaTooLarge.message {
        // The calls on the way are many and alike.
        throw EvaluationFailure(first.identifier, first.message, at: first.range)
      }
      guard first.identifier == .notAFormula else { throw error }
      throw EvaluationFailure(
        .notAFormula,
        first.message + "; a formula is made of arithmetic and elementary functions: in place of a "
          + "comparison use abs, min or max", at: first.range)
    }
    guard let root = result.formulaOrConstant else {
      throw EvaluationFailure(
        .notAFormula, "the formula must come to a number, not \(result.phrase)", at: nil)
    }
    guard let steps = Self.steps(to: root, of: variable) else {
      throw EvaluationFailure(
        .notAFormula,
        "the function has the variable of a function around it in it, so that it is no formula of its own variable alone",
        at: nil)
    }
    self.steps = steps
    hasPlainValues = steps.allSatisfy { $0.hasPlainValue(in: steps) }
    hasSeries = steps.allSatisfy { step in
      switch step {
      case .function(let function, _): function.series != nil
      case .spread(_, _, let spread): !spread.isEstimated
      default: true
      }
    }
  }

  /// Whether it holds a number or an object whose error is estimated and not bounded.
  public var isEstimated: Bool {
    steps.contains { step in
      switch step {
      case .constant(let number): number.isEstimated
      case .spread(_, _, let spread): spread.isEstimated
      default: false
      }
    }
  }

  /// How many operations there are.
  public var count: Int { steps.count }

  /// The operations in an order in which each comes after what it needs; nil where they need another variable:
  /// that of a function around this one.
  private static func steps(to root: FormulaNode, of variable: FormulaNode) -> [Step]? {
    var places: [ObjectIdentifier: Int] = [:]
    var steps: [Step] = []
    var multiples = FormulaMultiples()
    var open: [(node: FormulaNode, isReady: Bool)] = [(root, false)]
    func place(_ child: FormulaNode) -> Int { places[ObjectIdentifier(child)] ?? 0 }
    func condition(_ given: FormulaCondition) -> Condition {
      switch given.kind {
      case .known(let truth): .known(truth)
      case .comparison(let relation, let a, let b): .comparison(relation, place(a), place(b))
      case .not(let a): .not(condition(a))
      case .both(let a, let b): .both(condition(a), condition(b))
      case .either(let a, let b): .either(condition(a), condition(b))
      }
    }
    while let (node, isReady) = open.popLast() {
      let identity = ObjectIdentifier(node)
      if places[identity] != nil { continue }
      if case .variable = node.operation, node !== variable { return nil }
      if !isReady {
        open.append((node, true))
        for child in node.operation.children { open.append((child, false)) }
        continue
      }
      let step: Step =
        switch node.operation {
        case .variable: .variable
        case .constant(let value): .constant(value)
        case .arithmetic(let operation, let a, let b): .arithmetic(operation, place(a), place(b))
        case .operation(let operation, let a, let b): .operation(operation, place(a), place(b))
        case .function(let function, let a): .function(function, place(a))
        case .choice(let choice, let a, let b): .choice(condition(choice), place(a), place(b))
        case .spread(let a, let moved, let spread):
          .spread(place(a), moved.map { $0.map(place) }, spread)
        }
      places[identity] = multiples.place(of: step, in: &steps)
    }
    return steps
  }

  /// The value and derivatives at x; not finite where the function is not defined.
  ///
  /// - Complexity: O(n) for n operations.
  public func jet(at x: Estimate) -> Jet {
    withUnsafeTemporaryAllocation(of: Jet.self, capacity: steps.count) { jets in
      for (index, step) in steps.enumerated() {
        let jet: Jet =
          switch step {
          case .variable: Jet(variable: x)
          case .constant(let value): Jet(constant: value)
          case .arithmetic(let operation, let a, let b): operation.jet(jets[a], jets[b])
          case .square(let a, let factor): (jets[a] * jets[a]).signed(factor)
          case .operation(let operation, let a, let b): operation.jet(jets[a], jets[b])
          case .function(let function, let a): function.jet?(jets[a]) ?? .undefined
          case .choice: .undefined
          case .spread(let a, let moved, let spread):
            spread.covering(jets[a], moved.map { $0.map { jets[$0] } })
          }
        jets.initializeElement(at: index, to: jet)
      }
      return jets[steps.count - 1]
    }
  }

  /// The value at x, that of ``jet(at:)``; where no step needs derivatives for it, without them.
  ///
  /// - Complexity: O(n) for n operations.
  public func value(at x: Estimate) -> Estimate {
    guard hasPlainValues else { return jet(at: x).value }
    return withUnsafeTemporaryAllocation(of: Estimate.self, capacity: steps.count) { values in
      for (index, step) in steps.enumerated() {
        let value: Estimate =
          switch step {
          case .variable: x
          case .constant(let value): value
          case .arithmetic(let operation, let a, let b): operation.value(values[a], values[b])
          case .square(let a, let factor):
            factor < 0 ? -(values[a] * values[a]) : values[a] * values[a]
          case .operation(_, let a, let b): Jet.power(values[a], constant: values[b])
          case .function(let function, let a): function.value?(values[a]) ?? .undefined
          case .choice, .spread: .undefined
          }
        values.initializeElement(at: index, to: value)
      }
      return values[steps.count - 1]
    }
  }
}

extension Formula.Step {
  /// Whether the value follows from values alone.
  fileprivate func hasPlainValue(in steps: [Formula.Step]) -> Bool {
    switch self {
    case .variable, .constant, .arithmetic, .square: return true
    case .function(let function, _): return function.value != nil
    case .operation(let operation, _, let exponent):
      if operation.isPower, case .constant = steps[exponent] { return true }
      return false
    case .choice, .spread: return false
    }
  }
}

extension Jet {
  /// Where a function has no derivatives.
  fileprivate static let undefined = Jet(.undefined, .undefined, .undefined)

  /// Times the sign of a factor.
  fileprivate func signed(_ factor: Double) -> Jet {
    factor < 0 ? Jet(-value, -slope, -curvature) : self
  }
}

extension ArithmeticOperator {
  fileprivate func jet(_ a: Jet, _ b: Jet) -> Jet {
    switch self {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    }
  }

  fileprivate func value(_ a: Estimate, _ b: Estimate) -> Estimate {
    switch self {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    }
  }
}
