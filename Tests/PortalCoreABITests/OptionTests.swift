import CPortalCore
import Testing

@Suite struct OptionTests {
    typealias Field = WritableKeyPath<portalcore_options, UInt64>

    private static func new(_ change: (inout portalcore_options) -> Void) -> Answer {
        var options = portalcore_options()
        options.struct_size = MemoryLayout<portalcore_options>.size
        change(&options)
        var input: OpaquePointer?
        var workspace: OpaquePointer?
        let forInput = answer { portalcore_input_new(&options, &input, $0) }
        let forWorkspace = answer { portalcore_workspace_new(&options, &workspace, $0) }
        portalcore_input_free(input)
        portalcore_workspace_free(workspace)
        return forInput == forWorkspace ? forInput : Answer("differs", "\(forInput) / \(forWorkspace)")
    }

    @Test func limitsHaveALargestValue() {
        let limits: [(String, Field, UInt64)] = [
            ("max_text_bytes", \.max_text_bytes, 2 << 30), ("max_total_bytes", \.max_total_bytes, 1 << 40),
            ("max_depth", \.max_depth, 1000), ("max_nodes", \.max_nodes, 1 << 40),
            ("max_aliased_nodes", \.max_aliased_nodes, 1 << 40), ("max_scalar_bytes", \.max_scalar_bytes, 2 << 30),
            ("max_documents", \.max_documents, 1 << 40), ("max_object_routes", \.max_object_routes, 1 << 40),
            ("preferred_object_bytes", \.preferred_object_bytes, 1 << 40),
            ("max_object_bytes", \.max_object_bytes, 1 << 40), ("max_revisions", \.max_revisions, 10_000),
        ]
        for (name, field, largest) in limits {
            for allowed in [0, 1, largest] { #expect(Self.new { $0[keyPath: field] = allowed } == .ok, "\(name)") }
            for beyond in [largest + 1, .max] {
                #expect(Self.new { $0[keyPath: field] = beyond } == Answer("out of range", "options.\(name)"))
            }
        }
    }

    @Test func choicesAreOfTheirEnumerations() {
        #expect(Self.new { $0.target = UInt32(PORTALCORE_TARGET_ISTIO) } == .ok)
        #expect(Self.new { $0.target = UInt32(PORTALCORE_TARGET_ENVOY) } == .ok)
        #expect(Self.new { $0.target = 3 } == Answer("invalid argument", "options.target"))
        #expect(Self.new { $0.reference_grants = 2 } == .ok)
        #expect(Self.new { $0.reference_grants = 3 } == Answer("invalid argument", "options.reference_grants"))
    }

    @Test(arguments: ["A", "-a", "a-", "a.b", "ä", "a b", String(repeating: "a", count: 64)])
    func namespacesAreLabels(name: String) {
        let answer = name.withCString { pointer in
            Self.new { $0.default_namespace = portalcore_string(data: pointer, size: name.utf8.count) }
        }
        #expect(answer == Answer("invalid argument", "options.default_namespace"))
        let root = name.withCString { pointer in
            Self.new { $0.root_namespace = portalcore_string(data: pointer, size: name.utf8.count) }
        }
        #expect(root == Answer("invalid argument", "options.root_namespace"))
    }

    @Test(arguments: ["a..b", ".a", "a.", "A.b", "a_b"])
    func clusterDomainsAreNames(name: String) {
        let answer = name.withCString { pointer in
            Self.new { $0.cluster_domain = portalcore_string(data: pointer, size: name.utf8.count) }
        }
        #expect(answer == Answer("invalid argument", "options.cluster_domain"))
    }

    @Test func theAssumedGatewayHasBothNames() {
        "public".withCString { pointer in
            let name = portalcore_string(data: pointer, size: 6)
            #expect(
                Self.new { $0.assumed_gateway_name = name }
                    == Answer("invalid argument", "options.assumed_gateway_namespace")
            )
            #expect(
                Self.new { $0.assumed_gateway_namespace = name }
                    == Answer("invalid argument", "options.assumed_gateway_name")
            )
            #expect(
                Self.new {
                    $0.assumed_gateway_namespace = name
                    $0.assumed_gateway_name = name
                } == .ok
            )
            #expect(
                Self.new { $0.cluster_domain = portalcore_string(data: nil, size: 1) }
                    == Answer("invalid argument", "options.cluster_domain")
            )
        }
    }

    @Test func optionsReachTheOutput() {
        "shop".withCString { pointer in
            var options = portalcore_options()
            options.default_namespace = portalcore_string(data: pointer, size: 4)
            let result = translate(["portal.yaml": samplePortal], options: options)
            defer { portalcore_result_free(result) }
            var document = portalcore_document()
            document.struct_size = MemoryLayout<portalcore_document>.size
            #expect(answer { portalcore_result_document(result, 1, &document, $0) } == .ok)
            #expect(text(document.object_namespace) == "shop")
        }
    }

    @Test func theRootNamespaceReachesTheFilters() {
        "mesh".withCString { pointer in
            var options = portalcore_options()
            options.reference_grants = UInt32(PORTALCORE_GRANTS_NOT_REQUIRED)
            options.root_namespace = portalcore_string(data: pointer, size: 4)
            let silent = protectedPortal.replacing("workload: {namespace: default, ", with: "workload: {")
            #expect(silent != protectedPortal)
            let result = translate(["portal.yaml": silent], options: options)
            defer { portalcore_result_free(result) }
            var document = portalcore_document()
            document.struct_size = MemoryLayout<portalcore_document>.size
            #expect(answer { portalcore_result_document(result, 0, &document, $0) } == .ok)
            #expect(text(document.kind) == "EnvoyFilter")
            #expect(text(document.object_namespace) == "mesh")
        }
    }

    @Test func aTextThatIsTooLargeIsAFinding() {
        var options = portalcore_options()
        options.max_text_bytes = 10
        let result = translate(["portal.yaml": samplePortal], options: options)
        defer { portalcore_result_free(result) }
        #expect(portalcore_result_error_count(result) == 1)
        #expect(portalcore_result_document_count(result) == 0)
    }

    @Test func allTextsTogetherHaveALimit() {
        var options = portalcore_options()
        options.max_total_bytes = 10
        let input = makeInput(options)
        defer { portalcore_input_free(input) }
        let limit = Answer("limit exceeded", "options.max_total_bytes")
        #expect(answer { portalcore_input_add(input, "a", 1, "12345", 5, 0, $0) } == .ok)
        #expect(answer { portalcore_input_add(input, "b", 1, "1234", 4, 0, $0) } == limit)
        #expect(answer { portalcore_input_add_content(input, "b", 1, "1234", 4, $0) } == limit)
        #expect(answer { portalcore_input_add_content(input, "b", 1, "123", 3, $0) } == .ok)
        #expect(answer { portalcore_input_add(input, "c", 1, "", 0, 0, $0) } == limit)
    }

    @Test func aWorkspaceCountsWhatItHolds() {
        var options = portalcore_options()
        options.struct_size = MemoryLayout<portalcore_options>.size
        options.max_total_bytes = 10
        var workspace: OpaquePointer?
        #expect(answer { portalcore_workspace_new(&options, &workspace, $0) } == .ok)
        defer { portalcore_workspace_free(workspace) }
        let limit = Answer("limit exceeded", "options.max_total_bytes")
        func put(_ name: String, _ text: String) -> Answer {
            answer { portalcore_workspace_put(workspace, name, name.utf8.count, text, text.utf8.count, 0, $0) }
        }
        func putContent(_ name: String, _ text: String) -> Answer {
            answer { portalcore_workspace_put_content(workspace, name, name.utf8.count, text, text.utf8.count, $0) }
        }
        #expect(put("a", "123456789") == .ok)
        #expect(put("a", "987654321") == .ok)
        #expect(put("a", "1234567890") == limit)
        #expect(putContent("b", "") == limit)
        #expect(put("a", "12345") == .ok)
        #expect(putContent("b", "123") == .ok)
        #expect(putContent("b", "1234") == limit)
        #expect(answer { portalcore_workspace_remove(workspace, "a", 1, $0) } == .ok)
        #expect(putContent("b", "123456789") == .ok)
        #expect(answer { portalcore_workspace_remove_content(workspace, "b", 1, $0) } == .ok)
        #expect(put("a", "123456789") == .ok)
        // A listing that ends without a text gives its bytes back.
        #expect(answer { portalcore_workspace_begin_listing(workspace, $0) } == .ok)
        #expect(answer { portalcore_workspace_end_listing(workspace, $0) } == .ok)
        #expect(put("b", "123456789") == .ok)
    }
}
