import Arithmetic
import Diagnostics
import Script

/// Words that call a function for the elements of arrays.
let comprehensionWords: [Word] = [
  Word(
    "map", category: "Arrays", summary: "The values of a function at the elements of an array.",
    parameters: [array("a"), function("f", [.any], .any, "A function of an element.")],
    result: .array(.any), resultRule: { .array(($0.last ?? .any).functionResult) },
    expectedRule: { index, types in
      index == 1 ? .function([types.first?.elementType ?? .any], .any) : nil
    },
    examples: [
      Example("[1, 2, 3].map { x in pow(x, 2) }", "[1, 4, 9]"),
      Example("map([1, 4, 9], sqrt)", "[1, 2, 3]"),
    ]
  ) { (arguments, context) throws(WordError) in
    let elements = try arguments.array("a")
    let f = try arguments.function("f")
    return .list(
      try WordError.wrapping { () throws(EvaluationFailure) in
        try f.values(at: elements, context)
      })
  },
  Word(
    "flatMap", category: "Arrays",
    summary: "The elements of the arrays that a function gives for the elements of an array.",
    parameters: [
      array("a"), function("f", [.any], .array(.any), "A function from an element to an array."),
    ],
    result: .array(.any), resultRule: { .array(($0.last ?? .any).functionResult.elementType) },
    expectedRule: { index, types in
      index == 1 ? .function([types.first?.elementType ?? .any], .array(.any)) : nil
    },
    examples: [Example("[1, 2].flatMap { x in [x, 10 * x] }", "[1, 10, 2, 20]")]
  ) { (arguments, context) throws(WordError) in
    let f = try arguments.function("f")
    let elements = try arguments.array("a")
    let parts = try WordError.wrapping { () throws(EvaluationFailure) in
      try f.values(at: elements, context, joined: true)
    }
    if let part = parts.first(where: { !$0.isArray }) {
      throw WordError(
        .wrongResult, "the function of 'flatMap' must give an array, not \(part.phrase)",
        parameter: "f")
    }
    return .list(concatenating: parts).chosen(like: parts)
  },
  Word(
    "filter", category: "Arrays", summary: "The elements for which a function gives true.",
    documentation: """
      Of numbers from draws it is asked what is true of the draws as they fell. How many elements pass \
      comes from draws then, and so does every number in them; an estimate over them has no interval.
      """,
    parameters: [array("a"), function("f", [.any], .truth, "A condition on an element.")],
    result: .array(.any), resultRule: { .array($0.first?.elementType ?? .any) },
    expectedRule: { index, types in
      index == 1 ? .function([types.first?.elementType ?? .any], .truth) : nil
    },
    examples: [Example("[1, -2, 3].filter { x in x > 0 }", "[1, 3]")]
  ) { (arguments, context) throws(WordError) in
    let f = try arguments.function("f")
    var results: [Value] = []
    var draws: [Ancestry] = []
    for (index, element) in try arguments.array("a").enumerated() {
      let value = try WordError.wrapping { () throws(EvaluationFailure) in try f([element], context)
      }
      guard case .truth(let judgement) = value else {
        throw WordError(
          .wrongResult, "the function of 'filter' must give a truth value, not \(value.phrase)",
          parameter: "f")
      }
      if judgement.isDrawn { draws.append(judgement.ancestry) }
      let decision = judgement.isDrawn ? judgement.computed : judgement.truth
      if decision == .undecided {
        throw WordError(
          "undecided-condition",
          "the errors of the numbers leave the condition undecided at element \(index)",
          parameter: "f")
      }
      if decision == .yes {
        results.append(
          judgement.isDrawn ? element.chosenByDraws(from: judgement.ancestry).plain : element)
      }
    }
    return draws.isEmpty ? .list(results) : Value.list(results).chosen(by: draws.joined)
  },
  Word(
    "reduce", category: "Arrays",
    summary: "What a function makes of a start value and all elements, one after the other.",
    parameters: [
      array("a"), Parameter(unlabelled: "start", .any, "The value before the first element."),
      function("f", [.any, .any], .any, "A function of the value so far and the next element."),
    ],
    result: .any,
    examples: [Example("[1, 2, 3].reduce(10) { sum, x in sum + x }", "16")]
  ) { (arguments, context) throws(WordError) in
    let f = try arguments.function("f")
    var result = try arguments.value("start")
    for element in try arguments.array("a") {
      result = try WordError.wrapping { () throws(EvaluationFailure) in
        try f([result, element], context)
      }
    }
    return result
  },
  Word(
    "zip", category: "Arrays", summary: "The pairs of elements of two arrays of one count.",
    parameters: [array("a"), Parameter(unlabelled: "b", .array(.any), "The other array.")],
    result: .array(.array(.any)),
    resultRule: { types in
      types.count == 2
        ? .array(.array(types[0].elementType.joined(types[1].elementType)))
        : .array(.array(.any))
    },
    examples: [Example("zip([1, 2], [3, 4])", "[[1, 3], [2, 4]]")]
  ) { (arguments, _) throws(WordError) in
    let a = try arguments.array("a")
    let b = try arguments.array("b")
    guard a.count == b.count else {
      throw WordError(
        "shape-mismatch",
        "'zip' needs arrays of one count, but these have \(a.count) and \(b.count) elements")
    }
    try checkRoom(for: a.count, of: .array([]), more: 2)
    return .list(zip(a, b).map { .list([$0, $1]) })
  },
  Word(
    "enumerated", category: "Arrays", summary: "Pairs of the index and the element.",
    parameters: [array("a")], result: .array(.array(.any)),
    resultRule: { .array(.array(ValueType.number.joined($0.first?.elementType ?? .any))) },
    examples: [Example("enumerated([5, 7])", "[[0, 5], [1, 7]]")]
  ) { (arguments, _) throws(WordError) in
    try checkRoom(for: try arguments.value("a").count ?? 0, of: .array([]), more: 2)
    return .list(
      try arguments.array("a").enumerated().map { .list([.number(Double($0.offset)), $0.element]) })
  },
]

/// A parameter that takes a function.
private func function(
  _ name: String, _ parameters: [ValueType], _ result: ValueType, _ documentation: String
) -> Parameter {
  Parameter(unlabelled: name, .function(parameters, result), documentation)
}
