import Foundation
import PackagePlugin

/// Writes `BuildFacts.swift`: the commit and the compiler that the program is built from.
///
/// The commit is the last one that changed the program, so that a commit of prose neither builds
/// anything again nor makes stored results stale. The script runs when a source file or the history
/// changed, and the file is left alone when it says the same.
@main struct BuildFacts: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let script = root.appending(path: "Scripts/build-facts.sh")
    let output = context.pluginWorkDirectoryURL.appending(path: "BuildFacts.swift")
    let compiler = try context.tool(named: "swiftc").url
    return [
      .buildCommand(
        displayName: "Noting commit and compiler", executable: URL(filePath: "/bin/sh"),
        arguments: [script.path, output.path, compiler.path],
        inputFiles: [script, compiler, root.appending(path: "Package.swift")]
          + history(of: root) + files(below: root.appending(path: "Sources")),
        outputFiles: [output])
    ]
  }

  /// The file that changes with every commit and checkout; none outside a repository.
  private func history(of root: URL) -> [URL] {
    var folder = root.appending(path: ".git")
    // In a further working tree `.git` is a file that names the folder.
    if let text = try? String(contentsOf: folder, encoding: .utf8), text.hasPrefix("gitdir: ") {
      let path = text.dropFirst("gitdir: ".count).trimmingCharacters(in: .whitespacesAndNewlines)
      folder = URL(filePath: path, relativeTo: root)
    }
    let log = folder.appending(path: "logs/HEAD")
    return FileManager.default.fileExists(atPath: log.path) ? [log] : []
  }

  private func files(below folder: URL) -> [URL] {
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (names ?? []).sorted().map { folder.appending(path: $0) }
      .filter { !$0.hasDirectoryPath && $0.pathExtension == "swift" }
  }
}
