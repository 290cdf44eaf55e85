import PortalDiagnostics
import PortalSchema
import Testing

/// The rules: one case without finding and one for each finding, with code and place; and what becomes unsound.
@Suite struct RuleTests {
    typealias Case = ShapeTests.Case

    static let ok = "responses: {'200': {description: D}}"
    static let id = "{name: id, in: path, required: true, schema: {}}"

    static func paths(_ rest: String) -> String { ShapeTests.openAPI("3.1.0", "paths:\n" + rest) }

    @Test(arguments: [
        Case("sound", paths("  /a/{id}: {parameters: [\(id)], get: {\(ok)}}")),
        Case("no slash", paths("  a: {get: {\(ok)}}"), "PC3001 /paths/a (key)"),
        Case("open brace", paths("  /a/{id: {get: {\(ok)}}"), "PC3002 /paths/~1a~1{id (key)"),
        Case("brace over a slash", paths("  '/a/{i/d}': {get: {\(ok)}}"), "PC3002 /paths/~1a~1{i~1d} (key)"),
        Case("no name", paths("  '/a/{}': {get: {\(ok)}}"), "PC3002 /paths/~1a~1{} (key)"),
        Case("query", paths("  '/a?b=c': {get: {\(ok)}}"), "PC3003 /paths/~1a?b=c (key)"),
        Case("fragment", paths("  '/a#b': {get: {\(ok)}}"), "PC3003 /paths/~1a#b (key)"),
        Case("dots", paths("  /a/../b: {get: {\(ok)}}"), "PC3004 /paths/~1a~1..~1b (key)"),
        Case(
            "plus",
            paths("  '/a/{+id}': {parameters: [{name: +id, in: path, required: true, schema: {}}]}"),
            "PC3005 /paths/~1a~1{+id} (key)"
        ),
        Case("twice", paths("  '/a/{id}/{id}': {parameters: [\(id)]}"), "PC3009 /paths/~1a~1{id}~1{id} (key)"),
    ])
    func pathForm(_ test: Case) {
        #expect(Reading(test.text).findings == test.findings)
    }

    @Test(arguments: [
        Case("two names", paths("  /a/{x}: {}\n  /a/{y}: {}"), "PC3006 /paths/~1a~1{y} (key)"),
        Case("beside text", paths("  /a/{x}.json: {}\n  /a/{y}.json: {}"), "PC3006 /paths/~1a~1{y}.json (key)"),
        Case("literal and variable", paths("  /a/b: {}\n  /a/{y}: {}")),
    ])
    func identicalPaths(_ test: Case) {
        #expect(Reading(test.text).findings == test.findings)
    }

    @Test(arguments: [
        Case("undeclared", paths("  /a/{id}: {get: {\(ok)}}"), "PC3007 /paths/~1a~1{id}/get (key)"),
        Case(
            "declared elsewhere",
            paths("  /a/{id}: {get: {parameters: [\(id)]}, put: {}}"),
            "PC3007 /paths/~1a~1{id}/put (key)"
        ),
        Case("stray of the path", paths("  /a: {parameters: [\(id)]}"), "PC3008 /paths/~1a/parameters/0"),
        Case(
            "stray of the operation",
            paths("  /a: {get: {parameters: [\(id)]}}"),
            "PC3008 /paths/~1a/get/parameters/0"
        ),
        Case(
            "misspelt",
            paths("  /a/{Id}: {get: {parameters: [\(id)]}}"),
            "PC3007 /paths/~1a~1{Id}/get (key)",
            "PC3008 /paths/~1a~1{Id}/get/parameters/0"
        ),
        Case(
            "an unreadable one may be it",
            paths("  /a/{id}: {get: {parameters: [{in: path}]}}"),
            "PC2011 /paths/~1a~1{id}/get/parameters/0",
            "PC2011 /paths/~1a~1{id}/get/parameters/0",
            "PC2012 /paths/~1a~1{id}/get/parameters/0"
        ),
    ])
    func pathParameters(_ test: Case) {
        #expect(Reading(test.text).findings == test.findings)
    }

    @Test(arguments: [
        Case(
            "twice",
            paths("  /a: {get: {parameters: [{name: q, in: query, schema: {}}, {name: q, in: query, schema: {}}]}}"),
            "PC3010 /paths/~1a/get/parameters/1"
        ),
        Case(
            "another place",
            paths("  /a: {get: {parameters: [{name: q, in: query, schema: {}}, {name: q, in: header, schema: {}}]}}")
        ),
        Case(
            "replaced",
            paths(
                "  /a: {parameters: [{name: q, in: query, schema: {}}], get: {parameters: [{name: q, in: query, schema: {}}]}}"
            )
        ),
    ])
    func duplicateParameters(_ test: Case) {
        #expect(Reading(test.text).findings == test.findings)
    }

    @Test(arguments: [
        Case(
            "two bodies",
            "[{name: a, in: body, schema: {}}, {name: b, in: body, schema: {}}]",
            "PC3011 /paths/~1a/post/parameters/1"
        ),
        Case(
            "body and form",
            "[{name: b, in: formData, type: string}, {name: a, in: body, schema: {}}]",
            "PC3011 /paths/~1a/post/parameters/0"
        ),
        Case("one body", "[{name: a, in: body, schema: {}}]"),
    ])
    func bodies(_ test: Case) {
        let text = ShapeTests.swagger("paths: {/a: {post: {parameters: \(test.text), \(Self.ok)}}}")
        #expect(Reading(text).findings == test.findings)
    }

    @Test func querystringStandsAlone() {
        let whole = "{name: a, in: querystring, content: {a/b: {}}}"
        let text = ShapeTests.openAPI(
            "3.2.0",
            "paths: {/a: {parameters: [{name: q, in: query, schema: {}}], get: {parameters: [\(whole)]}}}"
        )
        #expect(Reading(text).findings == ["PC3011 /paths/~1a/parameters/0"])
    }

    @Test(arguments: [
        Case(
            "twice",
            paths("  /a: {get: {operationId: x}, put: {operationId: x}}"),
            "PC3012 /paths/~1a/put/operationId"
        ),
        Case("in another case", paths("  /a: {get: {operationId: x}, put: {operationId: X}}")),
        Case("one operation under two paths", paths("  /a: {get: {operationId: x}}\n  /b: {$ref: '#/paths/~1a'}")),
    ])
    func operationIDs(_ test: Case) {
        #expect(Reading(test.text).findings == test.findings)
    }

    @Test(arguments: [
        Case(
            "of the document",
            ShapeTests.openAPI("3.1.0", "security: [{k: []}]\npaths: {}"),
            "PC3013 /security/0/k (key)"
        ),
        Case(
            "of an operation",
            paths("  /a: {get: {security: [{}, {k: []}]}}"),
            "PC3013 /paths/~1a/get/security/1/k (key)"
        ),
        Case(
            "known",
            ShapeTests.openAPI("3.1.0", "security: [{k: []}]\ncomponents: {securitySchemes: {k: {type: mutualTLS}}}")
        ),
        Case(
            "by URI in 3.2",
            ShapeTests.openAPI(
                "3.2.0",
                "security: [{'#/components/securitySchemes/k': []}]\ncomponents: {securitySchemes: {k: {type: mutualTLS}}}"
            )
        ),
    ])
    func security(_ test: Case) {
        #expect(Reading(test.text).findings == test.findings)
    }

    @Test(arguments: [
        Case("undeclared", "{url: 'https://{a}.example'}", "PC3014 /servers/0/url"),
        Case(
            "not listed",
            "{url: 'https://{a}.example', variables: {a: {default: b, enum: [c]}}}",
            "PC3015 /servers/0/variables/a/default"
        ),
        Case(
            "no default",
            "{url: 'https://{a}.example', variables: {a: {enum: [c]}}}",
            "PC2011 /servers/0/variables/a"
        ),
        Case("open brace", "{url: 'https://{a.example'}", "PC3016 /servers/0/url"),
        Case("sound", "{url: 'https://{a}.example', variables: {a: {default: b, enum: [b]}}}"),
    ])
    func servers(_ test: Case) {
        let text = ShapeTests.openAPI("3.1.0", "servers: [\(test.text)]\npaths: {}")
        #expect(Reading(text).findings == test.findings)
    }

    @Test(arguments: [
        Case(
            "operationId",
            paths("  /a: {get: {operationId: 0o17}}"),
            "PC2014 /paths/~1a/get/operationId",
            "PC1012 /paths/~1a/get/operationId"
        ),
        Case("tag", paths("  /a: {get: {tags: [no]}}"), "PC1012 /paths/~1a/get/tags/0"),
        Case(
            "parameter",
            paths("  /a: {get: {parameters: [{name: on, in: query, schema: {}}]}}"),
            "PC1012 /paths/~1a/get/parameters/0/name"
        ),
        Case("in quotes", paths("  /a: {get: {operationId: 'no'}}")),
        Case("example", paths("  /a: {get: {parameters: [{name: a, in: query, schema: {}, example: no}]}}")),
    ])
    func ambiguousWords(_ test: Case) {
        let code = DiagnosticCode.ambiguousScalar.id
        #expect(Reading(test.text).findings == test.findings.map { $0.replacing("PC1012", with: code) }.sorted())
    }

    @Test func tags() {
        let text = ShapeTests.openAPI("3.1.0", "tags: [{name: a}, {name: a}]\npaths: {}")
        #expect(Reading(text).findings == ["PC3017 /tags/1/name"])
    }
}
