public import Diagnostics

/// What there is to say of a kind of message: what it means, an example that makes it, and how to mend
/// it.
public struct MessagePage: Sendable {
  /// A text that makes the message, and the same without the fault.
  public struct Example: Sendable {
    /// Where the text stands.
    public enum Place: String, Sendable, Encodable {
      /// A program of its own.
      case program
      /// A part of a chapter.
      case chapter
      /// A chapter from its first line on.
      case wholeChapter
      /// `index.md` from its first line on.
      case index
      /// `references.json`.
      case references
      /// A displayed formula.
      case formula

      /// What the place is called behind "in".
      var phrase: String {
        switch self {
        case .program: "a program"
        case .chapter: "a chapter"
        case .wholeChapter: "a chapter, from its first line on"
        case .index: "index.md, from its first line on"
        case .references: "references.json"
        case .formula: "a formula"
        }
      }
    }

    /// Where the text stands.
    public let place: Place
    /// What makes the message.
    public let wrong: String
    /// What does not.
    public let mended: String

    static func program(_ wrong: String, mended: String) -> Example {
      Example(place: .program, wrong: wrong, mended: mended)
    }

    static func chapter(_ wrong: String, mended: String) -> Example {
      Example(place: .chapter, wrong: wrong, mended: mended)
    }

    static func wholeChapter(_ wrong: String, mended: String) -> Example {
      Example(place: .wholeChapter, wrong: wrong, mended: mended)
    }

    static func index(_ wrong: String, mended: String) -> Example {
      Example(place: .index, wrong: wrong, mended: mended)
    }

    static func references(_ wrong: String, mended: String) -> Example {
      Example(place: .references, wrong: wrong, mended: mended)
    }

    static func formula(_ wrong: String, mended: String) -> Example {
      Example(place: .formula, wrong: wrong, mended: mended)
    }
  }

  /// The kind of message.
  public let identifier: Diagnostic.Identifier
  /// What it means, in a sentence.
  public let meaning: String
  /// What to do, in a sentence.
  public let mend: String
  /// An example; absent where no text alone makes the message.
  public let example: Example?

  init(
    _ identifier: Diagnostic.Identifier, _ meaning: String, mend: String,
    _ example: Example? = nil
  ) {
    self.identifier = identifier
    self.meaning = meaning
    self.mend = mend
    self.example = example
  }
}

extension MessagePage {
  /// A page for each kind of message, in the order of the subjects.
  public static let all: [MessagePage] =
    files + frontMatter + headings + labels + citations + text + directives + values + claims
    + draws
    + syntax + names + arguments + numbers + plots + formulas

  /// The pages by the kind of message.
  private static let pages = Dictionary(
    all.map { ($0.identifier.description, $0) }, uniquingKeysWith: { first, _ in first })

  /// The page of a kind of message; nil when there is none of that name.
  public static func page(of identifier: String) -> MessagePage? { pages[identifier] }

  /// The kind of message that is nearest to one that does not exist.
  public static func nearest(to identifier: String) -> String? {
    Diagnostics.nearest(to: identifier, in: all.map(\.identifier.description).sorted())
  }

  /// All kinds of messages, a line each, in the order of the alphabet.
  public static var overview: String {
    let pages = all.sorted { $0.identifier.description < $1.identifier.description }
    let width = pages.map(\.identifier.description.count).max() ?? 0
    return pages.map { page in
      let name = page.identifier.description
      return name + String(repeating: " ", count: width - name.count) + "  \(page.meaning)\n"
    }.joined()
  }

  /// The page as text for a terminal.
  public var text: String {
    var parts = ["\(identifier)\n\n  \(meaning)\n  \(mend)\n"]
    if let example {
      parts.append("Wrong, in \(example.place.phrase)\n" + indented(example.wrong))
      parts.append("Right\n" + indented(example.mended))
    }
    return parts.joined(separator: "\n")
  }

  /// The page as Markdown, without its name.
  public var markdown: String {
    var parts = ["\(meaning) \(mend)"]
    if let example {
      parts.append("Wrong, in \(example.place.phrase):")
      parts.append(fenced(example.wrong))
      parts.append("Right:")
      parts.append(fenced(example.mended))
    }
    return parts.joined(separator: "\n\n")
  }

  private func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "\n" : "  \($0)\n" }.joined()
  }

  /// The text in a fence of tildes, of which no example has a line.
  private func fenced(_ text: String) -> String { "~~~\n\(text)\n~~~" }
}

extension MessagePage: Encodable {
  private enum CodingKeys: String, CodingKey {
    case identifier, meaning, mend, place, wrong, mended
  }

  /// The page as data, for a program to read.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(identifier.description, forKey: .identifier)
    try container.encode(meaning, forKey: .meaning)
    try container.encode(mend, forKey: .mend)
    try container.encodeIfPresent(example?.place, forKey: .place)
    try container.encodeIfPresent(example?.wrong, forKey: .wrong)
    try container.encodeIfPresent(example?.mended, forKey: .mended)
  }
}
