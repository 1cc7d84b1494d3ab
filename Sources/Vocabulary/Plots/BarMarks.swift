import Arithmetic
import Diagnostics
import Plotting
import Script

/// The word that draws numbers of categories: `bars`.
let barMarkWords: [Word] = [
  Word(
    "bars", category: "Marks",
    summary: "A bar from 0 to a height for each category.",
    documentation: """
      The x axis has the categories in order of first appearance, so the plot takes no `x:`. Bars of \
      several names stand side by side in each category; one that has no bar for a category leaves its \
      place free. Heights from draws have error bars, which show their intervals, where each of them \
      has one; others have error bars of their errors where these can be seen. Names that are too \
      long for a line are wrapped, or read downwards.
      """,
    parameters: [
      Parameter(
        unlabelled: "categories", .array(.text), .nonempty, "The categories, each of them once."),
      Parameter(unlabelled: "heights", .numbers, "The heights, one for each category."),
      MarkParameters.name, MarkParameters.axis, MarkParameters.role,
    ],
    result: .object(markTypeName),
    examples: [
      Example("bars([\"a\", \"b\"], [1, 2.5], name: \"gain\")", "a mark"),
      Example(
        """
        let gains = bars(["short run", "long run"], [-0.5, 2], name: "gain")
        plot([gains, bars(["short run", "long run"], [1, 1.5], name: "cost"), rule(y: 1)])
        """, "a plot"),
    ],
    body: { (arguments, _) throws(WordError) in try bars(arguments) })
]

private func bars(_ arguments: Arguments) throws(WordError) -> Value {
  let look = try MarkLook(arguments)
  var categories: [String] = []
  for value in try arguments.array("categories") {
    guard case .text(let category) = value else {
      throw WordError(
        "type-mismatch", "a category must be a text, not \(value.phrase)", parameter: "categories")
    }
    categories.append(category)
  }
  let heights = try arguments.numbers("heights")
  guard heights.count == categories.count else {
    throw WordError(
      "unequal-counts",
      "there \(categories.count == 1 ? "is 1 category" : "are \(categories.count) categories") and "
        + "\(counted(heights.count, "height")); each category needs one", parameter: "heights")
  }
  // Beside bars of intervals, one of a number that has none would look exact.
  let showsErrors = !heights.array.contains { $0.isDrawn && !$0.hasInterval }
  do throws(PlotError) {
    return try Mark.bars(
      categories, heights.values, lower: showsErrors ? heights.array.map(\.lower) : nil,
      upper: showsErrors ? heights.array.map(\.upper) : nil, name: look.name, axis: look.axis,
      role: look.role
    ).with(arguments.worstError("heights")).value
  } catch {
    throw WordError("invalid-argument", error.description, parameter: "categories")
  }
}
