// What draws have to do with a call: the marks that its arguments bring, and those of what it gives.

import Arithmetic
import Foundation

extension Invocation {
  /// The ancestry of the draws that have chosen an argument or the receiver; nil where none have.
  func choosers(_ values: [Value?], _ receiver: Value?) -> Ancestry? {
    var found: Ancestry?
    func look(at value: Value?) {
      if case .chosen(_, let draws)? = value { found = (found ?? .none).with(draws) }
    }
    look(at: receiver)
    for (index, value) in values.enumerated() {
      look(at: value)
      guard word.parameters[index].isVariadic, case .array(let elements)? = value else { continue }
      for element in elements { look(at: element) }
    }
    return found
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
  /// - Parameter choosers: The ancestry of the draws that have chosen an argument; nil where none have.
  func marked(
    _ result: Value, _ values: [Value?], _ receiver: Value?, choosers: Ancestry?, _ chapter: String,
    _ context: EvaluationContext
  ) -> Value {
    switch word.draws {
    case .show: return result
    case .tell:
      let draws = ancestry(values, receiver).with(Ancestry(stream(values, chapter, context)))
      let told = result.drawnWhereUntold(from: draws)
      return choosers.map { told.chosenByDraws(from: $0) } ?? told
    case .keep: return choosers.map { result.chosenByDraws(from: $0) } ?? result
    case .estimate:
      let isDrawn =
        receiver?.isDrawn ?? false
        || zip(word.parameters, values).contains { !$0.takesDraws && $1?.isDrawn ?? false }
      var draws = ancestry(values, receiver)
      if word.isRandom { draws = draws.with(Ancestry(stream(values, chapter, context))) }
      let marked = isDrawn ? result.markedDrawn(from: draws) : result.made(from: draws)
      // Its intervals are for draws as they fell, and not for the most striking of them.
      let takesChosen = zip(word.parameters, values).contains {
        $0.takesDraws && $1?.holdsSelected ?? false
      }
      guard takesChosen else { return marked }
      return marked.markedDrawn(from: draws).doubted(.chosen)
    case .carry:
      let isMade = receiver?.isDrawn ?? false || values.contains { $0?.isDrawn ?? false }
      let given = isMade ? ancestry(values, receiver) : .none
      if isMade, word.choosesCount { return result.chosenByDraws(from: given) }
      if word.isRandom { return result.drawn(from: stream(values, chapter, context), given: given) }
      return isMade ? result.markedDrawn(from: given) : result
    }
  }

  /// The ancestry of all draws that were given.
  private func ancestry(_ values: [Value?], _ receiver: Value?) -> Ancestry {
    ([receiver] + values).compactMap { $0?.ancestry }.joined
  }

  /// What tells the draws of a call from others: the seed, the word with its chapter, and the key.
  private func stream(
    _ values: [Value?], _ chapter: String, _ context: EvaluationContext
  ) -> DrawStream? {
    let index = word.parameters.firstIndex { $0.name == Word.keyName }
    return stream(ofKey: index.flatMap { values[$0] }, chapter, context)
  }

  private func stream(
    ofKey key: Value?, _ chapter: String, _ context: EvaluationContext
  ) -> DrawStream? {
    DrawStream(
      seed: context.seed, chapter: chapter, word: signature.path, key: key?.writtenAsKey ?? "")
  }

  /// Refuses a key that comes from draws or that draws have chosen.
  func checkKey(_ values: [Value?]) throws(WordError) {
    guard word.isRandom,
      let index = word.parameters.firstIndex(where: { $0.name == Word.keyName }),
      values[index]?.isDrawn ?? false
    else { return }
    throw WordError(
      .inexactArgument,
      "'\(Word.keyName)' of '\(word.name)' takes what is certain, and this comes from draws; what tells "
        + "the calls apart may be an index, as 'scan' and 'replicate' give one, or an element",
      parameter: Word.keyName)
  }

  /// Takes note of the key of a word that draws, where the calls of a function are compared.
  func noteDraws(_ arguments: Arguments, _ chapter: String, _ context: EvaluationContext) {
    guard word.isRandom, let log = context.draws, let key = arguments[Word.keyName],
      let stream = stream(ofKey: key, chapter, context)
    else { return }
    log.note(stream)
  }
}

extension Value {
  /// A key of draws as an author may write it: two are written alike where they lead to the same draws.
  public var writtenAsKey: String {
    switch self {
    // Draws know nothing of the errors of numbers in their key, and 0 and -0 are one number.
    case .number(let number):
      number.value == number.value.rounded() && abs(number.value) < 1e15
        ? "\(Int(exactly: number.value) ?? 0)" : "\(number.value)"
    case .text(let text): text.composed.debugDescription
    case .chosen(let value, _): value.writtenAsKey
    default: "[" + (elements ?? []).map(\.writtenAsKey).joined(separator: ", ") + "]"
    }
  }
}

extension String {
  /// The text with its accents and letters in one character where there is one, as texts that are equal have
  /// it: however it was typed, it leads to the same draws.
  public var composed: String { precomposedStringWithCanonicalMapping }
}
