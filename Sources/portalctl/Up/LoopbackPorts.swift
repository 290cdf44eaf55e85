#if CLI
import Foundation

/// Ports of 127.0.0.1.
enum LoopbackPorts {
    /// Whether nobody listens on a port.
    ///
    /// Envoy itself would share it with another Envoy and never say so.
    static func isFree(_ port: Int) -> Bool {
        (try? Socket(boundTo: port)) != nil
    }

    /// The first of `count` free ports in a row.
    ///
    /// They are below those that systems give to the connections of clients (32768 and up on Linux, 49152 and up by RFC 6335
    /// section 6): those would not stay free until they are needed.
    static func free(_ count: Int = 1) throws -> Int {
        for _ in 0..<64 {
            let first = Int.random(in: 10_000..<30_000)
            if (0..<count).allSatisfy({ isFree(first + $0) }) { return first }
        }
        throw Failure.inputOutput("there is no free port on 127.0.0.1")
    }
}

/// A TCP socket, closed with its last use.
final class Socket {
    let descriptor: Int32

    private init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure.inputOutput("no socket: \(String(cString: strerror(errno)))") }
    }

    deinit { close(descriptor) }

    /// Listens on a port, 0 for any.
    convenience init(boundTo port: Int) throws {
        try self.init()
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout.size(ofValue: yes)))
        let bound = Self.withAddress(port) { bind(descriptor, $0, $1) }
        guard bound == 0, listen(descriptor, 1) == 0 else {
            throw Failure.inputOutput("port \(port) of 127.0.0.1: \(String(cString: strerror(errno)))")
        }
    }

    /// Connects to a port; an answer may take so long.
    convenience init(connectedTo port: Int, seconds: Int) throws {
        try self.init()
        var time = timeval(tv_sec: seconds, tv_usec: 0)
        for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
            setsockopt(descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout.size(ofValue: time)))
        }
        guard Self.withAddress(port, { connect(descriptor, $0, $1) }) == 0 else {
            throw Failure.inputOutput("port \(port) of 127.0.0.1: \(String(cString: strerror(errno)))")
        }
    }

    var port: Int {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout.size(ofValue: address))
        withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(descriptor, $0, &size) }
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    private static func withAddress(_ port: Int, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32) -> Int32 {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }
}
#endif
