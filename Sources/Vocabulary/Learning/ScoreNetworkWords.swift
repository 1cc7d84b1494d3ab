import Arithmetic
import Diagnostics
import Numerics
import Script

/// The names of the types of networks and of the scores that they have learned.
let scoreNetworkTypeName = "score network"
let learnedScoreTypeName = "learned score"

private let category = "Learned scores"

/// The most examples times weights that a training may take: about a minute.
private let mostWork = 200_000_000_000

/// The words that train networks.
let scoreNetworkWords: [Word] = [
  Word(
    "scoreNetwork", category: category,
    summary: "A network for the scores of data under noise, trained by denoising score matching.",
    documentation: """
      Two hidden layers of `width` units, a/(1 + exp(-a)), see a place x and the logarithm of the noise level \
      sigma; what they give is scaled and added to the score of a normal density with the mean m and \
      variance v of the data: s(x, sigma) = -(x - m)/(v + sigma^2) + sqrt(v/(v + sigma^2)) F/sigma (Karras \
      and others, 2022). In each of `steps` steps a batch of data, drawn with replacement, gets noise sigma z \
      at levels drawn from `noises`, and the mean of sigma^2 (v + sigma^2)/v (s(x + sigma z, sigma) + \
      z/sigma)^2 is made smaller (Vincent, 2011; Song and Ermon, 2019) by a step of Adam (Kingma and Ba, \
      2015), whose size falls from `rate` to 0. The network has the moving average of the weights, which \
      keeps `averaging` of itself in a step. With `conditioned: false` its hidden \
      layers do not get the level, which still scales what goes in and out.

      The data are taken as they are. The score at a level is tabulated, with the distance from that of the \
      network as `tableError`.
      """,
    parameters: [
      Parameter(unlabelled: "data", .numbers, .nonempty, "The data."),
      Parameter(
        "noises", .numbers, .positive, "The standard deviations of the noise, from the largest on."),
      Parameter("width", .number, .wholePositive, default: .number(32), "The units of a layer."),
      Parameter("steps", .number, .wholePositive, default: .number(2000), "The steps."),
      Parameter(
        "batch", .number, .wholePositive, default: .number(64),
        "The examples of a step: a multiple of eight."),
      Parameter(
        "rate", .number, .positive, default: .number(0.01), "The step size at the start."
      ).certain,
      Parameter(
        "averaging", .number, .between(0, 1), default: .number(0.99),
        "What the average of the weights keeps of itself in a step."
      ).certain,
      Parameter(
        "conditioned", .truth, default: .truth(Judgement(.yes)),
        "Whether the hidden layers get the noise level."),
      keyParameter,
    ],
    result: .object(scoreNetworkTypeName), cost: .shared, isRandom: true,
    examples: [
      Example(
        """
        let data = normal(mean: 1, sd: 2).quantiles(200)
        let network = scoreNetwork(data, noises: [3, 1], width: 8, steps: 200, key: "network")
        network.losses.count
        """, "40")
    ],
    body: { (arguments, context) throws(WordError) in try network(arguments, context) }
  ).errors(.carried)
]

private func network(
  _ arguments: Arguments, _ context: EvaluationContext
) throws(WordError) -> Value {
  try arguments.checkComputed(["data", "noises"])
  var settings = ScoreTraining.Settings()
  settings.width = try arguments.wholeNumber("width")
  settings.steps = try arguments.wholeNumber("steps")
  settings.batch = try arguments.wholeNumber("batch")
  settings.rate = try arguments.double("rate")
  settings.averaging = try arguments.double("averaging")
  settings.isConditioned = try arguments.truth("conditioned").truth == .yes
  try arguments.checkMoves(
    [settings.steps, settings.batch, settings.width, settings.width], most: mostWork,
    parameter: "steps")
  let data = try arguments.numbers("data").values
  let noises = try arguments.numbers("noises").values
  let key = try arguments.randomKey(in: context)
  let training = try WordError.translating { () throws(NumericsError) in
    try ScoreTraining(data, noises: noises, settings, key: key)
  }
  return .object(Object(scoreNetworkTypeName, payload: training))
}

/// The types of networks and of learned scores.
let learnedScoreTypes: [ObjectType] = [
  ObjectType(
    scoreNetworkTypeName, phrase: "a score network",
    summary: "A network that was trained on data under noise.",
    members: [
      Word(
        "score", category: category, summary: "The learned score at a level of noise.",
        documentation: "The level need not be one of those that the network was trained on.",
        parameters: [Parameter("noise", .number, .positive, "The level.")],
        result: .object(learnedScoreTypeName), cost: .shared,
        examples: [
          Example(
            """
            let network = scoreNetwork(normal(mean: 1, sd: 2).quantiles(99), noises: [2], width: 4, steps: 40, key: "n")
            network.score(noise: 2)
            """, "a learned score")
        ],
        body: { (arguments, _) throws(WordError) in
          try arguments.checkComputed(["noise"])
          let training = try arguments.receiver(as: ScoreTraining.self)
          let learned = training.learned(noise: try arguments.double("noise"))
          return .object(Object(learnedScoreTypeName, payload: learned))
        }
      ).errors(.carried),
      property(
        "losses", "The mean loss over each of forty parts of the training.", count: "40",
        draws: .carry
      ) {
        $0.losses
      },
      property("iterations", "After how many steps these parts ended.", count: "40") {
        $0.moments.map { Double($0) }
      },
      property("noises", "The levels that it was trained on.", count: "1") { $0.network.noises },
    ]),
  ObjectType(
    learnedScoreTypeName, phrase: "a learned score",
    summary: "The score that a network has learned at one level of noise, as a table.",
    members: [
      Word(
        "score", category: category, summary: "The score at x.",
        documentation: """
          Between the places of the table the cubic with the network's scores and slopes at both, beyond its \
          ends a straight line.
          """,
        parameters: [Parameter(unlabelled: "x", .number, "The place.")], result: .number,
        broadcasts: true,
        examples: [
          Example(
            """
            let network = scoreNetwork(normal(mean: 1, sd: 2).quantiles(99), noises: [2], width: 4, steps: 40, key: "n")
            let learned = network.score(noise: 2)
            abs(learned.score(0)) < 100
            """, "undecided")
        ],
        body: { (arguments, _) throws(WordError) in
          let learned = try arguments.receiver(as: LearnedScore.self)
          let score = learned.score(try arguments.double("x"))
          return .number(Estimate(score, error: 64 * score.ulp))
        }),
      Word(
        "integral", category: category,
        summary:
          "The integral of the score: how much higher the log density would be at the second place.",
        parameters: [
          Parameter("from", .number, "The first place."),
          Parameter("to", .number, "The second place."),
        ],
        result: .number,
        examples: [
          Example(
            """
            let network = scoreNetwork(normal(mean: 1, sd: 2).quantiles(99), noises: [2], width: 4, steps: 40, key: "n")
            let learned = network.score(noise: 2)
            abs(learned.integral(from: 0, to: 1)) < 100
            """, "undecided")
        ],
        body: { (arguments, _) throws(WordError) in
          let learned = try arguments.receiver(as: LearnedScore.self)
          let integral = learned.integral(
            from: try arguments.double("from"), to: try arguments.double("to"))
          return .number(Estimate(integral, error: 1e-12 * (1 + abs(integral))))
        }),
      Word(
        "mass", category: category,
        summary:
          "The mass below x of the density whose logarithm the integral of the score would be.",
        documentation: "By the trapezoidal rule between the ends of the table.",
        parameters: [Parameter("below", .number, "The place.")], result: .number,
        examples: [
          Example(
            """
            let network = scoreNetwork(normal(mean: 1, sd: 2).quantiles(99), noises: [2], width: 4, steps: 40, key: "n")
            let learned = network.score(noise: 2)
            learned.mass(below: 0) < 2
            """, "undecided")
        ],
        body: { (arguments, _) throws(WordError) in
          let learned = try arguments.receiver(as: LearnedScore.self)
          let mass = learned.mass(below: try arguments.double("below"))
          return .number(Estimate(mass, error: 1e-11 * mass))
        }),
      Word(
        "tableError", category: category,
        summary: "How far the table is from the network: twice the most that was seen half-way.",
        result: .number,
        examples: [
          Example(
            """
            let network = scoreNetwork(normal(mean: 1, sd: 2).quantiles(99), noises: [2], width: 4, steps: 40, key: "n")
            let learned = network.score(noise: 2)
            learned.tableError < 1
            """, "undecided")
        ],
        body: { (arguments, _) throws(WordError) in
          .number(Estimate(try arguments.receiver(as: LearnedScore.self).tableError))
        }),
    ]),
]

private func property(
  _ name: String, _ summary: String, count counts: String,
  draws: Word.Draws = .keep, _ values: @escaping @Sendable (ScoreTraining) -> [Double]
) -> Word {
  Word(
    name, category: category, summary: summary, result: .numbers, draws: draws,
    examples: [
      Example(
        """
        let network = scoreNetwork(normal(mean: 1, sd: 2).quantiles(99), noises: [2], width: 4, steps: 40, key: "n")
        network.\(name).count
        """, counts)
    ],
    body: { (arguments, _) throws(WordError) in
      .numbers(Numbers(values(try arguments.receiver(as: ScoreTraining.self))))
    })
}
