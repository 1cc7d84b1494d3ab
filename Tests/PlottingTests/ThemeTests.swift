import Arithmetic
import Testing

@testable import Plotting

@Suite struct ThemeTests {
  @Test func everyRoleAndDashHasARule() {
    for role in Role.allCases { #expect(Theme.css.contains(".plot .\(role.rawValue)")) }
    for name in Dash.allCases.compactMap(\.className) {
      #expect(Theme.css.contains(".plot .\(name) {"))
    }
  }

  /// All but those of groups, which have no look of their own, and of their words.
  @Test func everyClassOfAPathHasARule() {
    for name in DrawingClass.allCases
    where ![.panel, .changing, .axis, .legend, .strip].contains(name) {
      #expect(Theme.css.contains(".\(name.rawValue) {"), "\(name)")
    }
  }

  /// The light and dark colours of each property.
  private var colours: [String: (light: UInt32, dark: UInt32)] {
    var found: [String: (light: UInt32, dark: UInt32)] = [:]
    for line in Theme.css.split(separator: "\n") where line.contains("light-dark(#") {
      let parts = line.split(whereSeparator: { " :(),;".contains($0) })
      guard parts.count == 4, let light = UInt32(parts[2].dropFirst(), radix: 16),
        let dark = UInt32(parts[3].dropFirst(), radix: 16)
      else { continue }
      found[String(parts[0])] = (light, dark)
    }
    return found
  }

  private func luminance(_ colour: UInt32) -> Double {
    let weights = [0.2126, 0.7152, 0.0722]
    return zip(weights, [16, 8, 0]).reduce(0) { sum, pair in
      let value = Double(colour >> pair.1 & 255) / 255
      // The exponent 2.2 is near enough to the exact curve for a bound.
      return sum + pair.0
        * (value <= 0.04 ? value / 12.92 : powerOfTen(2.2 * decimalLogarithm(value)))
    }
  }

  private func contrast(_ a: UInt32, _ b: UInt32) -> Double {
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  @Test func marksAndTextStandOutFromThePaper() throws {
    let paper = try #require(colours["--plot-paper"])
    #expect(colours.count == 13)
    for (name, colour) in colours
    where !["--plot-paper", "--plot-grid", "--plot-least", "--plot-greatest"].contains(name) {
      let least = name == "--plot-text" ? 4.5 : 3
      #expect(contrast(colour.light, paper.light) >= least, "\(name), light")
      #expect(contrast(colour.dark, paper.dark) >= least, "\(name), dark")
    }
  }
}
