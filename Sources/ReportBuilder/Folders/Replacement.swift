import Diagnostics
import Foundation

/// The exchange of some files of a folder for new ones: all of them or none.
///
/// First all new files are written under names that nobody can foresee; then the old ones get a second
/// name; then the new ones are put in place, one after the other, each by a renaming, so that a reader
/// sees the old file or the new one. When a step fails, those before it are undone.
struct Replacement {
  /// One effect on the folder, for the file at an index.
  enum Step: Sendable, Hashable {
    /// Writes the new file beside its place and makes sure that it is on the disk.
    case write(Int)
    /// Keeps the old file under a second name, where there is one.
    case keep(Int)
    /// Puts the new file in place.
    case replace(Int)
  }

  private let files: [OutputFile]
  private let folder: OpenFolder
  /// The new files, until they are in place.
  private var written: [NewFile?]
  /// The second names of the old files, where there are old files.
  private var kept: [NewName?]

  private enum NewName {
    /// A name alone.
    case link(String)
    /// A copy.
    case copy(NewFile)

    var name: String {
      switch self {
      case .link(let name): name
      case .copy(let file): file.name
      }
    }
  }

  /// The exchange of `files` in `folder`.
  init(_ files: [OutputFile], in folder: OpenFolder) {
    self.files = files
    self.folder = folder
    written = files.map { _ in nil }
    kept = files.map { _ in nil }
  }

  /// All steps in their order.
  private var steps: [Step] {
    files.indices.map(Step.write) + files.indices.map(Step.keep) + files.indices.map(Step.replace)
  }

  /// Takes all steps.
  ///
  /// - Parameter before: Called before each step, which fails when this throws.
  /// - Throws: ``OutputFault`` when one fails; those before it have been undone then.
  mutating func run(
    _ before: (Step) throws(SystemFault) -> Void
  ) throws(OutputFault) {
    var done: [Step] = []
    for step in steps {
      do throws(SystemFault) {
        try before(step)
        try take(step)
        done.append(step)
      } catch {
        let stuck = done.reversed().filter { !undo($0) }
        removeSecondNames(apartFrom: stuck)
        throw fault(error, at: step, stuck)
      }
    }
    folder.synchronize()
    removeSecondNames(apartFrom: [])
  }

  private mutating func take(_ step: Step) throws(SystemFault) {
    switch step {
    case .write(let index):
      let file = try NewFile(in: folder)
      written[index] = file
      do throws(SystemFault) {
        for piece in files[index].pieces { try file.append(piece) }
        try file.synchronize()
      } catch {
        file.remove()
        throw error
      }
    case .keep(let index): kept[index] = try keep(files[index].name)
    case .replace(let index):
      guard let file = written[index] else { return }
      try folder.rename(file.name, to: files[index].name)
    }
  }

  /// Gives what stands in the place of a file a second name, so that it can be put back.
  private func keep(_ name: String) throws(SystemFault) -> NewName? {
    guard let kind = folder.kind(of: name) else { return nil }
    guard kind != S_IFDIR else { throw SystemFault(EISDIR) }
    let second = NewFile.unforeseenName()
    do throws(SystemFault) {
      try folder.link(name, to: second)
      return .link(second)
    } catch {
      // Some file systems know no second names, and some files may have none.
      guard let content = folder.content(of: name) else { throw error }
      let copy = try NewFile(in: folder)
      do throws(SystemFault) {
        try copy.append(content[...])
        try copy.synchronize()
      } catch {
        copy.remove()
        throw error
      }
      return .copy(copy)
    }
  }

  /// Undoes a step that was taken; whether it could.
  private func undo(_ step: Step) -> Bool {
    switch step {
    case .write(let index):
      // One that is in place has no other name any more, and one that is back neither.
      written[index]?.remove()
      return true
    case .keep: return true
    case .replace(let index):
      let name = files[index].name
      guard let second = kept[index]?.name else {
        folder.remove(name)
        return !folder.has(name)
      }
      do throws(SystemFault) { try folder.rename(second, to: name) } catch { return false }
      return true
    }
  }

  /// Removes the second names, apart from those of files that could not be put back.
  private func removeSecondNames(apartFrom stuck: [Step]) {
    for (index, second) in kept.enumerated() where !stuck.contains(.replace(index)) {
      if let second { folder.remove(second.name) }
    }
  }

  private func fault(_ error: SystemFault, at step: Step, _ stuck: [Step]) -> OutputFault {
    let index =
      switch step {
      case .write(let index), .keep(let index), .replace(let index): index
      }
    let doing = if case .write = step { "cannot be written" } else { "cannot be replaced" }
    var reason = "'\(files[index].name)' \(doing): \(error.reason)"
    for case .replace(let index) in stuck {
      reason += "; '\(files[index].name)' is new and could not be taken back"
      if let second = kept[index]?.name { reason += ", the old one is '\(second)'" }
    }
    return OutputFault(reason: reason, isUndone: stuck.isEmpty)
  }
}
