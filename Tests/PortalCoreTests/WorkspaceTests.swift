import PortalCore
import PortalTestSupport
import Testing

/// What a host that follows the changes of a workspace ends with.
@Suite struct WorkspaceTests {
    static func portal(_ name: String, host: String, operations: [String] = ["list"]) -> InputFile {
        let paths = operations.map { "'/\($0)': {get: {operationId: \($0), responses: {'200': {description: ok}}}}" }
        let text = """
            apiVersion: portalcore.dev/v1alpha1
            kind: ApiDoc
            metadata: {name: \(name), namespace: shop}
            spec: {openApi: {inline: {openapi: 3.1.0, info: {title: t, version: '1'}, paths: {\(paths.joined(separator: ", "))}}}}
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: ApiProduct
            metadata: {name: \(name), namespace: shop}
            spec:
              usagePlanRefs: [{name: \(name)}]
              versions:
              - name: v1
                route: {backends: [{host: {name: \(name).example.net, port: 80}}]}
                apis: [{apiDocRef: {name: \(name)}}]
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: UsagePlan
            metadata: {name: \(name), namespace: shop}
            spec: {auth: {open: {}}}
            ---
            apiVersion: portalcore.dev/v1alpha1
            kind: Environment
            metadata: {name: \(name), namespace: shop}
            spec:
              domains: [\(host)]
              gateway: {ref: {name: public}, workload: {selector: {istio: ingressgateway}}}
              products: [{names: [\(name)]}]
            """
        return InputFile(name: "\(name).yaml", bytes: Array(text.utf8))
    }

    static let pets = portal("pets", host: "pets.example.com")
    static let shop = portal("shop", host: "shop.example.com")

    /// The object that makes the operations of `pets` reachable, as a cluster has it.
    static func applied(_ file: InputFile) -> [AppliedObject] {
        PortalPipeline.translate([file]).documents.map { AppliedObject($0) }
    }

    static func words(_ changes: WorkspaceChanges) -> [String] {
        changes.changes.map { change in
            let object = change.object
            switch change {
            case .upsert: return "+ \(object.phase) \(object.kind) \(object.name)"
            case .delete: return "- \(object.phase) \(object.kind) \(object.name)"
            }
        }
    }

    private func expectRevision(
        _ revision: UInt64,
        of workspace: inout PortalWorkspace,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let snapshot = workspace.evaluate()
        #expect(snapshot.revision == revision, sourceLocation: sourceLocation)
    }

    @Test func changesLeadFromRevisionToRevision() {
        var workspace = PortalWorkspace()
        workspace.put(Self.pets)
        workspace.endListing()
        let first = workspace.evaluate()
        #expect(first.revision == 1)
        #expect(
            Self.words(first.changes(since: 0)) == [
                "+ 20 ServiceEntry portalcore-pets-a24a68c176", "+ 40 VirtualService portalcore-pets",
            ]
        )
        workspace.put(Self.shop)
        let second = workspace.evaluate()
        #expect(second.revision == 2)
        #expect(second.changes(since: 1).changes.allSatisfy { $0.object.name.contains("shop") })
        #expect(second.changes(since: 0).changes.count == second.translation.documents.count)
        #expect(second.changes(since: 2).changes.isEmpty)
        workspace.remove(Self.pets.name)
        let third = workspace.evaluate()
        let deletions = third.changes(since: 2).changes
        #expect(!deletions.isEmpty)
        #expect(deletions.allSatisfy { if case .delete = $0 { $0.object.name.contains("pets") } else { false } })
        let phases = deletions.map(\.object.phase)
        #expect(phases == phases.sorted(by: >))
        // The snapshots stay as they were.
        #expect(first.translation.documents.count + Self.applied(Self.shop).count == second.translation.documents.count)
    }

    @Test func nothingNewIsNoNewRevision() {
        var workspace = PortalWorkspace()
        workspace.put(Self.pets)
        expectRevision(1, of: &workspace)
        workspace.put(Self.pets)
        workspace.putContent([1], named: "a")
        expectRevision(2, of: &workspace)
        workspace.putContent([1], named: "a")
        workspace.remove("nothing")
        workspace.removeContent("nothing")
        expectRevision(2, of: &workspace)
        workspace.removeContent("a")
        expectRevision(3, of: &workspace)
    }

    @Test func aRestartDeletesNoRoutes() {
        var workspace = PortalWorkspace()
        let before = Self.applied(Self.pets) + Self.applied(Self.shop)
        let taken = before.map { workspace.adopt($0) }
        #expect(taken == [Bool](repeating: true, count: before.count))
        workspace.put(Self.pets)
        let partial = workspace.evaluate()
        #expect(partial.changes(since: 0).changes.isEmpty)
        #expect(partial.heldBackCount == Self.applied(Self.shop).count)
        workspace.put(Self.shop)
        workspace.endListing()
        let whole = workspace.evaluate()
        #expect(whole.changes(since: 0).changes.isEmpty)
        #expect(whole.heldBackCount == 0)
        let late = workspace.adopt(before[0])
        #expect(!late)
    }

    /// An object that is made of less than there was is a deletion in disguise.
    @Test func whatWasAdoptedIsNotReplacedByAPartOfIt() {
        let full = Self.portal("pets", host: "pets.example.com", operations: ["list", "show"])
        var workspace = PortalWorkspace()
        for object in Self.applied(full) { workspace.adopt(object) }
        workspace.put(Self.pets)
        let partial = workspace.evaluate()
        #expect(partial.changes(since: 0).changes.isEmpty)
        #expect(partial.heldBackCount == 1)
        workspace.endListing()
        let whole = workspace.evaluate()
        #expect(Self.words(whole.changes(since: 0)) == ["+ 40 VirtualService portalcore-pets"])
        #expect(Self.words(whole.changes(since: 1)) == ["+ 40 VirtualService portalcore-pets"])
    }

    @Test func deletionsComeWithTheEndOfTheListing() {
        var workspace = PortalWorkspace()
        for object in Self.applied(Self.pets) + Self.applied(Self.shop) { workspace.adopt(object) }
        workspace.put(Self.shop)
        let partial = workspace.evaluate()
        #expect(partial.changes(since: 0).changes.isEmpty)
        workspace.endListing()
        let changes = workspace.evaluate().changes(since: 1)
        #expect(changes.changes.map(\.object) == Self.applied(Self.pets).reversed())
    }

    @Test func aListingThatBeginsAnewForgetsWhatItDoesNotSee() {
        var workspace = PortalWorkspace()
        workspace.put(Self.pets)
        workspace.put(Self.shop)
        workspace.endListing()
        expectRevision(1, of: &workspace)
        workspace.beginListing()
        #expect(workspace.isListing)
        workspace.put(Self.shop)
        expectRevision(1, of: &workspace)
        workspace.endListing()
        let snapshot = workspace.evaluate()
        #expect(snapshot.revision == 2)
        #expect(snapshot.changes(since: 1).changes.map(\.object) == Self.applied(Self.pets).reversed())
        #expect(workspace.byteCount == Self.shop.name.utf8.count + Self.shop.bytes.count)
    }

    /// A controller may list at every tick.
    @Test func aListingThatFindsEverythingAsItWasIsNoRevision() {
        var workspace = PortalWorkspace()
        workspace.put(Self.pets)
        workspace.endListing()
        expectRevision(1, of: &workspace)
        for _ in 0..<3 {
            workspace.beginListing()
            workspace.put(Self.pets)
            workspace.endListing()
            expectRevision(1, of: &workspace)
        }
        // An evaluation in the middle of a listing sees what was there before as well.
        workspace.beginListing()
        expectRevision(1, of: &workspace)
        workspace.put(Self.shop)
        expectRevision(2, of: &workspace)
        workspace.put(Self.pets)
        workspace.endListing()
        expectRevision(3, of: &workspace)
    }

    @Test func aForgottenRevisionNeedsAResync() {
        var workspace = PortalWorkspace(maximumRevisions: 1)
        workspace.put(Self.pets)
        workspace.endListing()
        _ = workspace.evaluate()
        workspace.put(Self.shop)
        let snapshot = workspace.evaluate()
        #expect(!snapshot.changes(since: 1).needsResync)
        for unknown: UInt64 in [0, 3, .max] {
            let changes = snapshot.changes(since: unknown)
            #expect(changes.needsResync)
            #expect(changes.changes == snapshot.translation.documents.map(WorkspaceChange.upsert))
        }
    }

    @Test func anObjectOfUnknownHashIsUpdatedAndOneOfUnknownPhaseGoesFirst() {
        var workspace = PortalWorkspace()
        for var object in Self.applied(Self.pets) {
            object.contentHash = ""
            // The version of the group is no part of what an object is.
            object.apiVersion = object.apiVersion.replacing("/v1", with: "/v1beta1")
            workspace.adopt(object)
        }
        workspace.adopt(AppliedObject(apiVersion: "v1", kind: "Unknown", namespace: "", name: "first"))
        workspace.adopt(AppliedObject(apiVersion: "v1", kind: "Unknown", namespace: "", name: "next", phase: 50))
        workspace.put(Self.pets)
        workspace.endListing()
        let changes = workspace.evaluate().changes(since: 0).changes
        let updates = changes.dropLast(2)
        #expect(updates.map(\.object) == Self.applied(Self.pets))
        #expect(changes.suffix(2).map(\.object.name) == ["first", "next"])
    }

    /// A host that made a part of a list, and then failed, gets what was touched, though nothing has changed.
    @Test func aHostThatFailedInTheMiddleGetsWhatWasTouched() {
        var workspace = PortalWorkspace()
        workspace.put(Self.pets)
        workspace.endListing()
        _ = workspace.evaluate()
        workspace.remove(Self.pets.name)
        workspace.put(Self.shop)
        _ = workspace.evaluate()
        workspace.put(Self.pets)
        workspace.remove(Self.shop.name)
        let changes = workspace.evaluate().changes(since: 1).changes
        #expect(changes.prefix(2).map(\.object) == Self.applied(Self.pets))
        #expect(changes.dropFirst(2).map(\.object) == Self.applied(Self.shop).reversed())
        #expect(changes.dropFirst(2).allSatisfy { if case .delete = $0 { true } else { false } })
    }

    /// Random edits: a host that follows the changes has what a translation of everything gives.
    @Test func followingTheChangesGivesTheWhole() {
        var random = SeededGenerator()
        print("seed \(random.seed)")
        for _ in 0..<40 {
            var workspace = PortalWorkspace(maximumRevisions: 20)
            var staged: [String: InputFile] = [:]
            var cluster: [String: String] = [:]
            var followed: UInt64 = 0
            workspace.endListing()
            for _ in 0..<12 {
                let name = "p\(Int.random(in: 0..<4, using: &random))"
                if Bool.random(using: &random) {
                    let operations = (0...Int.random(in: 0..<3, using: &random)).map { "op\($0)" }
                    let file = Self.portal(name, host: "\(name).example.com", operations: operations)
                    staged[file.name] = file
                    workspace.put(file)
                } else {
                    staged["\(name).yaml"] = nil
                    workspace.remove("\(name).yaml")
                }
                if Bool.random(using: &random) { continue }
                let snapshot = workspace.evaluate()
                let changes = snapshot.changes(since: followed)
                #expect(!changes.needsResync)
                // A host may fail in the middle of a list.
                let isWhole = Bool.random(using: &random)
                let count = isWhole ? changes.changes.count : Int.random(in: 0...changes.changes.count, using: &random)
                for change in changes.changes.prefix(count) {
                    let object = change.object
                    switch change {
                    case .upsert: cluster["\(object.kind)/\(object.name)"] = object.contentHash
                    case .delete: cluster["\(object.kind)/\(object.name)"] = nil
                    }
                }
                guard isWhole else { continue }
                followed = snapshot.revision
                let whole = PortalPipeline.translate(Array(staged.values)).documents
                let expected = Dictionary(uniqueKeysWithValues: whole.map { ("\($0.kind)/\($0.name)", $0.contentHash) })
                #expect(cluster == expected)
            }
        }
    }
}
