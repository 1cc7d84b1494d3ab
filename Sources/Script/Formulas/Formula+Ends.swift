public import Arithmetic

extension Formula {
  /// The composition of the function with another one next to an end; nil where that is not known.
  ///
  /// - Complexity: O(n) for n operations.
  public func expansion(of variable: EndExpansion) -> EndExpansion? {
    expansion(of: variable, reach: nil) { _ in nil }
  }

  /// The same, but for steps that are known otherwise.
  ///
  /// - Parameter reach: The largest distance from the end, where the variable does not tell it.
  func expansion(
    of variable: EndExpansion?, reach: Double?, _ known: (Int) -> EndExpansion?
  ) -> EndExpansion? {
    var all: [EndExpansion?] = []
    all.reserveCapacity(steps.count)
    for (index, step) in steps.enumerated() {
      all.append(known(index) ?? expansion(of: step, all, variable, reach))
    }
    return all.last ?? nil
  }

  private func expansion(
    of step: Step, _ all: [EndExpansion?], _ variable: EndExpansion?, _ reach: Double?
  ) -> EndExpansion? {
    switch step {
    case .variable: return variable
    case .constant(let value):
      let ball = Ball(value)
      guard ball.isFinite else { return nil }
      return variable?.constant(ball) ?? reach.map { EndExpansion(range: ball, reach: $0) }
    case .arithmetic(let operation, let a, let b):
      guard let first = all[a], let second = all[b] else { return nil }
      switch operation {
      case .add: return first + second
      case .subtract: return first + -second
      case .multiply: return first * second
      case .divide: return second.inverse.flatMap { first * $0 }
      }
    case .square(let a, let factor):
      return all[a].flatMap { $0 * $0 }.map { factor < 0 ? -$0 : $0 }
    case .operation(let operation, let a, let b):
      guard let first = all[a], let second = all[b] else { return nil }
      return .applying(operation, first, second)
    case .function(let function, let a): return all[a]?.composed(with: function)
    case .choice, .spread: return nil
    }
  }
}
