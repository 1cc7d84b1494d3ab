import Markup

extension PagePlace {
  /// A caption with a sentence behind it that says what the printed or drawn errors are.
  func caption(_ caption: OptionText, note: String?) -> MarkupNode {
    note.map { .fragment([line(caption), .text(" " + $0)]) } ?? line(caption)
  }
}
