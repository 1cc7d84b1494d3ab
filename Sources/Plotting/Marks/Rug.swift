extension Mark {
  /// A short line at the lower edge of the panel for each value, to show where data lie.
  ///
  /// Of lines that would fall on one another to half a pixel one is drawn.
  public static func rug(_ values: [Double], name: String? = nil, role: Role? = nil) -> Mark {
    Mark(Rug(values: values), name: name, role: role)
  }
}

private struct Rug: MarkContent {
  let values: [Double]

  var kind: String { "rug" }
  var xExtent: Extent { Extent(values) }

  func trace(in context: TraceContext) -> Trace {
    let placed = values.filter(context.x.canPlace)
    return Trace(
      shapes: [.rug(placed)], key: .rug, columns: ["x"], rows: values.map { [$0] },
      skipped: values.count - placed.count)
  }
}
