import Arithmetic
import Testing

@testable import Plotting

@Suite struct LevelTracingTests {
  private let unit = Axis(domain: Domain(from: -2, to: 2), scale: .linear)

  private func grid(
    x: Axis, y: Axis, levels: [Double], _ f: @escaping @Sendable (Double, Double) -> Double
  ) throws -> FieldGrid {
    try FieldGrid({ xs, ys in zip(xs, ys).map { f($0.0, $0.1) } }, x: x, y: y, name: "f") { _ in
      levels
    }
  }

  private func trace(
    _ level: Double, _ f: @escaping @Sendable (Double, Double) -> Double
  ) throws -> LevelTracing {
    LevelTracing(
      try grid(x: unit, y: unit, levels: [level], f), level: level, x: .linear, y: .linear)
  }

  /// The area inside closed polygons, those around holes counted as negative.
  private func area(_ polygons: [[Point]]) -> Double {
    polygons.reduce(0) { sum, polygon in
      let next = polygon.dropFirst() + polygon.prefix(1)
      return sum + zip(polygon, next).reduce(0) { $0 + ($1.0.x * $1.1.y - $1.1.x * $1.0.y) / 2 }
    }
  }

  @Test func aCircleIsWithinTheToleranceOfItsRadius() throws {
    let traced = try trace(1) { x, y in x * x + y * y }
    let line = try #require(traced.lines.first)
    #expect(traced.lines.count == 1)
    #expect(line.first == line.last)
    #expect(line.count > 200)
    // The chord of x² over an edge of length h is at most h²/4 off, and the slope at the circle is 2.
    let tolerance = 4.0 / 96 * (4.0 / 96) / 8 * 1.01
    for point in line {
      #expect(abs((point.x * point.x + point.y * point.y).squareRoot() - 1) < tolerance)
    }
  }

  @Test func theAreaOfADiscAndOfItsComplement() throws {
    let inside = area(try trace(-1) { x, y in -x * x - y * y }.regions)
    let outside = area(try trace(1) { x, y in x * x + y * y }.regions)
    #expect(abs(inside - Double.pi) < 2e-3)
    #expect(abs(inside + outside - 16) < 1e-9)
  }

  @Test func bandsCoverThePanelOnce() throws {
    let levels = [-1.5, -0.4, 0.05, 0.35, 0.9, 1.7]
    let f: @Sendable (Double, Double) -> Double = { x, y in x * y * y - x + 0.3 * y }
    let grid = try grid(x: unit, y: unit, levels: levels, f)
    func above(_ level: Double) -> Double {
      area(LevelTracing(grid, level: level, x: .linear, y: .linear).regions)
    }
    // Each region holds the next, and what is above a level and below the negative makes the whole.
    #expect(abs(above(-.infinity) - 16) < 1e-12)
    let areas = levels.map(above)
    for (a, b) in zip(areas, areas.dropFirst()) { #expect(a > b) }
    let mirrored = try self.grid(x: unit, y: unit, levels: levels.map { -$0 }) { x, y in -f(x, y) }
    for (level, area) in zip(levels, areas) {
      let below = self.area(LevelTracing(mirrored, level: -level, x: .linear, y: .linear).regions)
      #expect(abs(area + below - 16) < 1e-9, "level \(level)")
    }
  }

  @Test func theMiddleDecidesASaddle() throws {
    let high = FieldGrid([0, 1], [0, 1], [[1, 0], [0, 0.9]])
    let low = FieldGrid([0, 1], [0, 1], [[1, -3], [-3, 1]])
    #expect(LevelTracing(high, level: 0.4, x: .linear, y: .linear).regions.count == 1)
    #expect(LevelTracing(low, level: 0.4, x: .linear, y: .linear).regions.count == 2)
    #expect(LevelTracing(low, level: 0.4, x: .linear, y: .linear).lines.count == 2)
  }

  @Test func whereThereIsNoValueTheMapIsOpen() throws {
    let traced = try trace(-.infinity) { x, _ in x < 0 ? .nan : 1 }
    #expect(abs(area(traced.regions) - 8) < 0.1)
    #expect(traced.lines.isEmpty)
  }

  @Test func linesOpenAtTheEdgeOfThePanel() throws {
    let traced = try trace(0.5) { x, _ in x }
    let line = try #require(traced.lines.first)
    #expect(line.first != line.last)
    #expect(line.allSatisfy { abs($0.x - 0.5) < 1e-12 })
    #expect(Extent(line.map(\.y)).lower == -2)
    #expect(Extent(line.map(\.y)).upper == 2)
  }

  @Test func logarithmicAxesPlaceALevelBetweenDecades() throws {
    let decades = Axis(domain: Domain(from: 0.001, to: 10), scale: .log)
    let grid = try grid(x: decades, y: decades, levels: [-3]) { x, y in decimalLogarithm(x * y) }
    let traced = LevelTracing(grid, level: -3, x: .log, y: .log)
    #expect(!traced.lines.isEmpty)
    for point in traced.lines.joined() { #expect(abs(point.x * point.y / 1e-3 - 1) < 1e-9) }
  }

  @Test func nothingIsTracedWhereTheLevelIsNotReached() throws {
    let traced = try trace(5) { _, _ in 1 }
    #expect(traced.lines.isEmpty)
    #expect(traced.regions.isEmpty)
  }
}
