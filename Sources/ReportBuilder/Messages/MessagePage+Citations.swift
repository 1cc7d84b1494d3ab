import Diagnostics

extension MessagePage {
  /// Of citations and the bibliography.
  static let citations: [MessagePage] = [
    MessagePage(
      "unknown-citation", "The bibliography has no work with this key.",
      mend: "Add the work to 'chapters/references.json', or take the key that the message offers.",
      .chapter(
        "As shown [@nobody2020].",
        mended: "As shown elsewhere.")),
    MessagePage(
      "malformed-citation", "Brackets with '@' in them are no citation.",
      mend: "Write [@key], [see @key, p. 3] or [@key; @other].",
      .chapter(
        "As shown [@liu2016svgd and others].",
        mended: "As shown by others.")),
    MessagePage(
      "empty-reference",
      "The bibliography says nothing of a cited work that a reader could find it by.",
      mend: "Give it authors, a title, a DOI or an address.",
      .references(
        #"[{"id": "a", "type": "book"}]"#,
        mended:
          #"[{"id": "a", "type": "book", "title": "A book", "issued": {"date-parts": [[2016]]}}]"#)),
    MessagePage(
      "bibliography-syntax", "The file 'references.json' is no JSON.",
      mend: "Mend it where the message points; reference managers export it as CSL-JSON.",
      .references(
        #"[{"id": "a" "title": "A book"}]"#,
        mended: #"[{"id": "a", "title": "A book"}]"#)),
    MessagePage(
      "bibliography-form", "The bibliography is no list of objects.",
      mend: "Put the works into one list: [{…}, {…}].",
      .references(
        #"{"id": "a", "title": "A book"}"#,
        mended: #"[{"id": "a", "title": "A book"}]"#)),
    MessagePage(
      "bibliography-key", "A work has no 'id' to cite it by.",
      mend: "Give it one.",
      .references(
        #"[{"id": "a", "title": "A book"}, {"title": "Another"}]"#,
        mended: #"[{"id": "a", "title": "A book"}, {"id": "b", "title": "Another"}]"#)),
    MessagePage(
      "bibliography-duplicate", "Two works have one 'id'.",
      mend: "Rename one of them, and its citations.",
      .references(
        #"[{"id": "a", "title": "A book"}, {"id": "a", "title": "Another"}]"#,
        mended: #"[{"id": "a", "title": "A book"}, {"id": "b", "title": "Another"}]"#)),
    MessagePage(
      "bibliography-field", "A field of a work is not what CSL-JSON has there.",
      mend: "Write it in the form that the message shows.",
      .references(
        #"[{"id": "a", "title": "A book", "author": "Qiang Liu"}]"#,
        mended:
          #"[{"id": "a", "title": "A book", "author": [{"family": "Liu", "given": "Qiang"}]}]"#)),
    MessagePage(
      "bibliography-unread", "A bibliography in another form than CSL-JSON is not read.",
      mend:
        "Export CSL-JSON as 'references.json', or convert it: pandoc references.bib -t csljson -o references.json."
    ),
    MessagePage(
      "unknown-field", "CSL-JSON has no field of this name.",
      mend: "Correct its spelling, or put what is yours into 'custom'.",
      .references(
        #"[{"id": "a", "titel": "A book", "title": "A book"}]"#,
        mended: #"[{"id": "a", "title": "A book"}]"#)),
  ]
}
