import Foundation
import ReportBuilder

Terminal.prepare()
let arguments = Array(CommandLine.arguments.dropFirst())
exit(Terminal.finish(withRoomForNesting { runReport(arguments) }))
