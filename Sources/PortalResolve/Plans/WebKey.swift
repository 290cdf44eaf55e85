internal import PortalDocument

/// A key of a JSON Web Key Set (RFC 7517), as far as gateways use it to verify tokens.
enum WebKey {
    /// What is to be made of a key.
    enum Verdict {
        /// A public key: its members, in a fixed order.
        case usable(Value)
        /// A sound key that does not verify signatures.
        case forSomethingElse
        /// No key that a gateway could use; what is wrong with it.
        case broken(String)
        /// A key that nobody but its owner may know.
        case secret
    }

    /// The members that only owners of keys know (RFC 7518 sections 6.2.2, 6.3.2 and 6.4.1).
    private static let secretMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"]

    /// Judges a key.
    static func judge(_ node: Node) -> Verdict {
        guard node.kind == .mapping else { return .broken("it is no object") }
        if secretMembers.contains(where: { node[$0] != nil }) || node["kty"]?.hasText("oct") ?? false { return .secret }
        guard let type = node["kty"]?.string else { return .broken("it has no `kty`") }
        for member in ["kid", "use", "alg"] {
            guard let value = node[member] else { continue }
            guard value.kind == .string else { return .broken("`\(member)` is no string") }
        }
        if let use = node["use"]?.string, use != "sig" { return .forSomethingElse }
        if let uses = node["key_ops"], !uses.elements.contains(where: { $0.hasText("verify") }) {
            return .forSomethingElse
        }
        let fault: String?
        let members: [String]
        switch type {
        case "RSA":
            members = ["n", "e"]
            fault = rsaFault(node)
        case "EC":
            members = ["crv", "x", "y"]
            fault = curveFault(node)
        case "OKP":
            members = ["crv", "x"]
            fault = edwardsFault(node)
        default:
            return .broken("`kty` is neither `RSA`, `EC` nor `OKP`")
        }
        if let fault { return .broken(fault) }
        return .usable(
            .mapping(
                (["kty", "kid", "use", "alg"] + members).compactMap { name in
                    node[name]?.string.map { Value.Member(name, .string($0)) }
                }
            )
        )
    }

    private static func algorithmFault(_ node: Node, _ allowed: [String]) -> String? {
        guard let algorithm = node["alg"]?.string, !allowed.contains(algorithm) else { return nil }
        return "`alg` is not \(allowed.map { "`\($0)`" }.joined(separator: ", "))"
    }

    private static func rsaFault(_ node: Node) -> String? {
        let allowed = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"]
        if let fault = algorithmFault(node, allowed) { return fault }
        guard let modulus = number(node["n"]) else { return "`n` is no base64url number" }
        guard let exponent = number(node["e"]) else { return "`e` is no base64url number" }
        // RFC 7518 section 3.3; what is longer than 8192 bits is refused by the library that gateways verify with.
        guard (2048...8192).contains(bits(modulus)) else { return "`n` has not 2048 to 8192 bits" }
        guard modulus.last.map({ $0 & 1 == 1 }) ?? false else { return "`n` is even" }
        guard (2...33).contains(bits(exponent)), exponent.last.map({ $0 & 1 == 1 }) ?? false else {
            return "`e` is no odd number from 3 to 33 bits"
        }
        return nil
    }

    private static func curveFault(_ node: Node) -> String? {
        guard let curve = EllipticCurve.all.first(where: { $0.name == node["crv"]?.string }) else {
            return "`crv` is not `P-256`, `P-384` or `P-521`"
        }
        if let fault = algorithmFault(node, [curve.algorithm]) { return fault }
        for member in ["x", "y"] where number(node[member])?.count != curve.length {
            return "`\(member)` is not \(curve.length) bytes in base64url"
        }
        guard let x = number(node["x"]), let y = number(node["y"]), curve.contains(x: x, y: y) else {
            return "`x` and `y` are no point of the curve"
        }
        return nil
    }

    private static func edwardsFault(_ node: Node) -> String? {
        guard node["crv"]?.hasText("Ed25519") ?? false else { return "`crv` is not `Ed25519`" }
        if let fault = algorithmFault(node, ["EdDSA"]) { return fault }
        return number(node["x"])?.count == 32 ? nil : "`x` is not 32 bytes in base64url"
    }

    /// The bytes of a base64url text; at least one.
    private static func number(_ node: Node?) -> [UInt8]? {
        guard let node, node.kind == .string, let bytes = Base64Text.decodeURL(node.text.utf8) else { return nil }
        return bytes.isEmpty ? nil : bytes
    }

    /// The length of a number in bits, leading zeros left out.
    private static func bits(_ number: [UInt8]) -> Int {
        guard let first = number.firstIndex(where: { $0 != 0 }) else { return 0 }
        return (number.count - first) * 8 - number[first].leadingZeroBitCount
    }
}
