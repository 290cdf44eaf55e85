import PortalDiagnostics
import PortalDocument

extension Route: Placed {
    static let blank = Route(metadata: .blank, spec: .blank)
}

extension RouteSpec: Shaped {
    static let blank = RouteSpec()
    static let fields: [Field<RouteSpec>] = [
        Field(
            "backends",
            .list(.object, atLeast: 1, atMost: 16),
            into: \.backends,
            "Where requests go; weights split the traffic."
        ),
        Field("timeout", .duration, into: \.timeout, "The longest time to the end of the answer; `0s` is unlimited."),
        Field("retries", .object, into: \.retries, "When requests are tried again."),
        Field("headers", .object, into: \.headers, "What changes in headers on the way."),
        Field("rewrite", within: rewrite, "What backends see instead of what was asked for."),
        Field("mirror", .object, into: \.mirror, "Who gets a copy of the traffic."),
        Field("cors", .object, into: \.cors, "What browsers may do from other origins."),
        Field("redirect", .object, into: \.redirect, "The answer that sends callers elsewhere, instead of backends."),
    ]
    static let rules: [Rule<RouteSpec>] = [
        .exactlyOne(of: ["backends", "redirect"]),
        .excludes("redirect", ["mirror", "retries", "rewrite", "timeout"]),
        Rule(
            cel: "!has(self.backends) || self.backends.exists(b, !has(b.weight) || b.weight > 0)",
            "the weights are all zero"
        ),
    ]

    private static let rewrite = Table<RouteSpec>([
        Field("host", .text(.authority), "The host that backends see.", required: true) { route, host, _ in
            route.rewriteHost = host
        }
    ])
}

extension Backend: Shaped {
    static let blank = Backend(target: .service(.blank))
    static let fields: [Field<Backend>] =
        BackendTarget.fields(into: \.target) + [
            Field(
                "weight",
                .integer(0...1_000_000),
                into: \.weight,
                fallback: 1,
                "Its share of the traffic in relation to the sum."
            )
        ]
    static let rules: [Rule<Backend>] = [.exactlyOne(of: ["service", "host"])]
}

extension BackendTarget {
    /// The two fields that say where requests go.
    static func fields<Owner>(
        into path: any WritableKeyPath<Owner, BackendTarget> & Sendable
    ) -> [Field<Owner>] {
        [
            Field(
                "service",
                Shape<ServiceTarget>.object.map(BackendTarget.service),
                into: path,
                "A Kubernetes Service."
            ),
            Field(
                "host",
                Shape<HostTarget>.object.map(BackendTarget.host),
                into: path,
                "A host outside the mesh; it becomes a ServiceEntry and a DestinationRule."
            ),
        ]
    }
}

extension ServiceTarget: Shaped {
    static let blank = ServiceTarget(name: "", port: 0)
    static let fields: [Field<ServiceTarget>] = [
        Field(
            "name",
            .text(.label),
            into: \.name,
            required: true,
            "The name of the Service. Believed where no Service of its namespace is among the inputs; else it has to be there."
        ),
        Field("namespace", .text(.label), into: \.namespace, "Its namespace; that of the referrer where absent."),
        Field("port", .integer(1...65_535), into: \.port, required: true, "The port of the Service."),
        Field(
            "subset",
            .map(.labelKey, to: .text(.labelValue)),
            into: \.subset,
            "The labels of the pods that are meant; all where absent."
        ),
    ]
}

extension HostTarget: Shaped {
    static let blank = HostTarget(name: "", port: 0)
    static let fields: [Field<HostTarget>] = [
        Field("name", .text(.host), into: \.name, required: true, "The DNS name."),
        Field("port", .integer(1...65_535), into: \.port, required: true, "The port."),
        Field("tls", .object, into: \.tls, "How the connection is encrypted; `{}` is enough, absent is plain text."),
    ]
}

extension TLSOrigination: Shaped {
    static let blank = TLSOrigination()
    static let fields: [Field<TLSOrigination>] = [
        Field(
            "serverName",
            .text(.host),
            into: \.serverName,
            "The name that is asked for and verified; the host's own where absent."
        )
    ]
}

extension Mirror: Shaped {
    static let blank = Mirror(target: .service(.blank))
    static let fields: [Field<Mirror>] =
        BackendTarget.fields(into: \.target) + [
            Field("percent", .number(0...100), into: \.percent, fallback: 100, "The share of requests that is copied.")
        ]
    static let rules: [Rule<Mirror>] = [.exactlyOne(of: ["service", "host"])]
}
