import Markup

extension SweepFrames {
  /// Whether these can be the frames of a sweep that is drawn as `drawings`: as many frames as the
  /// variables have values together, each with a state for every changing element, of its kind, and a
  /// narrowing for every panel.
  ///
  /// - Complexity: O(n) in the states and the elements of all frames.
  public func fit(_ drawings: [Graphic]) -> Bool {
    var count = 1
    for variable in variables {
      guard variable.labels.indices.contains(variable.start), count <= Sweep.frameLimit,
        variable.labels.count <= Sweep.frameLimit
      else { return false }
      count *= variable.labels.count
    }
    guard !variables.isEmpty, frames.count == count, count <= Sweep.frameLimit else { return false }
    var arePaths: [Bool] = []
    for state in states {
      guard let isPath = Self.isPath(state) else { return false }
      arePaths.append(isPath)
    }
    for drawing in drawings {
      guard let (panels, changing) = drawing.changing, narrowing.count == panels,
        frames.allSatisfy({ frame in
          frame.count == changing.count
            && zip(frame, changing).allSatisfy {
              states.indices.contains($0) && arePaths[$0] == $1
            }
        })
      else { return false }
    }
    return narrowing.allSatisfy { $0.count == 4 && $0.allSatisfy(\.isFinite) }
  }

  /// Whether a state is that of a path or that of a text; nil where it is none.
  private static func isPath(_ state: String) -> Bool? {
    guard state.first == "!" else { return PathCode.decode(state) == nil ? nil : true }
    if state == "!" { return false }
    let parts = state.dropFirst().split(
      separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count == 4, parts[..<2].allSatisfy({ Hundredths.parse($0) != nil }),
      ["0", "1", "2"].contains(parts[2])
    else { return nil }
    return false
  }
}

extension Graphic {
  /// How many panels a drawing has, and of each element in its changing groups whether it is a path;
  /// nil where something else than a path or a text changes.
  fileprivate var changing: (panels: Int, arePaths: [Bool])? {
    var panels = 0
    var arePaths: [Bool] = []
    for case .element(let panel) in content where panel.attribute("class") == "panel" {
      panels += 1
      for case .element(let group) in panel.children where group.attribute("class") == "changing" {
        for child in group.children {
          guard case .element(let element) = child, ["path", "text"].contains(element.name) else {
            return nil
          }
          arePaths.append(element.name == "path")
        }
      }
    }
    return (panels, arePaths)
  }
}
