import CPortalCore
import Testing

/// Statuses, catalogues, specifications and differences across the boundary.
@Suite struct PublicationTests {
    /// A struct that borrows a text while a call is made.
    private static func string(_ text: UnsafeBufferPointer<CChar>, size: Int? = nil) -> portalcore_string {
        portalcore_string(data: text.baseAddress, size: size ?? text.count)
    }

    /// Calls with strings that stay where they are.
    private static func with<Result>(
        _ texts: [String],
        _ body: ([portalcore_string]) -> Result
    ) -> Result {
        var strings: [portalcore_string] = []
        func next(_ index: Int) -> Result {
            guard index < texts.count else { return body(strings) }
            return Array(texts[index].utf8CString.dropLast()).withUnsafeBufferPointer { bytes in
                strings.append(string(bytes))
                return next(index + 1)
            }
        }
        return next(0)
    }

    private static func specification(_ strings: [portalcore_string]) -> portalcore_specification {
        var asked = portalcore_specification()
        asked.struct_size = MemoryLayout<portalcore_specification>.size
        asked.product = strings[0]
        asked.version = strings[1]
        asked.environment = strings[2]
        return asked
    }

    private static func viewer() -> portalcore_viewer {
        var viewer = portalcore_viewer()
        viewer.struct_size = MemoryLayout<portalcore_viewer>.size
        return viewer
    }

    @Test func statusesAndCatalogues() {
        let result = translate(["portal.yaml": protectedPortal])
        defer { portalcore_result_free(result) }
        #expect(portalcore_result_error_count(result) == 0)
        let statuses = rendered { portalcore_result_render_statuses(result, 1, $0, nil) }
        #expect(statuses.contains("kind: Portal\n"))
        #expect(rendered { portalcore_result_render_statuses(result, 2, $0, nil) }.contains(#""schemaVersion": 1"#))
        var viewer = Self.viewer()
        let catalog = rendered { portalcore_result_render_catalog(result, "default/lobby", 13, nil, 2, $0, nil) }
        #expect(catalog.contains(greetRoute))
        let seen = rendered { portalcore_result_render_catalog(result, "default/lobby", 13, &viewer, 2, $0, nil) }
        #expect(seen == catalog, "NULL and a viewer of whom nothing is known are the same")
        var text: OpaquePointer?
        func refused(_ name: String, _ size: Int? = nil, format: UInt32 = 1) -> Answer {
            answer {
                portalcore_result_render_catalog(result, name, size ?? name.utf8.count, nil, format, &text, $0)
            }
        }
        #expect(refused("default/attic") == Answer("not found", "portal"))
        for name in ["", "lobby", "/lobby", "default/", "a/b/c"] {
            #expect(refused(name) == Answer("invalid argument", "portal"), "\(name)")
        }
        #expect(refused("default/lobby", 14) == Answer("invalid argument", "portal"), "a NUL")
        #expect(refused("default/lobby", -1) == Answer("invalid argument", "portal"))
        #expect(refused("default/lobby", format: 3) == Answer("invalid argument", "format"))
        #expect(
            answer { portalcore_result_render_catalog(result, nil, 1, nil, 1, &text, $0) }
                == Answer("invalid argument", "portal")
        )
        #expect(text == nil)
    }

    @Test func viewers() {
        let result = translate(["portal.yaml": protectedPortal])
        defer { portalcore_result_free(result) }
        func ask(_ change: (inout portalcore_viewer) -> Void) -> Answer {
            var viewer = Self.viewer()
            change(&viewer)
            var text: OpaquePointer?
            defer { portalcore_text_free(text) }
            return answer {
                portalcore_result_render_catalog(result, "default/lobby", 13, &viewer, 1, &text, $0)
            }
        }
        let groups = Answer("invalid argument", "viewer.groups")
        let hollow = [portalcore_string(data: nil, size: 3)]
        let empty = [portalcore_string(data: nil, size: 0)]
        #expect(ask { _ in } == .ok)
        #expect(ask { $0.struct_size = 39 } == Answer("invalid argument", "viewer.struct_size"))
        #expect(ask { $0.group_count = 1 } == groups)
        #expect(ask { $0.group_count = -1 } == Answer("invalid argument", "viewer.group_count"))
        #expect(ask { $0.username = hollow[0] } == Answer("invalid argument", "viewer.username"))
        hollow.withUnsafeBufferPointer { list in
            #expect(ask { ($0.groups, $0.group_count) = (list.baseAddress, 1) } == groups)
        }
        empty.withUnsafeBufferPointer { list in
            #expect(ask { ($0.groups, $0.group_count) = (list.baseAddress, 1) } == groups)
        }
        let bytes: [[UInt8]] = [[0xC3], [0x61, 0], [0xED, 0xA0, 0x80]]
        for name in bytes {
            name.map { CChar(bitPattern: $0) }.withUnsafeBufferPointer { text in
                #expect(ask { $0.username = Self.string(text) } == Answer("invalid argument", "viewer.username"))
            }
        }
    }

    @Test func specifications() {
        let result = translate(["portal.yaml": protectedPortal])
        defer { portalcore_result_free(result) }
        var viewer = Self.viewer()
        Self.with(["default/greetings", "v1", "default/production", "default/lobby", "v2"]) { strings in
            func ask(_ change: (inout portalcore_specification) -> Void) -> Answer {
                var asked = Self.specification(strings)
                change(&asked)
                var text: OpaquePointer?
                defer { portalcore_text_free(text) }
                return answer { portalcore_result_render_specification(result, &asked, &text, $0) }
            }
            func wrong(_ field: String) -> Answer { Answer("invalid argument", "specification.\(field)") }
            #expect(ask { _ in } == .ok)
            #expect(ask { $0.openapi = 2 } == .ok)
            #expect(ask { $0.portal = strings[3] } == .ok)
            #expect(ask { $0.version = strings[4] } == Answer("not found", "specification"))
            #expect(ask { $0.portal = strings[0] } == Answer("not found", "specification"))
            #expect(ask { $0.struct_size = 87 } == wrong("struct_size"))
            #expect(ask { $0.product = strings[1] } == wrong("product"))
            #expect(ask { $0.version.size = 0 } == wrong("version"))
            #expect(ask { $0.environment.data = nil } == wrong("environment"))
            #expect(ask { $0.portal = strings[1] } == wrong("portal"))
            #expect(ask { $0.openapi = 3 } == wrong("openapi"))
            #expect(ask { $0.format = 3 } == Answer("invalid argument", "format"))
            withUnsafePointer(to: &viewer) { pointer in
                #expect(ask { $0.viewer = pointer } == wrong("viewer"), "without a portal there is no viewer")
                #expect(ask { ($0.viewer, $0.portal) = (pointer, strings[3]) } == .ok)
            }
        }
        var text: OpaquePointer?
        #expect(
            answer { portalcore_result_render_specification(result, nil, &text, $0) }
                == Answer("invalid argument", "specification")
        )
        #expect(text == nil)
    }

    @Test func differences() {
        let before = translate(["portal.yaml": samplePortal])
        let after = translate(["portal.yaml": protectedPortal])
        var diff: OpaquePointer?
        #expect(answer { portalcore_result_compare(before, after, &diff, $0) } == .ok)
        portalcore_result_free(before)
        portalcore_result_free(after)
        var difference = portalcore_difference()
        difference.struct_size = MemoryLayout<portalcore_difference>.size
        #expect(portalcore_diff_count(diff) > 0)
        #expect(answer { portalcore_diff_get(diff, 0, &difference, $0) } == .ok)
        #expect(difference.severity == UInt32(PORTALCORE_DIFF_BREAKING))
        #expect(text(difference.kind) == "auth-required")
        #expect(text(difference.before.file) == "portal.yaml")
        #expect(text(difference.subject) != "" && text(difference.message) != "")
        for index in [portalcore_diff_count(diff), -1, .max] {
            #expect(answer { portalcore_diff_get(diff, index, &difference, $0) } == Answer("out of range", "index"))
        }
        difference.struct_size = 207
        let size = Answer("invalid argument", "out_difference.struct_size")
        #expect(answer { portalcore_diff_get(diff, 0, &difference, $0) } == size)
        #expect(
            answer { portalcore_diff_get(diff, 0, nil, $0) } == Answer("invalid argument", "out_difference")
        )
        #expect(rendered { portalcore_diff_render(diff, 1, $0, nil) }.contains(#""kind": "auth-required""#))
        #expect(rendered { portalcore_diff_render(diff, 2, $0, nil) } != "")
        var handle: OpaquePointer?
        for format: UInt32 in [0, 3, .max] {
            let wrong = Answer("invalid argument", "format")
            #expect(answer { portalcore_diff_render(diff, format, &handle, $0) } == wrong)
        }
        portalcore_diff_free(diff)
    }
}
