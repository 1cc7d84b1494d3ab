import Arithmetic

/// Why a figure cannot be drawn.
///
/// Errors that a mark's function throws pass through unchanged and are not of this type.
public enum PlotError: Error, Sendable, Hashable {
  /// An axis, as far as an error needs to name it.
  public enum AxisName: String, Sendable, Hashable {
    /// The horizontal axis.
    case x
    /// The left axis.
    case y
    /// The right axis.
    case y2
  }

  /// Columns of a mark differ in length.
  case unequalLengths(mark: String, lengths: [Int])
  /// A function is to be drawn, but nothing says over which values of x.
  case missingDomain(mark: String)
  /// A function of two coordinates is to be drawn, but nothing says over which heights.
  case missingHeights(mark: String)
  /// No levels, too many, one that is there twice, or one that is not finite.
  case invalidLevels(mark: String, count: Int, limit: Int)
  /// A number that is too large to be drawn.
  case beyondAxes(mark: String, value: Double)
  /// None of a mark's data has a place on its axes.
  case nothingPlaced(mark: String, count: Int)
  /// The abscissae or heights of given values do not rise, or have no place on their axis.
  case invalidGrid(mark: String)
  /// A given domain has no extent or an end that cannot be placed.
  case invalidDomain(axis: AxisName, start: Double, end: Double)
  /// A given domain on a logarithmic axis reaches to zero or below.
  case nonpositiveLogDomain(axis: AxisName, start: Double, end: Double)
  /// A function returned another number of values than it was given.
  case wrongResultCount(mark: String, expected: Int, found: Int)
  /// Bins that cannot be: a number below one, a width that is not positive, edges that do not rise.
  case invalidBins(mark: String, reason: BinFault)
  /// A category that is blank or there twice, or too many of them.
  case invalidCategories(mark: String, reason: CategoryFault)
  /// A mark over numbers of x beside marks over categories.
  case mixedAbscissae(mark: String)
  /// A range or a logarithmic scale for an axis of categories.
  case rangeOfCategories(mark: String)
  /// Bars, which begin at 0, on a logarithmic axis.
  case barsFromZero(mark: String)
  /// The grid's labels and panels differ in number, or there are no panels.
  case gridShape(rows: Int, columns: Int, panelsPerRow: [Int])
  /// More panels than a page can show.
  case tooManyPanels(found: Int, limit: Int)
  /// The frames of a sweep differ in what they show.
  case unequalFrames(frame: Int)
  /// More frames than a page can carry, or none, or not as many as the variables have values.
  case frameCount(found: Int, limit: Int)
  /// What is wrong with the categories of a mark.
  public enum CategoryFault: Sendable, Hashable {
    /// The category at a place, counted from 1, has no name.
    case blank(place: Int)
    /// Two categories have this name.
    case repeated(String)
    /// Two categories differ in nothing that a reader sees.
    case alike(String, String)
    /// More categories than an axis has room for.
    case tooMany(Int, limit: Int)
  }

  /// What is wrong with the bins of a histogram.
  public enum BinFault: Sendable, Hashable {
    /// A number of bins outside 1...limit.
    case count(Int, limit: Int)
    /// A width that is not positive, or gives more bins than the limit.
    case width(Double, limit: Int)
    /// Bins that are so narrow that their edges or densities are no numbers any more.
    case narrow
    /// Fewer than two edges, an edge that is not finite, or edges that do not rise.
    case edges
  }
}

/// A number as people write it.
private func shown(_ x: Double) -> String { Estimate(x).printed().text }

extension PlotError: CustomStringConvertible {
  /// The error in a sentence.
  public var description: String {
    switch self {
    case .unequalLengths(let mark, let lengths):
      "the columns of '\(mark)' differ in length: \(lengths.map(String.init).joined(separator: ", "))"
    case .missingDomain(let mark):
      "'\(mark)' is a function, and nothing says over which x to draw it; give the domain of x"
    case .missingHeights(let mark):
      "'\(mark)' is a function of x and y, and nothing says over which y to draw it; "
        + "give the domain of y"
    case .invalidLevels(let mark, let count, let limit):
      "'\(mark)' has \(count) levels; it takes 1 to \(limit) different finite numbers"
    case .invalidGrid(let mark):
      "the values of '\(mark)' need at least two abscissae and two heights that rise and have a "
        + "place on their axes"
    case .invalidDomain(let axis, let start, let end):
      "the domain of \(axis.rawValue), \(shown(start)) to \(shown(end)), has no extent or is too large to draw"
    case .nonpositiveLogDomain(let axis, let start, let end):
      "the logarithmic axis \(axis.rawValue) cannot reach from \(shown(start)) "
        + "to \(shown(end)): both ends must be positive, at least \(shown(leastLogarithmic))"
    case .beyondAxes(let mark, let value):
      "'\(mark)' has the value \(shown(value)); beyond \(shown(largestMagnitude)) nothing can be drawn"
    case .nothingPlaced(let mark, let count):
      "nothing of '\(mark)' can be drawn: none of its \(count) "
        + "\(count == 1 ? "entry" : "entries") has a place on the axes, of which a logarithmic one "
        + "takes numbers from \(shown(leastLogarithmic)) on"
    case .wrongResultCount(let mark, let expected, let found):
      "the function of '\(mark)' returned \(found) values for \(expected)"
    case .invalidBins(let mark, .count(let count, let limit)):
      "'\(mark)' cannot have \(count) bins; between 1 and \(limit) can be drawn"
    case .invalidBins(let mark, .width(let width, let limit)):
      "'\(mark)' cannot have bins of width \(shown(width)): the width must be positive "
        + "and give at most \(limit) bins"
    case .invalidBins(let mark, .narrow):
      "the bins of '\(mark)' are too narrow: between their edges no number is left, or the density in "
        + "them is too large; take fewer or wider bins"
    case .invalidBins(let mark, .edges):
      "the bin edges of '\(mark)' must be two or more finite numbers, each greater than the last"
    case .invalidCategories(let mark, .blank(let place)):
      "category \(place) of '\(mark)' is blank; give it a name"
    case .invalidCategories(let mark, .repeated(let category)):
      "'\(mark)' has the category '\(category)' twice; each has one bar, so join the two, or give "
        + "the second one to bars of another name"
    case .invalidCategories(let mark, .alike(let first, let second)):
      "the categories '\(first)' and '\(second)' of '\(mark)' differ in blanks alone, which nobody sees"
    case .invalidCategories(let mark, .tooMany(let count, let limit)):
      "the axis of '\(mark)' would have \(count) categories, and their names have no room; it takes "
        + "at most \(limit)"
    case .mixedAbscissae(let mark):
      "'\(mark)' stands over numbers of x and other marks over categories; give each kind a plot of "
        + "its own"
    case .rangeOfCategories(let mark):
      "the x axis has the categories of '\(mark)'; leave out its range and its scale"
    case .barsFromZero(let mark):
      "the bars of '\(mark)' begin at 0, which has no place on a logarithmic axis; take a linear one, "
        + "or draw the logarithms"
    case .gridShape(let rows, let columns, let panels):
      "\(rows) row labels and \(columns) column labels do not fit panels in rows of "
        + (panels.isEmpty ? "nothing" : panels.map(String.init).joined(separator: ", "))
    case .tooManyPanels(let found, let limit):
      "a figure of \(found) panels cannot be read; at most \(limit) are drawn"
    case .unequalFrames(let frame):
      "frame \(frame + 1) has other marks or panels than the first; the frames of a sweep need the "
        + "same marks in the same order"
    case .frameCount(let found, let limit):
      "a sweep of \(found) frames cannot be drawn; it takes 1 to \(limit)"
    }
  }
}
