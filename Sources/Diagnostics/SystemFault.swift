#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why the operating system refused something, in words.
public struct SystemFault: Error, Sendable, Hashable {
  /// The number that the system gives the reason: `ENOENT`.
  public let code: Int32

  /// The fault with that number.
  public init(_ code: Int32) { self.code = code }

  /// The fault of the call that has just failed in this thread.
  public static var last: SystemFault { SystemFault(errno) }

  /// The reason as the end of a sentence: `access is denied`.
  public var reason: String {
    switch code {
    case ENOENT: "it is not there"
    case EACCES, EPERM: "access is denied"
    case ENOTDIR: "a part of its path is a file, not a folder"
    case EISDIR: "it is a folder"
    case EEXIST: "something of that name is already there"
    case ELOOP: "its links lead round in a circle"
    case ENAMETOOLONG: "its name is too long"
    case ENOSPC: "the disk is full"
    case EDQUOT: "the share of the disk is used up"
    case EROFS: "the disk can only be read"
    case EFBIG: "the file grows beyond the largest size that is allowed (see 'ulimit -f')"
    case EMFILE: "too many files are open for this program (see 'ulimit -n')"
    case ENFILE: "too many files are open on this machine"
    case EIO: "the disk or device failed"
    case EPIPE: "its reader has gone"
    case EBADF: "it is closed"
    case ENOMEM: "there is not enough memory"
    case ENXIO, ENODEV: "there is no such device"
    case EBUSY, ETXTBSY: "it is in use"
    default: String(cString: strerror(code)).lowercased()
    }
  }
}
