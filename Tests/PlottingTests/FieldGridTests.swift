import Testing

@testable import Plotting

@Suite struct FieldGridTests {
  private let axis = Axis(domain: Domain(from: -1, to: 1), scale: .linear)

  private func grid(
    levels: [Double], _ f: @escaping @Sendable (Double, Double) -> Double
  ) throws -> FieldGrid {
    try FieldGrid({ xs, ys in zip(xs, ys).map { f($0.0, $0.1) } }, x: axis, y: axis, name: "f") {
      _ in levels
    }
  }

  @Test func onlyCellsThatALevelPassesAreRefined() throws {
    let flat = try grid(levels: [10]) { x, y in x + y }
    let passed = try grid(levels: [0]) { x, y in x + y }
    #expect(flat.computed == 65 * 49)
    #expect(passed.computed > flat.computed)
    #expect(passed.computed < 65 * 49 + 129 * 97 / 8)
    #expect(flat.columns == 129 && flat.rows == 97)
  }

  @Test func interpolationChangesNoLevel() throws {
    // All nodes, computed, against those that were interpolated.
    let f: @Sendable (Double, Double) -> Double = { x, y in x * x * x - y * x + 0.2 * y }
    let levels = [-0.5, -0.1, 0, 0.2, 0.4]
    let found = try grid(levels: levels, f)
    #expect(found.computed < found.values.count)
    for row in found.ys.indices {
      for column in found.xs.indices {
        let exact = f(found.xs[column], found.ys[row])
        #expect(
          levels.count { exact >= $0 } == levels.count { found[column, row] >= $0 })
      }
    }
  }

  @Test func theTableHoldsComputedNodesAlone() throws {
    let f: @Sendable (Double, Double) -> Double = { x, y in x * x + 0.5 * y }
    let table = try grid(levels: [0.3], f).table
    #expect(table.count == 33 * 25)
    for row in table { #expect(row[2] == f(row[0], row[1])) }
  }

  @Test func aFunctionMustAnswerForEveryPoint() {
    #expect(throws: PlotError.wrongResultCount(mark: "f", expected: 65 * 49, found: 1)) {
      try FieldGrid({ _, _ in [1] }, x: axis, y: axis, name: "f") { _ in [] }
    }
  }
}
