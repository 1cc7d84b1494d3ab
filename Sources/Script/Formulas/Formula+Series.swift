public import Arithmetic

/// What a formula may be on an interval.
extension Formula {
  /// What the function and its derivatives may be on an interval; unknown where it may not be defined.
  ///
  /// - Complexity: O(n k²) for n operations and the order k.
  public func series(from lower: Double, to upper: Double, order: Int) -> Series {
    series(of: Series(variableFrom: lower, to: upper, order: order))
  }

  /// The composition of the function with another one on an interval.
  public func series(of variable: Series) -> Series { allSeries(of: variable).last ?? .unknown }

  /// Whether the function has no bounds on an interval because a part of it becomes too large for a number
  /// there, and not for lack of a domain.
  ///
  /// - Complexity: O(n) for n operations.
  public func overflows(from lower: Double, to upper: Double) -> Bool {
    let all = allSeries(of: Series(range: Ball(from: lower, to: upper)))
    guard let first = all.firstIndex(where: { !$0.isFinite }) else { return false }
    // exp(x) overflows from 710 on, a product from larger factors.
    switch steps[first] {
    case .operation(_, let a, let b), .arithmetic(.multiply, let a, let b),
      .arithmetic(.add, let a, let b), .arithmetic(.subtract, let a, let b):
      return max(all[a].range.magnitude, all[b].range.magnitude) > 700
    case .square(let a, _): return all[a].range.magnitude > 700
    case .function(_, let a):
      let range = all[a].range
      return range.magnitude > 700 && !range.holdsZero
    default: return false
    }
  }

  /// A number that the logarithm of the absolute value is not above on an interval, even where the value is too
  /// large for a number; infinite where nothing is known.
  ///
  /// - Complexity: O(n) for n operations.
  public func logMagnitude(from lower: Double, to upper: Double) -> Double {
    let all = allSeries(of: Series(range: Ball(from: lower, to: upper)))
    var bounds: [Double] = []
    for (index, step) in steps.enumerated() {
      let range = all[index].range
      if range.isFinite {
        bounds.append(log(max(range.magnitude, .leastNonzeroMagnitude)) + 1e-12)
        continue
      }
      let bound: Double =
        switch step {
        case .function(let function, let a) where function.kind == .exponential:
          all[a].range.isFinite ? all[a].range.upper : .infinity
        case .arithmetic(.multiply, let a, let b): bounds[a] + bounds[b]
        case .square(let a, _): 2 * bounds[a]
        case .arithmetic(.add, let a, let b), .arithmetic(.subtract, let a, let b):
          max(bounds[a], bounds[b]) + 0.7
        case .arithmetic(.divide, let a, let b):
          all[b].range.isFinite && all[b].range.mignitude > 0
            ? bounds[a] - log(all[b].range.mignitude) : .infinity
        default: .infinity
        }
      bounds.append(bound.isNaN ? .infinity : bound + 1e-12 * (1 + abs(bound)))
    }
    return bounds.last ?? .infinity
  }

  /// The composition of every operation, but for steps that are known otherwise.
  func allSeries(of variable: Series, _ known: (Int) -> Series? = { _ in nil }) -> [Series] {
    var all: [Series] = []
    all.reserveCapacity(steps.count)
    for (index, step) in steps.enumerated() {
      if let series = known(index) {
        all.append(series)
        continue
      }
      switch step {
      case .variable: all.append(variable)
      case .constant(let value):
        all.append(Series(constant: Ball(value), order: variable.order))
      case .arithmetic(let operation, let a, let b): all.append(operation.series(all[a], all[b]))
      case .square(let a, let factor): all.append(Ball(factor) * all[a].squared)
      case .operation(let operation, let a, let b): all.append(operation.series(all[a], all[b]))
      case .function(let function, let a): all.append(function.series?(all[a]) ?? .unknown)
      case .choice(let condition, let a, let b):
        switch condition.truth(all) {
        case .yes: all.append(all[a])
        case .no: all.append(all[b])
        case .undecided: all.append(all[a].joined(all[b]))
        }
      case .spread(let a, let moved, let spread):
        all.append(spread.covering(all[a], moved.map { $0.map { all[$0] } }))
      }
    }
    return all
  }
}

extension Formula.Condition {
  /// Whether the condition holds everywhere, or nowhere, on an interval.
  fileprivate func truth(_ all: [Series]) -> Truth {
    switch self {
    case .known(let truth): return truth
    case .comparison(let relation, let a, let b):
      let difference = (all[a] - all[b]).range
      guard difference.isFinite else { return .undecided }
      let isBelow = difference.upper < 0
      let isAbove = difference.lower > 0
      switch relation {
      case .less: return isBelow ? .yes : difference.lower >= 0 ? .no : .undecided
      case .lessOrEqual: return difference.upper <= 0 ? .yes : isAbove ? .no : .undecided
      case .greater: return isAbove ? .yes : difference.upper <= 0 ? .no : .undecided
      case .greaterOrEqual: return difference.lower >= 0 ? .yes : isBelow ? .no : .undecided
      case .equal: return isBelow || isAbove ? .no : .undecided
      case .notEqual: return isBelow || isAbove ? .yes : .undecided
      }
    case .not(let a): return !a.truth(all)
    case .both(let a, let b): return a.truth(all) && b.truth(all)
    case .either(let a, let b): return a.truth(all) || b.truth(all)
    }
  }
}

extension ArithmeticOperator {
  fileprivate func series(_ a: Series, _ b: Series) -> Series {
    switch self {
    case .add: a + b
    case .subtract: a - b
    case .multiply: a * b
    case .divide: a / b
    }
  }
}
