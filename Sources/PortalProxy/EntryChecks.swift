package import PortalIR
package import PortalVocabulary

extension RouteEntry {
    /// Why the name is none that an authorization service can be asked by, or `nil`.
    ///
    /// Names reach it as metadata, where a control character fails every request; an unnamed route has no identity at
    /// all.
    package func nameRefusal(for target: ProxyTarget) -> Refusal? {
        if name.isEmpty { return .value("route name", "", "a route without a name has no identity", for: target) }
        guard name.utf8.contains(where: { $0 < 0x20 || $0 >= 0x7f }),
            name.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7f..<0xa0).contains($0.value) })
        else { return nil }
        return .value(
            "route name",
            String(name.unicodeScalars.filter { $0.value >= 0x20 }),
            "it holds control characters",
            for: target
        )
    }

    /// The name of the guard in the place of a route whose name is refused.
    package var replacedName: String { "withheld-" + shortHash(name) }

    /// That the path is too long to be said.
    package func pathRefusal(length: Int, for target: ProxyTarget) -> Refusal {
        let text = match.path.template.description
        let shown = text.count > 60 ? text.prefix(57) + "..." : text[...]
        return Refusal(code: target.pathTooLong, arguments: ["path": String(shown), "length": "\(length)"])
    }

    /// What is changed on the way to the backend, and what clients must not say.
    package func requestChanges(forbidding names: [String]) -> HeaderChanges {
        if case .preflight = match.method { return requestHeaders }
        return requestHeaders.removing(names)
    }
}

extension RouteMatch.Method {
    /// The expression of the methods that a preflight asks for where there are several; `nil` for one.
    package static func askedExpression(_ methods: [HTTPMethod]) -> String? {
        guard methods.count != 1 else { return nil }
        return "^(" + methods.map { PathTemplate.quoted($0.name) }.joined(separator: "|") + ")$"
    }

    /// That a preflight asks for more methods than can be said.
    package static func tooManyAsked(for target: ProxyTarget) -> Refusal {
        .value(
            "preflight methods",
            "too many",
            "they take over \(grouped(target.expressionLimit)) characters",
            for: target
        )
    }

    private static func grouped(_ number: Int) -> String {
        let rest = String(number % 1000)
        return "\(number / 1000),\(String(repeating: "0", count: 3 - rest.utf8.count))\(rest)"
    }
}

/// The first 10 hexadecimal digits of a text's SHA-256: 40 bits tell apart what one owner has.
package func shortHash(_ text: String) -> String {
    String(SHA256.hexadecimal(of: text.utf8).prefix(10))
}
