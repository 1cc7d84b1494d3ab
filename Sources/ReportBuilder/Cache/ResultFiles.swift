import Diagnostics
import Foundation
import Synchronization

/// Finished results on disk, many to a file: each is named by the fingerprint of all that made it.
///
/// What is stored is kept in memory until there is enough of it, or until ``finish()``, and is written as one
/// ``Pack``, whole under a name that nobody can foresee, and renamed; so a reader sees all of it or
/// nothing. A new pack takes in those that are no larger, or small, and these are removed, so that there are
/// few; what has grown large stays as it is. Builds that run side by side need no lock: each removes only what
/// it has written anew. Nothing here fails a build: what cannot be read is computed again, what cannot
/// be written is computed again next time.
final class ResultFiles: Sendable {
  /// The folder.
  private let place: URL
  private let state = Mutex(State())

  private struct State {
    /// The folder, once it is open.
    var folder: OpenFolder?
    /// The packs in it, once they are known.
    var packs: [Pack]?
    /// The names of packs that are damaged, in whole or in part, and still there.
    var damaged: Set<String> = []
    /// How many packs were damaged.
    var damagedCount = 0
    /// What is not written yet.
    var pending: [Fingerprint: [UInt8]] = [:]
    /// The bytes of that.
    var pendingSize = 0
    /// Since when some of it has waited.
    var waiting: ContinuousClock.Instant?
    /// The first reason why a result could not be written, if there was one.
    var fault: SystemFault?
  }

  /// How many bytes are gathered before they are written, and for how long.
  private static let patience = (size: 4 << 20, time: Duration.seconds(2))
  /// The size up to which a pack is always taken in.
  private static let smallSize = 1 << 16
  /// The size from which a pack is written no more.
  private static let largeSize = 8 << 20
  /// The folder of files that are not whole yet.
  private static let unfinishedName = "unfinished"

  /// The store in `folder`, which is made when the first result is written.
  init(folder: URL) { place = folder }

  deinit { finish() }

  /// Why results could not be stored, for a warning; nil when all could.
  var fault: SystemFault? { state.withLock { $0.fault } }

  /// How many files were damaged or none of ours, as far as they were looked at.
  var damagedCount: Int { state.withLock { $0.damagedCount } }

  /// The content stored under `key`, or nil when there is none or it is damaged.
  func content(for key: Fingerprint) -> [UInt8]? {
    let (pending, packs) = state.withLock { ($0.pending[key], self.packs(&$0)) }
    if let pending { return pending }
    for pack in packs {
      switch pack.content(for: key) {
      case .nothing: continue
      case .damage: state.withLock { Self.note(pack.name, &$0) }
      case .content(let content): return content
      }
    }
    return nil
  }

  /// Stores `content` under `key`, which stands for all that it was made from.
  func store(_ content: [UInt8], for key: Fingerprint) {
    state.withLock { state in
      guard state.fault == nil else { return }
      state.pendingSize +=
        content.count - (state.pending.updateValue(content, forKey: key)?.count ?? 0)
      let now = ContinuousClock.now
      let since = state.waiting ?? now
      state.waiting = since
      if state.pendingSize >= Self.patience.size || now - since >= Self.patience.time {
        write(&state)
      }
    }
  }

  /// Writes what is not written yet.
  func finish() { state.withLock { write(&$0) } }

  /// Removes what killed builds left half written.
  func removeLeftovers() {
    guard let folder = try? folder(isMade: false),
      let unfinished = try? OpenFolder(Self.unfinishedName, in: folder)
    else { return }
    NewFile.removeLeftovers(from: unfinished)
  }

  // MARK: - Packs

  /// The packs of the folder, which are looked for once.
  private func packs(_ state: inout State) -> [Pack] {
    if let packs = state.packs { return packs }
    var packs: [Pack] = []
    if let folder = try? folder(isMade: false, &state) {
      for name in folder.names() where Pack.isName(name) {
        // One that is gone was taken in by a pack of another build, which is looked for next time.
        if let pack = Pack(name, in: folder) {
          packs.append(pack)
        } else if folder.has(name) {
          Self.note(name, &state)
        }
      }
    }
    state.packs = packs
    return packs
  }

  private static func note(_ name: String, _ state: inout State) {
    if state.damaged.insert(name).inserted { state.damagedCount += 1 }
  }

  /// Writes what is pending, with all that is in packs which are no larger or damaged, and removes these.
  private func write(_ state: inout State) {
    guard state.fault == nil, !state.pending.isEmpty || !state.damaged.isEmpty else { return }
    var results = state.pending
    var size = Pack.size(results.count, state.pendingSize)
    (state.pending, state.pendingSize, state.waiting) = ([:], 0, nil)
    var (kept, removed): ([Pack], Set<String>) = ([], state.damaged)
    for pack in packs(&state).sorted(by: { $0.size < $1.size }) {
      let isTaken = state.damaged.contains(pack.name)
      guard isTaken || pack.size <= min(max(size, Self.smallSize), Self.largeSize) else {
        kept.append(pack)
        continue
      }
      for case (let key, .content(let content)) in pack.entries where results[key] == nil {
        results[key] = content
        size += Pack.size(1, content.count)
      }
      removed.insert(pack.name)
    }
    do throws(SystemFault) {
      let folder = try folder(isMade: true, &state)
      if !results.isEmpty {
        let (name, pieces) = Pack.pieces(results)
        try write(pieces, as: name, in: folder)
        if let pack = Pack(name, in: folder) { kept.append(pack) }
        removed.remove(name)
      }
      for name in removed { folder.remove(name) }
      state.damaged = []
      state.packs = kept
    } catch {
      state.fault = error
    }
  }

  /// Writes a file under a name that nobody can foresee and renames it.
  private func write(
    _ pieces: [[UInt8]], as name: String, in folder: OpenFolder
  ) throws(SystemFault) {
    let unfinished = try OpenFolder(Self.unfinishedName, in: folder, isMade: true)
    let file = try NewFile(in: unfinished)
    do throws(SystemFault) {
      for piece in pieces { try file.append(piece[...]) }
      try unfinished.rename(file.name, to: name, in: folder)
    } catch {
      file.remove()
      throw error
    }
  }

  // MARK: - The folder

  private func folder(isMade: Bool) throws(SystemFault) -> OpenFolder {
    if let known = state.withLock({ $0.folder }) { return known }
    let opened = try OpenFolder(place, isMade: isMade)
    state.withLock { $0.folder = $0.folder ?? opened }
    return opened
  }

  private func folder(isMade: Bool, _ state: inout State) throws(SystemFault) -> OpenFolder {
    if let known = state.folder { return known }
    let opened = try OpenFolder(place, isMade: isMade)
    state.folder = opened
    return opened
  }
}

// What is told of the last build is no result: there is one of each, and the next build writes it anew.

extension ResultFiles {
  /// A thing that is known of the last build.
  enum Record: String, Sendable, CaseIterable {
    case lastBuild = "last-build"
    case plan

    /// What the content is bound to.
    fileprivate var key: Fingerprint { Fingerprint(of: Array(rawValue.utf8)) }
  }

  /// What was kept of the last build; nil when there is nothing or it is damaged.
  func record(_ record: Record) -> [UInt8]? {
    guard let folder = try? folder(isMade: false),
      case .content(let content)? = Pack(record.rawValue, in: folder)?.content(for: record.key)
    else { return nil }
    return content
  }

  /// Keeps something of this build in place of what was kept of the one before.
  func keep(_ content: [UInt8], as record: Record) {
    guard self.record(record) != content else { return }
    do throws(SystemFault) {
      let pieces = Pack.pieces([record.key: content]).pieces
      try write(pieces, as: record.rawValue, in: try folder(isMade: true))
    } catch {
      state.withLock { $0.fault = $0.fault ?? error }
    }
  }
}
