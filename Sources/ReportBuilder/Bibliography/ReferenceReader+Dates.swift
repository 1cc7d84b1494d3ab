// How CSL-JSON writes dates.

extension ItemReader {
  /// The years of `date-parts`, those in words that `raw` has, or the words of `literal`; a date of which
  /// nothing is said is none.
  mutating func date(_ field: String) -> ReferenceDate {
    guard let value = item[field] else { return ReferenceDate() }
    guard case .object = value.content else {
      guard let text = value.string else { return fault(field, value, ReferenceDate()) }
      return read(text) ?? unread(field, value)
    }
    var date = ReferenceDate()
    date.isUncertain = value["circa"]?.isTrue ?? false
    if case .list(let dates)? = value["date-parts"]?.content {
      let years = dates.prefix(2).map { part -> JSONValue? in
        guard case .list(let parts) = part.content else { return part }
        return parts.first
      }
      guard let first = years.first ?? nil, !first.isBlank else { return ReferenceDate() }
      guard let year = first.year else { return unread(field, value) }
      date.year = year
      if years.count == 2, let second = years[1], !second.isBlank {
        guard let last = second.year else { return unread(field, value) }
        date.lastYear = last == year ? nil : last
      }
      for year in [date.year, date.lastYear].compactMap({ $0 })
      where year == 0 || !(-9999...9999).contains(year) {
        return fault(field, value, ReferenceDate(), found: "the year \(year)")
      }
      return date
    }
    if let raw = value["raw"]?.string, !raw.isBlank {
      guard var read = read(raw) else { return unread(field, value) }
      read.isUncertain = date.isUncertain
      return read
    }
    // Words are shown as they are, and sorted by the year in them.
    date.words = value["literal"]?.string ?? ""
    if date.words.isBlank { return ReferenceDate() }
    date.year = years(in: date.words).first
    return date
  }

  /// The years of a date in words, as `4 Apr 2005` and `1990/1995`; an empty text is no date.
  private func read(_ text: String) -> ReferenceDate? {
    guard !text.isBlank else { return ReferenceDate() }
    let years = years(in: text)
    guard let first = years.first else { return nil }
    let last = text.contains("/") && years.count == 2 && years[1] != first ? years[1] : nil
    return ReferenceDate(year: first, lastYear: last)
  }

  private mutating func unread(_ field: String, _ value: JSONValue) -> ReferenceDate {
    guard value.string == nil else { return fault(field, value, ReferenceDate()) }
    return fault(
      field, value, ReferenceDate(),
      found: #"a date without a year; a year is written {"date-parts": [[2016]]}"#)
  }

  /// The numbers of four digits.
  private func years(in words: String) -> [Int] {
    words.split { !$0.isASCII || !$0.isNumber }.filter { $0.count == 4 }.compactMap { Int($0) }
      .filter { $0 > 0 }
  }
}

extension JSONValue {
  /// The number of a year.
  fileprivate var year: Int? { string.flatMap { Int($0) } }

  /// Whether it says nothing.
  fileprivate var isBlank: Bool { content == .null || string?.isBlank == true }

  /// Whether it says yes: `true`, a number that is not 0, or any words but `false`.
  fileprivate var isTrue: Bool {
    switch content {
    case .truth(let truth): truth
    case .number(let number): number != 0
    case .text(let text): !text.isBlank && text != "0" && text.lowercased() != "false"
    default: false
    }
  }
}

extension String {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
