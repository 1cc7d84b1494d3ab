/// The fields that an item of CSL-JSON may have.
///
/// Source: the schema of CSL 1.0.2 data, "csl-data.json", and what reference managers add to it.
enum CSLFields {
  /// All of them.
  static let all: Set<String> = Set(
    """
    type id citation-key categories language journalAbbreviation shortTitle author chair collection-editor \
    compiler composer container-author contributor curator director editor editorial-director \
    executive-producer guest host interviewer illustrator narrator organizer original-author performer \
    producer recipient reviewed-author script-writer series-creator translator accessed available-date \
    event-date issued original-date submitted abstract annote archive archive_collection archive_location \
    archive-place authority call-number chapter-number citation-number citation-label collection-number \
    collection-title container-title container-title-short dimensions DOI division edition event \
    event-title event-place first-reference-note-number genre ISBN ISSN issue jurisdiction keyword locator \
    medium note number number-of-pages number-of-volumes original-publisher original-publisher-place \
    original-title page page-first part part-title PMCID PMID printing publisher publisher-place references \
    reviewed-genre reviewed-title scale section source status supplement-number title title-short URL \
    version volume volume-title volume-title-short year-suffix custom
    """.split(separator: " ").map(String.init))

  /// Something that has fields.
  enum Owner: Sendable, Hashable {
    case item, name, date

    /// The fields that it may have.
    var fields: Set<String> {
      switch self {
      case .item: CSLFields.all
      case .name:
        [
          "family", "given", "dropping-particle", "non-dropping-particle", "suffix", "comma-suffix",
          "static-ordering", "literal", "parse-names", "isInstitution", "multi", "sequence",
          "affiliation",
          "ORCID", "authenticated-orcid", "name",
        ]
      case .date:
        [
          "date-parts", "season", "circa", "literal", "raw", "edtf", "date-time", "timestamp",
        ]
      }
    }

    /// What messages say behind a field.
    var phrase: String {
      switch self {
      case .item: ""
      case .name: " of a name"
      case .date: " of a date"
      }
    }
  }

  /// The fields of an item, of its names and of its dates that nobody knows.
  static func unknown(in item: JSONValue) -> [(owner: Owner, field: JSONValue.Field)] {
    guard case .object(let fields) = item.content else { return [] }
    var found = fields.filter { !all.contains($0.key) }.map { (owner: Owner.item, field: $0) }
    func look(_ value: JSONValue, _ owner: Owner) {
      guard case .object(let own) = value.content else { return }
      found += own.filter { !owner.fields.contains($0.key) }.map { (owner, $0) }
    }
    for field in fields where dates.contains(field.key) { look(field.value, .date) }
    for field in fields where names.contains(field.key) {
      guard case .list(let values) = field.value.content else { continue }
      for value in values { look(value, .name) }
    }
    return found
  }

  private static let dates: Set<String> = [
    "accessed", "available-date", "event-date", "issued", "original-date", "submitted",
  ]

  private static let names: Set<String> = [
    "author", "chair", "collection-editor", "compiler", "composer", "container-author",
    "contributor",
    "curator", "director", "editor", "editorial-director", "executive-producer", "guest", "host",
    "interviewer", "illustrator", "narrator", "organizer", "original-author", "performer",
    "producer",
    "recipient", "reviewed-author", "script-writer", "series-creator", "translator",
  ]
}
