import Arithmetic
import Diagnostics
import Markup
import Script

/// What is in a cell: an inline value, or a directive of some kind with its options read.
///
/// A type says all of it in its one file of `Directives`: what its program must come to, what that is
/// as data, how the page shows it, what `report.json` says of it. What is computed conforms to
/// ``ComputedContent``, what is shown as it was written to ``WrittenContent``.
protocol CellContent: Sendable {
  /// The word between the braces: `figure`, `value`.
  static var name: String { get }
  /// What its program must be; nil where its body is no program.
  static var expectation: ProgramUnit.Expectation? { get }
  /// The part of `report.json` that it stands in, as `figures`; nil for what has no data of its own.
  static var dataSection: String? { get }
}

/// A kind of directive: what an author may write in a fence whose braces hold its name.
protocol DirectiveKind: CellContent {
  /// One sentence for the author.
  static var summary: String { get }
  /// What it is called and how its labels start; nil for one that takes no label. A label is required
  /// where there is one.
  static var label: LabelKind? { get }
  /// What its program may end with, for messages; nil where it gives no result.
  static var resultHint: String? { get }

  /// Reads the options, and the body of one that holds no program.
  init(_ reading: inout DirectiveReading)

  /// What is wrong with the directives of the kind, as far as it can be seen without computing.
  static func diagnose(_ manuscript: Manuscript) -> [Diagnostic]
}

extension DirectiveKind {
  static var resultHint: String? { nil }
  static func diagnose(_ manuscript: Manuscript) -> [Diagnostic] { [] }
}

/// What is shown as it was written.
protocol WrittenContent: CellContent {
  /// Its block on the page.
  func node(on page: PagePlace) -> MarkupNode

  /// What `report.json` says of it; nil for nothing.
  func data(at cell: Cell) -> (any Encodable)?
}

extension WrittenContent {
  static var dataSection: String? { nil }
  func data(at cell: Cell) -> (any Encodable)? { nil }
}

/// What is computed.
protocol ComputedContent: CellContent {
  /// What its program comes to.
  associatedtype Result: Outcome

  /// What besides the program its result depends on.
  var keyText: String { get }

  /// The results of its program as data.
  func outcome(of results: [ProgramResult]) throws(EvaluationFailure) -> Result

  /// Its block on the page, or its text in the line.
  func node(_ outcome: Result, on page: PagePlace) -> MarkupNode

  /// What `report.json` says of it.
  func data(_ outcome: Result, at cell: Cell) -> any Encodable

  /// What is wrong with what it came to.
  func diagnose(_ outcome: Result, at cell: Cell) -> [Diagnostic]

  /// What `report list` says of it.
  func state(_ outcome: Result) -> String
}

extension ComputedContent {
  var keyText: String { "" }
  func diagnose(_ outcome: Result, at cell: Cell) -> [Diagnostic] { [] }
  func state(_ outcome: Result) -> String { "up to date" }
}

// The same for an outcome of which it is not known yet whose it is; nil for one of another content.
extension ComputedContent {
  func node(of outcome: any Outcome, on page: PagePlace) -> MarkupNode? {
    (outcome as? Result).map { node($0, on: page) }
  }

  func data(of outcome: any Outcome, at cell: Cell) -> (any Encodable)? {
    (outcome as? Result).map { data($0, at: cell) }
  }

  func diagnose(of outcome: any Outcome, at cell: Cell) -> [Diagnostic] {
    (outcome as? Result).map { diagnose($0, at: cell) } ?? []
  }

  func state(of outcome: any Outcome) -> String? { (outcome as? Result).map(state) }

  /// The outcome that `bytes` say.
  func outcome(decoding bytes: [UInt8]) -> (any Outcome)? { try? Result(decoding: bytes) }
}

/// A value in the line.
protocol ValueKind: ComputedContent {
  /// A value whose numbers are printed in `format`.
  init(format: NumberFormat)
}

/// All that can be in a cell.
struct CellKinds: Sendable {
  /// The kind of values in the line.
  let value: any ValueKind.Type
  /// The kinds of directives, as messages list them.
  let directives: [any DirectiveKind.Type]

  /// All of them.
  var contents: [any CellContent.Type] { [value] + directives }
}

/// What the block of a cell needs to know of the page.
struct PagePlace {
  /// The cell.
  let cell: Cell
  /// The definitions that its program names.
  let uses: [String]
  /// The names that its program defines.
  let defined: [String]
  /// The seed of random draws.
  let seed: UInt64
  /// Sets Markdown of the cell as a text within a line.
  let line: (OptionText) -> MarkupNode
  /// The words of a text of the cell in which inline values are computed.
  let words: (OptionText) -> String
}
