#if CLI
import ArgumentParser
import PortalCore

/// Where a Service is on this machine: `name=host:port`.
struct BackendMapping: ExpressibleByArgument, Equatable {
    /// `namespace/name:port`, `namespace/name` or `name`.
    let service: String
    let endpoint: EnvoyOptions.Endpoint

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "=") else { return nil }
        service = String(argument[..<equals])
        guard Self.isService(service), let endpoint = Self.endpoint(argument[argument.index(after: equals)...])
        else { return nil }
        self.endpoint = endpoint
    }

    /// A host and a port: `localhost:8080`, `127.0.0.1:8080`, `[::1]:8080`.
    private static func endpoint(_ text: Substring) -> EnvoyOptions.Endpoint? {
        guard let colon = text.lastIndex(of: ":"), let port = port(text[text.index(after: colon)...]) else {
            return nil
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            // Without brackets there is no telling where an IPv6 address ends.
            return nil
        }
        let isPlain = host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f && $0 != UInt8(ascii: "/") }
        return host.isEmpty || !isPlain ? nil : EnvoyOptions.Endpoint(host: String(host), port: port)
    }

    private static func isService(_ text: String) -> Bool {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return false }
        var names = halves
        if halves.count == 2, let colon = halves[1].firstIndex(of: ":") {
            guard port(halves[1][halves[1].index(after: colon)...]) != nil else { return false }
            names[1] = halves[1][..<colon]
        }
        return names.allSatisfy(ServiceName.isLabel)
    }

    private static func port(_ text: Substring) -> Int? {
        guard text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }), let port = Int(text),
            (1...65_535).contains(port)
        else { return nil }
        return port
    }
}
#endif
