public import Script

/// Every word and type that an author can use: the language's own, and those that this module binds
/// to Numerics and Plotting.
///
/// The checker, the evaluator, the messages and the reference all read this table.
public let vocabulary: WordTable =
  WordTable.basic
  + WordTable(
    words: [
      densityWords,
      divergenceWords.map { $0.heldErrors(.read) },
      integralWords,
      functionSearchWords,
      fittingWords,
      kernelWords,
      steinWords,
      kernelSteinWords,
      kernelSteinTestWords,
      steinDistributionWords,
      svgdWords,
      perturbationWords,
      spatialDensityWords,
      langevinWords,
      hamiltonianWords,
      chainDiagnosticsWords,
      scoreNetworkWords,
      estimateWords.map { $0.errors(.carried) },
      performanceWords.map { $0.errors(.carried) },
      coverageWords.map { $0.errors(.carried) },
      resamplingWords.map { $0.errors(.carried) },
      [replicateWord],
      assertionWords.map { $0.errors(.carried) },
    ].flatMap(\.self) + shownWords,
    types: [
      densityType, markType, plotType, assertionType, tableType, kernelType, kernelSteinTestType,
      perturbationType, spatialDensityType,
    ] + fitTypes + steinDistributionTypes + trajectoryTypes + chainRunTypes + hamiltonianTypes
      + learnedScoreTypes + replicateTypes)

/// The words that show numbers, which draw and print what is known of draws themselves.
private let shownWords: [Word] =
  (drawnMarkWords.map { $0.errors(.ignored) }
  + [tableWords, facetWords, sweepWords].flatMap(\.self).map { $0.errors(.carried) })
  .map { $0.treating(.show) }

/// The marks and the plot of them, which leave out how far a point may be off.
private let drawnMarkWords: [Word] = [
  curveMarkWords, pointMarkWords, barMarkWords, fieldMarkWords, placeMarkWords, annotationMarkWords,
  plotWords,
].flatMap(\.self)
