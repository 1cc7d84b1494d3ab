import Arithmetic
import Diagnostics
import Script
import TestSupport
import Testing
import Vocabulary

/// A random value of plain data.
private func randomValue(_ generator: inout Generator, depth: Int = 0) -> Value {
  func count() -> Int { Int.random(in: 0..<4, using: &generator) }
  switch Int.random(in: 0..<(depth > 3 ? 6 : 12), using: &generator) {
  case 0: return .number(Estimate(generator.unit(), error: generator.unit()))
  case 1: return .number(Double(count()))
  case 2: return .text(String(repeating: "σ\u{0}", count: count()))
  case 3: return .symbol("s")
  case 4: return .range(lower: -1, upper: generator.unit())
  case 9:
    return .range(
      lower: Estimate(drawn: -1), upper: Estimate(generator.unit(), error: generator.unit()))
  case 10:
    let values: [Value] = [.text("t"), .symbol("s"), .numbers([1, 2]), .dictionary([])]
    return values[count() % 4].chosenByDraws()
  case 5: return .truth(Judgement([.yes, .no, .undecided][count() % 3]))
  case 6:
    let values = (0..<count() + 1).map { _ in generator.unit() }
    return .numbers(
      Numbers(values, errors: count() == 0 ? [] : values.map { _ in generator.unit() }))
  case 7: return .list((0..<count()).map { _ in randomValue(&generator, depth: depth + 1) })
  case 8:
    return .dictionary(
      (0..<count()).map { ("k\($0)", randomValue(&generator, depth: depth + 1)) })
  default:
    return .record(
      Record(
        "r", fields: (0..<count()).map { ("f\($0)", randomValue(&generator, depth: depth + 1)) }))
  }
}

@Test func readsBackWhatItWrote() throws {
  var generator = Generator(state: 1)
  let context = EvaluationContext()
  for _ in 0..<500 {
    let value = randomValue(&generator)
    let bytes = value.encoded(in: context)
    let copy = try #require(Value(decoding: bytes))
    #expect(copy.encoded(in: context) == bytes)
    #expect(format(copy, .full) == format(value, .full))
    #expect(value.isData)
  }
}

@Test func refusesDamagedBytesWithoutHarm() {
  var generator = Generator(state: 2)
  let context = EvaluationContext()
  for _ in 0..<2000 {
    var bytes = randomValue(&generator).encoded(in: context)
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      switch Int.random(in: 0..<3, using: &generator) {
      case 0 where !bytes.isEmpty:
        bytes.removeLast(Int.random(in: 1...bytes.count, using: &generator))
      case 1: bytes.append(UInt8.random(in: 0...255, using: &generator))
      default:
        guard !bytes.isEmpty else { continue }
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = .random(
          in: 0...255, using: &generator)
      }
    }
    if let value = Value(decoding: bytes) {
      // What is accepted is a value like any other.
      #expect(Value(decoding: value.encoded(in: context)) != nil)
    }
  }
  #expect(Value(decoding: []) == nil)
  // A key twice.
  let twice = Value.dictionary([("a", .number(1)), ("a", .number(2))]).encoded(in: context)
  #expect(Value(decoding: twice) == nil)
  // An array that claims to have 2^60 elements, and arrays nested a million deep.
  let array = Value.array([]).encoded(in: context)
  #expect(Value(decoding: [array[0], 0, 0, 0, 0, 0, 0, 0, 16]) == nil)
  let level: [UInt8] = [array[0], 1, 0, 0, 0, 0, 0, 0, 0]
  #expect(Value(decoding: Array(repeatElement(level, count: 1_000_000).joined())) == nil)
}

@Test func tellsDifferentValuesApart() {
  let context = EvaluationContext()
  let values: [Value] = [
    .number(1), .number(Estimate(1, error: 1e-9)), .numbers([1]), .array([]), .text(""), .text("1"),
    .symbol("1"), .truth(true), .truth(false), .range(lower: 1, upper: 1), .dictionary([]),
    .array([.numbers([1])]), .record(Record("r", fields: [])), .number(-0.0), .number(0),
    .array([.text("ab"), .text("c")]), .array([.text("a"), .text("bc")]),
  ]
  #expect(Set(values.map { $0.encoded(in: context) }).count == values.count)
}

@Test func identifiesFunctionsByTextAndCapturedValues() throws {
  let context = EvaluationContext()
  func digest(_ program: String) throws -> Digest {
    let outcome = run(program, words: .basic + .sample)
    #expect(outcome.messages == "")
    guard case .function(let function)? = outcome.results.last?.value else {
      throw WordError("test", "'\(program)' gives no function")
    }
    return function.digest(in: context)
  }
  let one = try digest("let k = 1; { x in x + k }")
  #expect(try digest("let k = 1; { x in\n  x + k // again\n}") == one)
  #expect(try digest("let k = 2; { x in x + k }") != one)
  #expect(try digest("let k = 1; { x in x - k }") != one)
  #expect(
    try digest("let p = normal(mean: 0, sd: 1); p.pdf") == digest("normal(mean: 0, sd: 1).pdf"))
  #expect(try digest("normal(mean: 0, sd: 1).pdf") != digest("normal(mean: 1, sd: 1).pdf"))
  #expect(try digest("sqrt") != digest("exp"))
}

@Test func identifiesObjectsByTheirCallAndRandomOnesBySeedAndChapter() throws {
  func digest(
    _ program: String, _ chapter: String, seed: UInt64 = 1
  ) throws -> Digest {
    let context = EvaluationContext(seed: seed)
    guard
      case .object(let object)? = run(
        program, words: .basic + .sample, chapter: chapter, context: context
      ).results.last?.value
    else { throw WordError("test", "'\(program)' gives no object") }
    return object.digest(in: context)
  }
  let normal = "normal(mean: 0, sd: 1)"
  #expect(try digest(normal, "a") == digest(normal, "b"))
  #expect(try digest(normal, "a", seed: 2) == digest(normal, "a"))
  let draw = "draw(key: 1)"
  #expect(try digest(draw, "a") == digest(draw, "a"))
  #expect(try digest(draw, "a") != digest(draw, "b"))
  #expect(try digest(draw, "a", seed: 2) != digest(draw, "a"))
}

@Test func everyDoubtComesBack() {
  for bits: UInt16 in 0...0x3FF {
    let drawn = Estimate(drawn: 0.5, in: 0...1, failure: 0.1)
    for number in [Estimate(0.5, error: 0.1), Estimate(drawn: 0.5), drawn] {
      let doubted = number.doubted(bits)
      let context = EvaluationContext()
      let read = Value(decoding: Value.number(doubted).encoded(in: context))
      guard case .number(let found)? = read else {
        Issue.record("\(doubted.doubtBits) is not read")
        continue
      }
      #expect(found.doubtBits == doubted.doubtBits && found.failure == number.failure)
    }
  }
}

@Test func neverTakesWhatHasNoOriginForTheSame() {
  let context = EvaluationContext()
  let object = Object("density", payload: 1)
  #expect(object.digest(in: context) != object.digest(in: context))
  let function = Function(name: "f", parameterCount: 1) { (values, _) in .array(values) }
  #expect(function.digest(in: context) != function.digest(in: context))
}

@Test(arguments: [
  "{ k in draw(key: k) }", "{ k in { draw(key: k) } }", "draw",
  "{ k in [1].map { p in draw(sd: p, key: [k, p]) } }",
  "let p = { k in draw(key: k) }; { k in p(k) }",
  "{ p, k in p.sample(1, key: k) }", "normal(mean: 0, sd: 1).sample",
]) func identifiesFunctionsThatDrawBySeedAndChapter(program: String) throws {
  func digest(_ chapter: String, seed: UInt64 = 1) throws -> Digest {
    let context = EvaluationContext(seed: seed)
    let outcome = run(program, words: .basic + .sample, chapter: chapter, context: context)
    #expect(outcome.messages == "")
    guard case .function(let function)? = outcome.results.last?.value else {
      throw WordError("test", "'\(program)' gives no function")
    }
    return function.digest(in: context)
  }
  #expect(try digest("a") == digest("a"))
  #expect(try digest("a") != digest("b"))
  #expect(try digest("a") != digest("a", seed: 2))
}
