import Diagnostics
import Markdown
import Script

/// A text of a directive: the value of an option line, or a part of its body.
struct OptionText: Sendable {
  /// The text as it was written.
  let text: String
  /// Where it stands.
  let range: SourceRange
  /// Where the name of its option stands; the same as `range` for a part of the body.
  let nameRange: SourceRange
  /// The index of its text when it is Markdown.
  let markdown: Int?
}

/// What a directive says, as its kind asks for it.
///
/// A kind asks for its options one by one; what it has not asked for does not exist.
struct DirectiveReading {
  /// The name of the kind.
  let kind: String
  /// What follows the options.
  let body: SourceFragment
  /// Where the kind's name stands.
  let kindRange: SourceRange
  /// The Markdown of options and body.
  private(set) var texts: [MarkedText] = []
  /// What is wrong.
  private(set) var diagnostics: [Diagnostic] = []

  private let chapter: Int
  private let firstText: Int
  private var written: [(name: String, nameRange: SourceRange, value: SourceFragment)] = []
  /// The options that may stand there, in the order in which the kind asks for them.
  private var names: [String] = []
  private var missing: [(name: String, documentation: String)] = []
  /// Options that somebody tried to write.
  private var broken: Set<String>

  /// A directive of `text`.
  ///
  /// - Parameters:
  ///   - firstText: The index that the first text of its Markdown gets.
  ///   - broken: Names that stand at the beginning of lines that are no options.
  init(
    _ directive: Directive, kind: String, in text: MarkedText, firstText: Int, broken: Set<String>
  ) {
    self.kind = kind
    self.firstText = firstText
    self.broken = broken
    chapter = text.chapter
    body = text.placed(directive.program)
    kindRange = text.placed(directive.kindRange)
    for option in directive.options {
      let nameRange = text.placed(option.keyRange)
      if let first = written.first(where: { $0.name == option.key }) {
        diagnose(
          "duplicate-option", "'\(option.key)' is given twice", at: nameRange,
          notes: [Diagnostic.Note("it is first given here", at: first.nameRange)])
      } else {
        written.append((option.key, nameRange, text.placed(option.value)))
      }
    }
  }

  /// Tells what is wrong.
  mutating func diagnose(
    _ identifier: Diagnostic.Identifier, _ message: String, at range: SourceRange,
    annotation: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(
      Diagnostic(identifier, message, at: range, annotation: annotation, notes: notes))
  }

  /// Tells all that is wrong with the body.
  mutating func diagnose(_ found: [Diagnostic]) { diagnostics += found }

  /// The text of an option that must be there.
  ///
  /// - Parameters:
  ///   - documentation: One line for the author.
  ///   - isMarkdown: Whether it is Markdown within a line: emphasis, mathematics, inline values.
  mutating func text(
    _ name: String, _ documentation: String, isMarkdown: Bool = false
  ) -> OptionText {
    if let text = optionalText(name, isMarkdown: isMarkdown) { return text }
    missing.append((name, documentation))
    return OptionText(text: "", range: kindRange, nameRange: kindRange, markdown: nil)
  }

  /// The text of an option that must be there, in which inline values are computed and all else
  /// stands as it is written.
  mutating func textWithValues(_ name: String, _ documentation: String) -> OptionText {
    let plain = text(name, documentation)
    guard plain.text.contains("`{") || plain.text.contains("}`"),
      let (_, _, value) = written.first(where: { $0.name == name })
    else { return plain }
    return OptionText(
      text: plain.text, range: plain.range, nameRange: plain.nameRange,
      markdown: markdown(MarkedText.parse(value, chapter: chapter), in: "'\(name)'"))
  }

  /// The text of an option that may be left out.
  mutating func optionalText(_ name: String, isMarkdown: Bool = false) -> OptionText? {
    names.append(name)
    guard let (_, nameRange, value) = written.first(where: { $0.name == name }) else { return nil }
    let range = value.bytes.isEmpty ? nameRange : value.range(0..<value.bytes.count)
    if value.bytes.isEmpty { diagnose("empty-option", "'\(name)' is empty", at: range) }
    return OptionText(
      text: value.text, range: range, nameRange: nameRange,
      markdown: isMarkdown
        ? markdown(MarkedText.parse(value, chapter: chapter), in: "'\(name)'") : nil)
  }

  /// One of a few words, with the text that says it; nil for a word that is none of them.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, of type: Choice.Type, _ documentation: String
  ) -> (choice: Choice?, text: OptionText) {
    let text = text(name, documentation)
    let choice = Choice(rawValue: text.text)
    if choice == nil, !missing.contains(where: { $0.name == name }) {
      let choices = Choice.allCases.map(\.rawValue)
      diagnose(
        "unknown-choice",
        "'\(name)' cannot be '\(text.text)'" + suggestion(for: text.text, in: choices),
        at: text.range, annotation: "one of: " + choices.joined(separator: ", "))
    }
    return (choice, text)
  }

  /// A part of the body as Markdown within a line; `place` names it in messages.
  mutating func markdownText(_ part: SourceFragment, in place: String) -> OptionText {
    let range = part.range(0..<part.bytes.count)
    return OptionText(
      text: part.text, range: range, nameRange: range,
      markdown: markdown(MarkedText.parse(line: part, chapter: chapter), in: place))
  }

  /// Takes Markdown and returns the index that its text gets.
  private mutating func markdown(
    _ parsed: (text: MarkedText, [Diagnostic]), in place: String
  ) -> Int? {
    let text = parsed.text
    diagnostics += parsed.1
    let document = text.document
    for node in document.descendants(document.root) {
      guard case .directive = document.construct(node) else { continue }
      diagnose(
        .nestedDirective, "a directive cannot stand in \(place)",
        at: text.placed(document.range(node)))
      return nil
    }
    texts.append(text)
    return firstText + texts.count - 1
  }

  /// Whether an option is neither there nor meant by a name that does not exist.
  func lacks(_ name: String) -> Bool {
    !written.contains { $0.name == name || meant(by: $0.name) == name } && !broken.contains(name)
  }

  /// The option that a name which does not exist is meant for.
  private func meant(by written: String) -> String? {
    names.contains(written) ? nil : nearest(to: written, in: names)
  }

  /// Tells what was written and not asked for, and what was asked for in vain.
  mutating func finish() {
    for (name, nameRange, _) in written where !names.contains(name) {
      diagnose(
        "unknown-option", "a \(kind) has no option '\(name)'" + suggestion(for: name, in: names),
        at: nameRange,
        annotation: names.isEmpty ? "it has none" : "one of: " + names.joined(separator: ", "))
    }
    // A misspelt option is one mistake, not also a missing one.
    for (name, documentation) in missing where lacks(name) {
      diagnose(
        "missing-option", "this \(kind) has no '\(name)'", at: kindRange,
        annotation: ":\(name): \(documentation)")
    }
  }
}

extension DirectiveReading {
  /// The caption, which must be there.
  mutating func caption() -> OptionText {
    text("caption", "What is seen, then how it was made.", isMarkdown: true)
  }
}
