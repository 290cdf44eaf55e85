import PortalCatalog
import PortalDocument
import Testing

/// What becomes of one schema, in both formats.
@Suite("Conversion of schemas")
struct SchemaConversionTests {
    struct Case: Sendable, CustomStringConvertible {
        let version: String
        let schema: String
        let made31: String
        let made30: String

        init(_ version: String, _ schema: String, _ made31: String, _ made30: String) {
            (self.version, self.schema, self.made31, self.made30) = (version, schema, made31, made30)
        }

        var description: String { "\(version) \(schema)" }
    }

    static let null30 = #"{"type":"string","nullable":true,"enum":[null]}"#

    static let cases: [Case] = [
        // Nullable.
        Case(
            "3.0.3",
            "{type: string, nullable: true}",
            #"{"type":["string","null"]}"#,
            #"{"type":"string","nullable":true}"#
        ),
        Case("3.0.3", "{type: string, nullable: false}", #"{"type":"string"}"#, #"{"type":"string"}"#),
        Case(
            "3.0.3",
            "{type: string, nullable: true, enum: [a, null]}",
            #"{"type":["string","null"],"enum":["a",null]}"#,
            #"{"type":"string","enum":["a",null],"nullable":true}"#
        ),
        Case(
            "3.0.3",
            "{nullable: true, allOf: [{$ref: '#/components/schemas/Tag'}]}",
            ##"{"anyOf":[{"$ref":"#/components/schemas/Tag"},{"type":"null"}]}"##,
            ##"{"anyOf":[{"$ref":"#/components/schemas/Tag"},\##(null30)]}"##
        ),
        Case(
            "3.0.3",
            "{nullable: true, oneOf: [{type: integer}]}",
            #"{"oneOf":[{"type":"integer"},{"type":"null"}]}"#,
            #"{"oneOf":[{"type":"integer"},\#(null30)]}"#
        ),
        Case(
            "2.0",
            "{type: string, x-nullable: true}",
            #"{"type":["string","null"]}"#,
            #"{"type":"string","nullable":true}"#
        ),
        // What stands beside a reference: nothing in 3.0, everything in 3.1.
        Case(
            "3.0.3",
            "{$ref: '#/components/schemas/Tag', nullable: true}",
            ##"{"$ref":"#/components/schemas/Tag"}"##,
            ##"{"$ref":"#/components/schemas/Tag"}"##
        ),
        Case(
            "3.1.0",
            "{$ref: '#/components/schemas/Tag', description: One.}",
            ##"{"$ref":"#/components/schemas/Tag","description":"One."}"##,
            ##"{"description":"One.","allOf":[{"$ref":"#/components/schemas/Tag"}]}"##
        ),
        // Bounds.
        Case(
            "3.0.3",
            "{type: number, minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false}",
            #"{"type":"number","exclusiveMinimum":1,"maximum":9}"#,
            #"{"type":"number","maximum":9,"minimum":1,"exclusiveMinimum":true}"#
        ),
        Case(
            "3.1.0",
            "{type: number, minimum: 5, exclusiveMinimum: 1}",
            #"{"type":"number","minimum":5,"exclusiveMinimum":1}"#,
            #"{"type":"number","minimum":5}"#
        ),
        // Examples and bytes.
        Case(
            "3.0.3",
            "{type: string, format: binary, example: abc}",
            #"{"type":"string","examples":["abc"],"contentMediaType":"application/octet-stream"}"#,
            #"{"type":"string","example":"abc","format":"binary"}"#
        ),
        Case(
            "3.0.3",
            "{type: string, format: byte}",
            #"{"type":"string","contentEncoding":"base64"}"#,
            #"{"type":"string","format":"byte"}"#
        ),
        Case(
            "3.1.0",
            "{type: string, examples: [a, b]}",
            #"{"type":"string","examples":["a","b"]}"#,
            #"{"type":"string","example":"a"}"#
        ),
        // Types.
        Case(
            "3.1.0",
            "{type: [string, array], items: {type: integer}}",
            #"{"type":["string","array"],"items":{"type":"integer"}}"#,
            #"{"anyOf":[{"type":"string"},{"type":"array","items":{"type":"integer"}}]}"#
        ),
        Case("3.1.0", "{type: 'null'}", #"{"type":"null"}"#, null30),
        Case("3.1.0", "{type: array}", #"{"type":"array"}"#, #"{"type":"array","items":{}}"#),
        Case("3.1.0", "{const: 7}", #"{"const":7}"#, #"{"enum":[7]}"#),
        Case(
            "3.1.0",
            "{properties: {a: true, b: false}, additionalProperties: false}",
            #"{"properties":{"a":true,"b":false},"additionalProperties":false}"#,
            #"{"properties":{"a":{},"b":{"not":{}}},"additionalProperties":false}"#
        ),
        Case(
            "3.1.0",
            "{type: array, prefixItems: [{type: string}, {type: integer}], items: false}",
            #"{"type":"array","prefixItems":[{"type":"string"},{"type":"integer"}],"items":false}"#,
            #"{"type":"array","items":{"anyOf":[{"type":"string"},{"type":"integer"}]},"maxItems":2}"#
        ),
        Case(
            "3.1.0",
            "{type: object, patternProperties: {^a: {type: string}}, additionalProperties: false}",
            #"{"type":"object","patternProperties":{"^a":{"type":"string"}},"additionalProperties":false}"#,
            #"{"type":"object"}"#
        ),
        Case(
            "3.1.0",
            "{if: {type: string}, then: {maxLength: 3}, $comment: no, title: T}",
            #"{"if":{"type":"string"},"then":{"maxLength":3},"$comment":"no","title":"T"}"#,
            #"{"title":"T"}"#
        ),
        Case("3.1.0", "{$id: a.json, $anchor: x, type: string}", #"{"type":"string"}"#, #"{"type":"string"}"#),
        // Swagger.
        Case(
            "2.0",
            "{type: array, items: [{type: string}]}",
            #"{"type":"array","prefixItems":[{"type":"string"}]}"#,
            #"{"type":"array","items":{}}"#
        ),
        Case(
            "2.0",
            "{type: object, discriminator: kind, required: [kind], properties: {kind: {type: string}}}",
            #"{"type":"object","discriminator":{"propertyName":"kind"},"required":["kind"],"properties":{"kind":{"type":"string"}}}"#,
            #"{"type":"object","discriminator":{"propertyName":"kind"},"required":["kind"],"properties":{"kind":{"type":"string"}}}"#
        ),
        // Mended.
        Case("3.0.3", "{type: integer, default: five, allOf: []}", #"{"type":"integer"}"#, #"{"type":"integer"}"#),
        Case(
            "3.1.0",
            "{type: object, required: [], x-a: 1}",
            #"{"type":"object","x-a":1}"#,
            #"{"type":"object","x-a":1}"#
        ),
    ]

    @Test(arguments: cases)
    func schema(_ example: Case) {
        let isSwagger = example.version == "2.0"
        let tag = "Tag: {type: string}"
        let text = """
            \(isSwagger ? "swagger" : "openapi"): '\(example.version)'
            info: {title: T, version: '1'}
            paths:
              /a:
                get:
                  \(isSwagger ? "produces: [application/json]" : "x-a: 1")
                  responses:
                    '200':
                      description: d
                      \(isSwagger ? "schema: \(example.schema)"
                        : "content: {application/json: {schema: \(example.schema)}}")
            \(isSwagger ? "definitions: {\(tag)}" : "components: {schemas: {\(tag)}}")
            """
        let portal = MadePortal([.init(name: "api", text: text)])
        let place = "/paths/~1a/get/responses/200/content/application~1json/schema"
        #expect(portal.document(.openAPI31).at(place)?.line == example.made31)
        #expect(portal.document(.openAPI30).at(place)?.line == example.made30)
    }
}
