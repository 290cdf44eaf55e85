internal import Glibc

/// A request as it goes out: nothing is changed, checked or added but what HTTP/1.1 cannot do without.
package struct WireRequest: Sendable, Hashable {
    /// A header field.
    package struct Field: Sendable, Hashable {
        package var name: String
        package var value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    package var method: String
    /// The path with its query, or whatever else stands between method and version.
    package var target: String
    /// The field `host`.
    package var host: String
    package var headers: [Field]

    package init(_ method: String, _ target: String, host: String, headers: [Field] = []) {
        self.method = method
        self.target = target
        self.host = host
        self.headers = headers
    }

    /// The bytes.
    var bytes: [UInt8] {
        var text = "\(method) \(target) HTTP/1.1\r\nhost: \(host)\r\n"
        for field in headers { text += "\(field.name): \(field.value)\r\n" }
        if method == "POST" || method == "PUT" || method == "PATCH" { text += "content-length: 0\r\n" }
        return Array((text + "\r\n").utf8)
    }
}

/// An answer.
package struct WireResponse: Sendable, Hashable {
    package var status: Int
    package var headers: [WireRequest.Field]
    package var body: [UInt8] = []

    /// The value of the first field of a name, in lower case.
    package subscript(name: String) -> String? {
        headers.first { $0.name == name }?.value
    }
}

/// A connection to a port of this machine, opened again where the other side closed it.
final class HTTPConnection {
    private let port: UInt16
    private var socketNumber: Int32 = -1
    private var buffer: [UInt8] = []

    init(port: UInt16) {
        self.port = port
    }

    deinit { close() }

    private func close() {
        if socketNumber >= 0 { _ = Glibc.close(socketNumber) }
        socketNumber = -1
        buffer = []
    }

    /// Sends a request and waits for the answer; `nil` where there is none.
    func response(to request: WireRequest) -> WireResponse? {
        // A connection that was kept may have been closed meanwhile.
        let wasOpen = socketNumber >= 0
        if let response = exchange(request) { return response }
        close()
        guard wasOpen else { return nil }
        defer { if buffer.count > 1 << 20 { close() } }
        return exchange(request)
    }

    private func exchange(_ request: WireRequest) -> WireResponse? {
        guard socketNumber >= 0 || open() else { return nil }
        guard send(request.bytes) else { return nil }
        while true {
            guard let head = readHead(), var response = Self.parse(head) else { return nil }
            // Interim answers come before the one that counts.
            if (100..<200).contains(response.status) { continue }
            let hasBody = request.method != "HEAD" && response.status != 204 && response.status != 304
            if hasBody {
                guard let body = readBody(of: response) else { return nil }
                response.body = body
            }
            if response["connection"]?.lowercased() == "close" { close() }
            return response
        }
    }

    private func open() -> Bool {
        socketNumber = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socketNumber >= 0 else { return false }
        var limit = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(socketNumber, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
        var one: Int32 = 1
        setsockopt(socketNumber, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let isConnected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socketNumber, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        if !isConnected { close() }
        return isConnected
    }

    private func send(_ bytes: [UInt8]) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { memory -> Int in
                guard let start = memory.baseAddress else { return -1 }
                return Glibc.send(socketNumber, start + sent, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// Waits for more; false where nothing comes any more.
    private func receive() -> Bool {
        var chunk = [UInt8](repeating: 0, count: 16384)
        let count = recv(socketNumber, &chunk, chunk.count, 0)
        guard count > 0 else { return false }
        buffer += chunk.prefix(count)
        return true
    }

    private func readHead() -> [UInt8]? {
        while true {
            if let end = Self.endOfHead(buffer) {
                let head = Array(buffer[..<end])
                buffer.removeFirst(end)
                return head
            }
            guard receive() else { return nil }
        }
    }

    private static func endOfHead(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        for index in 3..<bytes.count
        where bytes[index] == 10 && bytes[index - 1] == 13 && bytes[index - 2] == 10 && bytes[index - 3] == 13 {
            return index + 1
        }
        return nil
    }

    private static func parse(_ head: [UInt8]) -> WireResponse? {
        let lines = String(decoding: head, as: UTF8.self).unicodeScalars
            .split { $0 == "\r" || $0 == "\n" }.map { String($0) }
        guard let first = lines.first?.split(separator: " "), first.count > 1, let status = Int(first[1]) else {
            return nil
        }
        let fields = lines.dropFirst().compactMap { line -> WireRequest.Field? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            return WireRequest.Field(line[..<colon].lowercased(), String(value))
        }
        return WireResponse(status: status, headers: fields)
    }

    private func readBody(of response: WireResponse) -> [UInt8]? {
        if response["transfer-encoding"]?.lowercased() == "chunked" { return readChunks() }
        guard let text = response["content-length"], let length = Int(text) else {
            // To the end of the connection.
            while receive() {}
            defer { close() }
            return buffer
        }
        while buffer.count < length { guard receive() else { return nil } }
        defer { buffer.removeFirst(length) }
        return Array(buffer[..<length])
    }

    private func readChunks() -> [UInt8]? {
        var body: [UInt8] = []
        while true {
            guard let end = lineEnd() else { return nil }
            let size = Int(String(decoding: buffer[..<end], as: UTF8.self), radix: 16) ?? 0
            while buffer.count < end + 2 + size + 2 { guard receive() else { return nil } }
            body += buffer[(end + 2)..<(end + 2 + size)]
            buffer.removeFirst(end + 2 + size + 2)
            if size == 0 { return body }
        }
    }

    private func lineEnd() -> Int? {
        while true {
            for index in buffer.indices.dropFirst() where buffer[index] == 10 && buffer[index - 1] == 13 {
                return index - 1
            }
            guard receive() else { return nil }
        }
    }
}

extension WireRequest: CustomStringConvertible {
    /// As somebody would type it.
    package var description: String {
        let fields = headers.map { " -H '\($0.name): \($0.value)'" }.joined()
        return "\(method) \(host)\(target)\(fields)"
    }
}
