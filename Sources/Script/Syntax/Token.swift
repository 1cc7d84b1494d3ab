/// A sign, word or literal of a program.
struct Token {
  enum Kind: UInt8 {
    case name, number, text, dollar
    /// The parts of a text with values in it: up to the first value, between two, behind the last.
    case textStart, textMiddle, textEnd
    case `let`, `return`, `in`, `true`, `false`
    case leftParenthesis, rightParenthesis, leftBracket, rightBracket, leftBrace, rightBrace
    case comma, colon, semicolon, point, question, equals
    case plus, minus, times, divide, not
    case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
    case and, or, range
    /// Something that no program can hold, already reported; the rest of the line is not parsed.
    case invalid
    case end
  }

  let kind: Kind
  /// Whether a line ends between the token before and this one.
  let isFirstOnLine: Bool
  /// Whether white space follows.
  let isFollowedBySpace: Bool
  let start: Int32
  let end: Int32

  var range: Range<Int> { Int(start)..<Int(end) }
}

extension Token.Kind {
  var opensBracket: Bool {
    switch self {
    case .leftParenthesis, .leftBracket, .leftBrace, .textStart: true
    default: false
    }
  }

  var closesBracket: Bool {
    switch self {
    case .rightParenthesis, .rightBracket, .rightBrace, .textEnd: true
    default: false
    }
  }

  /// The bracket that closes this one.
  var closing: Token.Kind {
    switch self {
    case .leftParenthesis: .rightParenthesis
    case .leftBracket: .rightBracket
    case .textStart: .textEnd
    default: .rightBrace
    }
  }

  var isComparison: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: true
    default: false
    }
  }

  /// The spelling of signs, for messages.
  var spelling: String {
    switch self {
    case .leftParenthesis: "("
    case .rightParenthesis: ")"
    case .leftBracket: "["
    case .rightBracket: "]"
    case .leftBrace: "{"
    case .rightBrace: "}"
    case .comma: ","
    case .colon: ":"
    case .semicolon: ";"
    case .point: "."
    case .question: "?"
    case .equals: "="
    case .plus: "+"
    case .minus: "-"
    case .times: "*"
    case .divide: "/"
    case .not: "!"
    case .less: "<"
    case .lessOrEqual: "<="
    case .greater: ">"
    case .greaterOrEqual: ">="
    case .equal: "=="
    case .notEqual: "!="
    case .and: "&&"
    case .or: "||"
    case .range: "..."
    case .let: "let"
    case .return: "return"
    case .in: "in"
    case .true: "true"
    case .false: "false"
    case .name, .number, .text, .textStart, .textMiddle, .textEnd, .dollar, .invalid, .end: ""
    }
  }
}
