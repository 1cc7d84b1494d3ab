public import Arithmetic

/// A program and what it prints, shown in the reference and run by the tests.
public struct Example: Sendable, Hashable {
  /// The program; its last expression is what is printed.
  public var program: String
  /// The value as `report evaluate` prints it.
  public var result: String

  /// A program and what it prints.
  public init(_ program: String, _ result: String) {
    self.program = program
    self.result = result
  }
}

/// One entry of the vocabulary: everything the checker, the evaluator, the messages and the
/// reference know about a word.
public struct Word: Sendable {
  /// What a word does with the errors of its arguments.
  public enum ErrorUse: Sendable {
    /// It computes with them.
    case carried
    /// It is run at the values and with each inexact argument moved within its bound; the bounds of its
    /// result cover what that changes.
    case varied
    /// It shows the values.
    case ignored
  }

  /// What a word does with the errors that its objects hold in themselves.
  public enum HeldErrors: Sendable {
    /// It knows nothing of them.
    case unread
    /// Its bounds hold them.
    case read
    /// What it makes holds them in turn.
    case kept
  }

  /// How long a word takes.
  public enum Cost: Sendable {
    /// Microseconds: computed whenever it is called.
    case cheap
    /// Milliseconds: what several directives ask for is computed once in a build.
    case shared
    /// Longer: its results are kept in the result store, too.
    case costly
  }

  /// What a word makes of numbers from draws.
  public enum Draws: Sendable {
    /// All that it gives comes from draws and has no interval, once one of its arguments does or it draws
    /// itself.
    case carry
    /// It draws, and says of the numbers that it gives which draws each of them was made from.
    case tell
    /// It hands its arguments on, or computes with them as arithmetic does, marks included.
    case keep
    /// It says itself what is known of the arguments that it takes draws in: it turns them into estimates
    /// with intervals. Where any other argument comes from draws, so does all that it gives.
    case estimate
    /// It shows its arguments, and nothing is computed from what it gives.
    case show
  }

  /// What a word does with its arguments.
  public typealias Body =
    @Sendable (Arguments, EvaluationContext) throws(WordError) -> Value

  /// The name.
  public var name: String
  /// The heading under which the reference lists it.
  public var category: String
  /// What it does, in one sentence.
  public var summary: String
  /// Formula, units, error and source.
  public var documentation: String
  /// The parameters in order. A member's receiver is none of them.
  public var parameters: [Parameter]
  /// The type of the result.
  public var result: ValueType
  /// The type of the result from those of the arguments (the receiver first), where it depends on
  /// them. An argument that was left out is `.any`.
  public var resultRule: (@Sendable ([ValueType]) -> ValueType)?
  /// The type expected of the argument at an index from those of the arguments before it (the
  /// receiver first, and counted): what the closure of `map` takes.
  public var expectedRule: (@Sendable (Int, [ValueType]) -> ValueType?)?
  /// How long it takes.
  public var cost: Cost
  /// Whether it draws random numbers, so that the report's seed and the chapter in which the call is
  /// written belong to its result's identity. Such a word has a parameter ``keyName``.
  public var isRandom: Bool
  /// What it makes of numbers from draws.
  public var draws: Draws
  /// Whether parameters that take a number also take an array, element by element; the result is
  /// an array then. Several arrays must have the same count.
  public var broadcasts: Bool
  /// What it does with the errors of its arguments.
  public var errors = ErrorUse.varied
  /// Whether the values of its arguments decide how many elements it gives.
  public var choosesCount = false
  /// Whether what it gives is estimated where numbers that rest on an object among its arguments are.
  public var takesDoubts = true
  /// Puts what the errors of arguments have made of a result into the range that it cannot leave.
  public var confine: (@Sendable (Value) -> Value)?
  /// Computes with the errors of inexact arguments where it can, instead of running the word again with
  /// them moved; nil where it cannot.
  public var enclosing: (@Sendable (Arguments) throws(WordError) -> Value?)?
  /// All objects that the word may make of inexact arguments: the ``Object/enclosure`` of its result.
  public var enclosure:
    (@Sendable (Arguments, EvaluationContext) throws(WordError) -> (any Sendable)?)?
  /// What it does with the errors that its objects hold in themselves.
  public var heldErrors = HeldErrors.unread
  /// Examples, each tested.
  public var examples: [Example]
  /// What it does.
  public var body: Body
  /// The same for numbers alone, without making arrays; the result is not finite where the word
  /// is not defined, and the body then says why.
  public var numeric: NumericForm?
  /// How the word extends to formulas; nil where it cannot be a part of one.
  public var symbolic: SymbolicForm?

  /// Of a costly word, whether a value of its type can be its result for these arguments, as far as
  /// that is known without computing it: that arrays have the counts that the arguments ask for.
  public var storedForm: (@Sendable (Arguments, Value) -> Bool)?

  /// A word that is a function of one or two numbers and nothing else.
  public enum NumericForm: Sendable {
    case unary(@Sendable (Estimate) -> Estimate)
    case binary(@Sendable (Estimate, Estimate) -> Estimate)
  }

  /// An entry of the vocabulary.
  public init(
    _ name: String, category: String, summary: String, documentation: String = "",
    parameters: [Parameter] = [], result: ValueType,
    resultRule: (@Sendable ([ValueType]) -> ValueType)? = nil,
    expectedRule: (@Sendable (Int, [ValueType]) -> ValueType?)? = nil,
    cost: Cost = .cheap, isRandom: Bool = false, draws: Draws = .carry, broadcasts: Bool = false,
    examples: [Example] = [], numeric: NumericForm? = nil,
    symbolic: SymbolicForm? = nil,
    storedForm: (@Sendable (Arguments, Value) -> Bool)? = nil, body: @escaping Body
  ) {
    self.name = name
    self.category = category
    self.summary = summary
    self.documentation = documentation
    self.parameters = parameters
    self.result = result
    self.resultRule = resultRule
    self.expectedRule = expectedRule
    self.cost = cost
    self.isRandom = isRandom
    self.draws = draws
    self.broadcasts = broadcasts
    self.examples = examples
    self.numeric = numeric
    self.symbolic = symbolic
    self.storedForm = storedForm
    self.body = body
  }

  /// The name of the parameter that tells the draws of a random word apart.
  public static let keyName = "key"

  /// The word with another treatment of draws.
  public func treating(_ draws: Draws) -> Word {
    var word = self
    word.draws = draws
    return word
  }

  /// The word as one of which the values of its arguments decide how many elements it gives.
  public var choosingCount: Word {
    var word = self
    word.choosesCount = true
    return word
  }

  /// The word as one that says itself whether its numbers are estimated.
  public var tellingDoubts: Word {
    var word = self
    word.takesDoubts = false
    return word
  }

  /// The word with a result that stays in a range whatever the errors of its arguments are.
  public func confined(_ confine: @escaping @Sendable (Value) -> Value) -> Word {
    var word = self
    word.confine = confine
    return word
  }

  /// The word with another use of its arguments' errors.
  public func errors(_ use: ErrorUse) -> Word {
    var word = self
    word.errors = use
    return word
  }

  /// The word with all objects that it may make of inexact arguments.
  public func enclosed(
    by enclosure:
      @escaping @Sendable (Arguments, EvaluationContext) throws(WordError) -> (any Sendable)?
  ) -> Word {
    var word = self
    word.enclosure = enclosure
    return word
  }

  /// The word with a way to compute with the errors of its arguments.
  public func enclosing(
    _ body: @escaping @Sendable (Arguments) throws(WordError) -> Value?
  ) -> Word {
    var word = self
    word.enclosing = body
    return word
  }

  /// The word with another use of the errors that its objects hold in themselves.
  public func heldErrors(_ use: HeldErrors) -> Word {
    var word = self
    word.heldErrors = use
    return word
  }

  /// The form of a call as messages show it: `mixture(weights:means:sd:)`.
  public var signature: String {
    guard !parameters.isEmpty else { return name }
    return name + "(" + parameters.map { "\($0.label ?? "_"):" }.joined() + ")"
  }
}

/// A type of objects, or the members of a built-in type of values (`array`, `number`, ...).
public struct ObjectType: Sendable {
  /// The name: `density`.
  public var name: String
  /// The name as messages say it: `a density`.
  public var phrase: String
  /// The type that it is a special case of: all its members work here too.
  public var parent: String?
  /// What it is, in one sentence.
  public var summary: String
  /// The members. One without parameters is a property (`J.last`), one with parameters is called
  /// (`p.pdf(x)`) or passed on as a function (`p.pdf`). The body finds the receiver in
  /// ``Arguments/receiver``.
  public var members: [Word]
  /// The fields of a record of this type.
  public var fields: [Field]

  /// A field of a record.
  public struct Field: Sendable {
    /// The name.
    public var name: String
    /// The type of its value.
    public var type: ValueType
    /// What it means, in one sentence.
    public var documentation: String

    /// A field of a record.
    public init(_ name: String, _ type: ValueType, _ documentation: String) {
      self.name = name
      self.type = type
      self.documentation = documentation
    }
  }

  /// A type of objects, or of records when it has fields.
  public init(
    _ name: String, phrase: String, parent: String? = nil, summary: String, members: [Word] = [],
    fields: [Field] = []
  ) {
    self.name = name
    self.phrase = phrase
    self.parent = parent
    self.summary = summary
    self.members = members
    self.fields = fields
  }
}
