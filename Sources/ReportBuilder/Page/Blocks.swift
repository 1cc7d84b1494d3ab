import Markup

/// A displayed equation.
struct EquationBlock: Sendable {
  /// The anchor; absent for an equation that is not numbered.
  var identifier: String?
  /// The number: `1.2`.
  var number: String?
  /// The formula.
  var mathematics: MarkupNode
  /// Whether it stands within a paragraph, which holds no blocks.
  var isInSentence = false
}

/// What stands around a lemma, theorem, proof, remark or note.
struct StatementBlock: Sendable {
  /// What it is.
  enum Kind: String, Sendable, Hashable, CaseIterable {
    case lemma, theorem, proposition, corollary, definition, example, remark, proof
    case note, tip, warning
    case details
  }

  /// The anchor, where it has one.
  var identifier: String?
  /// What it is.
  var kind: Kind
  /// The number, where it counts: `1`.
  var number: String?
  /// The name behind it as inline markup: `Weak dependence`.
  var title: MarkupNode?
}

/// A `{define}` directive: names given to values, folded.
struct DefinitionBlock: Sendable {
  /// The anchor, where it has one.
  var identifier: String?
  /// The names that it defines.
  var names: [String]
  /// Its lines.
  var source: SourceListing
}

/// What stands in place of something that failed, when a page is built in spite of errors.
struct ErrorBlock: Sendable {
  /// The anchor, where it has one.
  var identifier: String?
  /// What has the errors.
  var name = "This part of the report"
  /// The diagnostics as text.
  var text: String
}

extension EquationBlock {
  /// The equation, centred, with its number at the right.
  var node: MarkupNode {
    let formula = scrollRegion(
      label: number.map { "Equation \($0)" } ?? "Equation", isLandmark: false,
      isInSentence: isInSentence, [mathematics])
    guard let number, let identifier else {
      return .element(
        isInSentence ? "span" : "div", ["class": "formula", "id": identifier], [formula])
    }
    return .element(
      "div", ["class": "formula", "id": identifier],
      [
        formula,
        .element(
          "a",
          [
            "class": "label", "href": "#" + fragment(identifier),
            "aria-label": "Equation \(number)",
          ],
          text: "(\(number))"),
      ])
  }
}

extension StatementBlock.Kind {
  /// The word as printed.
  var word: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
}

extension StatementBlock {
  /// The statement with its text.
  func node(_ body: MarkupNode) -> MarkupNode {
    .element(element, ["class": "statement k-\(kind.rawValue)", "id": identifier], [head, body])
  }

  private var element: String { kind == .details ? "details" : "div" }

  private var head: MarkupNode {
    if kind == .details {
      return .element("summary", [:], [.element("span", [:], [title ?? .text(kind.word)])])
    }
    let label = number.map { "\(kind.word) \($0)" } ?? kind.word
    var nodes: [MarkupNode] = [
      identifier.map {
        .element("a", ["class": "label", "href": "#" + fragment($0)], text: label)
      } ?? .element("span", ["class": "label"], text: label)
    ]
    if let title { nodes += [" ", .element("span", ["class": "name"], [title])] }
    return .element("p", ["class": "statement-head"], nodes)
  }
}

extension DefinitionBlock {
  /// The definitions, folded.
  var node: MarkupNode {
    let title =
      names.isEmpty
      ? "Definitions" : "Definition of " + names.joined(separator: ", ")
    return .element(
      "div", ["class": "definitions disclosures", "id": identifier], [source.node(title: title)])
  }
}

extension ErrorBlock {
  /// The diagnostics as they would be printed on a terminal.
  var node: MarkupNode {
    .element(
      "div", ["class": "failure", "id": identifier],
      [
        .element("p", ["class": "failure-head"], text: "\(name) has errors"),
        .element("pre", [:], [.element("code", [:], text: text)]),
      ])
  }
}
