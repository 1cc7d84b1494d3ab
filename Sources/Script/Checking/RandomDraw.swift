public import Diagnostics

/// A call of a word that draws random numbers, as it stands in a program.
public struct RandomDraw: Sendable, Hashable {
  /// The chapter, which belongs to the draws.
  public let chapter: String
  /// The word that draws.
  public let word: String
  /// The author's key as it is written, on one line.
  public let key: String
  /// The place of the word.
  public let range: SourceRange
}

/// The parameters of closures that a value may depend on, each under its number in the trace.
struct Sources: Sendable, Hashable {
  /// More would take time and help nobody; a value of so many parameters counts as one of all.
  private static let limit = 64

  private var parameters: Set<Int> = []
  /// The marks of draws, and the parameters that hand theirs on: none that only an estimate saw.
  private var drawn: Set<Int> = []
  private var isEverything = false

  /// What does not depend on any parameter.
  static let none = Sources()
  /// What comes from draws without an interval.
  static let bareDraws = Sources(drawn: [-1])
  /// An array of which draws have chosen the elements.
  static let chosenElements = Sources(drawn: [-2])
  /// What may depend on every parameter.
  static let everything = Sources(isEverything: true)

  private init(isEverything: Bool) { self.isEverything = isEverything }

  private init(drawn: Set<Int>) { self.drawn = drawn }

  init(_ parameters: Set<Int> = []) {
    self.parameters = parameters
    drawn = parameters
  }

  /// Whether it is known that draws without an interval reach the value.
  var haveBareDraws: Bool { !isEverything && drawn.contains(-1) }

  /// Whether it is known that draws without an interval have chosen the elements of the value.
  var haveChosenElements: Bool { !isEverything && drawn.contains(-2) }

  /// The sources without draws: those of an estimate made from them.
  var withoutBareDraws: Sources {
    var result = self
    result.drawn = []
    return result
  }

  /// The sources of how many elements the value has.
  var ofCount: Sources { haveChosenElements ? self : withoutBareDraws }

  func contains(_ parameter: Int) -> Bool { isEverything || parameters.contains(parameter) }

  mutating func formUnion(_ other: Sources) {
    if isEverything { return }
    if other.isEverything || parameters.count + other.parameters.count > 2 * Self.limit {
      self = .everything
      return
    }
    parameters.formUnion(other.parameters)
    drawn.formUnion(other.drawn)
    if parameters.count > Self.limit { self = .everything }
  }

  func union(_ other: Sources) -> Sources {
    var union = self
    union.formUnion(other)
    return union
  }

  /// The sources with each parameter of a closure replaced by those of what it is called with.
  func replacing(_ replacements: [Int: Sources]) -> Sources {
    if isEverything { return self }
    var result = Sources(drawn: drawn.filter { replacements[$0] == nil })
    for parameter in parameters {
      guard let found = replacements[parameter] else {
        result.parameters.insert(parameter)
        continue
      }
      result.formUnion(drawn.contains(parameter) ? found : found.withoutBareDraws)
    }
    return result
  }
}

/// A comparison that a truth value rests on, with what reaches its sides.
struct TracedComparison: Sendable, Hashable {
  let place: SourceRange
  var sides: Sources
}

/// A function as far as it matters for draws.
enum TracedFunction: Sendable {
  /// A closure of the program.
  case closure(ClosureFlow)
  /// A word that draws, named without being called: `p.sample`.
  case word(DrawingWord)
  /// Whatever a parameter of a closure is given.
  case parameter(Int)
}

/// What is known of a value before anything runs: the parameters that reach it, and what it does when
/// it is a function or holds some.
struct Flow: Sendable {
  /// More would take time and help nobody.
  static let mostComparisons = 32
  static let mostFunctions = 16

  var sources = Sources.none
  /// The comparisons that a truth value rests on.
  var comparisons: [TracedComparison] = []
  /// Whether it is a key that is shared on purpose: `.common(key)`.
  var isCommon = false
  /// The functions that it may be.
  var functions: [TracedFunction] = []
  /// The functions that may be in it, when it is an array or a dictionary.
  var elements: [TracedFunction] = []

  /// All functions that have to do with it, each closure once.
  var allFunctions: [TracedFunction] {
    var closures: Set<ObjectIdentifier> = []
    let all = (functions + elements).filter { function in
      if case .closure(let closure) = function {
        closures.insert(ObjectIdentifier(closure)).inserted
      } else {
        true
      }
    }
    return Array(all.prefix(Self.mostFunctions))
  }

  /// What nothing is known of.
  static let unknown = Flow(sources: .everything)
}

/// A word that draws, named without being called.
struct DrawingWord: Sendable {
  /// The chapter in which it is named, which belongs to the draws.
  let chapter: String
  let name: String
  /// Which of its arguments is the key.
  let keyIndex: Int
  /// What reaches its receiver.
  let receiver: Sources
  /// The parameter that its receiver is.
  let receiverParameter: Int?
}

extension Flow {
  /// Whether it is a function of the program, and no value that others are made of.
  var isFunction: Bool {
    functions.contains { if case .closure = $0 { true } else { false } } && elements.isEmpty
  }

  /// The parameter of a closure that the value is; nil when it is something else.
  var parameter: Int? {
    if functions.count == 1, case .parameter(let number) = functions[0] { number } else { nil }
  }
}

/// What calls of a closure do.
final class ClosureFlow: Sendable {
  let parameters: [Int]
  /// What the parameters are called.
  let names: [String]
  /// The sources of the result, by the closure's own parameters and those around it.
  let result: Sources
  /// The comparisons that the result rests on.
  let comparisons: [TracedComparison]
  /// The functions that a call may give, and those that may be in what it gives.
  let functions: [TracedFunction]
  let elements: [TracedFunction]
  /// The draws that a call makes.
  let draws: [TracedDraw]
  /// The calls that it makes of what its parameters, or those around it, are given.
  let calls: [ParameterCall]

  init(
    parameters: [Int], names: [String], result: Flow, draws: [TracedDraw], calls: [ParameterCall]
  ) {
    self.parameters = parameters
    self.names = names
    self.result = result.sources
    comparisons = result.comparisons
    functions = result.functions
    elements = result.elements
    self.draws = draws
    self.calls = calls
  }
}

/// A call of what a parameter of a closure is given.
struct ParameterCall: Sendable {
  let parameter: Int
  let arguments: [Flow]
  let place: SourceRange
  /// The closures that the call stands in and that of the parameter does not, from inside: where the call is
  /// looked at for what their own parameters lack. Empty where it is looked at for its draws.
  var enclosing: [(parameters: [Int], names: [String])] = []
}

/// A drawing call with the parameters that reach it, as seen from the closure that is looked at.
struct TracedDraw: Sendable, Hashable {
  /// What has been told of it already.
  enum Telling: Int, Sendable { case nothing, note, error }

  /// The call itself.
  let call: RandomDraw
  /// What reaches the key.
  var key: Sources
  /// What reaches the receiver and the other arguments.
  var others: Sources
  /// Whether the key says that the draws are shared on purpose.
  var isCommon: Bool
  /// Whether the draw is made for certain, and not only if one of several functions is the one that is called.
  var isCertain = true
  /// The parameters that are what the draws are made from themselves, and so no key: `p` of `p.sample`.
  var receiver: Int?
  /// Where a message about it belongs: the word, or the call of the function that draws.
  var place: SourceRange
  /// What has been told where the function that draws is written or called by another one.
  var told = Telling.nothing
  /// What is told at ``place``.
  var found = Telling.nothing
}
