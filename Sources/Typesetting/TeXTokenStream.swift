/// Tokens to be read from the front, onto which a macro's body can be pushed back.
struct TeXTokenStream {
  private let source: [TeXToken]
  private var position = 0
  /// Tokens pushed back, the next one last.
  private var pending: [TeXToken] = []

  init(_ source: [TeXToken]) { self.source = source }

  /// The next token, without taking it.
  var first: TeXToken? { pending.last ?? (position < source.count ? source[position] : nil) }

  /// The token after the next one, without taking any.
  var second: TeXToken? {
    if pending.count >= 2 { return pending[pending.count - 2] }
    let index = position + (pending.isEmpty ? 1 : 0)
    return index < source.count ? source[index] : nil
  }

  /// Takes the next token.
  mutating func next() -> TeXToken? {
    if let token = pending.popLast() { return token }
    guard position < source.count else { return nil }
    position += 1
    return source[position - 1]
  }

  /// Puts tokens back in front of the others.
  mutating func push(_ tokens: some BidirectionalCollection<TeXToken>) {
    pending.append(contentsOf: tokens.reversed())
  }

  /// Leaves nothing to be read.
  mutating func drain() {
    pending.removeAll()
    position = source.count
  }
}
