public import Script

/// Every word and type that an author can use: the language's own, and those that this module binds
/// to Numerics and Plotting.
///
/// The checker, the evaluator, the messages and the reference all read this table.
public let vocabulary: WordTable =
  WordTable.basic
  + WordTable(
    words: densityWords + divergenceWords + integralWords + kernelWords + steinWords
      + kernelSteinWords + assertionWords + tableWords
      + curveMarkWords + pointMarkWords + annotationMarkWords + fieldMarkWords + placeMarkWords
      + plotWords
      + facetWords + sweepWords,
    types: [
      densityType, markType, plotType, assertionType, tableType, kernelType, kernelSteinTestType,
    ])
