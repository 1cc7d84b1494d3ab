/// What the script of the page knows of a figure, as short JSON.
///
/// What is long is packed: a string with the base64 of JSON that is compressed in the zlib format.
enum FigureJSON {
  /// The frames of a sweep. What its controls need is there at once, what its drawing needs is
  /// packed.
  static func text(_ frames: FigureOutcome.Frames) -> String {
    let variables = frames.variables.map { variable in
      ShortJSON.object([
        ("name", ShortJSON.string(variable.name)),
        ("labels", ShortJSON.array(variable.labels.map(ShortJSON.string))),
        ("start", String(variable.start)),
      ])
    }
    return ShortJSON.object([
      ("variables", ShortJSON.array(variables)), ("isPlayed", String(frames.isPlayed)),
      ("count", String(frames.frames.count)),
      (
        "packed",
        ShortJSON.base64(
          ShortJSON.packed(
            ShortJSON.object([
              ("states", ShortJSON.array(frames.states.map(ShortJSON.string))),
              (
                "frames",
                ShortJSON.array(frames.frames.map { ShortJSON.array($0.map(String.init)) })
              ),
              (
                "narrowing",
                ShortJSON.array(frames.narrowing.map { ShortJSON.array($0.map(ShortJSON.number)) })
              ),
            ])))
      ),
    ])
  }

  /// The data of a figure, packed, with where they come from.
  static func text(
    _ figure: FigureOutcome, number: String, caption: String, source: String, seed: UInt64
  ) -> String {
    ShortJSON.object([
      ("figure", ShortJSON.string(number)), ("caption", ShortJSON.string(caption)),
      ("source", ShortJSON.string(source)), ("seed", String(seed)),
      ("packed", ShortJSON.base64(figure.packed)),
    ])
  }
}
