/// One of the two sizes in which every figure is drawn.
enum DrawingSize: String, Sendable {
  /// For a text column on a desk.
  case wide
  /// For a telephone.
  case narrow

  /// The width of the drawing, in pixels.
  var width: Double { self == .wide ? 700 : 340 }

  /// The height of the only panel.
  var panelHeight: Double { self == .wide ? 320 : 230 }

  /// The least width of a panel in a grid; where more columns are asked for, rows are broken.
  var leastCellWidth: Double { self == .wide ? 110 : 112 }

  /// The height of a panel of some width in a grid.
  func cellHeight(width: Double) -> Double {
    (width * 0.75).clamped(110, self == .wide ? 220 : 170)
  }
}
