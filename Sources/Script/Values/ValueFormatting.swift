public import Arithmetic

/// The value as text in one line, of which ``PrintedText/plain`` has the numbers in ASCII.
///
/// - Parameters:
///   - value: The value.
///   - format: How its numbers are printed.
///   - limit: The most elements of one array that are printed; of a longer one the first ones and the
///     count. Of arrays in arrays a hundred times as many in all.
public func printed(
  _ value: Value, _ format: NumberFormat = .standard, limit: Int = 100
) -> PrintedText {
  var printer = ValuePrinter(format: format, limit: limit)
  printer.append(value)
  return printer.text
}

/// The value as text in one line; see ``printed(_:_:limit:)``.
public func format(
  _ value: Value, _ format: NumberFormat = .standard, limit: Int = 100
) -> String {
  printed(value, format, limit: limit).plain
}

private struct ValuePrinter {
  let format: NumberFormat
  let limit: Int
  /// How many elements may still be printed.
  private var left: Int
  var text = PrintedText()

  init(format: NumberFormat, limit: Int) {
    self.format = format
    self.limit = limit
    left = 100 * limit
  }

  mutating func append(_ value: Value) {
    switch value {
    case .number(let number): text += number.printed(format).printed
    case .numbers(let numbers):
      append(count: numbers.count) { $0.text += numbers[$1].printed($0.format).printed }
    case .truth(let judgement):
      switch judgement.truth {
      case .yes: text += "true"
      case .no: text += "false"
      case .undecided: text += "undecided"
      }
    case .text(let value): append(quoted: value)
    case .symbol(let name): text += ".\(name)"
    case .chosen(let value, _): append(value)
    case .array(let elements):
      append(count: elements.count) { $0.append(elements[$1]) }
    case .dictionary(let entries):
      if entries.isEmpty {
        text += "[:]"
      } else {
        append(count: entries.count) { printer, index in
          printer.append(quoted: entries[index].key)
          printer.text += ": "
          printer.append(entries[index].value)
        }
      }
    case .range(let lower, let upper):
      text += "\(lower.printed(format).printed)...\(upper.printed(format).printed)" as PrintedText
    case .function(let function):
      text += function.name == "closure" ? "a function" : "the function \(function.name)"
    case .record(let record):
      text += record.typeName + "("
      for (index, field) in record.fields.enumerated() {
        if index > 0 { text += ", " }
        text += field.name + ": "
        append(field.value)
      }
      text += ")"
    case .object(let object): text += withArticle(object.typeName)
    }
  }

  private mutating func append(count: Int, _ element: (inout ValuePrinter, Int) -> Void) {
    text += "["
    var printed = 0
    while printed < min(count, limit), left > 0 {
      left -= 1
      if printed > 0 { text += ", " }
      element(&self, printed)
      printed += 1
    }
    if count > printed { text += "\(printed > 0 ? ", " : "")... (\(count) elements)" }
    text += "]"
  }

  private mutating func append(quoted value: String) {
    var quoted = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        quoted += "\\u{\(String(scalar.value, radix: 16))}"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    text += quoted + "\""
  }
}
