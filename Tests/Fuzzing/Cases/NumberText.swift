/// Numbers as an author may write them, the extreme ones among them.
enum NumberText {
  /// What is written often.
  static let usual = [
    "0", "1", "2", "3", "0.5", "0.25", "0.1", "0.3", "10", "12", "-1", "-0.5", "-4", "1e-3", "100",
  ]

  /// What lies at the limits of floating-point and of whole numbers, and beyond.
  static let extreme = [
    "1e308", "-1e308", "1.7976931348623157e308", "1e400", "1e-320", "5e-324", "2.3e-308", "1e300",
    "1e-300", "1e-281", "1e154", "1e-154", "1e15", "1e16", "9007199254740993", "1.7e308",
    "-1.7e308", "1e22", "2147483647",
    "2147483648", "4294967296", "9223372036854775807", "9223372036854775808", "1e19", "1e-16",
    "0.30000000000000004", "-0", "((pi - pi) * 1e308 * 4e15)", "(1e308 * 1.7)", "(pi - pi)",
    "((1 / 3 - 1 / 3) * 1e300)", "(1e-200 * 1e-200)", "exp(-745)", "exp(709)", "999999999999999",
  ]

  /// How many of something: mostly few.
  static let counts = ["1", "2", "3", "5", "8", "20", "50", "0"]
  /// Counts that must be refused, or take work.
  static let largeCounts = ["1000", "20000", "1e6", "1e9", "1e18", "9223372036854775807"]

  /// A number; one of eight is extreme.
  static func any(_ choices: inout Choices) -> String {
    choices.one(of: choices.once(in: 8) ? extreme : usual)
  }

  /// A whole number that says how many.
  static func count(_ choices: inout Choices) -> String {
    choices.one(of: choices.once(in: 25) ? largeCounts : counts)
  }
}
