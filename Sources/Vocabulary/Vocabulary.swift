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
      divergenceWords,
      integralWords,
      functionSearchWords,
      fittingWords,
      kernelWords,
      steinWords,
      kernelSteinWords,
      steinDistributionWords,
      svgdWords,
      perturbationWords,
      spatialDensityWords,
      estimateWords,
      assertionWords,
    ].flatMap(\.self) + shownWords,
    types: [
      densityType, markType, plotType, assertionType, tableType, kernelType, kernelSteinTestType,
      perturbationType, spatialDensityType,
    ] + fitTypes + steinDistributionTypes + trajectoryTypes)

/// The words that show numbers, which draw and print what is known of draws themselves.
private let shownWords: [Word] =
  [
    tableWords, curveMarkWords, pointMarkWords, fieldMarkWords, placeMarkWords, annotationMarkWords,
    plotWords, facetWords, sweepWords,
  ].flatMap(\.self).map { $0.treating(.keep) }
