#if CLI
import ArgumentParser
import PortalCore

/// Where a Service is: `name=host:port`.
struct BackendMapping: ExpressibleByArgument, Equatable {
    /// `namespace/name:port`, `namespace/name` or `name`.
    let service: String
    let endpoint: EnvoyOptions.Endpoint

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "=") else { return nil }
        service = String(argument[..<equals])
        guard EnvoyOptions.isBackend(service),
            let endpoint = EndpointArgument(argument: String(argument[argument.index(after: equals)...]))?.endpoint,
            endpoint.port > 0
        else { return nil }
        self.endpoint = endpoint
    }
}

extension [BackendMapping] {
    /// Fails where two say where one Service is.
    func checkOnce() throws {
        var seen: Set<String> = []
        for mapping in self where !seen.insert(mapping.service).inserted {
            throw ValidationError("--backend says twice where \(mapping.service) is")
        }
    }
}
#endif
