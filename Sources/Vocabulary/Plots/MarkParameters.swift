import Arithmetic
import Diagnostics
import Plotting
import Script

/// The type of a function from a number to a number.
let numberFunction = ValueType.function([.number], .number)

/// The parameters that most marks share.
enum MarkParameters {
  static let name = Parameter(
    "name", .text, .nonempty, optional: true,
    "What the legend calls the mark; without a name it stays out of the legend.")

  static let axis = Parameter(
    "axis", .symbol(["left", "right"]), default: .symbol("left"),
    "The vertical axis that the mark is measured on.")

  static let role = Parameter(
    "role", .symbol(Role.allCases.map(\.rawValue)), optional: true,
    """
    What the mark stands for, which fixes its colour in the whole report; without a role it takes \
    the next free series colour.
    """)

  static let dash = Parameter(
    "dash", .symbol(Dash.allCases.map(\.rawValue)), optional: true,
    "The pattern of the stroke; without one the role's own.")
}

/// What an author says about the look of a mark.
struct MarkLook {
  var name: String?
  var axis: AxisSide
  var role: Role?
  var dash: Dash?

  init(_ arguments: Arguments) throws(WordError) {
    name = try arguments.optionalText("name")
    axis = try arguments.optionalSymbol("axis").flatMap(AxisSide.init) ?? .left
    role = try arguments.optionalSymbol("role").flatMap(Role.init)
    dash = try arguments.optionalSymbol("dash").flatMap(Dash.init)
  }
}

extension Arguments {
  /// Two arrays of numbers of one length.
  func columns(
    _ first: String, _ second: String
  ) throws(WordError) -> ([Double], [Double]) {
    let xs = try numbers(first).values
    let ys = try numbers(second).values
    try Self.check([(first, xs.count), (second, ys.count)])
    return (xs, ys)
  }

  /// Refuses columns of different lengths, naming the first that differs.
  static func check(_ columns: [(name: String, count: Int)]) throws(WordError) {
    guard let first = columns.first,
      let other = columns.first(where: { $0.count != first.count })
    else { return }
    throw WordError(
      "unequal-counts",
      "'\(first.name)' has \(counted(first.count, "number")) and '\(other.name)' has "
        + "\(other.count); they must have equally many",
      parameter: other.name)
  }
}

/// `1 number`, `2 numbers`.
func counted(_ count: Int, _ noun: String) -> String {
  count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
}

/// 1, 2, 3, ...: the abscissae of values that are given without any.
func positions(_ count: Int) -> [Double] { (0..<count).map { Double($0 + 1) } }
