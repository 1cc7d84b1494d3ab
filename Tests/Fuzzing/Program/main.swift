import Foundation
import Fuzzing

/// What the command line can be.
let usage = """
  fuzz search [--minutes N] [--cases N] [--seed N] [--first N] [--corpus FOLDER] [--chapters FOLDER]
      makes input from a seed and runs the program on it; what fails is made small and kept
  fuzz replay FOLDER...
      runs kept cases, each in a process of its own
  fuzz case FOLDER
      runs one kept case in this process
  fuzz show SEED INDEX
      prints a case
  """

/// Prints a line at once.
func say(_ line: String) {
  print(line)
  fflush(nil)
}

/// Runs cases one after the other and says which one is next, so that whoever watches knows which
/// one failed.
func work(seed: UInt64, from first: Int, to end: Int, chapters: String) throws {
  var memory = rlimit(rlim_cur: 6 << 30, rlim_max: 6 << 30)
  setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &memory)
  let samples = FuzzingFolder.samples(chapters)
  let folder = try FuzzingFolder.temporary("worker")
  defer { try? FileManager.default.removeItem(at: folder) }
  for index in first..<end {
    say("case \(index)")
    let effort = try FuzzCase(seed: seed, index: index, samples: samples).run(in: folder)
    if let excess = effort.excess { say("slow \(index) \(excess)") }
  }
}

func main(_ arguments: [String]) throws -> Int32 {
  switch arguments.first {
  case "search"?:
    var search = Search()
    var rest = arguments.dropFirst()
    while let option = rest.popFirst(), let value = rest.popFirst() {
      switch option {
      case "--minutes": search.minutes = Double(value)
      case "--cases": search.cases = Int(value)
      case "--seed": search.seed = UInt64(value) ?? 1
      case "--first": search.first = Int(value) ?? 0
      case "--corpus": search.corpus = value
      case "--chapters": search.chapters = value
      default: break
      }
    }
    if search.minutes == nil, search.cases == nil { search.minutes = 1 }
    return try search.run().isEmpty ? 0 : 1
  case "replay"?:
    var failed = 0
    for folder in arguments.dropFirst() {
      let ending = try supervise(["case", folder], patience: 300)
      if ending != .done {
        failed += 1
        print("\(folder): \(ending == .hung ? "it does not end" : "it dies or takes too long")")
      }
    }
    return failed == 0 ? 0 : 1
  case "case"? where arguments.count == 2:
    let folder = try FuzzingFolder.temporary("case")
    defer { try? FileManager.default.removeItem(at: folder) }
    let effort = try FuzzCase(folder: URL(fileURLWithPath: arguments[1])).run(in: folder)
    guard let excess = effort.excess else { return 0 }
    print(excess)
    return 1
  case "show"? where arguments.count == 3:
    guard let seed = UInt64(arguments[1]), let index = Int(arguments[2]) else { return 64 }
    for file in FuzzCase(seed: seed, index: index, samples: FuzzingFolder.samples("chapters")).files
    {
      print("--- \(file.path)\n\(String(decoding: file.bytes, as: UTF8.self))")
    }
    return 0
  case "worker"? where arguments.count == 5:
    guard let seed = UInt64(arguments[1]), let first = Int(arguments[2]),
      let end = Int(arguments[3])
    else { return 64 }
    try work(seed: seed, from: first, to: end, chapters: arguments[4])
    return 0
  default:
    print(usage)
    return 64
  }
}

exit(try main(Array(CommandLine.arguments.dropFirst())))
