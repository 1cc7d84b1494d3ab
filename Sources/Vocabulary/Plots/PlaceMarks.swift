import Arithmetic
import Plotting
import Script

/// The words that show where data lie and where they go: `rug` and `arrows`.
let placeMarkWords: [Word] = [
  Word(
    "rug", category: "Marks",
    summary: "A short line at the lower edge of the plot for each value.",
    documentation: "It shows every value, where a histogram shows their number.",
    parameters: [
      Parameter(unlabelled: "values", .numbers, .nonempty, "The values."),
      MarkParameters.name, MarkParameters.role,
    ],
    result: .object(markTypeName),
    examples: [Example("rug([-1, 0, 0.5], name: \"particles\")", "a mark")],
    body: { (arguments, _) throws(WordError) in
      let look = try MarkLook(arguments)
      let values = try arguments.numbers("values").values
      return Mark.rug(values, name: look.name, role: look.role)
        .with(arguments.worstError("values")).value
    }),
  Word(
    "arrows", category: "Marks",
    summary: "An arrow from each point to another one: movements, or a field of directions.",
    documentation: "An arrow that is shorter than its head is drawn as a dot.",
    parameters: [
      Parameter(unlabelled: "xs", .numbers, "The abscissae that the arrows start from."),
      Parameter(unlabelled: "ys", .numbers, "The heights that they start from."),
      Parameter("toX", .numbers, "The abscissae that they lead to."),
      Parameter("toY", .numbers, "The heights that they lead to."),
      MarkParameters.name, MarkParameters.axis, MarkParameters.role,
    ],
    result: .object(markTypeName),
    examples: [Example("arrows([0, 1], [0, 0], toX: [0.5, 2], toY: [1, 1])", "a mark")],
    body: { (arguments, _) throws(WordError) in
      let look = try MarkLook(arguments)
      let (xs, ys) = try arguments.columns("xs", "ys")
      let (toXs, toYs) = try arguments.columns("toX", "toY")
      try Arguments.check([("xs", xs.count), ("toX", toXs.count)])
      return Mark.arrows(
        from: xs, ys, to: toXs, toYs, name: look.name, axis: look.axis, role: look.role
      ).with(arguments.worstError("xs", "ys", "toX", "toY")).value
    }),
]
