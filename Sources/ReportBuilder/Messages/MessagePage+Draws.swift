import Diagnostics

extension MessagePage {
  /// Of random draws.
  static let draws: [MessagePage] = [
    MessagePage(
      "drawn-comparison",
      "A comparison rests on a number from draws that has no interval, so it is undecided.",
      mend: "Make an interval from the draws with a word that begins with 'estimate'.",
      .chapter(
        """
        ```{claim} #claim-one
        :says: One is less than two.
        :expect: holds

        let d = normal(mean: 0, sd: 1).sample(100, key: "a")
        holds(mean(d) < 1)
        control(mean(d) > 1)
        ```
        """,
        mended: """
          ```{claim} #claim-one
          :says: One is less than two.
          :expect: holds

          let d = normal(mean: 0, sd: 1).sample(100, key: "a")
          holds(estimateMean(d) < 1)
          control(estimateMean(d) > 1)
          ```
          """)),
    MessagePage(
      "common-draws",
      "Calls of one closure share their random numbers, since what differs between them is not in the key.",
      mend: #"Put it into the key, or write key: .common("a") where sharing is meant."#,
      .program(
        #"[1, 2].map { m in normal(mean: m, sd: 1).sample(5, key: "a").mean }"#,
        mended: #"[1, 2].map { m in normal(mean: m, sd: 1).sample(5, key: ["a", m]).mean }"#)),
    MessagePage(
      "repeated-draws",
      "The same random numbers are drawn again and again where different ones are meant.",
      mend: "Put what differs between the calls into the key.",
      .program(
        #"integers(1, 100).map { run in normal(mean: 0, sd: 1).sample(5, key: "a").mean }"#,
        mended:
          #"integers(1, 100).map { run in normal(mean: 0, sd: 1).sample(5, key: ["a", run]).mean }"#
      )),
    MessagePage(
      "not-drawn", "A word that makes an interval from draws is given numbers that come from none.",
      mend: "Write recorded([...]) around numbers of an experiment.",
      .program(
        "estimateMean([4.1, 3.9, 4.3, 4.0])",
        mended: "estimateMean(recorded([4.1, 3.9, 4.3, 4.0]))")),
    MessagePage(
      "drawn-count",
      "A count that comes from draws is given where one that is written down is taken.",
      mend: "Give 'estimateProportion' the truth values that were counted.",
      .program(
        """
        let d = normal(mean: 0, sd: 1).sample(100, key: "a")
        estimateProportion(d.filter { x in x < 0 }.count, of: 100)
        """,
        mended: """
          let d = normal(mean: 0, sd: 1).sample(100, key: "a")
          estimateProportion(d.map { x in x < 0 })
          """)),
    MessagePage(
      "no-interval", "A number from draws has no interval where one is needed.",
      mend: "Make one from the draws, for example with 'estimateMean'.",
      .program(
        #"normal(mean: 0, sd: 1).sample(100, key: "a").mean.upper"#,
        mended: #"estimateMean(normal(mean: 0, sd: 1).sample(100, key: "a")).upper"#)),
    MessagePage(
      "no-scatter",
      "Draws are all alike, so that their scatter says nothing of the error of what they estimate.",
      mend: "Take more draws, or draws that differ.",
      .program(
        """
        let x = replicate(10, key: "a") { key in normal(mean: 0, sd: 1).sample(1, key: key)[0] > 9 ? 1 : 0 }
        estimateRelativeError(x, standardErrors: x + 1)
        """,
        mended: """
          let x = replicate(10, key: "a") { key in normal(mean: 0, sd: 1).sample(1, key: key)[0] }
          estimateRelativeError(x, standardErrors: abs(x) + 1)
          """)),
  ]
}
