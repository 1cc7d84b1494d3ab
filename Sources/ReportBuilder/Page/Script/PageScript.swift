import Foundation

/// The one script of the page, assembled from ``parts``.
///
/// The page works without it: whatever only the script can do, the script itself adds. The content
/// security policy lets the browser run this text and no other, by its hash.
enum PageScript {
  /// One thing that the script does for a reader.
  struct Part: Sendable {
    /// What it does, in a word or two.
    let name: String
    /// The JavaScript, in the form that ``ScriptCompactor`` knows. It sees ``PageScript/helpers``
    /// and nothing of the other parts.
    let text: String
    /// Whether it runs before the page is read, as what changes the page's colours must; the others
    /// run when the whole page is there.
    var isEarly = false
  }

  /// The most bytes that the whole script may have.
  static let byteLimit = 30_000

  /// The parts in the order in which they run.
  static let parts = [
    chosenColours, search, colourSwitch, contents, links, ledger, previews, sorting,
    sweeps, readouts, downloads, evidence, unfolding, layingOut,
  ]

  /// The text of the `script` element.
  static let text: String = assembled(parts)

  /// The source expression of the policy that allows ``text``: `'sha256-…'`.
  static let policySource: String = policySource(of: text)

  /// The parts as one text: each runs for itself, so that one that fails stops no other and shows in
  /// the console. Those that wait for the page run one after the other, each in a task of its own, so
  /// that they never hold the page up for long.
  static func assembled(_ parts: [Part]) -> String {
    func bodies(early: Bool, _ runner: String) -> [String] {
      parts.filter { $0.isEarly == early }
        .map { "\(runner)(()=>{\(ScriptCompactor.compact($0.text))})" }
    }
    let lines =
      ["(()=>{\"use strict\"", ScriptCompactor.compact(helpers)] + bodies(early: true, "part")
      + ["addEventListener(\"DOMContentLoaded\",()=>{"] + bodies(early: false, "later")
      + ["})", "})()"]
    return harmless(lines.joined(separator: "\n"))
  }

  /// The source expression that allows `script` in a content security policy.
  static func policySource(of script: String) -> String {
    let hash = Fingerprint(of: Array(script.utf8)).bytes
    return "'sha256-\(Data(hash).base64EncodedString())'"
  }

  /// The text without anything that would end the `script` element or begin a comment in it. In
  /// JavaScript these characters follow each other in strings alone, where the backslash changes
  /// nothing.
  private static func harmless(_ text: String) -> String {
    text.replacing("</", with: "<\\/").replacing("<!--", with: "<\\!--")
  }
}
