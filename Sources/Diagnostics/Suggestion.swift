/// The candidate that was probably meant by `word`, or nil when none is near.
///
/// Near means an edit distance (insert, delete, replace, swap neighbours) of at most a third of the
/// longer word's length, and at least one; letter case counts for less. Ties go to the first
/// candidate.
///
/// - Complexity: O(k n m) for k candidates of length m and a word of length n; a word of more than
///   64 characters has no suggestion.
public func nearest(to word: String, in candidates: some Sequence<String>) -> String? {
  let wanted = Array(word.lowercased())
  guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
  var best: (distance: Int, candidate: String)?
  for candidate in candidates where candidate != word {
    let letters = Array(candidate.lowercased())
    guard letters.count <= 64 else { continue }
    let limit = max(1, max(letters.count, wanted.count) / 3)
    guard abs(letters.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, letters)
    guard distance <= limit else { continue }
    if let best, best.distance <= distance { continue }
    best = (distance, candidate)
  }
  return best?.candidate
}

/// The tail of a message that names what was probably meant: `; did you mean 'sd'?`, or nothing.
public func suggestion(for word: String, in candidates: some Sequence<String>) -> String {
  nearest(to: word, in: candidates).map { "; did you mean '\($0)'?" } ?? ""
}

/// The least number of inserted, deleted, replaced or swapped neighbouring characters.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 0..<a.count {
    var row = [i + 1] + [Int](repeating: 0, count: b.count)
    for j in 0..<b.count {
      row[j + 1] = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1)
      }
    }
    beforeLast = last
    last = row
  }
  return last[b.count]
}
