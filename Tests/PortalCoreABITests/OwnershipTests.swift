import CPortalCore
import Testing

/// What one handle needs of another it keeps alive by itself.
@Suite struct OwnershipTests {
    /// Everything that can be made of one workspace.
    private struct Handles {
        var workspace: OpaquePointer?
        var result: OpaquePointer?
        var again: OpaquePointer?
        var changes: OpaquePointer?
        var requirements: OpaquePointer?
        var text: OpaquePointer?

        init() {
            _ = portalcore_workspace_new(nil, &workspace, nil)
            _ = portalcore_workspace_put(workspace, "p", 1, samplePortal, samplePortal.utf8.count, 0, nil)
            _ = portalcore_workspace_evaluate(workspace, &result, nil)
            _ = portalcore_workspace_evaluate(workspace, &again, nil)
            _ = portalcore_result_changes_since(result, 0, &changes, nil)
            _ = portalcore_result_requirements(result, &requirements, nil)
            _ = portalcore_result_document_text(result, 0, 1, &text, nil)
        }
    }

    @Test func anyOrderOfRelease() {
        let releases: [(Handles) -> Void] = [
            { portalcore_workspace_free($0.workspace) }, { portalcore_result_free($0.result) },
            { portalcore_result_free($0.again) }, { portalcore_changes_free($0.changes) },
            { portalcore_requirements_free($0.requirements) }, { portalcore_text_free($0.text) },
        ]
        for first in releases.indices {
            let handles = Handles()
            #expect(handles.result != nil && handles.changes != nil && handles.text != nil)
            for step in releases.indices { releases[(first + step) % releases.count](handles) }
            let reversed = Handles()
            for step in releases.indices.reversed() { releases[(first + step) % releases.count](reversed) }
        }
    }

    @Test func whatIsLeftCanStillBeRead() {
        let handles = Handles()
        portalcore_workspace_free(handles.workspace)
        portalcore_result_free(handles.result)
        #expect(portalcore_result_document_count(handles.again) == 2)
        #expect(portalcore_result_revision(handles.again) == 1)
        portalcore_result_free(handles.again)
        var change = portalcore_change()
        change.struct_size = MemoryLayout<portalcore_change>.size
        #expect(answer { portalcore_changes_get(handles.changes, 1, &change, $0) } == .ok)
        #expect(text(change.kind) == "VirtualService")
        #expect(change.action == UInt32(PORTALCORE_CHANGE_UPSERT))
        portalcore_changes_free(handles.changes)
        #expect(text(portalcore_text_view(handles.text)).hasPrefix("---\n"))
        portalcore_text_free(handles.text)
        portalcore_requirements_free(handles.requirements)
    }

    @Test func whatIsHandedInIsCopied() {
        let input = makeInput()
        var name = Array("a.yaml".utf8CString)
        var bytes = Array(samplePortal.utf8CString)
        #expect(answer { portalcore_input_add(input, name, 6, bytes, bytes.count - 1, 0, $0) } == .ok)
        for index in name.indices { name[index] = 0x21 }
        for index in bytes.indices { bytes[index] = 0x21 }
        var result: OpaquePointer?
        #expect(answer { portalcore_translate(input, &result, $0) } == .ok)
        portalcore_input_free(input)
        #expect(portalcore_result_document_count(result) == 2)
        portalcore_result_free(result)
    }

    /// The same object each time, so that an evaluation of an unchanged workspace costs nothing.
    @Test func anUnchangedWorkspaceGivesTheSameResult() {
        let handles = Handles()
        #expect(handles.result == handles.again)
        for release in [handles.result, handles.again] { portalcore_result_free(release) }
        portalcore_workspace_free(handles.workspace)
        portalcore_changes_free(handles.changes)
        portalcore_requirements_free(handles.requirements)
        portalcore_text_free(handles.text)
    }

    @Test func adoptionIsOverWithTheFirstEvaluation() {
        var workspace: OpaquePointer?
        _ = portalcore_workspace_new(nil, &workspace, nil)
        defer { portalcore_workspace_free(workspace) }
        var document = portalcore_document()
        document.struct_size = MemoryLayout<portalcore_document>.size
        #expect(
            answer { portalcore_workspace_adopt(workspace, &document, $0) }
                == Answer("invalid argument", "document.api_version")
        )
        "VirtualService".withCString { word in
            document.api_version = portalcore_string(data: word, size: 14)
            #expect(
                answer { portalcore_workspace_adopt(workspace, &document, $0) }
                    == Answer("invalid argument", "document.kind")
            )
            document.kind = portalcore_string(data: word, size: 14)
            #expect(
                answer { portalcore_workspace_adopt(workspace, &document, $0) }
                    == Answer("invalid argument", "document.object_name")
            )
            document.object_name = document.kind
            #expect(answer { portalcore_workspace_adopt(workspace, &document, $0) } == .ok)
            var result: OpaquePointer?
            #expect(answer { portalcore_workspace_evaluate(workspace, &result, $0) } == .ok)
            #expect(portalcore_result_held_back_count(result) == 1)
            portalcore_result_free(result)
            #expect(answer { portalcore_workspace_adopt(workspace, &document, $0) } == Answer("invalid state"))
        }
        #expect(answer { portalcore_workspace_adopt(workspace, nil, $0) } == Answer("invalid argument", "document"))
    }
}
