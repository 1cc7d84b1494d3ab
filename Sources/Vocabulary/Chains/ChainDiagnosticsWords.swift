import Arithmetic
import Diagnostics
import Numerics
import Script

private let chainsParameter = Parameter(
  unlabelled: "chains", .array(.numbers), .nonempty,
  "The chains, each an array of its states in order; all of one length.")

/// The words that ask how well chains have mixed.
let chainDiagnosticsWords: [Word] = [
  Word(
    "effectiveSampleSize", category: chainCategory,
    summary:
      "As many independent draws would tell as much of a mean as the states of some chains do.",
    documentation: """
      n over the sum of the autocorrelations, as far as these, added in pairs, stay positive and fall \
      (Geyer, 1992), for the halves of the chains together, so that chains that stay apart count for little. \
      With `of: .bulk`, the default, of the ranks as normal quantiles, which exists for every tail; with \
      `of: .mean` of the numbers themselves. Chains that all miss the same part of a distribution look as \
      good as any. (Vehtari and others, 2021.)
      """,
    parameters: [
      chainsParameter,
      Parameter("of", .symbol(["bulk", "mean"]), default: .symbol("bulk"), "What for."),
    ],
    result: .number,
    examples: [
      Example("effectiveSampleSize([[1, 3, 2, 4, 2, 3], [2, 4, 1, 3, 3, 2]], of: .mean)", "12.9502")
    ],
    body: { (arguments, _) throws(WordError) in
      let diagnostics = try diagnostics(arguments)
      let isBulk = try arguments.symbol("of") == "bulk"
      let size =
        isBulk ? diagnostics.bulkEffectiveSampleSize : diagnostics.effectiveSampleSize
      return .number(Estimate(size, error: 1e-11 * size))
    }),
  Word(
    "splitRHat", category: chainCategory,
    summary:
      "How much wider all chains together are than each of their halves: 1 where they agree.",
    documentation: """
      The potential scale reduction of the halves of the chains, of their ranks as normal quantiles, and that \
      of the ranks of the distances from the median; the greater of the two. Above about 1.01 the chains \
      have not forgotten where they began, or are somewhere else. (Vehtari and others, 2021.)
      """,
    parameters: [chainsParameter], result: .number,
    examples: [
      Example("splitRHat([[1, 3, 2, 4, 2, 3], [2, 4, 1, 3, 3, 2]])", "0.981307")
    ],
    body: { (arguments, _) throws(WordError) in
      let value = try diagnostics(arguments).splitRHat
      return .number(Estimate(value, error: 1e-11 * value))
    }),
]

private func diagnostics(_ arguments: Arguments) throws(WordError) -> ChainDiagnostics {
  try arguments.checkComputed(["chains"])
  let chains = try arguments.value("chains").points
  return try WordError.translating(["the number of states of a chain": "chains"]) {
    () throws(NumericsError) in try ChainDiagnostics(chains)
  }
}
