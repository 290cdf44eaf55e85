import PortalTestSupport
import Testing

@testable import PortalCore

/// What several repositories make alike belongs to none of them.
@Suite struct AppliedStateTests {
    static func document(_ kind: String, _ name: String, hash: String = "1") -> OutputDocument {
        OutputDocument(
            apiVersion: "networking.istio.io/v1alpha3",
            kind: kind,
            namespace: "istio-system",
            name: name,
            phase: .filters,
            contentHash: hash,
            value: [:]
        )
    }

    static let chain = document("EnvoyFilter", "portalcore-chain-0123456789")
    static let own = document("EnvoyFilter", "portalcore-production")

    @Test func aSharedObjectIsNeverDeleted() {
        var state = AppliedState(maximumDeltas: 8)
        state.advance(to: [Self.chain, Self.own], isComplete: true)
        state.advance(to: [Self.document("EnvoyFilter", Self.chain.name, hash: "2"), Self.own], isComplete: true)
        state.advance(to: [], isComplete: true)
        for revision in [UInt64(0), 1, 2] {
            let deletions = state.changes(since: revision)?.filter { if case .delete = $0 { true } else { false } }
            #expect(deletions?.map(\.object.name) == [Self.own.name])
        }
        // It comes again when it is needed again.
        state.advance(to: [Self.chain], isComplete: true)
        #expect(state.changes(since: 3)?.map(\.object.name) == [Self.chain.name])
    }

    @Test func anAdoptedOneIsToldByItsName() {
        var state = AppliedState(maximumDeltas: 8)
        state.adopt(AppliedObject(Self.chain))
        state.adopt(AppliedObject(Self.own))
        state.advance(to: [], isComplete: false)
        #expect(state.heldBackCount == 1)
        state.advance(to: [], isComplete: true)
        #expect(state.changes(since: 0)?.map(\.object.name) == [Self.own.name])
    }

    /// The name says what the emitter means.
    @Test func whatIsSharedIsToldByItsName() {
        let text = StatusTests.manifest().replacing("{auth: {open: {}}}", with: "{auth: {apiKey: {header: api-key}}}")
            .replacing("workload: {selector", with: "workload: {namespace: shop, selector")
        let documents = StatusTests.translate(text).documents
        #expect(documents.contains { $0.isShared })
        for document in documents {
            #expect(AppliedObject(document).isShared == document.isShared, "\(document.kind) \(document.name)")
        }
    }
}
