public import Diagnostics

/// The name of a definition and the chapter that it belongs to.
public struct DefinitionName: Sendable, Hashable {
  /// The chapter as other chapters write it: `oneScore`.
  public var chapter: String
  /// The name within the chapter.
  public var name: String

  /// A name in a chapter.
  public init(chapter: String, name: String) {
    self.chapter = chapter
    self.name = name
  }
}

/// One program with its place in the report: a define directive, any other directive, or an inline
/// value.
public struct ProgramUnit: Sendable {
  /// What a program is for.
  public enum Role: Sendable {
    /// Only definitions; each is visible in the whole chapter, and elsewhere as `chapter.name`.
    case definitions
    /// Local definitions and expressions. `count` of them must be there, each of one of the types;
    /// `owner` is who needs them, in messages: `a figure`.
    case results([ValueType], count: ClosedRange<Int>, owner: String = "this")
  }

  /// The chapter as other chapters write it: `oneScore`.
  public var chapter: String
  /// The program.
  public var program: Program
  /// What it is for.
  public var role: Role

  /// A program with its place.
  public init(chapter: String, program: Program, role: Role) {
    self.chapter = chapter
    self.program = program
    self.role = role
  }
}

/// A definition that has been checked.
public struct CheckedDefinition: Sendable {
  /// Its name.
  public let name: DefinitionName
  /// What kind of value it has.
  public let type: ValueType
  /// Where the name is defined.
  public let range: SourceRange
  /// The definitions that it reads itself.
  public let dependencies: [DefinitionName]
  /// The canonical text of the defining expression.
  public let canonicalText: String
}

/// A program that has been checked.
public struct CheckedUnit: Sendable {
  /// The definitions that it reads, or, in a define directive, that it makes.
  public let dependencies: [DefinitionName]
  /// The canonical text of the program.
  public let canonicalText: String
}

/// All programs of a report after checking.
public struct CheckedReport: Sendable {
  /// Everything that is wrong.
  public var diagnostics: [Diagnostic]
  /// The definitions of all chapters.
  public var definitions: [DefinitionName: CheckedDefinition]
  /// The programs in the order in which they were given.
  public var units: [CheckedUnit]
  /// The definitions in an order in which each comes after those that it reads.
  public var order: [DefinitionName]
}

/// Checks the programs of a report against each other and against the vocabulary.
public func check(_ units: [ProgramUnit], words: WordTable) -> CheckedReport {
  CheckedReport(diagnostics: [], definitions: [:], units: [], order: [])
}
