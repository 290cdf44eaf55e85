import PortalCatalog
import PortalDocument
import PortalIR
import PortalVocabulary
import Testing

/// How several descriptions become one document.
@Suite("Stitching")
struct StitchingTests {
    private func description(_ paths: String, _ components: String = "{}", more: String = "") -> String {
        """
        openapi: 3.1.0
        info: {title: T, version: '1'}
        \(more)
        paths: {\(paths)}
        components: \(components)
        """
    }

    private func get(_ path: String, _ id: String, _ schema: String = "{}") -> String {
        "'\(path)': {get: {operationId: \(id), responses: {'200': {description: d, "
            + "content: {application/json: {schema: \(schema)}}}}}}"
    }

    private let reference = "{$ref: '#/components/schemas/Error'}"

    // MARK: - Components

    @Test func equalComponentsAreShared() {
        let a = description(get("/a", "a", reference), "{schemas: {Error: {type: object, title: E}}}")
        let b = description(get("/b", "b", reference), "{schemas: {Error: {title: E, type: object}}}")
        let document = MadePortal([.init(name: "one", text: a), .init(name: "two", text: b)]).document()
        #expect(document.at("/components/schemas")?.line == #"{"Error":{"type":"object","title":"E"}}"#)
    }

    @Test func otherComponentsAreRenamed() {
        let a = description(get("/a", "a", reference), "{schemas: {Error: {type: object}}}")
        let b = description(get("/b", "b", reference), "{schemas: {Error: {type: string}}}")
        let document = MadePortal([.init(name: "one", text: a), .init(name: "two", text: b)]).document()
        #expect(
            document.at("/components/schemas")?.line == #"{"Error":{"type":"object"},"Error_two":{"type":"string"}}"#
        )
        let schema = "get/responses/200/content/application~1json/schema/$ref"
        #expect(document.at("/paths/~1b/\(schema)") == "#/components/schemas/Error_two")
        #expect(document.at("/paths/~1a/\(schema)") == "#/components/schemas/Error")
    }

    /// `Error` is written alike in both, but what it refers to is not: neither may be shared.
    @Test func componentsThatReferToOthersAreOthers() {
        let error = "Error: {properties: {cause: {$ref: '#/components/schemas/Cause'}}}"
        let a = description(get("/a", "a", reference), "{schemas: {\(error), Cause: {type: string}}}")
        let b = description(get("/b", "b", reference), "{schemas: {\(error), Cause: {type: integer}}}")
        let document = MadePortal([.init(name: "one", text: a), .init(name: "two", text: b)]).document()
        #expect(document.at("/components/schemas")?.keys == ["Cause", "Cause_two", "Error", "Error_two"])
        #expect(
            document.at("/components/schemas/Error_two/properties/cause/$ref") == "#/components/schemas/Cause_two"
        )
    }

    @Test func cyclesAreShared() {
        let tree = "{schemas: {Error: {properties: {next: {$ref: '#/components/schemas/Error'}}}}}"
        let a = description(get("/a", "a", reference), tree)
        let b = description(get("/b", "b", reference), tree)
        let document = MadePortal([.init(name: "one", text: a), .init(name: "two", text: b)]).document()
        #expect(document.at("/components/schemas")?.keys == ["Error"])
    }

    @Test func namesThatAreTakenAreNotMade() {
        let a = description(
            get("/a", "a", reference) + ", " + get("/c", "c", "{$ref: '#/components/schemas/Error_two'}"),
            "{schemas: {Error: {type: object}, Error_two: {type: boolean}}}"
        )
        let b = description(get("/b", "b", reference), "{schemas: {Error: {type: string}}}")
        let document = MadePortal([.init(name: "one", text: a), .init(name: "two", text: b)]).document()
        #expect(document.at("/components/schemas")?.keys == ["Error", "Error_two", "Error_two_2"])
    }

    @Test func oddReferencesLeadToComponents() {
        let text = description(
            get("/a", "a", "{type: object, properties: {tag: {type: string, maxLength: 3}}}") + ", "
                + get(
                    "/b",
                    "b",
                    "{$ref: '#/paths/~1a/get/responses/200/content/application~1json/schema/properties/tag'}"
                )
                + ", " + get("/c", "c", "{$ref: 'common/types.yaml#/Kind'}") + ", "
                + get("/d", "d", "{$ref: whole.json}") + ", " + get("/e", "e", "{$ref: '#mark'}"),
            "{schemas: {Marked: {$anchor: mark, type: boolean}}}"
        )
        let document = MadePortal(
            [.init(name: "api", text: text)],
            others: [
                "common/types.yaml": "Kind: {oneOf: [{$ref: '#/Other'}]}\nOther: {type: 'null'}",
                "whole.json": #"{"type": "array", "items": {"$ref": "whole.json"}}"#,
            ]
        ).document()
        #expect(
            document.at("/components/schemas")?.line
                == ##"{"Kind":{"oneOf":[{"$ref":"#/components/schemas/Other"}]},"Marked":{"type":"boolean"},"##
                + ##""Other":{"type":"null"},"a_get_200_application_json_tag":{"type":"string","maxLength":3},"##
                + ##""whole":{"type":"array","items":{"$ref":"#/components/schemas/whole"}}}"##
        )
    }

    @Test func mappingsOfDiscriminatorsAreReferences() {
        let pet = """
            {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}],
             discriminator: {propertyName: kind, mapping: {cat: Cat, dog: '#/components/schemas/Dog', no: Gone}}}
            """
        let text = description(
            get("/a", "a", "{$ref: '#/components/schemas/Pet'}"),
            "{schemas: {Pet: \(pet), Cat: {type: object}, Dog: {type: object}}}"
        )
        let other = description(
            get("/b", "b", "{$ref: '#/components/schemas/Cat'}"),
            "{schemas: {Cat: {type: string}}}"
        )
        let portal = MadePortal([.init(name: "zoo", text: other), .init(name: "shop", text: text)])
        let specification = portal.specification()
        #expect(
            specification?.document.at("/components/schemas/Pet/discriminator/mapping")?.line
                == ##"{"cat":"#/components/schemas/Cat_shop","dog":"#/components/schemas/Dog"}"##
        )
        #expect(
            specification?.notes.map(\.message) == ["`no` of a discriminator is left out: `Gone` leads nowhere"]
        )
    }

    /// Names of schemas are values of the property: a renamed one is mapped from its old name.
    @Test func impliedMappingsAreSaidWhereNamesChange() {
        let pet = """
            {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}],
             discriminator: {propertyName: kind}}
            """
        let text = description(
            get("/a", "a", pet),
            "{schemas: {Cat: {type: object}, Dog: {type: object}}}"
        )
        let other = description(
            get("/b", "b", "{$ref: '#/components/schemas/Cat'}"),
            "{schemas: {Cat: {type: string}}}"
        )
        let document = MadePortal([.init(name: "zoo", text: other), .init(name: "shop", text: text)]).document()
        #expect(
            document.at("/paths/~1a/get/responses/200/content/application~1json/schema/discriminator")?.line
                == ##"{"propertyName":"kind","mapping":{"Cat":"#/components/schemas/Cat_shop"}}"##
        )
    }

    @Test func referencesThatLeadNowhereAreTakenOut() {
        let text = """
            openapi: 3.0.3
            info: {title: T, version: '1'}
            paths:
              /a:
                get:
                  responses:
                    '200':
                      $ref: '#/components/responses/Loop'
                    '201':
                      description: d
                      content: {application/json: {schema: {$ref: '#/components/schemas/Gone'}}}
            components: {responses: {Loop: {$ref: '#/components/responses/Loop'}}}
            """
        let document = MadePortal([.init(name: "api", text: text)]).document()
        #expect(
            document.at("/paths/~1a/get/responses")?.line
                == #"{"201":{"description":"d","content":{"application/json":{"schema":{}}}}}"#
        )
    }

    /// What no component can be made of is referred to by nothing, and what only it led to is gone.
    @Test func componentsThatAreNoneFallWithTheirReferences() {
        let text = """
            openapi: 3.1.0
            info: {title: T, version: '1'}
            paths:
              /a:
                get:
                  responses:
                    '200': {$ref: '#/components/responses/Alias'}
                    '201': {description: d, headers: {X-A: {$ref: '#/components/headers/None'}}}
            components:
              responses: {Alias: {$ref: '#/components/responses/None'}, None: [1]}
              headers: {None: 7}
            """
        let document = MadePortal([.init(name: "api", text: text)]).document()
        #expect(
            document.at("/paths/~1a/get/responses")?.line == #"{"201":{"description":"d","headers":{}}}"#
        )
        #expect(document["components"] == nil)
    }

    // MARK: - Paths

    @Test func aPathMayBeOfSeveralDescriptions() {
        let a = """
            openapi: 3.0.3
            info: {title: A, version: '1'}
            paths:
              /pets/{id}:
                summary: A pet.
                parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
                get: {operationId: read, responses: {'200': {description: d}}}
            """
        let b = """
            openapi: 3.0.3
            info: {title: B, version: '1'}
            paths:
              /pets/{petId}:
                summary: Another pet.
                parameters: [{$ref: '#/components/parameters/P'}]
                post: {operationId: read, responses: {'200': {description: d}}}
            components: {parameters: {P: {name: petId, in: path, required: true, schema: {type: string}}}}
            """
        let specification = MadePortal([.init(name: "a", text: a), .init(name: "b", text: b)]).specification()
        let document = specification?.document ?? .null
        #expect(document["paths"]?.keys == ["/pets/{id}"])
        #expect(document.at("/paths/~1pets~1{id}")?.keys == ["get", "post"])
        #expect(
            document.at("/paths/~1pets~1{id}/post/parameters")?.line
                == #"[{"name":"id","in":"path","required":true,"schema":{"type":"string"}}]"#
        )
        #expect(document.at("/paths/~1pets~1{id}/get/operationId") == "read")
        #expect(document.at("/paths/~1pets~1{id}/post/operationId") == "b_read")
        #expect(document["components"] == nil)
        #expect(
            specification?.notes == [
                SpecificationNote(
                    subject: "/pets/{id}",
                    message: "`summary` is left out: the descriptions that share the path disagree"
                ),
                SpecificationNote(
                    subject: "POST /pets/{id}",
                    message: "path parameter `petId` is called `id`, as in the path that another operation names"
                ),
            ]
        )
    }

    @Test func parametersOfOperationsOverrideThoseOfPaths() {
        let text = """
            openapi: 3.1.0
            info: {title: A, version: '1'}
            paths:
              /a/{x}:
                parameters:
                - {name: x, in: path, required: true, schema: {type: integer}}
                - {name: q, in: query, schema: {type: integer}}
                get:
                  parameters: [{name: q, in: query, schema: {type: string}}, {name: y, in: path, required: true, schema: {}}]
                  responses: {'200': {description: d}}
              /b/{z}: {get: {responses: {'200': {description: d}}}}
            """
        let document = MadePortal([.init(name: "api", text: text)]).document()
        #expect(
            document.at("/paths/~1a~1{x}/get/parameters")?.line
                == #"[{"name":"x","in":"path","required":true,"schema":{"type":"integer"}},"#
                + #"{"name":"q","in":"query","schema":{"type":"string"}}]"#
        )
        #expect(
            document.at("/paths/~1b~1{z}/get/parameters")?.line
                == #"[{"name":"z","in":"path","required":true,"schema":{"type":"string"}}]"#
        )
    }

    @Test func serversHaveWhatAllEntriesShare() {
        let text = description(get("/a", "a"), more: "servers: [{url: https://own.example.com/api}]")
        let other = description(get("/b", "b"))
        let one = MadePortal([.init(name: "one", text: text, mount: "/shop/v1/one")]).document()
        #expect(one["servers"]?.line == #"[{"url":"https://api.example.com/shop/v1/one"}]"#)
        #expect(one["paths"]?.keys == ["/api/a"])
        let two = MadePortal(
            [
                .init(name: "one", text: text, mount: "/shop/v1/one"),
                .init(name: "two", text: other, mount: "/shop/v1/two"),
            ]
        ).document()
        #expect(two["servers"]?.line == #"[{"url":"https://api.example.com/shop/v1"}]"#)
        #expect(two["paths"]?.keys == ["/one/api/a", "/two/b"])
    }

    @Test func methodsWithoutAFieldAreKept() {
        let text = """
            openapi: 3.2.0
            info: {title: A, version: '1'}
            paths:
              /a:
                get: {responses: {'200': {description: d}}}
                query: {operationId: search, responses: {'200': {description: d}}}
                additionalOperations: {PURGE: {responses: {'204': {description: gone}}}}
            """
        let specification = MadePortal([.init(name: "api", text: text)]).specification()
        let item = specification?.document.at("/paths/~1a") ?? .null
        #expect(item.keys == ["get", "x-additionalOperations"])
        #expect(item["x-additionalOperations"]?.keys.sorted() == ["PURGE", "QUERY"])
        #expect(specification?.notes.map(\.subject) == ["PURGE /a", "QUERY /a"])
    }

    // MARK: - Links

    @Test func linksFollowTheirOperations() {
        let link = "links: {byID: {operationId: b}, byRef: {operationRef: '#/paths/~1b/get'}, hidden: {operationId: c}}"
        let text = description(
            "/a: {get: {operationId: a, responses: {'200': {description: d, \(link)}}}}, " + get("/b", "b") + ", "
                + get("/c", "c")
        )
        let other = description(get("/z", "b"))
        let portal = MadePortal([
            .init(name: "first", text: other), .init(name: "api", text: text, selected: ["a", "b"]),
        ])
        #expect(
            portal.document().at("/paths/~1a/get/responses/200/links")?.line
                == #"{"byID":{"operationId":"api_b"},"byRef":{"operationId":"api_b"}}"#
        )
    }

    // MARK: - The document

    @Test func tagsThatAreUsedAreMerged() {
        let tags = "tags: [{name: pets, description: Pets.}, {name: unused}]"
        let a = description(
            "/a: {get: {tags: [pets], responses: {'200': {description: d}}}}",
            more: tags + "\nexternalDocs: {url: https://example.com/a}"
        )
        let b = description(
            "/b: {get: {tags: [pets], responses: {'200': {description: d}}}}",
            more: "tags: [{name: pets, description: Animals.}]\nexternalDocs: {url: https://example.com/a}"
        )
        let document = MadePortal([.init(name: "a", text: a), .init(name: "b", text: b)]).document()
        #expect(document["tags"]?.line == #"[{"name":"pets","description":"Pets.\n\nAnimals."}]"#)
        #expect(document["externalDocs"]?.line == #"{"url":"https://example.com/a"}"#)
    }

    @Test func lifecycleIsShown() {
        let portal = MadePortal(
            [.init(name: "api", text: description(get("/a", "a")))],
            lifecycle: .deprecated(sunset: "2027-01-01", successor: "v2")
        )
        let document = portal.document()
        #expect(document["x-lifecycle"]?.line == #"{"phase":"deprecated","sunset":"2027-01-01","successor":"v2"}"#)
        #expect(document.at("/paths/~1a/get/deprecated") == true)
    }

    @Test func webhooksAndExtensionsOfDocumentsAreNoted() {
        let text = description(
            get("/a", "a"),
            more: "webhooks: {w: {post: {responses: {'200': {description: d}}}}}\nx-team: a"
        )
        let specification = MadePortal([.init(name: "api", text: text)]).specification()
        #expect(specification?.document["webhooks"] == nil)
        #expect(
            specification?.notes.map(\.message) == [
                "`x-team` of a description is left out", "webhooks are left out: they are no operations",
            ]
        )
    }
}
