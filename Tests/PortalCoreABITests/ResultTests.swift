import CPortalCore
import PortalCore
import Testing

/// What C sees is what Swift gives.
@Suite struct ResultTests {
    private func documents(_ result: OpaquePointer?) -> [String] {
        (0..<portalcore_result_document_count(result)).map { index in
            var view = portalcore_document()
            view.struct_size = MemoryLayout<portalcore_document>.size
            let answer = answer { portalcore_result_document(result, index, &view, $0) }
            guard answer == .ok else { return "\(answer)" }
            let words = [view.api_version, view.kind, view.object_namespace, view.object_name, view.content_hash]
            return "\(view.phase) " + words.map(text).joined(separator: " ")
        }
    }

    @Test func documentsAreThoseOfTheTranslation() {
        let result = translate(["portal.yaml": samplePortal])
        defer { portalcore_result_free(result) }
        let translation = PortalPipeline.translate([InputFile(name: "portal.yaml", bytes: Array(samplePortal.utf8))])
        let expected = translation.documents.map {
            "\($0.phase.rawValue) \($0.apiVersion) \($0.kind) \($0.namespace) \($0.name) \($0.contentHash)"
        }
        #expect(expected.count == 2)
        #expect(documents(result) == expected)
        let values = translation.documents.map(\.value)
        #expect(rendered { portalcore_result_render_documents(result, 0, $0, nil) } == DocumentWriter.yaml(values))
        #expect(rendered { portalcore_result_render_documents(result, 1, $0, nil) } == DocumentWriter.yaml(values))
        let list: Value = ["apiVersion": "v1", "kind": "List", "items": .sequence(values)]
        #expect(rendered { portalcore_result_render_documents(result, 2, $0, nil) } == DocumentWriter.json(list) + "\n")
        for (index, value) in values.enumerated() {
            #expect(
                rendered { portalcore_result_document_text(result, index, 1, $0, nil) } == DocumentWriter.yaml([value])
            )
            #expect(
                rendered { portalcore_result_document_text(result, index, 2, $0, nil) } == DocumentWriter.json(value)
                    + "\n"
            )
        }
        #expect(text(portalcore_result_summary(result)) == "\(translation.summary); \(translation.report.summary)")
    }

    @Test func diagnosticsAreThoseOfTheReport() {
        let result = translate(["portal.yaml": faultyPortal])
        defer { portalcore_result_free(result) }
        let report = PortalPipeline.translate([InputFile(name: "portal.yaml", bytes: Array(faultyPortal.utf8))]).report
        #expect(portalcore_result_diagnostic_count(result) == report.entries.count)
        #expect(portalcore_result_error_count(result) == report.count(.error))
        #expect(portalcore_result_warning_count(result) == report.count(.warning))
        var labels = 0
        for (index, entry) in report.entries.enumerated() {
            var view = portalcore_diagnostic()
            view.struct_size = MemoryLayout<portalcore_diagnostic>.size
            #expect(answer { portalcore_result_diagnostic(result, index, &view, $0) } == .ok)
            #expect(text(view.code) == entry.diagnostic.code.id)
            #expect(text(view.slug) == entry.diagnostic.code.slug)
            #expect(text(view.message) == entry.diagnostic.message)
            #expect(text(view.help) == entry.diagnostic.help ?? "<absent>")
            #expect(text(view.subject) == entry.diagnostic.subject ?? "<absent>")
            #expect(text(view.fix_replacement) == entry.fix?.replacement ?? "<absent>")
            expectRange(view.range, entry.range)
            expectRange(view.fix_range, entry.fix?.range)
            #expect(view.label_count == entry.labels.count)
            for (labelIndex, expected) in entry.labels.enumerated() {
                var label = portalcore_label()
                label.struct_size = MemoryLayout<portalcore_label>.size
                #expect(answer { portalcore_result_diagnostic_label(result, index, labelIndex, &label, $0) } == .ok)
                #expect(text(label.message) == expected.message)
                expectRange(label.range, expected.range)
                labels += 1
            }
            var label = portalcore_label()
            label.struct_size = MemoryLayout<portalcore_label>.size
            #expect(
                answer { portalcore_result_diagnostic_label(result, index, entry.labels.count, &label, $0) }
                    == Answer("out of range", "label_index")
            )
        }
        #expect(labels > 0, "the example must have a label")
        #expect(rendered { portalcore_result_render_diagnostics(result, 1, $0, nil) } == report.json)
        #expect(
            rendered { portalcore_result_render_diagnostics(result, 2, $0, nil) }
                == report.sarif(version: PortalPipeline.version)
        )
        #expect(rendered { portalcore_result_render_diagnostics(result, 3, $0, nil) } == report.text(color: false))
        #expect(rendered { portalcore_result_render_diagnostics(result, 4, $0, nil) } == report.text(color: true))
        #expect(rendered { portalcore_result_render_diagnostics(result, 5, $0, nil) } == report.github)
    }

    private func expectRange(
        _ view: portalcore_range,
        _ range: SourceRange?,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        guard let range else {
            #expect(view.file.data == nil && view.pointer.data == nil, sourceLocation: sourceLocation)
            #expect(view.start_line == 0 && view.end_offset == 0, sourceLocation: sourceLocation)
            return
        }
        #expect(text(view.file) == range.file, sourceLocation: sourceLocation)
        #expect(text(view.pointer) == range.pointer?.text ?? "<absent>", sourceLocation: sourceLocation)
        let numbers = [view.start_line, view.start_column, view.end_line, view.end_column]
        let expected = [range.start.line, range.start.column, range.end.line, range.end.column]
        #expect(numbers == expected.map { UInt32($0) }, sourceLocation: sourceLocation)
        #expect([view.start_offset, view.end_offset] == [UInt64(range.span.start), UInt64(range.span.end)])
    }

    @Test func requirementsAreOfTheThreeKinds() {
        let portal = """
            {apiVersion: portalcore.dev/v1alpha1, kind: ApiDoc, metadata: {name: a}, spec: {openApi: {file: a.yaml}}}
            ---
            {apiVersion: portalcore.dev/v1alpha1, kind: ApiDoc, metadata: {name: b}, spec: {openApi: {url: 'https://b.example/b'}}}
            ---
            {apiVersion: portalcore.dev/v1alpha1, kind: ApiDoc, metadata: {name: c}, spec: {openApi: {configMapKeyRef: {name: c, key: k}}}}
            """
        let input = makeInput(nil, ["dir/portal.yaml": portal])
        defer { portalcore_input_free(input) }
        var required: OpaquePointer?
        #expect(answer { portalcore_required_content(input, &required, $0) } == .ok)
        var result: OpaquePointer?
        #expect(answer { portalcore_translate(input, &result, $0) } == .ok)
        var missing: OpaquePointer?
        #expect(answer { portalcore_result_requirements(result, &missing, $0) } == .ok)
        portalcore_result_free(result)
        for list in [required, missing] {
            let words = (0..<portalcore_requirements_count(list)).map { index in
                var view = portalcore_requirement()
                view.struct_size = MemoryLayout<portalcore_requirement>.size
                let answer = answer { portalcore_requirements_get(list, index, &view, $0) }
                return answer == .ok ? "\(view.kind) \(text(view.name))" : "\(answer)"
            }
            #expect(words == ["1 dir/a.yaml", "2 https://b.example/b", "3 default/c/k"])
            portalcore_requirements_free(list)
        }
    }

    @Test func aValidationHasNoDocuments() {
        let input = makeInput(nil, ["portal.yaml": samplePortal])
        defer { portalcore_input_free(input) }
        var result: OpaquePointer?
        #expect(answer { portalcore_validate(input, &result, $0) } == .ok)
        defer { portalcore_result_free(result) }
        #expect(portalcore_result_document_count(result) == 0)
        #expect(portalcore_result_error_count(result) == 0)
        #expect(rendered { portalcore_result_render_documents(result, 1, $0, nil) } == "")
    }

    @Test func pagesAndSchemas() {
        let page = rendered { portalcore_diagnostic_page("pc1010", 6, $0, nil) }
        #expect(page == Catalogue.code("PC1010")?.markdown)
        #expect(rendered { portalcore_diagnostic_page("duplicate-key", 13, $0, nil) } == page)
        #expect(rendered { portalcore_crds(0, $0, nil) } == DocumentWriter.yaml(CustomResourceDefinitions.all()))
        #expect(
            rendered { portalcore_crds(2, $0, nil) }.hasPrefix("{\n  \"apiVersion\": \"v1\",\n  \"kind\": \"List\"")
        )
    }
}
