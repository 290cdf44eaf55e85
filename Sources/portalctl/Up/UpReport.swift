#if CLI
import PortalCore

/// Says what is open, how to call it, and what is closed and why.
enum UpReport {
    /// How many operations of an environment are named.
    private static let maximumLines = 10

    /// How many operations there are of a kind.
    struct Counts: Equatable {
        var open = 0
        var closed = 0
    }

    /// Whether a route lets requests through, or answers as a backend would.
    private static func isOpen(_ route: EnvoyConfiguration.Route?) -> Bool {
        guard let route else { return false }
        return route.status.map { $0 < 400 } ?? true
    }

    /// Counts operations.
    static func counts(_ offers: [EnvironmentOffer], _ routes: [String: EnvoyConfiguration.Route]) -> Counts {
        var counts = Counts()
        for operation in offers.flatMap(\.operations) {
            if operation.withheld == nil, isOpen(routes[operation.name]) {
                counts.open += 1
            } else {
                counts.closed += 1
            }
        }
        return counts
    }

    /// A paragraph for each environment.
    static func text(_ offers: [EnvironmentOffer], _ routes: [String: EnvoyConfiguration.Route]) -> String {
        offers.map { text($0, routes) }.joined()
    }

    private static func text(_ offer: EnvironmentOffer, _ routes: [String: EnvoyConfiguration.Route]) -> String {
        let hosts = offer.hosts.isEmpty ? "no host" : offer.hosts.map(\.text).joined(separator: ", ")
        var text = "\n\(offer.name): \(hosts)\n"
        let open = offer.operations.filter { $0.withheld == nil && isOpen(routes[$0.name]) }
        let closed = offer.operations.filter { !($0.withheld == nil && isOpen(routes[$0.name])) }
        text += list(open.map { "  open    \($0.method) \($0.path)" })
        // One that is sure to be read only, where there is one.
        if let sample = open.first(where: { $0.method == .get }) ?? open.first, let route = routes[sample.name] {
            for host in offer.hosts { text += "          \(command(sample, host, port: route.port))\n" }
        }
        return text + list(closed.map { "  closed  \($0.method) \($0.path): \(reason($0))" })
    }

    private static func list(_ lines: [String]) -> String {
        var text = lines.prefix(maximumLines).map { $0 + "\n" }.joined()
        if lines.count > maximumLines { text += "          and \(lines.count - maximumLines) more\n" }
        return text
    }

    private static func reason(_ operation: EnvironmentOffer.Operation) -> String {
        if let codes = operation.withheld {
            return codes.isEmpty ? "withheld" : "withheld because of \(codes.joined(separator: ", "))"
        }
        guard !operation.plans.isEmpty else { return "not served" }
        let plans = operation.plans.joined(separator: " or ")
        return "under \(plans), and there is no authorization server yet"
    }

    /// How to call an operation.
    static func command(_ operation: EnvironmentOffer.Operation, _ host: HostName, port: Int) -> String {
        let method = operation.method == .get ? "" : "-X \(operation.method) "
        let name = host.isWildcard ? "any\(host.text.dropFirst())" : host.text
        let address = "http://127.0.0.1:\(port)\(path(operation.path))"
        return "curl -i \(method)-H \(quoted("Host: \(name)")) \(quoted(address))"
    }

    /// A path that a template matches.
    private static func path(_ template: PathTemplate) -> String {
        var path = ""
        for segment in template.segments {
            path += "/"
            for case let piece in segment.pieces {
                if case .literal(let text) = piece { path += text } else { path += "1" }
            }
        }
        return path
    }

    /// A word of a shell's command line.
    private static func quoted(_ word: String) -> String {
        let isPlain = word.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-._/:,%+@=".utf8.contains(byte)
        }
        return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
    }
}
#endif
