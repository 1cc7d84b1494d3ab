import Diagnostics

/// What is to be said of the draws at one place.
struct DrawFinding {
  let call: RandomDraw
  /// The drawing word, or the call of a function that draws.
  let place: SourceRange
  /// The parameters of closures of which none reaches the draws.
  var missing: [String] = []
  /// The parameters that reach the receiver or an argument and not the key.
  var shared: [String] = []
  /// Those that are no key: what is drawn from, and what comes from draws.
  var unfit: Set<String> = []

  /// An error for draws that repeat themselves, a warning for shared random numbers.
  var diagnostic: Diagnostic {
    let isError = !missing.isEmpty
    let names = isError ? missing : shared
    let one = names.count == 1
    let list = listed(names.map { "'\($0)'" }, "and")
    let message =
      isError
      ? "'\(call.word)' draws the same numbers for every \(list), which "
        + (one ? "does not reach it; put it" : "do not reach it; put them") + " into the key"
      : "'\(call.word)' draws with the same random numbers for every \(list), which "
        + (one ? "does" : "do") + " not reach the key"
    var notes: [Diagnostic.Note] = []
    var annotation: String?
    if place == call.range, !call.key.isEmpty {
      let fit = names.filter { !unfit.contains($0) }
      if fit.count == names.count {
        annotation = "\(Word.keyName): \(keyWith(names))"
      } else {
        notes.append(
          Diagnostic.Note(
            "a key is made of texts and numbers that are certain, and "
              + listed(names.filter(unfit.contains).map { "'\($0)'" }, "and")
              + " cannot be in one: put something else that tells the calls, such as the index that "
              + "'enumerated' gives"))
      }
    } else if place != call.range {
      notes.append(
        Diagnostic.Note(
          "the draws are made here, with \(Word.keyName): \(call.key)", at: call.range))
    }
    if !call.key.isEmpty {
      notes.append(
        Diagnostic.Note("if sharing is meant, say so: \(Word.keyName): .common(\(call.key))"))
    }
    return Diagnostic(
      isError ? "repeated-draws" : "common-draws", message, at: place, annotation: annotation,
      severity: isError ? .error : .warning, notes: notes)
  }

  /// The key with parameters in it: `["a", r]`.
  private func keyWith(_ names: [String]) -> String {
    let key = call.key
    let parts = key.hasPrefix("[") && key.hasSuffix("]") ? String(key.dropFirst().dropLast()) : key
    return "[" + ([parts] + names).joined(separator: ", ") + "]"
  }
}
