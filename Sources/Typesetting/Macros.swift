public import Diagnostics

/// Commands that an author has defined, for use in every formula of a report.
///
/// ```tex
/// \newcommand{\E}{\mathbb{E}}
/// \newcommand{\KL}[2]{\operatorname{KL}(#1 \,\|\, #2)}
/// ```
public struct Macros: Sendable, Hashable {
  /// A command's parameters and what it stands for.
  struct Definition: Sendable, Hashable {
    var parameters: Int
    /// What the first parameter is when its brackets are left out.
    var standard: [TeXToken]?
    var body: [TeXToken]
  }

  private(set) var definitions: [String: Definition] = [:]

  /// No commands.
  public init() {}

  /// The names of the commands, without backslash, in alphabetical order.
  public var names: [String] { definitions.keys.sorted() }

  /// Reads definitions written one after the other: `\newcommand`, `\renewcommand`,
  /// `\providecommand`, `\def` and `\DeclareMathOperator`.
  ///
  /// A definition that is wrong is told and left out; the others stand.
  ///
  /// - Returns: What is wrong, with its place in the file.
  /// - Complexity: O(n) in the length of the text.
  public mutating func define(_ text: SourceFragment) -> [Diagnostic] {
    var parser = TeXParser(text, display: false, macros: self)
    parser.definitionsOnly()
    definitions = parser.macros.definitions
    return parser.diagnostics
  }

  /// Makes `\name` stand for `body`; its parameters are the `#1`, `#2` … that occur in it.
  ///
  /// - Returns: What is wrong, with its place in the file.
  public mutating func define(_ name: String, as body: SourceFragment) -> [Diagnostic] {
    var parser = TeXParser(body, display: false, macros: self)
    let plain = name.hasPrefix("\\") ? String(name.dropFirst()) : name
    parser.define(plain, asWholeTextAt: body.range(0..<body.bytes.count))
    definitions = parser.macros.definitions
    return parser.diagnostics
  }

  subscript(name: String) -> Definition? {
    get { definitions[name] }
    set { definitions[name] = newValue }
  }
}
