import Arithmetic

/// What the expansion of a Gaussian kernel in boxes needs, for one width of the boxes.
///
/// In units of the bandwidth, with a source at v from the centre of its box, a place at u from the
/// centre of its own, and D from the first centre to the second,
///
///     exp(-(D + u - v)²/2) = sum over n, m of  v^n/n!  (-u)^m/m!  psi_{n+m}(D),
///
/// where psi_k(x) = He_k(x) exp(-x²/2) are Hermite functions. They are at most 1.09 sqrt(k!), so with
/// |u|, |v| <= r the terms fall like r^n/sqrt(n!): a fixed number of them is enough, whatever the
/// particles. (Greengard and Strain, "The fast Gauss transform", 1991.)
struct GaussExpansion: Sendable {
  /// The width of a box in bandwidths.
  let width: Double
  /// The number of terms along each of n and m.
  let order: Int
  /// Boxes further apart than this many boxes do not touch each other.
  let reach: Int
  /// psi_k(D) one row after the other for D from -reach to reach boxes; zeros where n + m = k is too
  /// small a term to matter, and for reading past the end of a row.
  let psi: [Double]
  /// The number of terms k that matter in each row.
  let lengths: [Int]

  /// The length of a row of `psi`.
  static let rowLength = 56
  /// The greatest number of terms; three times eight registers hold them.
  static let greatestOrder = 24
  /// What a term may at most come to that is left out, as a share of the greatest sum.
  private static let tolerance = 1e-13
  /// The kernel and its slope are below 1e-15 at this many bandwidths.
  static let cutoff = 8.7

  init(width: Double) {
    self.width = width
    order = Self.order(width: width)
    reach = (Int(exactly: (Self.cutoff / width).rounded(.down)) ?? 0) + 1
    var psi = Array(repeating: 0.0, count: (2 * reach + 1) * Self.rowLength)
    var lengths = Array(repeating: 0, count: 2 * reach + 1)
    let limit = 2 * order
    let factors = Self.factors(limit, width: width)
    var row = Array(repeating: 0.0, count: limit)
    for distance in 0...reach {
      let x = Double(distance) * width
      row[0] = exp(-0.5 * x * x)
      row[1] = x * row[0]
      for k in 2..<limit { row[k] = x * row[k - 1] - Double(k - 1) * row[k - 2] }
      let length = Self.length(row, factors, width: width)
      for k in 0..<length {
        psi[(reach + distance) * Self.rowLength + k] = row[k]
        psi[(reach - distance) * Self.rowLength + k] = k % 2 == 0 ? row[k] : -row[k]
      }
      lengths[reach + distance] = length
      lengths[reach - distance] = length
    }
    self.psi = psi
    self.lengths = lengths
  }

  /// The least number of terms that reaches the tolerance, also for the slope.
  static func order(width: Double) -> Int {
    let r = 0.5 * width
    // r^(n-1) sqrt(n) / sqrt((n-1)!)
    var factor = 1.0
    for n in 1...greatestOrder {
      if factor * Double(n).squareRoot() < tolerance { return n }
      factor *= r / Double(n).squareRoot()
    }
    return greatestOrder
  }

  /// 1/n! for n below the greatest order.
  static let inverseFactorials: [Double] = {
    var factors = [1.0]
    for n in 1..<greatestOrder { factors.append(factors[n - 1] / Double(n)) }
    return factors
  }()

  /// The widest boxes for which the greatest number of terms is enough.
  static let greatestWidth = 1.5

  /// width^k/k! for k below a count.
  private static func factors(_ count: Int, width: Double) -> [Double] {
    var factors = [1.0]
    for k in 1..<max(count, 1) { factors.append(factors[k - 1] * width / Double(k)) }
    return factors
  }

  /// How many terms of a row matter: the later ones come to less than 1e-15 together.
  private static func length(_ row: [Double], _ factors: [Double], width: Double) -> Int {
    var rest = 0.0
    for k in row.indices.reversed() {
      // With k/width for the slope. Neighbours are looked at together, for a zero of one of them.
      let size = max(abs(row[k]), k > 0 ? abs(row[k - 1]) * Double(k).squareRoot() : 0)
      rest += size * factors[k] * (1 + Double(k) / width)
      if rest > 1e-15 { return k + 1 }
    }
    return 0
  }
}
