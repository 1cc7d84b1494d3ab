/// What kind of value an expression has, as far as that is known before anything runs.
public indirect enum ValueType: Sendable, Hashable {
  /// Not known, or anything.
  case any
  case number
  case truth
  case text
  /// One of these symbols; any symbol when there are none.
  case symbol([String])
  case range
  /// An array with elements of a type.
  case array(ValueType)
  /// A dictionary with values of a type.
  case dictionary(ValueType)
  /// A function of these parameters; parameters and result are checked when they are known.
  case function([ValueType], ValueType)
  /// An object of a type of the table, or of one that has it as an ancestor.
  case object(String)
  /// A record of a type of the table.
  case record(String)
  /// One of several.
  case oneOf([ValueType])

  /// An array of numbers.
  public static let numbers = ValueType.array(.number)
}
