import PortalDiagnostics
import PortalDocument
import PortalIR
import PortalScenarios
import PortalVocabulary
import Testing

@testable import PortalIstio

/// What every object carries, and whose it is.
struct ObjectTests {
    private let external = Fixture.forward(
        .external(ExternalHost(host: "partner.example.net", port: 443, tls: .init())),
        .service(ResourceName(namespace: "stock", name: "orders"), port: 80, subset: ["version": "v1"])
    )

    private func environment(_ name: String, namespace: String = "shop", host: String) -> ResolvedEnvironment {
        let gateway = ResolvedGateway(
            source: .made(.init(credentialName: nil, redirectsToHTTPS: false)),
            workload: Fixture.workload
        )
        return Fixture.environment(
            named: name,
            namespace: namespace,
            hosts: [host],
            gateway: gateway,
            [Fixture.entry("\(name)/x", "/a", .any, external)]
        )
    }

    @Test func ownerHashAndOrder() {
        let emission = Emission(environment("production", host: "api.example.com"))
        #expect(
            emission.documents.map(\.kind) == [
                "DestinationRule", "DestinationRule", "Gateway", "ServiceEntry", "VirtualService",
            ]
        )
        for document in emission.documents {
            let metadata = document.value["metadata"]
            #expect(document.apiVersion == "networking.istio.io/v1")
            #expect(metadata?["name"] == .string(document.name))
            #expect(metadata?["namespace"] == .string(document.namespace))
            #expect(
                metadata?["labels"] == [
                    "app.kubernetes.io/managed-by": "portalcore", "portalcore.dev/environment": "production",
                    "portalcore.dev/environment-namespace": "shop",
                ]
            )
            let annotations = metadata?["annotations"]
            #expect(annotations?["portalcore.dev/content-hash"] == .string(document.contentHash))
            #expect(annotations?["portalcore.dev/phase"] == .string("\(document.phase.rawValue)"))
            #expect(annotations?["argocd.argoproj.io/sync-wave"] == .string("\(document.phase.rawValue)"))
        }
    }

    @Test func environmentsDoNotTouchEachOther() {
        let first = environment("production", host: "api.example.com")
        var second = environment("staging", host: "staging.example.com")
        let third = environment("production", namespace: "other", host: "other.example.com")
        let alone = Emission(first).documents
        let together = Emission(first, second, third).documents
        #expect(alone.allSatisfy(together.contains))
        second.entries.append(Fixture.entry("more", "/more", .any, external))
        let edited = Emission(first, second, third).documents
        let changed = together.filter { !edited.contains($0) }
        #expect(!changed.isEmpty)
        #expect(changed.allSatisfy { $0.value["metadata"]?["labels"]?["portalcore.dev/environment"] == "staging" })
        let keys = Set(together.map { "\($0.kind) \($0.namespace)/\($0.name)" })
        #expect(keys.count == together.count, "each object has one owner")
    }

    @Test func hashFollowsContent() {
        var environment = environment("production", host: "api.example.com")
        let before = Emission(environment).documents
        environment.entries[0].name += "!"
        let after = Emission(environment).documents
        let changed = zip(before, after).filter { $0 != $1 }
        #expect(changed.map(\.0.kind) == ["VirtualService"])
        #expect(changed.allSatisfy { $0.contentHash != $1.contentHash })
    }

    /// The hash is what the constants' comment says, however the JSON came about.
    @Test(arguments: [1000, 3])
    func hashIsOfTheObject(maximumRoutes: Int) throws {
        var options = IstioOptions()
        options.maximumRoutes = maximumRoutes
        var environment = environment("production", host: "api.example.com")
        environment.entries += (0..<9).map { Fixture.entry("\"\($0)\\", "/\($0)/{id}", .any, external) }
        for document in Emission(environment, options: options).documents {
            let spec = try #require(document.value["spec"])
            var object = document.value
            object.replace("spec", with: .string(SHA256.hexadecimal(of: spec.canonicalBytes)))
            var metadata = try #require(object["metadata"])
            var annotations = try #require(metadata["annotations"])
            annotations.replace("portalcore.dev/content-hash", with: nil)
            metadata.replace("annotations", with: annotations)
            object.replace("metadata", with: metadata)
            #expect(SHA256.hexadecimal(of: object.canonicalBytes) == document.contentHash, "\(document.name)")
        }
    }

    @Test func canonicalBytesAreJSON() {
        let value: Value = ["a\"\\\n": .sequence([.null, true, false, 1]), "b": [:], "c": []]
        #expect(
            String(decoding: value.canonicalBytes, as: UTF8.self)
                == #"{"a\"\\\u000a":[null,true,false,1],"b":{},"c":[]}"#
        )
    }

    @Test func provenanceChangesNothing() {
        let environment = environment("production", host: "api.example.com")
        var moved = environment
        moved.entries[0].provenance = Provenance(Place(document: DocumentID(source: SourceID(rawValue: 3))))
        #expect(Emission(environment).documents == Emission(moved).documents)
    }

    @Test(arguments: ["production", "a.b", String(repeating: "e", count: 40), String(repeating: "e", count: 253)])
    func namesAreLabels(name: String) {
        var options = IstioOptions()
        options.maximumRoutes = 2
        var environment = environment(name, host: "api.example.com")
        environment.entries = (0..<20).map { Fixture.entry("\($0)", "/\($0)", .any, external) }
        let emission = Emission(environment, options: options)
        #expect(emission.codes.isEmpty)
        #expect(
            Set(emission.documents.map { "\($0.kind)/\($0.namespace)/\($0.name)" }).count == emission.documents.count
        )
        for document in emission.documents {
            #expect(document.name.wholeMatch(of: /[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?/) != nil, "\(document.name)")
            let label = document.value["metadata"]?["labels"]?["portalcore.dev/environment"]?.text ?? ""
            #expect((1...63).contains(label.utf8.count))
        }
    }

    /// A wildcard of a neighbour must not answer for an environment that could not be emitted.
    @Test func refusedEnvironmentsStayClosed() {
        var refused = environment("refused", host: "api.example.com")
        refused.gateway = ResolvedGateway(
            source: .existing(ResourceName(namespace: "edge", name: "a.b")),
            workload: Fixture.workload
        )
        let wide = environment("wide", namespace: "other", host: "*.example.com")
        let emission = Emission(refused, wide, environment("elsewhere", host: "*.example.net"))
        #expect(emission.codes == ["PC5010"])
        let closing = emission.all("VirtualService").filter {
            $0.value["metadata"]?["labels"]?["portalcore.dev/environment"] == "refused"
        }
        #expect(closing.count == 1)
        #expect(closing.first?.namespace == "other")
        #expect(closing.first?.phase == .parts)
        #expect(closing.first?.value.at("spec.hosts") == ["api.example.com"])
        #expect(closing.first?.value.at("spec.http.0.directResponse.status") == 503)
        let wideGateways = emission.all("VirtualService").first { $0.value.at("spec.hosts") == ["*.example.com"] }
        #expect(closing.first?.value.at("spec.gateways") == wideGateways?.value.at("spec.gateways"))
    }

    /// What could not be emitted closes nothing of others on proxies that are not its own.
    @Test func refusedEnvironmentsCloseNothingElsewhere() {
        let name = ResourceName(namespace: "edge", name: "a.b")
        var refused = environment("refused", host: "api.example.com")
        let wide = environment("wide", namespace: "other", host: "*.example.com")
        let proxies = ["istio": "egressgateway"]
        for workload in [nil, ResolvedGateway.Workload(namespace: "istio-system", selector: proxies)] {
            refused.gateway = ResolvedGateway(source: .existing(name), workload: workload)
            let emission = Emission(refused, wide)
            #expect(emission.codes == ["PC5010"])
            #expect(emission.all("VirtualService").allSatisfy { $0.value.at("spec.hosts") == ["*.example.com"] })
            // In one namespace it may.
            let neighbour = environment("wide", host: "*.example.com")
            #expect(Emission(refused, neighbour).all("VirtualService").count == 2)
        }
    }

    @Test func nothingToServeIsNothing() {
        #expect(Emission(Fixture.environment([])).documents.isEmpty)
        #expect(Emission(Fixture.environment(hosts: [], [Fixture.entry("x", "/")])).documents.isEmpty)
        #expect(Emission(ResolvedPortal()).documents.isEmpty)
    }
}
