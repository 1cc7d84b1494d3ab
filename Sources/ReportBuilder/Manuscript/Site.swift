import Arithmetic
import Diagnostics
import Markdown
import Script

/// A place of the report where something is computed: a directive or an inline value.
struct Site: Sendable {
  /// What stands there.
  enum Content: Sendable {
    /// A fence, with what its kind says about it.
    case directive(Directive, DirectiveKind)
    /// A code span.
    case value(NumberFormat)
  }

  /// The value of an option line.
  struct Option: Sendable {
    /// The value as it was written.
    let text: String
    /// Where it stands.
    let range: SourceRange
    /// Where its name stands.
    let nameRange: SourceRange
    /// The index of its text when it is Markdown.
    let markdown: Int?
  }

  /// What stands there.
  let content: Content
  /// The chapter.
  let chapter: Int
  /// Where it stands in the chapter's file.
  let range: SourceRange
  /// Its name in `report.json`, in messages and in the keys of random draws: the label, or the
  /// chapter's name and a running number.
  let name: String
  /// `1.2`, for what is numbered.
  let number: String?
  /// The option lines by name.
  let options: [String: Option]
  /// The program.
  let program: Program

  /// The kind's name: `figure`, `claim`, `value`.
  var kindName: String {
    switch content {
    case .directive(_, let kind): kind.name
    case .value: "value"
    }
  }

  /// What the program must come to.
  var role: ProgramUnit.Role {
    switch content {
    case .directive(_, let kind): kind.role
    case .value: DirectiveKind.inlineValueRole
    }
  }

  /// Whose statement a claim tests: the paper's where it quotes the paper.
  var claimSource: ClaimSource { options["quote"] == nil ? .report : .paper }
}
