/// A value of a generated document.
indirect enum Item {
    case mapping([(String, Item)])
    case list([Item])
    case text(String)
    case number(Int)
    case flag(Bool)
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same seed gives the same document on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z >> 31)
    }
}

/// Makes OpenAPI documents that look like those of large vendors: many operations, parameters, schemas and much prose.
struct OpenAPIGenerator {
    private var random: SeededGenerator
    private static let words = """
        account address amount archive balance batch billing book branch budget callback card catalog channel charge \
        client contact contract country coupon created credit currency customer date default delivery device discount \
        document domain email event export filter fleet folder group history identifier import index invoice item job \
        label language ledger limit list location message metadata method name network note notification number offer \
        order organisation owner package partner payment period permission phone policy price product profile project \
        quantity quota rate reason receipt record refund region report request resource result review role rule \
        schedule search segment service session setting shipment source status stock store subscription supplier tag \
        target task tax team template ticket token total transaction transfer unit update usage user value vendor \
        version voucher wallet warehouse webhook workspace
        """.split(separator: " ").map(String.init)

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    /// A document with so many paths of four operations each.
    mutating func document(paths count: Int) -> Item {
        let schemas = max(count / 2, 1)
        return .mapping([
            ("openapi", .text("3.0.3")),
            ("info", .mapping([("title", .text("Generated")), ("version", .text("1.0.0"))])),
            ("paths", .mapping((0..<count).map { path($0, schemas: schemas) })),
            ("components", .mapping([("schemas", .mapping((0..<schemas).map { schema($0) }))])),
        ])
    }

    private mutating func path(_ number: Int, schemas: Int) -> (String, Item) {
        let collection = "\(word())-\(number)"
        let id: Item = .mapping([
            ("name", .text("id")),
            ("in", .text("path")),
            ("required", .flag(true)),
            ("description", .text(prose(words: 8...16))),
            ("schema", .mapping([("type", .text("string"))])),
        ])
        var operations: [(String, Item)] = [("parameters", .list([id]))]
        for method in ["get", "put", "patch", "delete"] {
            operations.append((method, operation("\(method)_\(number)", schemas: schemas)))
        }
        return ("/\(collection)/{id}/\(word())", .mapping(operations))
    }

    private mutating func operation(_ id: String, schemas: Int) -> Item {
        .mapping([
            ("operationId", .text(id)),
            ("summary", .text(prose(words: 4...8))),
            ("description", .text(prose(words: 20...60))),
            ("tags", .list([.text(word())])),
            ("parameters", .list((0..<Int.random(in: 1...3, using: &random)).map { parameter($0) })),
            (
                "responses",
                .mapping(["200", "400", "404"].map { status in (status, response(schemas: schemas)) })
            ),
        ])
    }

    private mutating func parameter(_ number: Int) -> Item {
        .mapping([
            ("name", .text("\(word())_\(number)")),
            ("in", .text("query")),
            ("description", .text(prose(words: 8...24))),
            (
                "schema",
                .mapping([
                    ("type", .text("integer")),
                    ("minimum", .number(0)),
                    ("maximum", .number(Int.random(in: 10...10_000, using: &random))),
                ])
            ),
        ])
    }

    private mutating func response(schemas: Int) -> Item {
        let schema = Int.random(in: 0..<schemas, using: &random)
        return .mapping([
            ("description", .text(prose(words: 3...9))),
            (
                "content",
                .mapping([
                    (
                        "application/json",
                        .mapping([
                            ("schema", .mapping([("$ref", .text("#/components/schemas/Schema\(schema)"))]))
                        ])
                    )
                ])
            ),
        ])
    }

    private mutating func schema(_ number: Int) -> (String, Item) {
        let properties = (0..<Int.random(in: 4...12, using: &random)).map { property in
            (
                "\(word())_\(property)",
                Item.mapping([
                    ("type", .text(["string", "integer", "boolean"][property % 3])),
                    ("description", .text(prose(words: 6...18))),
                    ("nullable", .flag(property % 2 == 0)),
                ])
            )
        }
        return ("Schema\(number)", .mapping([("type", .text("object")), ("properties", .mapping(properties))]))
    }

    private mutating func word() -> String {
        Self.words.randomElement(using: &random) ?? ""
    }

    private mutating func prose(words: ClosedRange<Int>) -> String {
        let text = (0..<Int.random(in: words, using: &random)).map { _ in word() }
        return text.joined(separator: " ") + "."
    }
}
