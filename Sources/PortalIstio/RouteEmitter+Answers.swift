internal import PortalDocument
internal import PortalIR
internal import PortalProxy

extension RouteEmitter {
    /// A guard: the gateway answers, and no backend hears of the request.
    static func answer(_ answer: Guard) -> [Value.Member] {
        let headers = answer.headers.map { Value.Member($0.name, .string(HeaderFormat.literal($0.value))) }
        return [
            Value.Member(
                "directResponse",
                ["status": .integer(Int64(answer.status)), "body": ["string": .string(answer.body)]]
            ),
            Value.Member("headers", ["response": ["set": .mapping(headers)]]),
        ]
    }

    /// The answer that sends a client elsewhere.
    static func redirect(_ redirection: Redirection) throws(Refusal) -> [Value.Member] {
        try redirection.check(for: .istio)
        var members: [Value.Member] = []
        if let scheme = redirection.scheme { members.append(Value.Member("scheme", .string(scheme))) }
        if let host = redirection.host { members.append(Value.Member("authority", .string(host))) }
        if let port = redirection.port { members.append(Value.Member("port", .integer(Int64(port)))) }
        if let path = redirection.path { members.append(Value.Member("uri", .string(path))) }
        members.append(Value.Member("redirectCode", .integer(Int64(redirection.code))))
        return [Value.Member("redirect", .mapping(members))]
    }
}
