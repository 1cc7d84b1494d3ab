public import Arithmetic
import Diagnostics

/// A function of one number as a list of operations, with exact first and second derivatives.
///
/// Made by calling a function of the program once with a symbol. The derivatives follow from the rules
/// of calculus, applied operation by operation (forward-mode differentiation to second order), so their
/// error is that of rounding alone; it is bounded operation by operation too.
public struct Formula: Sendable {
  private enum Step: Sendable {
    case variable
    case constant(Estimate)
    case arithmetic(ArithmeticOperator, Int, Int)
    case operation(JetOperation, Int, Int)
    case function(JetFunction, Int)
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
      guard let first = error.diagnostics.first, first.identifier == .notAFormula else {
        throw error
      }
      throw EvaluationFailure(
        .notAFormula,
        first.message + "; a formula is made of arithmetic and elementary functions: in place of a "
          + "comparison use abs, min or max", at: first.range)
    }
    guard let root = result.formulaOrConstant else {
      throw EvaluationFailure(
        .notAFormula, "the formula must come to a number, not \(result.phrase)", at: nil)
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
        case .operation(let operation, let a, let b): .operation(operation, place(a), place(b))
        case .function(let function, let a): .function(function, place(a))
        }
      places[identity] = steps.count
      steps.append(step)
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
          case .operation(let operation, let a, let b): operation(jets[a], jets[b])
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
    case .arithmetic(_, let a, let b), .operation(_, let a, let b): [a, b]
    case .function(_, let a): [a]
    }
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
}
