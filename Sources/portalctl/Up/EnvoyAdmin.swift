#if CLI
import Foundation

/// The administration interface of an Envoy on this machine.
struct EnvoyAdmin {
    let port: Int

    /// The content of a successful answer; `nil` for any other, or none.
    func answer(_ path: String) -> String? {
        guard let socket = try? Socket(connectedTo: port, seconds: 5) else { return nil }
        let request = Array("GET \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".utf8)
        guard send(socket.descriptor, request, request.count, Int32(MSG_NOSIGNAL)) == request.count
        else { return nil }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(socket.descriptor, &buffer, buffer.count, 0)
            guard count >= 0 else { return nil }
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return Self.content(of: bytes)
    }

    /// The content of an answer whose status is 200 (RFC 9112), chunked or not.
    static func content(of answer: [UInt8]) -> String? {
        let end = Array("\r\n\r\n".utf8)
        guard let split = answer.indices.first(where: { answer[$0...].starts(with: end) }) else { return nil }
        let head = String(decoding: answer[..<split], as: UTF8.self).lowercased()
        guard head.hasPrefix("http/1.1 200") else { return nil }
        var rest = answer[(split + end.count)...]
        guard head.contains("\r\ntransfer-encoding: chunked") else { return String(decoding: rest, as: UTF8.self) }
        var content: [UInt8] = []
        while let line = rest.firstIndex(of: UInt8(ascii: "\r")) {
            guard let size = Int(String(decoding: rest[..<line], as: UTF8.self), radix: 16), size >= 0,
                rest.endIndex - line - 2 > size
            else { return nil }
            if size == 0 { return String(decoding: content, as: UTF8.self) }
            content += rest[(line + 2)..<(line + 2 + size)]
            rest = rest[(line + 2 + size)...].dropFirst(2)
        }
        return nil
    }

    /// Whether Envoy serves.
    var isReady: Bool { answer("/ready")?.hasPrefix("LIVE") ?? false }

    /// Envoy's version, `1.40.0`.
    var version: String? {
        // "version": "9e55…/1.40.0/Clean/RELEASE/BoringSSL"
        guard let line = answer("/server_info")?.split(separator: "\n").first(where: { $0.contains("\"version\"") })
        else { return nil }
        return line.split(separator: "/").dropFirst().first.map(String.init)
    }

    /// What became of the configurations that Envoy was given; `nil` where it does not answer.
    var updates: EnvoyUpdates? {
        let names = "(cds|lds|rds\\..*)\\.(version_text|update_rejected|update_success)$|_warming$|warming_clusters$"
        let query = names.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        return answer("/stats?filter=\(query)").map { EnvoyUpdates($0) }
    }
}

/// What Envoy says of the configurations that it was given.
struct EnvoyUpdates: Equatable {
    private var values: [String: String] = [:]

    /// Reads lines such as `cluster_manager.cds.update_rejected: 0`.
    init(_ text: String) {
        for line in text.split(separator: "\n") {
            guard let colon = line.range(of: ": ") else { continue }
            let value = line[colon.upperBound...]
            values[String(line[..<colon.lowerBound])] = String(
                value.hasPrefix("\"") ? value.dropFirst().dropLast() : value
            )
        }
    }

    /// The version that is in use of a configuration, named as its statistics are: `cluster_manager.cds`.
    func version(of name: String) -> String? { values["\(name).version_text"] }

    /// How many updates of a configuration were refused.
    func refused(_ name: String) -> Int { values["\(name).update_rejected"].flatMap(Int.init) ?? 0 }

    /// How many updates of a configuration were taken.
    func taken(_ name: String) -> Int { values["\(name).update_success"].flatMap(Int.init) ?? 0 }

    /// The name under which the statistics of a route configuration are.
    func name(ofRoutes name: String) -> String? {
        // Statistics have no colons in their names.
        let end = ".rds.\(name.replacing(":", with: "_")).update_success"
        return values.keys.filter { $0.hasSuffix(end) }.min().map { String($0.dropLast(15)) }
    }

    /// How many clusters and listeners are not ready yet.
    var warming: Int {
        (values["cluster_manager.warming_clusters"].flatMap(Int.init) ?? 0)
            + (values["listener_manager.total_listeners_warming"].flatMap(Int.init) ?? 0)
    }
}
#endif
