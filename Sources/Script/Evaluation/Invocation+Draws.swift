// What draws have to do with a call: the marks that its arguments bring, and those of what it gives.

import Arithmetic

extension Invocation {
  /// Whether draws have chosen an argument or the receiver.
  func isChosen(_ values: [Value?], _ receiver: Value?) -> Bool {
    if case .chosen? = receiver { return true }
    for (index, value) in values.enumerated() {
      switch value {
      case .chosen?: return true
      case .array(let elements)? where word.parameters[index].isVariadic:
        for case .chosen in elements { return true }
      default: continue
      }
    }
    return false
  }

  /// The arguments without the mark that draws have chosen them. A word that hands its arguments on gets
  /// the parts of arrays with theirs.
  func plain(_ values: [Value?]) -> [Value?] {
    guard word.draws == .keep else { return values.map { $0?.plainThroughout } }
    return values.enumerated().map { index, value in
      guard word.parameters[index].isVariadic, let elements = value?.elements else {
        return value?.plain
      }
      return .array(elements.map(\.plain))
    }
  }

  /// The result, marked as one from draws where the word draws or was given what comes from draws.
  ///
  /// - Parameter isChosen: Whether draws have chosen an argument.
  func marked(
    _ result: Value, _ values: [Value?], _ receiver: Value?, isChosen: Bool, _ chapter: String,
    _ context: EvaluationContext
  ) -> Value {
    switch word.draws {
    case .show: return result
    case .keep: return isChosen ? result.chosenByDraws() : result
    case .estimate:
      let isDrawn =
        receiver?.isDrawn ?? false
        || zip(word.parameters, values).contains { !$0.takesDraws && $1?.isDrawn ?? false }
      let marked = isDrawn ? result.markedDrawn(from: ancestor(values, receiver)) : result
      // Its intervals are for draws as they fell, and not for the most striking of them.
      let takesChosen = zip(word.parameters, values).contains {
        $0.takesDraws && $1?.holdsChosen ?? false
      }
      guard takesChosen else { return marked }
      return marked.markedDrawn(from: ancestor(values, receiver)).doubted(.chosen)
    case .carry:
      let isMade = receiver?.isDrawn ?? false || values.contains { $0?.isDrawn ?? false }
      let given = isMade ? ancestor(values, receiver) : .none
      if isMade, word.choosesCount { return result.chosenByDraws(from: given) }
      if word.isRandom { return result.drawn(from: stream(values, chapter, context), given: given) }
      return isMade ? result.markedDrawn(from: given) : result
    }
  }

  /// The ancestor of all draws that were given.
  private func ancestor(_ values: [Value?], _ receiver: Value?) -> Ancestor {
    values.reduce(receiver?.ancestor ?? .none) { $0.with($1?.ancestor ?? .none) }
  }

  /// What tells the draws of a call from others: the word with its chapter, and the key.
  private func stream(
    _ values: [Value?], _ chapter: String, _ context: EvaluationContext
  ) -> Ancestor {
    let index = word.parameters.firstIndex { $0.name == Word.keyName }
    return Ancestor(stream: bytes(ofKey: index.flatMap { values[$0] }, chapter, context))
  }

  private func bytes(
    ofKey key: Value?, _ chapter: String, _ context: EvaluationContext
  ) -> [UInt8] {
    var encoder = ValueEncoder(context: context)
    encoder.append(label(chapter))
    // Draws know nothing of the errors of numbers in their key.
    encoder.append(key?.nominal)
    return encoder.bytes
  }

  /// Refuses a key that comes from draws or that draws have chosen.
  func checkKey(_ values: [Value?]) throws(WordError) {
    guard word.isRandom,
      let index = word.parameters.firstIndex(where: { $0.name == Word.keyName }),
      values[index]?.isDrawn ?? false
    else { return }
    throw WordError(
      .inexactArgument,
      "'\(Word.keyName)' of '\(word.name)' takes what is certain, and this comes from draws",
      parameter: Word.keyName)
  }

  /// Takes note of the key of a word that draws, where the calls of a function are compared.
  func noteDraws(_ arguments: Arguments, _ chapter: String, _ context: EvaluationContext) {
    guard word.isRandom, let log = context.draws, let key = arguments[Word.keyName] else { return }
    log.note(bytes(ofKey: key, chapter, context))
  }
}
