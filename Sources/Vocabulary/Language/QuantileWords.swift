import Arithmetic
import Diagnostics
import Script

/// Words that describe how the numbers of an array lie.
let quantileWords: [Word] = [
  Word(
    "quantile", category: "Arrays",
    summary: "The number with a share p of an array at or below it.",
    documentation: """
      The least number with at least the share p of the numbers at or below it, or the mean of that and the \
      next one where the share is met exactly: the inverse of the empirical distribution function, averaged \
      where it jumps. The error bound is that of the numbers, not the statistical error of a sample: for that \
      of draws see `estimateQuantile`. (Hyndman and Fan, 1996, definition 2.)
      """,
    parameters: [
      array("a", .numbers, .nonempty),
      Parameter(unlabelled: "p", .number, .probability, "The share.").certain,
    ], result: .number,
    examples: [
      Example("quantile([1, 2, 3, 4, 5], 0.9)", "5"), Example("[4, 1, 2, 3].quantile(0.25)", "1.5"),
    ]
  ) { (arguments, _) throws(WordError) in
    guard let quantile = try arguments.numbers("a").quantile(try arguments.double("p")) else {
      throw WordError("invalid-argument", "'quantile' needs an array that is not empty")
    }
    return .number(quantile)
  },
  Word(
    "binCounts", category: "Arrays",
    summary: "How many numbers of an array lie between each two edges: what a histogram shows.",
    documentation: """
      Bin i holds the numbers from edge i on that are less than edge i + 1, the last bin those at its \
      upper edge as well. Numbers outside all bins are not counted. The error of a count is how many numbers \
      are not known well enough to tell their bin. Of numbers from draws it is counted how they fell.
      """,
    parameters: [
      array("a", .numbers),
      Parameter("edges", .numbers, "The edges of the bins, each above the one before it.").certain,
    ], result: .numbers,
    examples: [Example("binCounts([1, 2, 2.5, 3, 7], edges: [0, 2, 3, 7])", "[1, 2, 2]")]
  ) { (arguments, _) throws(WordError) in .numbers(try binCounts(arguments)) },
]

private func binCounts(_ arguments: Arguments) throws(WordError) -> Numbers {
  let edges = try arguments.numbers("edges").values
  guard edges.count > 1, zip(edges, edges.dropFirst()).allSatisfy({ $0 < $1 }) else {
    throw WordError(
      "invalid-argument", "'edges' takes at least two numbers, each above the one before it",
      parameter: "edges")
  }
  let last = edges.count - 2
  /// The bin of a number: -1 below all of them, one more than the last above.
  func bin(_ x: Double) -> Int {
    if x == edges[last + 1] { return last }
    var low = 0
    var high = edges.count
    while low < high {
      let middle = (low + high) / 2
      if edges[middle] <= x { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }
  var counts = [Int](repeating: 0, count: last + 1)
  var open = counts
  for number in try arguments.numbers("a").array.map(\.computed) {
    let own = bin(number.value)
    if counts.indices.contains(own) { counts[own] += 1 }
    let least = bin(number.lower)
    let most = bin(number.upper)
    guard least < most else { continue }
    for place in max(0, least)..<min(most, last) + 1 { open[place] += 1 }
  }
  return Numbers(zip(counts, open).map { Estimate(Double($0), error: Double($1)) })
}
