/// A work that can be cited; the part of a CSL-JSON item that an entry shows.
struct Reference: Sendable, Hashable {
  /// A person or a body.
  struct Name: Sendable, Hashable {
    /// The family name, with its particle (`van der Vaart`); a body's whole name.
    var family: String
    /// The given names.
    var given: String = ""
    /// What stands before the family name and is no part of it: the `von` of Humboldt.
    var droppingParticle: String = ""
    /// What stands behind the name: `Jr.`, `III`.
    var suffix: String = ""
  }

  /// The key that authors cite it by.
  var key: String
  /// CSL's kind: `article-journal`, `paper-conference`, `book`, …
  var kind: String = ""
  /// The authors; the editors where there are none.
  var authors: [Name] = []
  /// Whether they are the editors.
  var areEditors = false
  /// The title.
  var title: String = ""
  /// A shorter title, for citations of a work that names nobody.
  var shortTitle: String = ""
  /// When it appeared.
  var date = ReferenceDate()
  /// The journal, the proceedings or the book that holds it.
  var container: String = ""
  /// The volume.
  var volume: String = ""
  /// The issue.
  var issue: String = ""
  /// The pages: `695-709`.
  var pages: String = ""
  /// The publisher.
  var publisher: String = ""
  /// The digital object identifier, without `https://doi.org/`.
  var doi: String = ""
  /// Where to read it.
  var url: String = ""
  /// A remark of the report's author.
  var note: String = ""

  /// Whether an entry shows anything that a reader could find the work by.
  var isFindable: Bool {
    !authors.isEmpty || [title, container, doi, url].contains { !$0.isEmpty }
  }
}
