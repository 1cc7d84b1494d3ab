/// The paper that a report reproduces, as text.
struct PaperReference: Sendable, Hashable {
  /// Its title.
  var title: String
  /// Its authors.
  var authors: [String] = []
  /// Where it appeared, or its identifier: `arXiv:2008.10087v1`.
  var identifier: String?
  /// Where to read it; only `https:` and `http:` become a link.
  var url: String?
}
