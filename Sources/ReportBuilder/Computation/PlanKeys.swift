import Script

/// The keys of all results of a report.
struct PlanKeys: Sendable {
  /// The key of each cell, by its index.
  private(set) var cells: [PlanKey] = []
  /// The key of each definition with all that it depends on.
  private(set) var definitions: [DefinitionName: PlanKey] = [:]

  /// Works out the keys from the definitions upwards.
  ///
  /// - Complexity: O(n) in the definitions, their uses and the text of all programs.
  init(_ manuscript: Manuscript) {
    guard let checked = manuscript.checked else { return }
    let seed = String(manuscript.settings.seed)
    var fingerprints: [DefinitionName: String] = [:]
    func uses(_ names: [DefinitionName]) -> [String: String] {
      var found: [String: String] = [:]
      for name in names { found["\(name.chapter).\(name.name)"] = fingerprints[name, default: ""] }
      return found
    }
    for name in checked.order {
      guard let definition = checked.definitions[name] else { continue }
      let key = PlanKey(
        program: definition.canonicalText,
        randomness: definition.isRandom ? "\(seed)/\(name.chapter)" : "",
        definitions: uses(definition.dependencies))
      definitions[name] = key
      fingerprints[name] = key.fingerprint.hexadecimal
    }
    for (cell, unit) in zip(manuscript.cells, checked.units) {
      cells.append(
        PlanKey(
          program: cell.kindName + "\n" + unit.canonicalText + (cell.computed?.keyText ?? ""),
          randomness: unit.isRandom
            ? "\(seed)/\(manuscript.chapters[cell.chapter].identifier)" : "",
          definitions: uses(unit.dependencies)))
    }
  }

  /// The keys of what is computed by the names of the cells.
  func byName(_ cells: [Cell]) -> [String: PlanKey] {
    var found: [String: PlanKey] = [:]
    for (cell, key) in zip(cells, self.cells) where cell.computed != nil { found[cell.name] = key }
    return found
  }
}
