import Foundation

exit(runReport(Array(CommandLine.arguments.dropFirst())))
