/// Something to tell the author: what is wrong, where, and what would be right.
///
/// The message is one sentence in lower case without a full stop; it says what was found, what was
/// expected, and ends with the nearest existing thing where there is one.
public struct Diagnostic: Error, Sendable, Hashable {
  /// How grave it is. Only an error fails a build.
  public enum Severity: String, Sendable {
    case error
    case warning
  }

  /// A stable name of a kind of diagnostic, in words joined by hyphens: `unknown-label`.
  ///
  /// What a program decides by is a constant of this type; what only people read is a literal.
  public struct Identifier: Sendable, Hashable, ExpressibleByStringLiteral, CustomStringConvertible
  {
    /// The words.
    public let description: String

    /// An identifier of these words.
    public init(_ words: String) { description = words }

    /// An identifier of these words.
    public init(stringLiteral words: String) { self.init(words) }
  }

  /// A second place that explains the first, for example an earlier definition.
  public struct Note: Sendable, Hashable {
    /// What the place has to do with it.
    public var message: String
    /// The place, where there is one.
    public var range: SourceRange?

    /// A note on `range`.
    public init(_ message: String, at range: SourceRange? = nil) {
      self.message = message
      self.range = range
    }
  }

  /// How grave it is.
  public var severity: Severity
  /// A stable name of this kind of diagnostic, in words joined by hyphens: `unknown-label`.
  public var identifier: Identifier
  /// The sentence.
  public var message: String
  /// The place; absent only when the diagnostic is about no file.
  public var range: SourceRange?
  /// What to print behind the carets, for example the right form of a call.
  public var annotation: String?
  /// Further places.
  public var notes: [Note]

  /// A diagnostic; an error unless said otherwise.
  public init(
    _ identifier: Identifier, _ message: String, at range: SourceRange?, annotation: String? = nil,
    severity: Severity = .error, notes: [Note] = []
  ) {
    self.severity = severity
    self.identifier = identifier
    self.message = message
    self.range = range
    self.annotation = annotation
    self.notes = notes
  }
}

extension Diagnostic {
  /// The diagnostics in reading order: by path, then place, then as they came; the same one twice
  /// is told once.
  public static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let order = diagnostics.filter { seen.insert($0).inserted }.enumerated().sorted { left, right in
      let a = left.element.range
      let b = right.element.range
      return (a?.file.path ?? "", a?.bytes.lowerBound ?? -1, left.offset)
        < (b?.file.path ?? "", b?.bytes.lowerBound ?? -1, right.offset)
    }
    return order.map(\.element)
  }
}

extension Diagnostic {
  /// The most errors that are told, and the most warnings: 200 each.
  ///
  /// Nobody reads more, and a hostile file makes hundreds of thousands.
  public static let mostTold = 200

  /// The diagnostics that are told of `diagnostics`, with a last one of each severity that says how
  /// many more there are.
  ///
  /// - Parameter diagnostics: Diagnostics in reading order.
  public static func limited(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    var counts: [Severity: Int] = [:]
    var told: [Diagnostic] = []
    for diagnostic in diagnostics {
      counts[diagnostic.severity, default: 0] += 1
      if counts[diagnostic.severity, default: 0] <= mostTold { told.append(diagnostic) }
    }
    for severity in [Severity.error, .warning] {
      let more = counts[severity, default: 0] - mostTold
      guard more > 0 else { continue }
      told.append(
        Diagnostic(
          "more", "\(more) more \(severity.rawValue)\(more == 1 ? " is" : "s are") not shown",
          at: nil, severity: severity))
    }
    return told
  }
}

extension Sequence<Diagnostic> {
  /// Whether one of them is an error.
  public var hasErrors: Bool { contains { $0.severity == .error } }
}
