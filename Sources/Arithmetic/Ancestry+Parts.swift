/// What an ancestry is made of, to be written down and read again.
extension Ancestry {
  /// The draws of one stream between two indices.
  public struct Part: Sendable, Hashable {
    /// The stream.
    public let stream: DrawStream
    /// The index of the first draw.
    public let first: UInt32
    /// The index of the last draw.
    public let last: UInt32

    /// The draws from `first` to `last`, which is no less.
    public init(_ stream: DrawStream, _ first: UInt32, _ last: UInt32) {
      self.stream = stream
      self.first = first
      self.last = last
    }

    init(_ interval: DrawInterval) {
      stream = interval.stream
      first = UInt32(truncatingIfNeeded: interval.first)
      last = UInt32(truncatingIfNeeded: interval.last)
    }

    fileprivate var interval: DrawInterval { DrawInterval(stream, first, last) }
  }

  /// The parts, as few as can be, in the order of the names of their streams; nil where it is unknown.
  public var parts: [Part]? {
    if let interval { return [Part(interval)] }
    if isUnknown { return nil }
    let name = UInt32(truncatingIfNeeded: word)
    let parts = DrawSets.with { $0.intervals(name) }.map { Part($0) }
    guard parts.first?.stream != parts.last?.stream else { return parts }
    let named = parts.map { (part: $0, name: $0.stream.name) }
    return named.sorted { a, b in
      a.part.stream == b.part.stream
        ? a.part.first < b.part.first : a.name.lexicographicallyPrecedes(b.name)
    }.map(\.part)
  }

  /// The draw of which it was told that numbers share it; nil where none is told.
  public var sharedPart: Part? {
    sharedSet.map { name in
      let draw = DrawSets.with { $0.least(name) }
      return Part(DrawInterval(first: draw, last: draw))
    }
  }

  /// That of these parts.
  public init(_ parts: [Part], sharing shared: Part? = nil) {
    let all = parts.map { Ancestry(interval: $0.interval) }.joined
    self = shared.map { all.sharing(Ancestry(interval: $0.interval)) } ?? all
  }

  /// The draw of which it was told that numbers share it, in words.
  var sharedDraw: String? { sharedPart.map { "draw \($0.first) of \($0.stream.phrase)" } }
}
