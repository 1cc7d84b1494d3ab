import Arithmetic
import Foundation
import Numerics
import Testing

/// The tables in `Reference/`: numbers as decimal strings, with the inputs that belong to them.
///
/// `paper.json` holds 50-digit values of the paper's quantities; the other files are written by
/// `make_reference.py` and `make_stein_reference.py` beside them.
enum ReferenceTable {
  static func load(_ name: String) throws -> Any {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Reference")
    return try JSONSerialization.jsonObject(
      with: Data(contentsOf: folder.appending(path: name)))
  }

  static func rows(_ name: String, _ key: String? = nil) throws -> [Row] {
    var content = try load(name)
    if let key { content = try #require((content as? [String: Any])?[key]) }
    return try #require(content as? [[String: Any]]).map(Row.init)
  }

  /// The rows of a group of `paper.json`.
  static func paper(_ group: String) throws -> [Row] {
    let rows = try rows("paper.json").filter { $0.fields["group"] as? String == group }
    try #require(!rows.isEmpty, "no rows in group \(group)")
    return rows
  }
}

/// One object of a table.
struct Row {
  let fields: [String: Any]

  var name: String { fields["name"] as? String ?? "" }

  func number(_ key: String) throws -> Double {
    try Self.number(#require(fields[key], "\(name) has no \(key)"))
  }

  func numbers(_ key: String) throws -> [Double] {
    try #require(fields[key] as? [Any], "\(name) has no list \(key)").map(Self.number)
  }

  func row(_ key: String) throws -> Row {
    Row(fields: try #require(fields[key] as? [String: Any], "\(name) has no \(key)"))
  }

  /// What a number of the table leaves when it is rounded to a double; 0 where its text has no more digits.
  func rest(_ key: String) throws -> Double {
    guard let text = fields[key] as? String, text.count > 20 else { return 0 }
    let value = try #require(Double(text))
    guard let exact = Decimal(string: text),
      let rounded = Decimal(string: String(format: "%.40e", value))
    else { return 0 }
    return NSDecimalNumber(decimal: exact - rounded).doubleValue
  }

  /// The rows of a group of `bounds.json`, which `make_bounds.py` writes.
  static func bounds(_ group: String) throws -> [Row] {
    let rows = try ReferenceTable.rows("bounds.json")
      .filter { $0.fields["group"] as? String == group }
    try #require(!rows.isEmpty, "no rows in group \(group)")
    return rows
  }

  /// The mixture whose parameters are lists in this row.
  func mixture() throws -> Mixture {
    try Mixture(weights: numbers("weights"), means: numbers("means"), sds: numbers("sds"))
  }

  /// The pair of normals that the paper's inputs describe.
  func pair(weight: String = "pi1") throws -> Mixture {
    let left = try number(weight)
    return try Mixture(
      weights: [left, 1 - left], means: [number("mu1"), number("mu2")], sd: number("s"))
  }

  /// The left component of that pair.
  func leftComponent() throws -> Normal {
    try Normal(mean: number("mu1"), sd: number("s"))
  }

  private static func number(_ value: Any) throws -> Double {
    if let text = value as? String { return try #require(Double(text), "no number: \(text)") }
    return try #require(value as? Double)
  }
}

/// |value - expected| / |expected|; the absolute error where 0 is expected.
func relativeError(_ value: Double, _ expected: Double) -> Double {
  expected == 0 ? abs(value) : abs(value - expected) / abs(expected)
}

/// Checks a number to a relative tolerance.
func expectClose(
  _ value: Double, _ expected: Double, within tolerance: Double = 1e-12, _ what: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let error = relativeError(value, expected)
  #expect(
    error <= tolerance, "\(what): got \(value), expected \(expected), error \(error)",
    sourceLocation: sourceLocation)
}

/// Checks that the true number is inside the stated error, and the error small.
///
/// - Parameter rest: What is left of the expected number beyond the double, so that a bound of 0 holds
///   only a number that is exact.
func expectBounded(
  _ estimate: Estimate, _ expected: Double, rest: Double? = nil, within tolerance: Double = 1e-12,
  _ what: String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
  // Reading the reference costs half a unit in the last place of its own.
  #expect(
    abs(estimate.value - expected - (rest ?? 0)) <= estimate.error
      + (rest == nil || rest == 0 ? expected.ulp : 0),
    "\(what): \(estimate) does not hold \(expected)", sourceLocation: sourceLocation)
  expectClose(estimate.value, expected, within: tolerance, what, sourceLocation: sourceLocation)
}

/// Checks that an estimate holds a number of `bounds.json`, which is known to 20 digits more than a double
/// has: a value that is rounded at all needs a bound.
func expectHeld(
  _ estimate: Estimate, _ row: Row, within tolerance: Double = 1e-10, _ what: String = "",
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let value = try row.number("value")
  let gap = abs((estimate.value - value) - (try row.number("rest")))
  #expect(
    gap <= estimate.error, "\(what): \(estimate) does not hold \(value): off by \(gap)",
    sourceLocation: sourceLocation)
  #expect(
    estimate.error <= tolerance * abs(value), "\(what): \(estimate) is too wide",
    sourceLocation: sourceLocation)
}

/// The mixture of two components at -half and +half.
func twoModes(_ half: Double, sd: Double = 1, left: Double = 0.5, center: Double = 0) throws
  -> Mixture
{
  try Mixture(weights: [left, 1 - left], means: [center - half, center + half], sd: sd)
}
