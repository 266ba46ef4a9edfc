import Files
import Glibc

/// What the process was started with.
enum Environment {
    /// The value of a variable, or nil.
    static func value(of name: String) -> String? {
        // Reason for `unsafe`: the address is the environment's own; the string is copied before anything
        // changes it.
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }

    /// The columns of the terminal behind a descriptor; nil where it is no terminal or does not know.
    static func terminalWidth(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// The folder that this program's executable lies in; the libraries and programs built with it lie there
    /// too.
    static var executableFolder: String {
        guard let path = FileIdentity.link("/proc/self/exe"), let slash = path.lastIndex(of: "/") else {
            return "."
        }
        return String(path[..<slash])
    }
}
