import Foundation

// A file that grows beyond what is allowed is an error like any other, not the end of the program.
signal(SIGXFSZ, SIG_IGN)
exit(runReport(Array(CommandLine.arguments.dropFirst())))
