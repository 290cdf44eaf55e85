internal import PortalIR
internal import PortalVocabulary

extension Explainer {
    /// Where plain HTTP is sent, at a gateway that asks for HTTPS.
    func httpsLocation(of environment: ResolvedEnvironment, _ path: [UInt8], _ query: [UInt8]) -> String? {
        guard !gateway.isNative, request.scheme == "http", case .made(let servers) = environment.gateway.source,
            servers.redirectsToHTTPS
        else { return nil }
        return "https://\(request.host)" + String(decoding: path + masked(query, of: environment), as: UTF8.self)
    }

    /// Where a redirect leads, as Envoy makes it.
    func location(
        _ redirection: Redirection,
        _ path: [UInt8],
        _ query: [UInt8],
        of environment: ResolvedEnvironment
    ) -> String {
        let scheme = redirection.scheme ?? request.scheme
        let port = redirection.port.map { ":\($0)" } ?? ""
        let query = masked(withoutKeys(query), of: environment)
        var place: [UInt8]
        if let target = redirection.path {
            place = Array(target.utf8)
            if !place.contains(UInt8(ascii: "?")) { place += query }
        } else {
            place = path + query
        }
        let host = redirection.host ?? hostOfRedirect(scheme: scheme, hasPort: redirection.port != nil)
        return "\(scheme)://\(host)\(port)" + String(decoding: place, as: UTF8.self)
    }

    /// The request's host; its port goes where another one is said, or is the default of a scheme that changes.
    private func hostOfRedirect(scheme: String, hasPort: Bool) -> String {
        let bytes = Array(request.host.utf8)
        guard let colon = bytes.lastIndex(of: UInt8(ascii: ":")), bytes.lastIndex(of: UInt8(ascii: "]")) ?? 0 < colon
        else { return request.host }
        let standard = request.scheme == "https" ? ":443" : ":80"
        let isStandard = scheme != request.scheme && bytes[colon...].elementsEqual(standard.utf8)
        return hasPort || isStandard ? String(decoding: bytes[..<colon], as: UTF8.self) : request.host
    }

    /// The path of a request that is refused, as it was sent, with the values of key parameters masked.
    var pathAsSent: String {
        let bytes = Array(request.path.utf8)
        let mark = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.count
        return String(decoding: bytes[..<mark] + masked(Array(bytes[mark...]), of: nil), as: UTF8.self)
    }

    // MARK: - The query

    /// The query without the parameters that hold keys, as Envoy writes it where it has to leave some out: sorted by name,
    /// each with a `=`.
    func withoutKeys(_ query: [UInt8]) -> [UInt8] {
        guard let decision = result.decision, !decision.removedParameters.isEmpty, !query.isEmpty else { return query }
        let removed = decision.removedParameters.map { Array($0.utf8) }
        let kept = parameters(query).filter { !removed.contains($0.name) }
        let sorted = kept.ordered { $0.name.lexicographicallyPrecedes($1.name) }
        var result: [UInt8] = []
        for parameter in sorted {
            result.append(UInt8(ascii: result.isEmpty ? "?" : "&"))
            result += parameter.name + [UInt8(ascii: "=")] + parameter.value
        }
        return result
    }

    /// The query with the values of parameters that may hold keys masked.
    func masked(_ query: [UInt8], of environment: ResolvedEnvironment?) -> [UInt8] {
        let names = keyParameters(of: environment)
        guard !names.isEmpty, query.count > 1 else { return query }
        var result: [UInt8] = [UInt8(ascii: "?")]
        for part in query.dropFirst().split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false) {
            if result.count > 1 || part.startIndex > 1 { result.append(UInt8(ascii: "&")) }
            let name = part.prefix { $0 != UInt8(ascii: "=") }
            result += names.contains(Array(name)) && name.count < part.count ? name + "=\(Self.mask)".utf8 : part
        }
        return result
    }

    private func keyParameters(of environment: ResolvedEnvironment?) -> [[UInt8]] {
        let environments = environment.map { [$0] } ?? portal.environments
        var names: Set<String> = []
        for plan in environments.flatMap(\.plans) {
            if case .apiKey(.query(let name)) = plan.auth { names.insert(name) }
        }
        return names.ordered().map { Array($0.utf8) }
    }

    private func parameters(_ query: [UInt8]) -> [(name: [UInt8], value: [UInt8])] {
        var parts = query.dropFirst().split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
        if parts.last?.isEmpty == true { parts.removeLast() }
        return parts.map { part in
            let name = part.prefix { $0 != UInt8(ascii: "=") }
            return (Array(name), Array(part.dropFirst(name.count + 1)))
        }
    }
}
