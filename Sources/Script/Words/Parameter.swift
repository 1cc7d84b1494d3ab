/// One parameter of a word.
public struct Parameter: Sendable {
  /// The label in a call; nil when the argument is written without one.
  public var label: String?
  /// The name by which the word reads the argument, and by which messages call it.
  public var name: String
  /// The type.
  public var type: ValueType
  /// What the value must satisfy.
  public var requirement: Requirement?
  /// The value when the argument is left out.
  public var defaultValue: Value?
  /// Whether the argument may be left out. A parameter with a default value is optional.
  public var isOptional: Bool
  /// Whether any number of arguments may be given here; they arrive as one array.
  public var isVariadic: Bool
  /// Whether the word computes with the error of the argument itself.
  public var carriesError = false
  /// Whether the word makes intervals for what the argument's draws stand for.
  public var takesDraws = false
  /// Whether the argument must be certain: not from draws, and without an error but that of rounding.
  public var mustBeCertain = false
  /// Whether a function given here is called when what the word made is used: what it captured is moved
  /// with the other arguments.
  public var movesCaptured = false
  /// What it means, in one sentence.
  public var documentation: String

  /// The same parameter of a word that computes with the error of this argument itself.
  public var carryingError: Parameter {
    var parameter = self
    parameter.carriesError = true
    return parameter
  }

  /// The same parameter for a function that is moved with what it captured.
  public var movingCaptured: Parameter {
    var parameter = self
    parameter.movesCaptured = true
    return parameter
  }

  /// The same parameter of a word that makes intervals for what the argument's draws stand for.
  public var takingDraws: Parameter {
    var parameter = self
    parameter.takesDraws = true
    return parameter
  }

  /// The same parameter, which takes only what is certain.
  public var certain: Parameter {
    var parameter = self
    parameter.mustBeCertain = true
    return parameter
  }

  /// A labelled parameter whose label is its name.
  public init(
    _ name: String, _ type: ValueType, default defaultValue: Value? = nil, optional: Bool = false,
    _ documentation: String
  ) {
    label = name
    self.name = name
    self.type = type
    self.defaultValue = defaultValue
    isOptional = optional || defaultValue != nil
    isVariadic = false
    self.documentation = documentation
  }

  /// A labelled parameter with a requirement, whose label is its name.
  public init(
    _ name: String, _ type: ValueType, _ requirement: Requirement,
    default defaultValue: Value? = nil, optional: Bool = false, _ documentation: String
  ) {
    self.init(name, type, default: defaultValue, optional: optional, documentation)
    self.requirement = requirement
  }

  /// A parameter that is written without a label.
  public init(
    unlabelled name: String, _ type: ValueType, default defaultValue: Value? = nil,
    optional: Bool = false, variadic: Bool = false, _ documentation: String
  ) {
    self.init(name, type, default: defaultValue, optional: optional, documentation)
    label = nil
    isVariadic = variadic
  }

  /// A parameter with a requirement that is written without a label.
  public init(
    unlabelled name: String, _ type: ValueType, _ requirement: Requirement,
    default defaultValue: Value? = nil, optional: Bool = false, variadic: Bool = false,
    _ documentation: String
  ) {
    self.init(
      unlabelled: name, type, default: defaultValue, optional: optional, variadic: variadic,
      documentation)
    self.requirement = requirement
  }
}
