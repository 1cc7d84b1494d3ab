import Markup

extension Figure {
  /// Draws.
  public func draw(id: String, title: String, alternativeText: String) throws -> Drawing {
    Drawing(
      wide: .element("svg"), narrow: .element("svg"), data: FigureData(series: []),
      description: "", warnings: [])
  }
}
