import PortalDocument
import PortalOracle
import Testing

/// The model of Istio's translation does what is documented, where our own output would not show that it does not.
@Suite("The model of Istio")
struct IstioLoweringTests {
    private static func object(_ kind: String, _ name: String, _ spec: Value, namespace: String = "shop") -> Value {
        ["kind": .string(kind), "metadata": ["name": .string(name), "namespace": .string(namespace)], "spec": spec]
    }

    private static func gateway(_ hosts: Value) -> Value {
        object(
            "Gateway",
            "public",
            [
                "selector": ["istio": "ingressgateway"],
                "servers": [["port": ["number": 80, "name": "http", "protocol": "HTTP"], "hosts": hosts]],
            ]
        )
    }

    private static func service(_ name: String, hosts: Value, http: Value) -> Value {
        object("VirtualService", name, ["hosts": hosts, "gateways": ["shop/public"], "http": http])
    }

    /// A rule that answers.
    private static func rule(_ name: String, _ uri: Value) -> Value {
        ["name": .string(name), "match": [["uri": uri]], "directResponse": ["status": 200]]
    }

    private static func hosts(_ lowering: IstioLowering) -> [Value] {
        guard case .sequence(let chains)? = lowering.configuration.listeners.first?["filter_chains"],
            case .sequence(let filters)? = chains.first?["filters"],
            case .sequence(let hosts)? = filters.first?["typed_config"]?["route_config"]?["virtual_hosts"]
        else { return [] }
        return hosts
    }

    private static func names(_ host: Value?) -> [Value] {
        guard case .sequence(let routes)? = host?["routes"] else { return [] }
        return routes.compactMap { $0["name"] }
    }

    @Test("puts the routes of delegates in the place of the rule, with joined names")
    func delegates() {
        let part: Value = ["http": [Self.rule("b", ["exact": "/b"])]]
        let root: Value = [
            Self.rule("a", ["exact": "/a"]), ["delegate": ["name": "part"]], Self.rule("c", ["exact": "/c"]),
            ["name": "named", "delegate": ["name": "part"]], ["delegate": ["name": "missing"]],
        ]
        let lowering = IstioLowering(
            [
                Self.gateway(["*/*"]), Self.service("root", hosts: ["api.example.com"], http: root),
                Self.object("VirtualService", "part", part),
            ],
            prefix: "t"
        )
        #expect(Self.names(Self.hosts(lowering).first) == ["a", "b", "c", "named-b"])
        #expect(lowering.faults == ["there is no delegate shop/missing"])
    }

    @Test("takes the narrower of the hosts of a server and of a VirtualService, and only from its namespace")
    func narrows() {
        let http: Value = [Self.rule("a", ["exact": "/a"])]
        let lowering = IstioLowering(
            [
                Self.gateway(["shop/a.example.com", "shop/*.b.example.com", "other/c.example.com"]),
                Self.service("s", hosts: ["*.example.com", "x.b.example.com"], http: http),
            ],
            prefix: "t"
        )
        #expect(lowering.ports.map(\.domains) == [["*.b.example.com", "a.example.com", "x.b.example.com"]])
        // The same routes make one virtual host.
        #expect(Self.hosts(lowering).count == 1)
    }

    @Test("sends nothing behind a rule for everything, and moves such rules behind those of others")
    func catchAll() {
        let first: Value = [
            Self.rule("a", ["exact": "/a"]), Self.rule("all", ["prefix": "/"]), Self.rule("lost", ["exact": "/b"]),
        ]
        let lowering = IstioLowering(
            [
                Self.gateway(["*/*"]), Self.service("one", hosts: ["a.example.com"], http: first),
                Self.service("two", hosts: ["a.example.com"], http: [Self.rule("c", ["exact": "/c"])]),
            ],
            prefix: "t"
        )
        #expect(Self.names(Self.hosts(lowering).first) == ["a", "c", "all"])
    }

    @Test("says which destinations lead nowhere")
    func nowhere() {
        let http: Value = [["name": "a", "route": [["destination": ["host": "one", "port": ["number": 80]]]]]]
        let lowering = IstioLowering(
            [Self.gateway(["*/*"]), Self.service("s", hosts: ["a.example.com"], http: http)],
            prefix: "t"
        )
        #expect(lowering.faults == ["there is no cluster outbound|80||one.shop.svc.cluster.local"])
    }
}
