import PortalDiagnostics
import PortalDocument
import PortalVocabulary

// Objects of other groups: only what answers a reference is read, and everything else in them is somebody else's
// business.

extension Service: Placed {
    static let blank = Service(metadata: .blank, dialect: .foreign)
    static let fields: [Field<Service>] = [
        Field(
            "spec",
            within: Table(
                [
                    Field("type", .text(), into: \.type, ""),
                    Field("externalName", .text(), into: \.externalName, ""),
                    Field(
                        "ports",
                        .list(.object(Table(Port.fields, isOpen: true), blank: .blank), atMost: .max),
                        into: \.ports,
                        ""
                    ),
                ],
                isOpen: true
            ),
            ""
        )
    ]
}

extension Service.Port: Placed {
    static let blank = Service.Port(port: 0)
    static let fields: [Field<Self>] = [
        Field("name", .text(), into: \.name, ""),
        Field("port", .integer(1...65_535), into: \.port, required: true, ""),
        Field("appProtocol", .text(), into: \.appProtocol, ""),
    ]
}

extension ConfigMap: Placed {
    static let blank = ConfigMap(metadata: .blank)
    static let fields: [Field<ConfigMap>] = [
        Field("data", .map(.content, to: .embedded, atMost: .max), into: \.data, ""),
        Field("binaryData", .map(.content, to: .bytes, atMost: .max), into: \.binaryData, ""),
    ]
}

extension SecretKeys: Placed {
    static let blank = SecretKeys(metadata: .blank)
    static let fields: [Field<SecretKeys>] = [
        Field("type", .text(), into: \.type, ""),
        Field("data", .keys, "") { secret, keys, _ in secret.keys = Set(secret.keys + keys).ordered() },
        Field("stringData", .keys, "") { secret, keys, _ in secret.keys = Set(secret.keys + keys).ordered() },
    ]
}

extension Shape where Value == [String] {
    /// The keys of a mapping, whose values are not looked at.
    fileprivate static var keys: Shape {
        Shape(SchemaNode.anything) { node, place, decoding in
            decoding.consume(place)
            return node.members.map(\.key.text)
        }
    }
}

extension IstioGateway: Placed {
    static let blank = IstioGateway(metadata: .blank)
    static let fields: [Field<IstioGateway>] = [
        Field(
            "spec",
            within: Table(
                [
                    Field("selector", .map(.content, to: .text(), atMost: .max), into: \.selector, ""),
                    Field(
                        "servers",
                        .list(.object(Table(Server.fields, isOpen: true), blank: .blank), atMost: .max),
                        into: \.servers,
                        ""
                    ),
                ],
                isOpen: true
            ),
            ""
        )
    ]
}

extension IstioGateway.Server: Placed {
    static let blank = IstioGateway.Server(port: 0, proto: "", hosts: [])
    static let fields: [Field<Self>] = [
        Field(
            "port",
            within: Table(
                [
                    Field("number", .integer(1...65_535), into: \.port, required: true, ""),
                    Field("name", .text(), into: \.portName, ""),
                    Field("protocol", .text(), into: \.proto, required: true, ""),
                ],
                isOpen: true
            ),
            required: true,
            ""
        ),
        Field("hosts", .list(.placed(), atMost: .max), into: \.hosts, required: true, ""),
        Field("tls", .object(Table(IstioGateway.TLS.fields, isOpen: true), blank: .blank), into: \.tls, ""),
    ]
}

extension IstioGateway.TLS: Placed {
    static let blank = IstioGateway.TLS()
    static let fields: [Field<Self>] = [
        Field("mode", .text(), into: \.mode, ""),
        Field("credentialName", .text(), into: \.credentialName, ""),
        Field("httpsRedirect", .boolean, into: \.httpsRedirect, ""),
    ]
}

extension ReferenceGrant: Placed {
    static let blank = ReferenceGrant(metadata: .blank, from: [], to: [])
    static let fields: [Field<ReferenceGrant>] = [
        Field(
            "spec",
            within: Table([
                Field("from", .list(.object(Table(From.fields), blank: .blank)), into: \.from, required: true, ""),
                Field("to", .list(.object(Table(To.fields), blank: .blank)), into: \.to, required: true, ""),
            ]),
            required: true,
            ""
        )
    ]
}

extension ReferenceGrant.From: Placed {
    static let blank = ReferenceGrant.From(group: "", kind: "", namespace: "")
    static let fields: [Field<Self>] = [
        Field("group", .text(), into: \.group, required: true, ""),
        Field("kind", .text(), into: \.kind, required: true, ""),
        Field("namespace", .text(), into: \.namespace, required: true, ""),
    ]
}

extension ReferenceGrant.To: Placed {
    static let blank = ReferenceGrant.To(group: "", kind: "")
    static let fields: [Field<Self>] = [
        Field("group", .text(), into: \.group, required: true, ""),
        Field("kind", .text(), into: \.kind, required: true, ""),
        Field("name", .text(), into: \.name, ""),
    ]
}
