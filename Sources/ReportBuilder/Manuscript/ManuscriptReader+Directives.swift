import Arithmetic
import Diagnostics
import Markdown
import Script

extension ManuscriptReader {
  /// Reads a fence: its kind, its label, its options and its program.
  mutating func readDirective(_ directive: Directive, _ key: NodeKey) {
    let text = manuscript.texts[key.text]
    let range = text.placed(directive.range)
    guard let kind = DirectiveKind.all.first(where: { $0.name == directive.kind }) else {
      let names = DirectiveKind.all.map(\.name)
      tell(
        "unknown-directive",
        "there is no directive '\(directive.kind)'" + suggestion(for: directive.kind, in: names),
        at: text.placed(directive.kindRange), annotation: "one of: " + names.joined(separator: ", ")
      )
      return
    }
    let options = readOptions(directive, kind, key.text)
    let number = labelTarget(of: kind).map { next($0, key.text) }
    checkLabel(directive, kind, text)
    if let target = labelTarget(of: kind) { addLabel(directive.label, target, number, key.text) }
    checkFence(directive.fence, range, text)
    let (program, diagnostics) = parse(text.placed(directive.program))
    manuscript.diagnostics += diagnostics
    checkClaim(directive, kind, options, text)
    checkQuote(options["quote"])
    add(
      Site(
        content: .directive(directive, kind), chapter: text.chapter, range: range,
        name: directive.label?.name ?? runningName(kind.name, text.chapter), number: number,
        options: options, program: program), key)
  }

  /// Reads a code span that holds a value.
  mutating func readValue(_ value: InlineValue, _ key: NodeKey) {
    let text = manuscript.texts[key.text]
    var format = NumberFormat.standard
    if let written = value.format {
      if let known = NumberFormat(written) {
        format = known
      } else {
        tell(
          "unknown-format", "'\(written)' is no format for a number",
          at: text.placed(value.formatRange ?? value.range),
          annotation: "for example .3f, .2e or .4g, of at most 17 digits")
      }
    }
    let (program, diagnostics) = parse(text.placed(value.expression))
    manuscript.diagnostics += diagnostics
    add(
      Site(
        content: .value(format), chapter: text.chapter, range: text.placed(value.range),
        name: runningName("value", text.chapter), number: nil, options: [:], program: program),
      key)
  }

  private mutating func add(_ site: Site, _ key: NodeKey) {
    manuscript.siteOfNode[key] = manuscript.sites.count
    manuscript.sites.append(site)
  }

  /// `oneScore.value-3`: the third value of the chapter.
  private mutating func runningName(_ kind: String, _ chapter: Int) -> String {
    runningNumbers[kind, default: 0] += 1
    return "\(manuscript.chapters[chapter].identifier).\(kind)-\(runningNumbers[kind, default: 0])"
  }

  private func labelTarget(of kind: DirectiveKind) -> LabelTarget.Kind? {
    switch kind.name {
    case "figure": .figure
    case "table": .table
    case "claim": .claim
    default: nil
    }
  }

  private mutating func checkLabel(
    _ directive: Directive, _ kind: DirectiveKind, _ text: MarkedText
  ) {
    guard let prefix = kind.labelPrefix else {
      if let label = directive.label {
        tell(
          "superfluous-label", "a \(kind.name) takes no label", at: text.placed(label.range))
      }
      return
    }
    guard let label = directive.label else {
      // What was meant as the label has been told already.
      guard !brokenLabels.contains(text.placed(directive.kindRange).start.line) else { return }
      tell(
        "missing-label", "a \(kind.name) needs a label",
        at: text.placed(directive.kindRange), annotation: "{\(kind.name)} #\(prefix)name")
      return
    }
    if !label.name.hasPrefix(prefix) {
      tell(
        "label-prefix", "the label of a \(kind.name) starts with '\(prefix)'",
        at: text.placed(label.range))
    }
  }

  private mutating func readOptions(
    _ directive: Directive, _ kind: DirectiveKind, _ textIndex: Int
  ) -> [String: Site.Option] {
    let text = manuscript.texts[textIndex]
    var options: [String: Site.Option] = [:]
    let names = kind.options.map(\.name)
    // A misspelt option is one mistake, not also a missing one.
    var misspelt: Set<String> = brokenOptions(in: directive, text)
    for written in directive.options {
      let keyRange = text.placed(written.keyRange)
      guard let option = kind.options.first(where: { $0.name == written.key }) else {
        if let meant = nearest(to: written.key, in: names) { misspelt.insert(meant) }
        tell(
          "unknown-option",
          "a \(kind.name) has no option '\(written.key)'" + suggestion(for: written.key, in: names),
          at: keyRange,
          annotation: names.isEmpty ? "it has none" : "one of: " + names.joined(separator: ", "))
        continue
      }
      if let first = options[written.key] {
        tell(
          "duplicate-option", "'\(written.key)' is given twice", at: keyRange,
          notes: [Diagnostic.Note("it is first given here", at: first.nameRange)])
        continue
      }
      let value = text.placed(written.value)
      let range = value.bytes.isEmpty ? keyRange : value.range(0..<value.bytes.count)
      if value.bytes.isEmpty {
        tell("empty-option", "'\(option.name)' is empty", at: range)
      }
      options[written.key] = Site.Option(
        text: value.text, range: range, nameRange: keyRange,
        markdown: readMarkdown(option, value, text.chapter))
      checkChoice(option, value.text, range)
    }
    for option in kind.options where option.isRequired && options[option.name] == nil {
      if misspelt.contains(option.name) { continue }
      tell(
        "missing-option", "this \(kind.name) has no '\(option.name)'",
        at: text.placed(directive.kindRange), annotation: ":\(option.name): \(option.documentation)"
      )
    }
    return options
  }

  private mutating func readMarkdown(
    _ option: DirectiveKind.Option, _ value: SourceFragment, _ chapter: Int
  ) -> Int? {
    guard case .markdown = option.form else { return nil }
    let (text, diagnostics) = MarkedText.parse(value, chapter: chapter)
    take(diagnostics)
    let document = text.document
    for node in document.descendants(document.root) {
      guard case .directive = document.carrier(node) else { continue }
      tell(
        "nested-directive", "a directive cannot stand in '\(option.name)'",
        at: text.placed(document.range(node)))
      return nil
    }
    return readText(text)
  }

  private mutating func checkChoice(
    _ option: DirectiveKind.Option, _ value: String, _ range: SourceRange
  ) {
    guard case .choice(let choices) = option.form, !choices.contains(value) else { return }
    tell(
      "unknown-choice",
      "'\(option.name)' cannot be '\(value)'" + suggestion(for: value, in: choices), at: range,
      annotation: "one of: " + choices.joined(separator: ", "))
  }

  /// A sentence of the paper has one verdict: no two claims quote the same.
  private mutating func checkQuote(_ quote: Site.Option?) {
    guard let quote else { return }
    let words = quote.text.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber })
      .joined(separator: " ")
    if let first = quotes[words] {
      tell(
        "duplicate-quote", "a sentence of the paper has one claim and one verdict",
        at: quote.range, notes: [Diagnostic.Note("it is first quoted here", at: first)])
    } else {
      quotes[words] = quote.range
    }
  }

  /// Whether an option that does not exist is meant for another one: then that one is not missing, too.
  private func isMisspelt(_ written: String, _ kind: DirectiveKind, for name: String) -> Bool {
    let names = kind.options.map(\.name)
    return !names.contains(written) && nearest(to: written, in: names) == name
  }

  /// A conditional claim names its condition, an untestable one its reason, and no other has them.
  private mutating func checkClaim(
    _ directive: Directive, _ kind: DirectiveKind, _ options: [String: Site.Option],
    _ text: MarkedText
  ) {
    guard kind.name == DirectiveKind.claim.name else { return }
    if let quote = options["quote"], options["paper"] == nil,
      !directive.options.contains(where: { isMisspelt($0.key, kind, for: "paper") })
    {
      tell(
        "missing-option", "a claim with 'quote' needs 'paper'", at: quote.nameRange,
        annotation: ":paper: the place of the sentence, such as Proposition 1")
    }
    guard let expected = options["expect"] else { return }
    for (verdict, option) in [(Verdict.conditional, "condition"), (.untestable, "because")] {
      let isExpected = expected.text == verdict.rawValue
      if isExpected, options[option] == nil {
        tell(
          "missing-option", "a claim that is expected to be \(verdict.rawValue) needs '\(option)'",
          at: expected.range, annotation: ":\(option): ...")
      } else if !isExpected, let superfluous = options[option] {
        tell(
          "superfluous-option",
          "only a claim that is expected to be \(verdict.rawValue) has '\(option)'",
          at: superfluous.range)
      }
    }
  }
}
