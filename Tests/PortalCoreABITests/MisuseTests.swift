import CPortalCore
import Testing

/// Misuse that can be detected is answered, and changes nothing.
@Suite struct MisuseTests {
    /// Each function that can fail, called with NULL for its handle, and with NULL for what it should fill.
    @Test func handlesThatMustNotBeNull() {
        var handle: OpaquePointer? = OpaquePointer(bitPattern: 1)
        var requirement = portalcore_requirement()
        var document = portalcore_document()
        var diagnostic = portalcore_diagnostic()
        var label = portalcore_label()
        var change = portalcore_change()
        var specification = portalcore_specification()
        var question = portalcore_explain_request()
        var difference = portalcore_difference()
        var request = portalcore_request()
        var decision = portalcore_decision()
        func expect(
            _ argument: String,
            _ location: SourceLocation = #_sourceLocation,
            _ call: (ErrorPointer?) -> portalcore_status
        ) {
            #expect(answer(call) == Answer("invalid argument", argument), sourceLocation: location)
            // Without a place for the error object the status is the same.
            #expect(call(nil) == PORTALCORE_ERROR_INVALID_ARGUMENT, sourceLocation: location)
        }
        expect("out_input") { portalcore_input_new(nil, nil, $0) }
        expect("input") { portalcore_input_add(nil, "a", 1, "", 0, 0, $0) }
        expect("input") { portalcore_input_add_content(nil, "a", 1, "", 0, $0) }
        expect("input") { portalcore_required_content(nil, &handle, $0) }
        expect("requirements") { portalcore_requirements_get(nil, 0, &requirement, $0) }
        expect("input") { portalcore_validate(nil, &handle, $0) }
        expect("input") { portalcore_translate(nil, &handle, $0) }
        expect("result") { portalcore_result_requirements(nil, &handle, $0) }
        expect("result") { portalcore_result_document(nil, 0, &document, $0) }
        expect("result") { portalcore_result_document_text(nil, 0, 0, &handle, $0) }
        expect("result") { portalcore_result_render_documents(nil, 0, &handle, $0) }
        expect("result") { portalcore_result_diagnostic(nil, 0, &diagnostic, $0) }
        expect("result") { portalcore_result_diagnostic_label(nil, 0, 0, &label, $0) }
        expect("result") { portalcore_result_render_diagnostics(nil, 1, &handle, $0) }
        expect("code") { portalcore_diagnostic_page(nil, 0, &handle, $0) }
        expect("code") { portalcore_diagnostic_page("PC0", 3, &handle, $0) }
        expect("out_text") { portalcore_diagnostic_page("PC1010", 6, nil, $0) }
        expect("out_workspace") { portalcore_workspace_new(nil, nil, $0) }
        expect("workspace") { portalcore_workspace_put(nil, "a", 1, "", 0, 0, $0) }
        expect("workspace") { portalcore_workspace_remove(nil, "a", 1, $0) }
        expect("workspace") { portalcore_workspace_put_content(nil, "a", 1, "", 0, $0) }
        expect("workspace") { portalcore_workspace_remove_content(nil, "a", 1, $0) }
        expect("workspace") { portalcore_workspace_adopt(nil, &document, $0) }
        expect("workspace") { portalcore_workspace_begin_listing(nil, $0) }
        expect("workspace") { portalcore_workspace_end_listing(nil, $0) }
        expect("workspace") { portalcore_workspace_evaluate(nil, &handle, $0) }
        expect("result") { portalcore_result_changes_since(nil, 0, &handle, $0) }
        expect("changes") { portalcore_changes_get(nil, 0, &change, $0) }
        expect("changes") { portalcore_changes_document_text(nil, 0, 0, &handle, $0) }
        expect("result") { portalcore_result_render_statuses(nil, 0, &handle, $0) }
        expect("result") { portalcore_result_render_catalog(nil, "a/b", 3, nil, 0, &handle, $0) }
        expect("result") { portalcore_result_render_specification(nil, &specification, &handle, $0) }
        expect("result") { portalcore_result_render_explanation(nil, &question, 1, &handle, $0) }
        expect("result") { portalcore_result_render_overlaps(nil, 1, 1, &handle, $0) }
        expect("before") { portalcore_result_compare(nil, nil, &handle, $0) }
        expect("diff") { portalcore_diff_get(nil, 0, &difference, $0) }
        expect("diff") { portalcore_diff_render(nil, 1, &handle, $0) }
        expect("result") { portalcore_result_policy(nil, &handle, $0) }
        expect("documents") { portalcore_policy_load(nil, 1, &handle, $0) }
        expect("document_count") { portalcore_policy_load(nil, -1, &handle, $0) }
        expect("out_policy") { portalcore_policy_load(nil, 0, nil, $0) }
        expect("policy") { portalcore_policy_decide(nil, &request, &decision, $0) }
        expect("policy") { portalcore_policy_decide_batch(nil, &request, &decision, 1, $0) }
        expect("out_text") { portalcore_crds(0, nil, $0) }
        expect("format") { portalcore_crds(3, &handle, $0) }
        #expect(handle == nil, "a handle that could not be made is NULL")
    }

    @Test func handlesThatMayBeNull() {
        portalcore_error_free(nil)
        portalcore_text_free(nil)
        portalcore_input_free(nil)
        portalcore_requirements_free(nil)
        portalcore_result_free(nil)
        portalcore_workspace_free(nil)
        portalcore_changes_free(nil)
        portalcore_diff_free(nil)
        portalcore_policy_free(nil)
        #expect(portalcore_error_status(nil) == PORTALCORE_OK)
        let empty = [
            portalcore_error_message(nil), portalcore_error_argument(nil), portalcore_text_view(nil),
            portalcore_result_summary(nil),
        ]
        #expect(empty.map(text) == ["", "", "", ""])
        #expect(portalcore_requirements_count(nil) == 0)
        #expect(portalcore_result_document_count(nil) == 0)
        #expect(portalcore_result_diagnostic_count(nil) == 0)
        #expect(portalcore_result_error_count(nil) == 0)
        #expect(portalcore_result_warning_count(nil) == 0)
        #expect(portalcore_result_revision(nil) == 0)
        #expect(portalcore_result_held_back_count(nil) == 0)
        #expect(portalcore_changes_need_resync(nil) == 0)
        #expect(portalcore_changes_count(nil) == 0)
        #expect(portalcore_diff_count(nil) == 0)
        #expect(portalcore_policy_route_count(nil) == 0)
        #expect(portalcore_policy_key_count(nil) == 0)
        #expect(portalcore_policy_token_provider_count(nil) == 0)
        #expect(portalcore_policy_token_provider(nil, 0).data == nil)
    }

    @Test func namesAndTexts() {
        let input = makeInput()
        defer { portalcore_input_free(input) }
        func add(_ name: [UInt8]?, _ size: Int, _ text: [UInt8]?, _ length: Int, _ format: UInt32 = 0) -> Answer {
            let name = name.map { $0.map { CChar(bitPattern: $0) } }
            let text = text.map { $0.map { CChar(bitPattern: $0) } }
            return answer { error in
                switch (name, text) {
                case (let name?, let text?): portalcore_input_add(input, name, size, text, length, format, error)
                case (let name?, nil): portalcore_input_add(input, name, size, nil, length, format, error)
                case (nil, let text?): portalcore_input_add(input, nil, size, text, length, format, error)
                case (nil, nil): portalcore_input_add(input, nil, size, nil, length, format, error)
                }
            }
        }
        let name = Answer("invalid argument", "name")
        #expect(add(nil, 1, [], 0) == name)
        #expect(add(nil, 0, [], 0) == name)
        #expect(add([0x61], 0, [], 0) == name)
        #expect(add([0x61], -1, [], 0) == name)
        #expect(add([0x61, 0], 2, [], 0) == name)
        #expect(add([0xC3], 1, [], 0) == name)
        #expect(add([0xED, 0xA0, 0x80], 3, [], 0) == name)
        #expect(add([0x61], 1, nil, 1) == Answer("invalid argument", "text"))
        #expect(add([0x61], 1, [], .min) == Answer("invalid argument", "text"))
        #expect(add([0x61], 1, [], 0, 3) == Answer("invalid argument", "format"))
        #expect(add([0x61], 1, nil, 0) == .ok)
        #expect(add([0x61], 1, [], 0) == Answer("duplicate name", "name"))
        #expect(add([0xC3, 0xA4], 2, [0xFF, 0xFE, 0x00], 3) == .ok)
        // The same letter in two normal forms: to a file system two names.
        #expect(add([0x61, 0xCC, 0x88], 3, [], 0) == .ok)
        let content = answer { portalcore_input_add_content(input, "a", 1, "x", 1, $0) }
        #expect(content == .ok, "contents have names of their own")
        #expect(answer { portalcore_input_add_content(input, "a", 1, "x", 1, $0) } == Answer("duplicate name", "name"))
        #expect(
            answer { portalcore_input_add_content(input, "b", 1, nil, 1, $0) } == Answer("invalid argument", "bytes")
        )
    }

    @Test func indexes() {
        let result = translate(["portal.yaml": samplePortal])
        defer { portalcore_result_free(result) }
        let count = portalcore_result_document_count(result)
        #expect(count == 2)
        var document = portalcore_document()
        document.struct_size = MemoryLayout<portalcore_document>.size
        var diagnostic = portalcore_diagnostic()
        diagnostic.struct_size = MemoryLayout<portalcore_diagnostic>.size
        var handle: OpaquePointer?
        for index in [count, .max, .min, -1] {
            let outside = Answer("out of range", "index")
            #expect(answer { portalcore_result_document(result, index, &document, $0) } == outside)
            #expect(answer { portalcore_result_document_text(result, index, 1, &handle, $0) } == outside)
            #expect(answer { portalcore_result_diagnostic(result, index, &diagnostic, $0) } == outside)
        }
        #expect(document.api_version.data == nil, "a struct that could not be read is left alone")
        let format = Answer("invalid argument", "format")
        #expect(answer { portalcore_result_render_documents(result, 9, &handle, $0) } == format)
        for number: UInt32 in [0, 6, .max] {
            #expect(answer { portalcore_result_render_diagnostics(result, number, &handle, $0) } == format)
        }
        #expect(answer { portalcore_result_changes_since(result, 0, &handle, $0) } == Answer("invalid state"))
    }

    @Test func statusesHaveNames() {
        let known = [0, 100, 101, 102, 103, 104, 105, 106, 200, 900].map { String(cString: portalcore_status_name($0)) }
        #expect(Set(known).count == known.count)
        for unknown: Int32 in [-1, 1, 107, .max, .min] {
            #expect(String(cString: portalcore_status_name(unknown)) == "unknown status")
        }
    }
}
