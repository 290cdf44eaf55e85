import PortalDiagnostics
import PortalDocument
import PortalSchema
import PortalVocabulary
import Testing

@testable import PortalSchema

/// References: pointers, other documents, cycles, anchors.
@Suite struct ReferenceTests {
    /// RFC 3986 section 5.4, with base `http://a/b/c/d;p?q`.
    @Test(arguments: [
        ("gg:h", "gg:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
        ("#s", "http://a/b/c/d;p?q"), ("g#s", "http://a/b/c/g"), (";x", "http://a/b/c/;x"), ("", "http://a/b/c/d;p?q"),
        (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
        ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
        ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"),
        ("./../g", "http://a/b/g"), ("./g/.", "http://a/b/c/g/"), ("g/../h", "http://a/b/c/h"),
    ])
    func resolution(_ reference: String, _ expected: String) {
        #expect(URIReference.resolve(reference, against: "http://a/b/c/d;p?q") == expected)
    }

    @Test(arguments: [
        ("b.yaml", "a.yaml", "b.yaml"), ("../b.yaml", "x/a.yaml", "b.yaml"), ("../../b.yaml", "x/a.yaml", "../b.yaml"),
        ("./y/b.yaml", "x/a.yaml", "x/y/b.yaml"), ("b.yaml", "/x/a.yaml", "/x/b.yaml"),
    ])
    func resolutionOfFiles(_ reference: String, _ base: String, _ expected: String) {
        #expect(URIReference.resolve(reference, against: base) == expected)
    }

    static func paths(_ rest: String) -> String { ShapeTests.openAPI("3.1.0", rest) }

    @Test(arguments: [
        "#/components/schemas/a%20b", "#/components/schemas/a b", "#/components/schemas/a%7E1b",
        "#/components/schemas/a~1b", "#named", "#/components/schemas/a b/properties/x",
    ])
    func localPointers(_ reference: String) {
        let reading = Reading(
            """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            components:
              schemas:
                a b: {properties: {x: {$anchor: named}}}
                a/b: {}
                r: {$ref: '\(reference)'}
            """
        )
        #expect(reading.findings.allSatisfy { $0.hasPrefix("PC2019") })
        #expect(reading.findings.count == 2)
    }

    @Test func pathItemsWithSiblings() {
        let reading = Reading(
            """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            paths:
              /a: {$ref: '#/components/pathItems/A', get: {operationId: own}}
            components:
              pathItems:
                A: {get: {operationId: other}, put: {operationId: put}, parameters: [{name: q, in: query, schema: {}}]}
            """
        )
        #expect(reading.findings == [])
        #expect(reading.operations == ["GET /a own", "PUT /a put"])
        #expect(reading.description?.operations.map { $0.parameters.map(\.name) } == [["q"], ["q"]])
    }

    @Test func otherDocuments() {
        let main = Self.paths(
            "paths: {/a: {$ref: 'sub/a.yaml#/items/a'}, /b: {get: {parameters: [{$ref: sub/p.yaml}]}}}"
        )
        let others = [
            "sub/a.yaml": "items: {a: {get: {parameters: [{$ref: 'p.yaml'}]}}}",
            "sub/p.yaml": "name: q\nin: query\nschema: {$ref: '../api.yaml#/components/schemas/S'}",
        ]
        let without = Reading(main)
        #expect(without.findings == ["PC4005 /paths/~1a/$ref", "PC4005 /paths/~1b/get/parameters/0/$ref"])
        #expect(without.operations == ["!GET /b GET:/b"])
        let with = Reading(main + "\ncomponents: {schemas: {S: {}}}", others: others)
        #expect(with.findings == [])
        #expect(with.operations == ["GET /a GET:/a", "GET /b GET:/b"])
        #expect(with.description?.operations.map { $0.parameters.map(\.name) } == [["q"], ["q"]])
        let dangling = Reading(main, others: others)
        #expect(dangling.findings == ["PC4001 /schema/$ref"])
    }

    @Test func requiredDocuments() throws {
        let text = """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            paths:
              /a: {$ref: 'https://x.example/a.yaml#/b'}
              /b: {get: {responses: {default: {description: D, content: {a/b: {
                schema: {properties: {default: {$ref: '../s.yaml'}, $ref: {type: string}}, default: {$ref: no.yaml}},
                example: {$ref: no.yaml}, examples: {e: {$ref: e.yaml}}}}}}, x-a: {$ref: no.yaml}}}
              /c: {$ref: '#/paths/~1a'}
              /d: {$ref: 'api.yaml#/paths/~1a'}
            """
        let root = try #require(Reading(text).description?.document.root)
        #expect(
            ApiDescriptionReader.requiredDocuments(of: root, base: "v1/api.yaml")
                == ["https://x.example/a.yaml", "s.yaml", "v1/e.yaml"]
        )
    }

    @Test(arguments: [
        "A: {$ref: s.yaml}",
        #"A: {"\u0024ref": s.yaml}"#,
        "A: &a {$ref: s.yaml}, B: *a",
        "A: {description: &s s.yaml}, B: {$ref: *s }",
        "A: {description: &k $ref, *k : s.yaml}",
        "A: {<<: {$ref: s.yaml}}",
    ])
    func waysToWriteReferences(_ schemas: String) throws {
        let root = try #require(Reading(Self.paths("components: {schemas: {\(schemas)}}")).description?.document.root)
        #expect(ApiDescriptionReader.requiredDocuments(of: root, base: "api.yaml") == ["s.yaml"])
    }

    @Test(arguments: [
        "parameters: {A: {$ref: '#/components/parameters/B'}, B: {$ref: '#/components/parameters/A'}}",
        "schemas: {A: {$ref: '#/components/schemas/A'}}",
        "responses: {A: {$ref: '#/components/responses/A'}}",
    ])
    func cycles(_ components: String) {
        let reading = Reading(Self.paths("components: {\(components)}"))
        #expect(!reading.findings.isEmpty && reading.findings.allSatisfy { $0.hasPrefix("PC4003") })
    }

    @Test func cyclesOfPathItems() {
        let reading = Reading(Self.paths("paths: {/a: {$ref: '#/paths/~1b'}, /b: {$ref: '#/paths/~1a'}}"))
        #expect(reading.findings.allSatisfy { $0.hasPrefix("PC4003") } && !reading.findings.isEmpty)
        #expect(reading.description?.unreadable.map(\.path) == ["/a", "/b"])
    }

    @Test func recursiveSchemasAreNoCycle() {
        let reading = Reading(
            Self.paths("components: {schemas: {A: {properties: {a: {$ref: '#/components/schemas/A'}}}}}")
        )
        #expect(reading.findings == [])
    }

    @Test func identifiersOfSchemas() {
        let reading = Reading(
            Self.paths(
                """
                components:
                  schemas:
                    A: {$id: 'https://x.example/a', $defs: {d: {$anchor: d}}}
                    B: {$ref: 'https://x.example/a#/$defs/d'}
                    C: {$id: 'https://x.example/c', properties: {a: {$ref: a}, d: {$ref: 'a#d'}, own: {$ref: '#/$defs/o'}}, $defs: {o: {}}}
                """
            )
        )
        #expect(reading.findings == [])
    }

    @Test func kinds() {
        let reading = Reading(
            Self.paths(
                "paths: {/a: {get: {parameters: [{$ref: '#/components/schemas/A'}]}}}\ncomponents: {schemas: {A: {}}}"
            )
        )
        #expect(reading.findings == ["PC4004 /paths/~1a/get/parameters/0/$ref"])
        #expect(reading.operations == ["!GET /a GET:/a"])
    }

    @Test func selfOfDocuments() {
        let text = "openapi: 3.2.0\n$self: https://x.example/api.yaml\ninfo: {title: T, version: '1'}\n"
        let reading = Reading(
            text + "paths: {/a: {$ref: 'https://x.example/api.yaml#/paths/~1b'}, /b: {get: {}}}"
        )
        #expect(reading.findings == [])
        #expect(reading.operations == ["GET /a GET:/a", "GET /b GET:/b"])
    }
}
