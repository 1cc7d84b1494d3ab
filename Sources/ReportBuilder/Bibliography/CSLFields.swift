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
}
