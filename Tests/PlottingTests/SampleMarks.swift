import Testing

@testable import Plotting

/// Marks of every kind, in a panel from 0 to 4 both ways, with what they say.
struct SampleMark: CustomTestStringConvertible {
  let mark: Mark
  let sentence: String

  var testDescription: String { sentence }

  /// The mark alone.
  var figure: Figure {
    Figure(Panel(marks: [mark], x: mark.isOverCategories ? nil : 0...4, y: 0...4, y2: 0...4))
  }

  static let all: [SampleMark] = {
    do { return try made() } catch { return [] }
  }()

  private static func made() throws -> [SampleMark] {
    [
      SampleMark(
        mark: .line(.points([0, 2, 4], [1, 3, 2]), name: "way"),
        sentence: "way: from 1 at x = 0 to 2 at x = 4; least 1 at x = 0, greatest 3 at x = 2."),
      SampleMark(
        mark: .line(.function { _ in 2 }, axis: .right),
        sentence: "Line (right axis): constant 2."),
      SampleMark(
        mark: .area(.points([0, 2, 4], [1, 3, 2]), name: "hill"),
        sentence: "hill: from 1 at x = 0 to 2 at x = 4; least 1 at x = 0, greatest 3 at x = 2."),
      SampleMark(
        mark: .points([1, 2], [3, 1], name: "cloud"),
        sentence: "cloud: 2 points, x from 1 to 2, y from 1 to 3."),
      SampleMark(
        mark: .histogram([0.5, 1, 1.5, 2, 3], bins: .edges([0, 1, 2, 4]), name: "draws"),
        sentence: "draws: 5 values between 0 and 4, densest (0.4) between 1 and 2."),
      SampleMark(
        mark: .interval([1, 2], lower: [0.5, 1], upper: [1.5, 3], name: "means"),
        sentence: "means: 2 intervals, x from 1 to 2, y from 0.5 to 3."),
      SampleMark(
        mark: .interval([1], lower: [0.5], upper: [1.5], centers: [1]),
        sentence: "Interval: 1 interval, x from 1 to 1, y from 0.5 to 1.5."),
      SampleMark(mark: .rug([4, 1, 2], name: "data"), sentence: "data: 3 values from 1 to 4."),
      SampleMark(
        mark: .arrows(from: [0, 1], [0, 1], to: [1, 2], [2, 3], name: "steps"),
        sentence: "steps: 2 arrows, the first from (0, 0) to (1, 2)."),
      SampleMark(mark: .rule(.x(2), label: "middle"), sentence: "A line across at x = 2."),
      SampleMark(mark: .rule(.y(0.5), name: "limit"), sentence: "A line across at y = 0.5."),
      SampleMark(
        mark: .band(.x(1, 3), name: "overlap"), sentence: "overlap: the strip with x from 1 to 3."),
      SampleMark(mark: .band(.y(0, 0.5)), sentence: "Band: the strip with y from 0 to 0.5."),
      SampleMark(
        mark: .band(.points([0, 1, 4], lower: [0, 0, 1], upper: [1, 3, 2]), name: "doubt"),
        sentence: "doubt: y from 0 to 1 at x = 0, y from 1 to 2 at x = 4; "
          + "widest, from 0 to 3 at x = 1."),
      SampleMark(
        mark: .band(.functions(lower: { $0.map { _ in 1 } }, upper: { $0.map { $0 / 2 + 1 } })),
        sentence: "Band: y from 1 to 1 at x = 0, y from 1 to 3 at x = 4; "
          + "widest, from 1 to 3 at x = 4."),
      SampleMark(mark: .text("here", x: 1, y: 2), sentence: "At x = 1, y = 2 stands: here."),
      SampleMark(
        mark: .heatmap(plane, levels: [1.5], name: "plane"),
        sentence: "plane: least 0 at x = 0, y = 0, greatest 3 at x = 4, y = 4."),
      SampleMark(
        mark: .contour(plane, levels: [1.5], name: "level"),
        sentence: "level: the value is 1.5 for x from 0 to 4 and y from 1 to 3."),
      SampleMark(
        mark: try .bars(["a", "b"], [1, 2.5], name: "gain"),
        sentence: "gain: 2 bars, greatest 2.5 at b, least 1 at a."),
      SampleMark(
        mark: try .bars(["a", "b"], [1, 0.5], lower: [0.5, 0], upper: [2, 1]),
        sentence: "Bars: 2 bars, greatest 1 at a, least 0.5 at b."),
    ]
  }

  /// x / 4 + y / 2.
  private static let plane = Field.grid([0, 4], [0, 4], rows: [[0, 1], [2, 3]])
}
