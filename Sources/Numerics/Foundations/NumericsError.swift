/// What can go wrong in a computation, with the facts that a message needs.
public enum NumericsError: Error, Hashable, Sendable {
  /// A parameter is outside its domain; `requirement` completes "must be …", such as
  /// "a positive number".
  case invalidParameter(name: String, value: Double, requirement: String)
  /// A list has the wrong number of entries.
  case countMismatch(name: String, count: Int, expected: Int)
  /// The function to integrate or solve gave infinity or not-a-number at a point.
  case nonFiniteIntegrand(at: Double, value: Double)
  /// An iteration stopped before its error bound `reached` came down to the `wanted` one.
  case notConverged(reached: Double, wanted: Double, evaluations: Int)
  /// A search would have needed more than its limit of steps.
  case budgetExhausted(name: String, limit: Int)
  /// The ends of a bracket do not have values of opposite sign.
  case noSignChange(lower: Double, upper: Double)
  /// The density does not fall off fast enough at one end to have a finite integral; at an infinite place where
  /// that is proved.
  case notNormalizable(at: Double)
  /// The integral does not exist: the integrand does not fall off fast enough at one end.
  case infinite(quantity: String)
  /// A density has mass where the one that it is compared with has none, beyond this end of its support.
  case outsideSupport(at: Double)
  /// The function changes its sign without passing through zero.
  case signJump(at: Double)
  /// Draws are all alike, so that their scatter says nothing of the error of what they estimate.
  case noScatter
  /// The result is beyond the range of the floating-point numbers.
  case overflow(quantity: String)
}

/// The failure of a computation that calls a function given by the caller.
public enum EvaluationError<Failure: Error>: Error {
  /// The caller's function threw.
  case function(Failure)
  /// The computation failed.
  case numerics(NumericsError)
}

extension EvaluationError: Equatable where Failure: Equatable {}
extension EvaluationError: Hashable where Failure: Hashable {}

extension EvaluationError where Failure == Never {
  /// The failure of the computation, the only one possible when the function cannot throw.
  public var numericsError: NumericsError {
    switch self {
    case .numerics(let error): error
    }
  }
}
