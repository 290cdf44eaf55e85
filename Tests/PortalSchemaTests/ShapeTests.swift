import PortalDiagnostics
import PortalDocument
import PortalSchema
import PortalVocabulary
import Testing

/// The tables of the specifications: one case for each kind of finding, in each version where they differ.
@Suite struct ShapeTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var text: String
        var findings: [String]
        var testDescription: String { name }

        init(_ name: String, _ text: String, _ findings: String...) {
            self.name = name
            self.text = text
            self.findings = findings
        }
    }

    static func swagger(_ rest: String) -> String {
        "swagger: '2.0'\ninfo: {title: T, version: '1'}\n" + rest
    }

    static func openAPI(_ version: String, _ rest: String) -> String {
        "openapi: \(version)\ninfo: {title: T, version: '1'}\n" + rest
    }

    static func schema(_ version: String, _ text: String) -> String {
        openAPI(version, "paths: {}\ncomponents: {schemas: {S: \(text)}}\n")
    }

    static let s = "/components/schemas/S"

    @Test(arguments: [
        Case("minimal 2.0", swagger("paths: {}")),
        Case("minimal 3.0", openAPI("3.0.4", "paths: {}")),
        Case("minimal 3.1", openAPI("3.1.2", "components: {}")),
        Case("minimal 3.2", openAPI("3.2.1", "webhooks: {}")),
        Case("extensions", openAPI("3.0.0", "x-a: 1\npaths: {x-b: 2}\ncomponents: {x-c: 3}")),
        Case("no version", "info: {}", "PC2001 "),
        Case("no mapping", "- 1", "PC2001 "),
        Case("future", "openapi: 3.3.0", "PC2002 /openapi"),
        Case("swagger 1.2", "swagger: '1.2'", "PC2002 /swagger"),
        Case("version as number", "swagger: 2.0\ninfo: {title: T, version: '1'}\npaths: {}", "PC2003 /swagger"),
        Case("3.0 needs paths", openAPI("3.0.0", "components: {}"), "PC2011 "),
        Case("3.1 needs something", openAPI("3.1.0", "tags: []"), "PC2012 "),
        Case("null paths", openAPI("3.0.0", "paths:"), "PC2014 /paths"),
        Case("null path item", openAPI("3.0.0", "paths: {/a: null}"), "PC2014 /paths/~1a"),
        Case("unknown key", openAPI("3.0.0", "paths: {}\nsecurty: []"), "PC2010 /securty (key)"),
        Case(
            "summary came with 3.1",
            "openapi: 3.0.0\ninfo: {title: T, version: '1', summary: S}\npaths: {}",
            "PC2010 /info/summary (key)"
        ),
        Case("webhooks came with 3.1", openAPI("3.0.0", "paths: {}\nwebhooks: {}"), "PC2010 /webhooks (key)"),
        Case("$self came with 3.2", openAPI("3.1.0", "paths: {}\n$self: https://a.example"), "PC2010 /$self (key)"),
        Case("title", "openapi: 3.1.0\ninfo: {title: 1, version: '1'}\npaths: {}", "PC2014 /info/title"),
        Case(
            "empty responses",
            openAPI("3.0.0", "paths: {/a: {get: {responses: {}}}}"),
            "PC2017 /paths/~1a/get/responses"
        ),
        Case(
            "extension is no response",
            openAPI("3.1.0", "paths: {/a: {get: {responses: {x-a: 1}}}}"),
            "PC2017 /paths/~1a/get/responses"
        ),
        Case(
            "status code",
            openAPI("3.1.0", "paths: {/a: {get: {responses: {2xx: {description: D}}}}}"),
            "PC2019 /paths/~1a/get/responses/2xx (key)"
        ),
        Case("status code as number", openAPI("3.1.0", "paths: {/a: {get: {responses: {200: {description: D}}}}}")),
        Case("3.0 needs responses", openAPI("3.0.0", "paths: {/a: {get: {}}}"), "PC2011 /paths/~1a/get"),
        Case("3.1 does not", openAPI("3.1.0", "paths: {/a: {get: {}}}")),
        Case("3.2 needs no description", openAPI("3.2.0", "paths: {/a: {get: {responses: {'200': {}}}}}")),
        Case(
            "3.1 needs one",
            openAPI("3.1.0", "paths: {/a: {get: {responses: {'200': {}}}}}"),
            "PC2011 /paths/~1a/get/responses/200"
        ),
        Case(
            "query is a method since 3.2",
            openAPI("3.1.0", "paths: {/a: {query: {}}}"),
            "PC2010 /paths/~1a/query (key)"
        ),
        Case(
            "additional method with a field",
            openAPI("3.2.0", "paths: {/a: {additionalOperations: {POST: {}}}}"),
            "PC2019 /paths/~1a/additionalOperations/POST (key)"
        ),
        Case(
            "component name",
            openAPI("3.1.0", "components: {schemas: {a b: {}}}"),
            "PC2019 /components/schemas/a b (key)"
        ),
        Case("host", swagger("host: http://a.example\npaths: {}"), "PC2018 /host"),
        Case("base path", swagger("basePath: v1\npaths: {}"), "PC2018 /basePath"),
        Case("scheme", swagger("schemes: [htps]\npaths: {}"), "PC2015 /schemes/0"),
        Case("repeated scheme", swagger("schemes: [http, http]\npaths: {}"), "PC2020 /schemes/1"),
    ])
    func document(_ test: Case) {
        #expect(Reading(test.text).findings == test.findings)
    }

    @Test(arguments: [
        Case("path parameter not required", "{name: a, in: path, schema: {}}", "PC2011 "),
        Case("path parameter required: false", "{name: a, in: path, required: false, schema: {}}", "PC2015 /required"),
        Case("no name", "{in: query, schema: {}}", "PC2011 "),
        Case("no place", "{name: a, schema: {}}", "PC2011 "),
        Case("unknown place", "{name: a, in: body, schema: {}}", "PC2015 /in"),
        Case("querystring before 3.2", "{name: a, in: querystring, content: {a/b: {}}}", "PC2015 /in"),
        Case("neither schema nor content", "{name: a, in: query}", "PC2012 "),
        Case("both", "{name: a, in: query, schema: {}, content: {a/b: {}}}", "PC2013 /content (key)"),
        Case("two media types", "{name: a, in: query, content: {a/b: {}, c/d: {}}}", "PC2017 /content"),
        Case("style of another place", "{name: a, in: header, style: form, schema: {}}", "PC2015 /style"),
        Case("sound", "{name: a, in: query, style: form, explode: true, schema: {type: string}, example: 1}"),
    ])
    func parameter(_ test: Case) {
        let text = Self.openAPI("3.1.0", "components: {parameters: {P: \(test.text)}}")
        let expected = test.findings.map { $0.replacing("PC", with: "PC", maxReplacements: 1) }.map { finding in
            finding.prefix(7) + "/components/parameters/P" + finding.dropFirst(7)
        }
        #expect(Reading(text).findings == expected.map(String.init))
    }

    @Test(arguments: [
        Case("type list in 3.0", schema("3.0.0", "{type: [string]}"), "PC2014 \(s)/type"),
        Case("type list in 3.1", schema("3.1.0", "{type: [string, 'null']}")),
        Case("unknown type", schema("3.1.0", "{type: strng}"), "PC2015 \(s)/type"),
        Case("unknown keyword in 3.0", schema("3.0.0", "{nullabel: true}"), "PC2010 \(s)/nullabel (key)"),
        Case("unknown keyword in 3.1", schema("3.1.0", "{nullabel: true}")),
        Case("boolean schema in 3.0", schema("3.0.0", "true"), "PC2014 \(s)"),
        Case("boolean schema in 3.1", schema("3.1.0", "true")),
        Case("property named $ref", schema("3.0.0", "{properties: {$ref: {type: string}}}")),
        Case("property schema", schema("3.0.0", "{properties: {a: 1}}"), "PC2014 \(s)/properties/a"),
        Case("required twice", schema("3.0.0", "{required: [a, a]}"), "PC2020 \(s)/required/1"),
        Case("required empty", schema("3.0.0", "{required: []}"), "PC2017 \(s)/required"),
        Case("negative length", schema("3.0.0", "{minLength: -1}"), "PC2016 \(s)/minLength"),
        Case("whole number with fraction", schema("3.0.0", "{minLength: 2.0}")),
        Case("deep", schema("3.1.0", "{allOf: [{not: {items: {type: a}}}]}"), "PC2015 \(s)/allOf/0/not/items/type"),
        Case("$ref of another type", schema("3.0.0", "{$ref: 1}"), "PC2014 \(s)/$ref"),
        Case(
            "siblings of $ref in 3.0 are not read",
            schema("3.0.0", "{properties: {a: {$ref: '#/info', b: 1}}}"),
            "PC2010 /info/version (key)"
        ),
    ])
    func schemas(_ test: Case) {
        #expect(Reading(test.text).findings == test.findings)
    }

    @Test(arguments: [
        Case("key without name", "{type: apiKey, in: header}", "PC2011 "),
        Case("key in path", "{type: apiKey, in: path, name: k}", "PC2015 /in"),
        Case("unknown type", "{type: apikey}", "PC2015 /type"),
        Case("basic is of 2.0", "{type: basic}", "PC2015 /type"),
        Case(
            "flow of another kind",
            "{type: oauth2, flows: {implicit: {tokenUrl: a, scopes: {}}}}",
            "PC2010 /flows/implicit/tokenUrl (key)",
            "PC2011 /flows/implicit"
        ),
        Case("mutual TLS", "{type: mutualTLS}"),
        Case("field of another type", "{type: mutualTLS, in: header}", "PC2010 /in (key)"),
    ])
    func securityScheme(_ test: Case) {
        let text = Self.openAPI("3.1.0", "components: {securitySchemes: {P: \(test.text)}}")
        let expected = test.findings.map { $0.prefix(7) + "/components/securitySchemes/P" + $0.dropFirst(7) }
        #expect(Reading(text).findings == expected.map(String.init))
    }

    @Test(arguments: [
        Case("array without items", "{name: a, in: query, type: array}", "PC2011 "),
        Case("body without schema", "{name: a, in: body}", "PC2011 "),
        Case("schema outside bodies", "{name: a, in: query, type: string, schema: {}}", "PC2010 /schema (key)"),
        Case("file outside forms", "{name: a, in: query, type: file}", "PC2015 /type"),
        Case("file", "{name: a, in: formData, type: file}"),
        Case("object", "{name: a, in: query, type: object}", "PC2015 /type"),
    ])
    func swaggerParameter(_ test: Case) {
        let expected = test.findings.map { $0.prefix(7) + "/parameters/P" + $0.dropFirst(7) }
        #expect(Reading(Self.swagger("paths: {}\nparameters: {P: \(test.text)}")).findings == expected.map(String.init))
    }

    @Test func nearNames() {
        let reading = Reading(Self.openAPI("3.1.0", "paths: {/a: {get: {operationID: a}}}"))
        #expect(reading.diagnostics.first?.help == "did you mean `operationId`?")
        let later = Reading(Self.openAPI("3.0.0", "paths: {}\nwebhooks: {}"))
        #expect(later.diagnostics.first?.help == "`webhooks` is known since 3.1")
    }
}
