import Diagnostics

/// Where a site stands, as `report.json` says it.
struct SitePlace: Encodable {
  let chapter: String
  let file: String
  let line: Int
}

extension SitePlace {
  /// The place of a site.
  init(_ site: Site) {
    let file = site.range.file
    self.init(
      chapter: Chapter.names(of: file).identifier, file: file.path, line: site.range.start.line)
  }
}
