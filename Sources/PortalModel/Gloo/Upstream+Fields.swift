import PortalDiagnostics
import PortalDocument

extension Upstream: Placed {
    static let blank = Upstream(metadata: .blank, target: .other("unknown"))
    static let fields: [Field<Upstream>] = [
        Field("spec", Shape<UpstreamFields>.object(UpstreamFields.table, blank: UpstreamFields()), "") {
            upstream,
            fields,
            _ in
            upstream.target = fields.target
        }
    ]
}

/// An Upstream as it is written: one of many types, each a field of its own, two of which have a counterpart in Istio.
struct UpstreamFields: Placed, Sendable {
    var service: ServiceTarget?
    var hosts: [HostTarget]?
    var tls: TLSOrigination?
    /// A field that changes what the target means, and that Istio has no counterpart for.
    var obstacle: String?
    var provenance = Provenance()

    static let table = Table<UpstreamFields>(
        [
            Field("kube", .object(kube, blank: ServiceTarget.blank), into: \.service, ""),
            Field(
                "static",
                within: Table(
                    [
                        Field(
                            "hosts",
                            .list(.object(host, blank: HostTarget.blank), atMost: .max),
                            into: \.hosts,
                            required: true,
                            ""
                        ),
                        Field("useTls", .boolean, "") { fields, isOn, provenance in
                            if isOn { fields.tls = fields.tls ?? TLSOrigination(provenance: provenance) }
                        },
                    ],
                    isOpen: true
                ),
                ""
            ),
            Field(
                "sslConfig",
                .object(
                    Table([Field("sni", .text(), into: \.serverName, "")], isOpen: true),
                    blank: TLSOrigination.blank
                ),
                into: \.tls,
                ""
            ),
        ]
            + ["aws", "awsEc2", "azure", "consul", "gcp", "pipe", "ai"].map { name in
                Field(name, .whole(.mapping), "") { fields, _, _ in fields.obstacle = name }
            },
        isOpen: true
    )

    private static let kube = Table<ServiceTarget>(
        [
            Field("serviceName", .text(.label), into: \.name, required: true, ""),
            Field("serviceNamespace", .text(.label), into: \.namespace, required: true, ""),
            Field("servicePort", .integer(1...65_535), into: \.port, required: true, ""),
            Field("selector", .map(.labelKey, to: .text(.labelValue)), into: \.subset, ""),
        ],
        isOpen: true
    )

    private static let host = Table<HostTarget>(
        [
            Field("addr", .text(), into: \.name, required: true, ""),
            Field("port", .integer(1...65_535), into: \.port, required: true, ""),
        ],
        isOpen: true
    )

    /// What is behind the Upstream.
    var target: Upstream.Target {
        if let obstacle { return .other(obstacle) }
        if let service { return tls == nil ? .kube(service) : .other("kube with sslConfig") }
        guard let hosts else { return .other("unknown") }
        guard hosts.allSatisfy({ TextFormat.host.accepts($0.name) }) else { return .other("static with addresses") }
        return .hosts(
            hosts.map { host in
                var host = host
                host.tls = tls
                return host
            }
        )
    }
}
