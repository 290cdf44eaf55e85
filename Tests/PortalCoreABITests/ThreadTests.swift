import CPortalCore
import Foundation
import Testing

/// `const` handles are read by many threads at once, and small stacks are enough.
///
/// `Scripts/test-threads` runs these under ThreadSanitizer.
@Suite struct ThreadTests {
    private struct Shared: @unchecked Sendable {
        let input: OpaquePointer?
        let result: OpaquePointer?
    }

    /// Runs a closure on threads of their own, with the stack that the header promises to be enough.
    private static func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        let group = DispatchGroup()
        for index in 0..<count {
            group.enter()
            let thread = Thread {
                body(index)
                group.leave()
            }
            thread.stackSize = 256 << 10
            thread.start()
        }
        group.wait()
    }

    @Test func sixteenThreadsSeeTheSame() {
        let input = makeInput(nil, ["portal.yaml": samplePortal, "faulty.yaml": faultyPortal])
        var result: OpaquePointer?
        #expect(answer { portalcore_translate(input, &result, $0) } == .ok)
        let shared = Shared(input: input, result: result)
        let expected = Self.everything(of: result)
        Self.onThreads(16) { index in
            for _ in 0..<4 {
                #expect(Self.everything(of: shared.result) == expected)
                var own: OpaquePointer?
                #expect(portalcore_translate(shared.input, &own, nil) == PORTALCORE_OK)
                #expect(Self.everything(of: own) == expected)
                portalcore_result_free(own)
                var required: OpaquePointer?
                #expect(portalcore_required_content(shared.input, &required, nil) == PORTALCORE_OK)
                #expect(portalcore_requirements_count(required) == 1)
                portalcore_requirements_free(required)
                Self.useAWorkspace(named: "portal-\(index).yaml")
            }
        }
        portalcore_result_free(result)
        portalcore_input_free(input)
    }

    @Test func sixteenThreadsDecide() {
        let shared = Shared(input: nil, result: PolicyTests.policy())
        Self.onThreads(16) { _ in
            let accepted = PolicyTests.Call(path: "/hello?key=greet-me")
            let refused = PolicyTests.Call()
            let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 1)
            defer { memory.deallocate() }
            for _ in 0..<200 {
                var decision = PolicyTests.decision(memory)
                #expect(portalcore_policy_decide(shared.result, &accepted.request, &decision, nil) == PORTALCORE_OK)
                #expect(decision.allowed == 1)
                #expect(PolicyTests.string(decision.consumer) == "mia")
                #expect(portalcore_policy_decide(shared.result, &refused.request, &decision, nil) == PORTALCORE_OK)
                #expect(decision.allowed == 0)
            }
        }
        portalcore_policy_free(shared.result)
    }

    private static func everything(of result: OpaquePointer?) -> [String] {
        [
            rendered { portalcore_result_render_documents(result, 1, $0, nil) },
            rendered { portalcore_result_render_diagnostics(result, 1, $0, nil) },
            rendered { portalcore_result_render_diagnostics(result, 2, $0, nil) },
            rendered { portalcore_result_render_diagnostics(result, 3, $0, nil) },
            text(portalcore_result_summary(result)),
        ]
    }

    private static func useAWorkspace(named uri: String) {
        var workspace: OpaquePointer?
        #expect(portalcore_workspace_new(nil, &workspace, nil) == PORTALCORE_OK)
        let size = samplePortal.utf8.count
        #expect(portalcore_workspace_put(workspace, uri, uri.utf8.count, samplePortal, size, 0, nil) == PORTALCORE_OK)
        var result: OpaquePointer?
        #expect(portalcore_workspace_evaluate(workspace, &result, nil) == PORTALCORE_OK)
        #expect(portalcore_result_document_count(result) == 2)
        portalcore_result_free(result)
        portalcore_workspace_free(workspace)
    }

    /// The deepest texts that options allow, through the whole pipeline.
    @Test func aSmallStackIsEnough() {
        let depth = 990
        let sequences = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let mappings = String(repeating: "{\"a\":", count: depth) + "1" + String(repeating: "}", count: depth)
        let schemas =
            String(repeating: "{\"items\":", count: depth - 20) + "{}" + String(repeating: "}", count: depth - 20)
        let description = """
            {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/a": {"get": {"operationId": "a",
            "responses": {"200": {"description": "d", "content": {"application/json": {"schema": \(schemas)}}}}}}}}
            """
        let texts = [sequences, mappings, description]
        Self.onThreads(1) { _ in
            for text in texts {
                for format: UInt32 in [1, 2] {
                    var options = portalcore_options()
                    options.struct_size = MemoryLayout<portalcore_options>.size
                    options.max_depth = 1000
                    var input: OpaquePointer?
                    #expect(portalcore_input_new(&options, &input, nil) == PORTALCORE_OK)
                    #expect(portalcore_input_add(input, "deep", 4, text, text.utf8.count, format, nil) == PORTALCORE_OK)
                    var result: OpaquePointer?
                    #expect(portalcore_translate(input, &result, nil) == PORTALCORE_OK)
                    #expect(!rendered { portalcore_result_render_diagnostics(result, 1, $0, nil) }.contains("too-deep"))
                    portalcore_result_free(result)
                    portalcore_input_free(input)
                }
            }
        }
    }
}
