import Foundation

Terminal.prepare()
exit(Terminal.finish(runReport(Array(CommandLine.arguments.dropFirst()))))
