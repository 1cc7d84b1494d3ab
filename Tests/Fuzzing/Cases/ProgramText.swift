import Script
import Vocabulary

/// Makes programs that are mostly well typed: expressions are made from the type that is wanted, of
/// the words of the vocabulary, so that they reach the numerics and the plots behind the checker.
struct ProgramText {
  var choices: Choices
  /// The names in scope with their types.
  private var scope: [(name: String, type: ValueType)] = []
  /// How many more words may be called; keeps programs short.
  private var calls = 0
  private var serial = 0

  init(_ choices: Choices) { self.choices = choices }

  /// Definitions, for a define directive.
  mutating func definitions() -> String {
    if choices.once(in: 200) { return nestedChain() }
    return (0..<(1 + choices.below(3))).map { _ in definition() }.joined(separator: "\n")
  }

  /// A long chain of definitions, each with the one before inside its own.
  private mutating func nestedChain() -> String {
    let value = choices.one(of: ["[$]", "[\"k\": $]", "{ x in $ }", "$ + 1", "true ? [$] : [$]"])
    serial += 1
    let name = "c\(serial)x"
    return "let \(name)0 = 1\n"
      + (1...(1 + choices.below(5_000))).map { index in
        "let \(name)\(index) = \(value.replacing("$", with: "\(name)\(index - 1)"))"
      }.joined(separator: "\n")
  }

  /// One definition; its name is in scope from then on.
  mutating func definition() -> String {
    calls = 6
    serial += 1
    let type = Self.bindable[choices.below(Self.bindable.count)]
    let text = expression(type, 3)
    let name = choices.once(in: 300) ? "pi" : "v\(serial)"
    scope.append((name, type))
    return "let \(name) = \(text)"
  }

  /// An expression of a type, with a new allowance of words.
  mutating func fresh(_ type: ValueType, depth: Int = 4) -> String {
    calls = 10
    return expression(type, depth)
  }

  private static let bindable: [ValueType] = [
    .number, .number, .numbers, .array(.numbers), .object("density"), .object("density"),
    .function([.number], .number), .range, .text, .truth, .dictionary(.numbers), .any,
    .object("mark"), .object("kernel"), .object("spatialDensity"), .object("plot"),
  ]

  private static let wordsByResult: [(word: Word, type: ValueType)] = vocabulary.words.map {
    ($0, $0.result)
  }

  private static func matches(_ found: ValueType, _ wanted: ValueType) -> Bool {
    switch (found, wanted) {
    case (_, .any): true
    case (.any, _): false
    case (.number, .number), (.truth, .truth), (.text, .text), (.range, .range): true
    case (.array(let a), .array(let b)), (.dictionary(let a), .dictionary(let b)): matches(a, b)
    case (.object(let a), .object(let b)):
      vocabulary.ancestry(of: a).contains { $0.name == b }
    case (.record(let a), .record(let b)): a == b
    case (.oneOf(let types), _): types.contains { matches($0, wanted) }
    case (_, .oneOf(let types)): types.contains { matches(found, $0) }
    case (.function, .function): true
    default: false
    }
  }

  /// An expression that is mostly of the type.
  mutating func expression(_ type: ValueType, _ depth: Int) -> String {
    if choices.once(in: 400) {
      return expression(Self.bindable[choices.below(Self.bindable.count)], depth - 1)
    }
    if !scope.isEmpty, choices.once(in: 3) {
      let fitting = scope.filter { Self.matches($0.type, type) }
      if !fitting.isEmpty { return fitting[choices.below(fitting.count)].name }
    }
    if depth > 0, calls > 0 {
      if choices.once(in: 20) {
        return "(\(expression(.truth, depth - 1)) ? \(expression(type, depth - 1)) : "
          + "\(expression(type, depth - 1)))"
      }
      if choices.once(in: 3) || isMadeByWordsAlone(type), let text = call(type, depth) {
        return text
      }
      if choices.once(in: 6), let text = member(type, depth) { return text }
      if let text = operation(type, depth) { return text }
    }
    return literal(type, depth)
  }

  private func isMadeByWordsAlone(_ type: ValueType) -> Bool {
    switch type {
    case .object, .record: true
    default: false
    }
  }

  // MARK: - Calls

  private mutating func call(_ type: ValueType, _ depth: Int) -> String? {
    let fitting = Self.wordsByResult.filter { Self.matches($0.type, type) }
    guard !fitting.isEmpty else { return nil }
    calls -= 1
    let word = fitting[choices.below(fitting.count)].word
    guard !word.parameters.isEmpty else { return word.name }
    return word.name + "(" + arguments(word, depth) + ")"
  }

  private mutating func arguments(_ word: Word, _ depth: Int) -> String {
    var parts: [String] = []
    for parameter in word.parameters {
      if parameter.isOptional, choices.below(3) > 0 { continue }
      let count = parameter.isVariadic ? 1 + choices.below(3) : 1
      for _ in 0..<count {
        let value = argument(parameter, depth - 1)
        parts.append((parameter.label.map { $0 + ": " } ?? "") + value)
      }
    }
    if choices.once(in: 200), !parts.isEmpty { parts.remove(at: choices.below(parts.count)) }
    return parts.joined(separator: ", ")
  }

  private mutating func argument(_ parameter: Parameter, _ depth: Int) -> String {
    guard let requirement = parameter.requirement, choices.below(10) > 0 else {
      return expression(parameter.type, depth)
    }
    var number: String
    switch requirement {
    case .positive, .nonnegative, .nonzero:
      number = choices.one(
        of: ["1", "2", "0.5", "3", "1e-3", "10", "1e-300", "1e300", "1e-6", "0.25", "pi"])
    case .whole, .wholePositive, .wholeNonnegative: number = NumberText.count(&choices)
    case .probability, .between, .strictlyBetween:
      number = choices.one(of: ["0.5", "0.05", "0.95", "0", "1", "1e-300", "0.3"])
    case .nonempty: return expression(parameter.type, depth)
    }
    switch parameter.type {
    case .array(.array): number = "[[\(number), 1], [2, \(number)]]"
    case .array: number = "[\(number), \(number)]"
    default: break
    }
    return number
  }

  /// A field or a member of something that has one of this type.
  private mutating func member(_ type: ValueType, _ depth: Int) -> String? {
    var found: [(receiver: ValueType, name: String, word: Word?)] = []
    for owner in vocabulary.types {
      let receiver = Self.receiver(owner)
      found += owner.fields.filter { Self.matches($0.type, type) }.map { (receiver, $0.name, nil) }
      found += owner.members.filter { Self.matches($0.result, type) }
        .map { (receiver, $0.name, $0) }
    }
    guard !found.isEmpty else { return nil }
    calls -= 1
    let (receiver, name, word) = found[choices.below(found.count)]
    let text = expression(receiver, depth - 1) + "." + name
    guard let word, !word.parameters.isEmpty else { return text }
    return text + "(" + arguments(word, depth) + ")"
  }

  private static func receiver(_ owner: ObjectType) -> ValueType {
    switch owner.name {
    case "array": .numbers
    case "number": .number
    case "range": .range
    case "dictionary": .dictionary(.numbers)
    case "text": .text
    default: owner.fields.isEmpty ? .object(owner.name) : .record(owner.name)
    }
  }

  // MARK: - Operators and literals

  private mutating func operation(_ type: ValueType, _ depth: Int) -> String? {
    let next = depth - 1
    switch type {
    case .number:
      switch choices.below(9) {
      case 0: return "-" + expression(.number, next)
      case 1: return expression(.numbers, next) + "[" + NumberText.count(&choices) + "]"
      case 2: return closure([.number], .number, next) + "(" + expression(.number, next) + ")"
      case 3...5:
        let sign = choices.one(of: [" + ", " - ", " * ", " / "])
        return "(" + expression(.number, next) + sign + expression(.number, next) + ")"
      default: return nil
      }
    case .array(let element):
      guard choices.once(in: 2) else { return nil }
      if element == .number, choices.once(in: 3) {
        let sign = choices.one(of: [" + ", " - ", " * ", " / "])
        return "(" + expression(.number, next) + sign + expression(type, next) + ")"
      }
      return expression(.numbers, next) + ".map "
        + closure([.number], element, next)
    case .truth:
      guard choices.below(3) > 0 else { return nil }
      if choices.once(in: 4) {
        let sign = choices.one(of: [" && ", " || "])
        return "(" + expression(.truth, next) + sign + "!" + expression(.truth, next) + ")"
      }
      let sign = choices.one(of: [" < ", " <= ", " > ", " >= ", " == ", " != "])
      return "(" + expression(.number, next) + sign + expression(.number, next) + ")"
    default: return nil
    }
  }

  private mutating func literal(_ type: ValueType, _ depth: Int) -> String {
    switch type {
    case .number: return NumberText.any(&choices)
    case .truth: return choices.one(of: ["true", "false", "(1 < 2)", "(pi == pi)"])
    case .text: return TextPieces.quoted(&choices)
    case .symbol(let names):
      return "." + choices.one(of: names.isEmpty || choices.once(in: 20) ? ["none"] : names)
    case .range:
      return choices.one(
        of: [
          "-3...3", "0...1", "-10...10", "1e-3...1e3", "-1e308...1e308", "0...5e-324", "1...1",
          "-45...45", "1e-290...1", "-1e300...1e300", "1e300...1.1e300", "3...-3", "0...1e-12",
          "1...1.0000000000001",
        ])
    case .array(.number) where choices.once(in: 4):
      return "linspace(\(NumberText.any(&choices)), \(NumberText.any(&choices)), "
        + "\(NumberText.count(&choices)))"
    case .array(let element):
      let count = choices.once(in: 10) ? 0 : 1 + choices.below(4)
      return "[" + (0..<count).map { _ in expression(element, depth - 2) }.joined(separator: ", ")
        + "]"
    case .dictionary(let element):
      return "["
        + (0...choices.below(3)).map { "\"k\($0)\": " + expression(element, depth - 2) }
        .joined(separator: ", ") + "]"
    case .function(let parameters, let result):
      return choices.once(in: 4)
        ? choices.one(of: ["sqrt", "exp", "log", "abs", "normal(mean: 0, sd: 1).pdf", "erf"])
        : closure(parameters, result, depth)
    case .object(let name): return Self.simplest[name] ?? "0"
    case .record: return "0"
    case .oneOf(let types):
      return types.isEmpty ? "0" : expression(types[choices.below(types.count)], depth)
    case .any: return expression(Self.bindable[choices.below(11)], depth - 1)
    }
  }

  private static let simplest = [
    "density": "normal(mean: 0, sd: 1)", "mark": "line([1, 2, 3])",
    "plot": "plot([line([1, 2])])", "kernel": "gaussian(bandwidth: 1)",
  ]

  private mutating func closure(
    _ parameters: [ValueType], _ result: ValueType, _ depth: Int
  ) -> String {
    let outside = scope.count
    let names = (parameters.isEmpty ? [.number] : parameters).map { type in
      serial += 1
      scope.append(("p\(serial)", type))
      return "p\(serial)"
    }
    let body = expression(result, depth - 1)
    scope.removeSubrange(outside...)
    return "{ " + names.joined(separator: ", ") + " in " + body + " }"
  }
}
