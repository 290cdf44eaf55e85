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
        guard Self.isService(service),
            let endpoint = EndpointArgument(argument: String(argument[argument.index(after: equals)...]))?.endpoint,
            endpoint.port > 0
        else { return nil }
        self.endpoint = endpoint
    }

    private static func isService(_ text: String) -> Bool {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { return false }
        var names = halves
        if halves.count == 2, let colon = halves[1].firstIndex(of: ":") {
            guard let port = EndpointArgument.port(halves[1][halves[1].index(after: colon)...]), port > 0 else {
                return false
            }
            names[1] = halves[1][..<colon]
        }
        return names.allSatisfy(ServiceName.isLabel)
    }
}
#endif
