/// A listener, and what stands there.
package struct GatewayPort: Hashable, Sendable {
    /// The name of the listener.
    package var listener: String
    /// Whether TLS was terminated before.
    package var isSecure = false
    /// The domains of its virtual hosts.
    package var domains: [String]
    /// Which of its domains send requests away, to come back with TLS.
    package var redirecting: Set<String> = []

    /// The domain that a host falls to among some: itself, else the longest wildcard.
    package static func domain(of host: String, among domains: [String]) -> String? {
        let name = host.lowercased().split(separator: ":").first.map(String.init) ?? ""
        if domains.contains(name) { return name }
        return domains.filter {
            $0.hasPrefix("*.") && name.hasSuffix($0.dropFirst()) && name.utf8.count >= $0.utf8.count
        }.max { $0.utf8.count < $1.utf8.count }
    }
}
