import PortalCatalog
import PortalDocument
import Testing

/// Swagger 2.0 to OpenAPI 3.1: parameters, bodies, responses.
@Suite("Conversion of Swagger")
struct SwaggerConversionTests {
    private func operation(_ operation: String, root: String = "") -> Value {
        let text = """
            swagger: '2.0'
            info: {title: T, version: '1'}
            host: internal.example.com
            basePath: /api
            \(root)
            paths:
              /a/{id}:
                post:
            \(operation.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n"))
            """
        return MadePortal([.init(name: "api", text: text)]).document().at("/paths/~1api~1a~1{id}/post") ?? .null
    }

    @Test func serversAreThoseOfTheEnvironment() {
        let text = """
            {swagger: '2.0', info: {title: T, version: '1'}, host: internal.example.com, basePath: /api, schemes: [http],
             paths: {/a: {get: {responses: {'200': {description: d}}}}}}
            """
        let document = MadePortal([.init(name: "api", text: text, mount: "/shop/v1")]).document()
        #expect(document["servers"]?.line == #"[{"url":"https://api.example.com/shop/v1"}]"#)
        #expect(document["paths"]?.keys == ["/api/a"])
        #expect(document["host"] == nil)
    }

    @Test(arguments: [
        ("query", "csv", #""style":"form","explode":false"#),
        ("query", "ssv", #""style":"spaceDelimited","explode":false"#),
        ("query", "pipes", #""style":"pipeDelimited","explode":false"#),
        ("query", "multi", #""style":"form","explode":true"#), ("query", "tsv", #""style":"form","explode":false"#),
        ("header", "csv", #""style":"simple""#),
    ])
    func collectionFormats(_ place: String, _ format: String, _ expected: String) {
        let made = operation(
            """
            parameters:
            - {name: id, in: path, required: true, type: string}
            - {name: q, in: \(place), type: array, collectionFormat: \(format), items: {type: integer, format: int32}}
            responses: {'200': {description: d}}
            """
        )
        #expect(
            made.at("/parameters/1")?.line
                == #"{"name":"q","in":"\#(place)",\#(expected),"schema":{"type":"array","items":{"type":"integer","format":"int32"}}}"#
        )
    }

    @Test func fieldsOfValuesMoveIntoSchemas() {
        let made = operation(
            """
            parameters:
            - {name: id, in: path, required: true, type: integer, minimum: 1, exclusiveMinimum: true, x-a: 1}
            - {name: q, in: query, description: D, type: string, x-nullable: true, enum: [a], default: a, allowEmptyValue: true}
            responses: {'200': {description: d, headers: {X-Rate: {description: Left., type: integer}}}}
            """
        )
        #expect(
            made["parameters"]?.line
                == #"[{"name":"id","in":"path","required":true,"schema":{"type":"integer","exclusiveMinimum":1},"x-a":1},"#
                + #"{"name":"q","in":"query","description":"D","allowEmptyValue":true,"schema":{"type":["string","null"],"enum":["a"],"default":"a"}}]"#
        )
        #expect(
            made.at("/responses/200/headers/X-Rate")?.line == #"{"description":"Left.","schema":{"type":"integer"}}"#
        )
    }

    @Test func bodiesTakeTheMediaTypesOfTheOperation() {
        let made = operation(
            """
            consumes: [text/csv, application/json]
            parameters:
            - {name: id, in: path, required: true, type: string}
            - $ref: '#/parameters/Body'
            responses: {'200': {$ref: '#/responses/Done'}}
            produces: [application/xml]
            """,
            root: """
                consumes: [application/json]
                parameters: {Body: {name: b, in: body, required: true, description: B, schema: {$ref: '#/definitions/B'}}}
                responses: {Done: {description: d, schema: {$ref: '#/definitions/B'}, examples: {application/xml: <b/>}}}
                definitions: {B: {type: object}}
                """
        )
        #expect(
            made["requestBody"]?.line
                == ##"{"description":"B","content":{"text/csv":{"schema":{"$ref":"#/components/schemas/B"}},"##
                + ##""application/json":{"schema":{"$ref":"#/components/schemas/B"}}},"required":true}"##
        )
        #expect(made["parameters"]?.line.hasPrefix(#"[{"name":"id""#) == true)
        #expect(
            made.at("/responses/200")?.line
                == ##"{"description":"d","content":{"application/xml":{"schema":{"$ref":"#/components/schemas/B"},"example":"<b/>"}}}"##
        )
    }

    @Test func responsesStayComponentsWhereTheyAreTheSame() {
        let made = operation(
            """
            parameters: [{name: id, in: path, required: true, type: string}]
            responses: {'200': {$ref: '#/responses/Done'}}
            """,
            root: "responses: {Done: {description: d, schema: {type: file}}}"
        )
        #expect(made.at("/responses/200")?.line == ##"{"$ref":"#/components/responses/Done"}"##)
    }

    @Test func formsBecomeBodies() {
        let made = operation(
            """
            parameters:
            - {name: id, in: path, required: true, type: string}
            - {name: file, in: formData, type: file, required: true, description: F}
            - {name: tags, in: formData, type: array, items: {type: string}, collectionFormat: multi}
            responses: {'200': {description: d}}
            """
        )
        #expect(
            made["requestBody"]?.line
                == #"{"content":{"multipart/form-data":{"schema":{"type":"object","properties":{"#
                + #""file":{"description":"F","type":"string","contentMediaType":"application/octet-stream"},"#
                + #""tags":{"type":"array","items":{"type":"string"}}},"required":["file"]},"#
                + #""encoding":{"tags":{"style":"form","explode":true}}}},"required":true}"#
        )
    }

    @Test func heirsOfADiscriminatorAreKept() {
        let text = """
            swagger: '2.0'
            info: {title: T, version: '1'}
            paths: {/p: {get: {responses: {'200': {description: d, schema: {$ref: '#/definitions/Pet'}}}}}}
            definitions:
              Pet: {type: object, discriminator: kind, required: [kind], properties: {kind: {type: string}}}
              Cat: {allOf: [{$ref: '#/definitions/Pet'}, {type: object}]}
              Rock: {type: object}
            """
        let document = MadePortal([.init(name: "api", text: text)]).document()
        #expect(document.at("/components/schemas")?.keys == ["Cat", "Pet"])
        #expect(
            document.at("/components/schemas/Pet/discriminator")?.line
                == ##"{"propertyName":"kind","mapping":{"Cat":"#/components/schemas/Cat"}}"##
        )
    }
}
