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
      integralWords.map { $0.errors(.carried) },
      functionSearchWords.map { $0.errors(.carried) },
      fittingWords,
      kernelWords,
      steinWords,
      kernelSteinWords,
      steinDistributionWords,
      svgdWords,
      perturbationWords,
      spatialDensityWords,
      assertionWords.map { $0.errors(.carried) },
      tableWords.map { $0.errors(.carried) },
      curveMarkWords.map { $0.errors(.ignored) },
      pointMarkWords.map { $0.errors(.ignored) },
      fieldMarkWords.map { $0.errors(.ignored) },
      placeMarkWords.map { $0.errors(.ignored) },
      annotationMarkWords.map { $0.errors(.ignored) },
      plotWords.map { $0.errors(.ignored) },
      facetWords.map { $0.errors(.carried) },
      sweepWords.map { $0.errors(.carried) },
    ].flatMap(\.self),
    types: [
      densityType, markType, plotType, assertionType, tableType, kernelType, kernelSteinTestType,
      perturbationType, spatialDensityType,
    ] + fitTypes + steinDistributionTypes + trajectoryTypes)
