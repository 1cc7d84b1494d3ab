import Arithmetic
import Diagnostics
import Synchronization

/// What is known of a piece of program from the words that it names.
struct Traits {
  /// Whether it names a word that draws random numbers.
  var isRandom = false
  /// Whether it names a costly word.
  var isCostly = false
}

/// What all values of one closure expression share.
final class ClosurePrototype: Sendable {
  let name: String
  let parameterCount: Int
  let slotCount: Int
  /// Values taken over when the closure is made: from a slot around it to one of its own.
  let captures: [(from: Int, to: Int)]
  let body: any Code
  let traits: Traits
  /// The chapter in which the closure is written.
  let chapter: String
  /// How much of the call depth a call takes.
  let weight: Int
  private let source: SourceFragment
  private let text = Mutex<String?>(nil)

  init(
    name: String, parameterCount: Int, slotCount: Int, captures: [(from: Int, to: Int)],
    body: any Code, traits: Traits, chapter: String, height: Int, source: SourceFragment
  ) {
    self.name = name
    self.parameterCount = parameterCount
    self.slotCount = slotCount
    self.captures = captures
    self.body = body
    self.traits = traits
    self.chapter = chapter
    weight = height + 16
    self.source = source
  }

  /// What tells the closure from others: its canonical text, and its chapter when it draws random
  /// numbers, which depend on it.
  var identity: String {
    traits.isRandom ? "closure \(chapter)\u{0}\(canonicalText)" : "closure " + canonicalText
  }

  /// The closure's own canonical text.
  private var canonicalText: String {
    if let known = text.withLock({ $0 }) { return known }
    let made = Script.canonicalText(of: source)
    text.withLock { $0 = made }
    return made
  }
}

/// A closure with the values that it captured.
final class ClosureFunction: FunctionBody {
  /// The greatest depth of nested calls, in levels of expressions.
  static let depthLimit = 4000

  let nesting: Int
  let isCostly: Bool
  let origin: Origin?
  private let prototype: ClosurePrototype
  private let captured: [Value]
  /// The captured numbers when the body can run on numbers alone.
  private let scalars: [Estimate]?
  /// Whether it captured the function that made it, which was given to itself.
  private let holdsMaker: Bool
  /// Whether draws have a part in what it captured, or its program draws itself.
  private let draws: Bool

  init(_ prototype: ClosurePrototype, captured: [Value], makers: SelfHoldingCall? = nil) {
    self.prototype = prototype
    self.captured = captured
    holdsMaker = makers.map { makers in captured.contains { $0.holds(makers.function) } } ?? false
    var numbers: [Estimate]? = prototype.body.isScalar ? [] : nil
    for value in captured {
      guard case .number(let number) = value else {
        numbers = nil
        break
      }
      numbers?.append(number)
    }
    scalars = numbers
    draws = prototype.traits.isRandom || captured.contains(where: \.isDrawn)
    nesting = 1 + captured.reduce(0) { max($0, $1.nesting) }
    isCostly = prototype.traits.isCostly || captured.contains(where: \.isCostlyFunction)
    origin = Origin(captured, isRandom: prototype.traits.isRandom) { prototype.identity }
  }

  var name: String { prototype.name }
  var parameterCount: ClosedRange<Int> { prototype.parameterCount...prototype.parameterCount }
  var isDrawn: Bool { draws }
  var holdsDrawn: Bool {
    captured.contains { value in
      if case .function(let function) = value { function.body.holdsDrawn } else { value.isDrawn }
    }
  }
  var ancestry: Ancestry {
    prototype.traits.isRandom ? .unknown : captured.map(\.ancestry).joined
  }
  var expressionHoldingMaker: AnyObject? { holdsMaker ? prototype : nil }

  var variationsWithCaptured: [Variation] {
    Variation.places(ofCaptured: captured).map { variation in
      variation.replaced(
        by: variation.moved.map { value in
          let moved = value.elements ?? []
          guard moved.count == captured.count else { return .function(Function(self)) }
          return .function(Function(ClosureFunction(prototype, captured: moved)))
        })
    }
  }

  func captured(
    movedBy moves: [(source: Variation.Source, place: Int)],
    name: (Variation.Source) -> Variation.Source
  ) -> (any FunctionBody)? {
    guard
      let moved = Value.array(captured).moved(by: moves, withCaptured: true, name: name)?.elements,
      moved.count == captured.count
    else { return nil }
    return ClosureFunction(prototype, captured: moved)
  }

  var nominalWithCaptured: any FunctionBody {
    ClosureFunction(prototype, captured: captured.map(\.nominalWithCaptured))
  }

  func call(
    _ arguments: [Value], _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    try context.steps.take(1)
    var inner = context
    inner.depth += prototype.weight
    if inner.depth > Self.depthLimit {
      throw EvaluationFailure(
        "nesting-too-deep", "the calls of functions are nested too deep", at: nil)
    }
    if let running = context.selfHolding, running.isRunning(self) {
      throw EvaluationFailure("recursion", SelfHoldingCall.message(name), at: nil)
    }
    if holdsMaker || arguments.contains(where: { $0.holds(self) }) {
      inner.selfHolding = SelfHoldingCall(self, outer: context.selfHolding)
    }
    var frame = StackFrame(
      slots: Array(repeating: .number(Estimate(0)), count: prototype.slotCount))
    for (slot, argument) in arguments.enumerated() { frame.slots[slot] = argument }
    for (capture, value) in zip(prototype.captures, captured) {
      frame.slots[capture.to] = value
    }
    return try prototype.body.evaluate(&frame, inner)
  }

  func number(
    _ x: Double, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Estimate {
    if let scalars {
      try context.steps.take(1)
      let result = withUnsafeTemporaryAllocation(
        of: Estimate.self, capacity: max(1, prototype.slotCount)
      ) { slots in
        slots.initialize(repeating: Estimate(0))
        slots[0] = Estimate(x)
        for (capture, value) in zip(prototype.captures, scalars) { slots[capture.to] = value }
        guard let base = slots.baseAddress else { return Estimate.undefined }
        return prototype.body.scalar(base)
      }
      if result.isFinite { return result }
    }
    return try called(x, context)
  }
}

extension Value {
  /// Whether this is a function that is worth a thread of its own.
  fileprivate var isCostlyFunction: Bool {
    if case .function(let function) = self { return function.isCostly }
    return false
  }
}

/// A closure expression.
final class ClosureCode: Code {
  let range: SourceRange
  private let prototype: ClosurePrototype

  init(_ prototype: ClosurePrototype, _ range: SourceRange) {
    self.prototype = prototype
    self.range = range
  }

  func evaluate(
    _ frame: inout StackFrame, _ context: EvaluationContext
  ) throws(EvaluationFailure) -> Value {
    let captured = prototype.captures.map { frame.slots[$0.from] }
    let storage = ClosureFunction(prototype, captured: captured, makers: context.selfHolding)
    // A function takes the room of some elements, and what it captured has been gone through.
    try context.steps.take(8)
    var extent = Extent()
    for value in captured { extent.include(value) }
    try context.steps.take(extent)
    let function = Value.function(Function(storage))
    try function.checkExtent(at: range, context)
    return function
  }
}
