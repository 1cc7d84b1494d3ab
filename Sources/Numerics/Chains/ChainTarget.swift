import Arithmetic

/// What chains move towards: a density that is seen through its score, at many points at once.
public protocol ChainTarget: Sendable {
  /// The number of coordinates of a point.
  var dimension: Int { get }

  /// Whether the log density is known, up to a constant, and not the score alone.
  var hasLogDensity: Bool { get }

  /// The scores of `count` points, a multiple of eight, axis by axis as the points are: coordinate a of
  /// point i is at a count + i. With `logs`, the log densities, too.
  func look(
    at points: UnsafePointer<Double>, count: Int, scores: UnsafeMutablePointer<Double>,
    logs: UnsafeMutablePointer<Double>?
  )
}

/// A density on the real line of which nothing is known but its functions.
public struct FormulaTarget: ChainTarget {
  private let density: any Density

  /// The density.
  public init(_ density: any Density) { self.density = density }

  /// One.
  public var dimension: Int { 1 }
  /// Yes.
  public var hasLogDensity: Bool { true }

  /// The scores and the log densities, point by point.
  public func look(
    at points: UnsafePointer<Double>, count: Int, scores: UnsafeMutablePointer<Double>,
    logs: UnsafeMutablePointer<Double>?
  ) {
    for index in 0..<count {
      scores[index] = density.score(points[index])
      logs?[index] = density.logpdf(points[index])
    }
  }
}

/// The target that a density on the real line is.
public func chainTarget(_ density: any Density) -> any ChainTarget {
  switch density {
  case let normal as Normal: MixtureTarget(normal.asMixture)
  case let mixture as Mixture: MixtureTarget(mixture)
  case let tempered as Tempered:
    if let mixture = tempered.base as? Mixture {
      MixtureTarget(mixture, beta: tempered.beta)
    } else {
      FormulaTarget(density)
    }
  default: FormulaTarget(density)
  }
}
