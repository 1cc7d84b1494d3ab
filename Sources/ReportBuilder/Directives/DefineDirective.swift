import Markup
import Script

/// Names for the rest of the chapter.
struct DefineDirective: DirectiveKind, WrittenContent {
  static let name = "define"
  static let summary = "Gives names to values and functions, for the whole chapter."
  static let expectation: ProgramUnit.Expectation? = .definitions
  static let label: LabelKind? = nil

  init(_ reading: inout DirectiveReading) {}

  func node(on page: PagePlace) -> MarkupNode {
    DefinitionBlock(names: page.defined, source: SourceListing(page.cell)).node
  }
}
