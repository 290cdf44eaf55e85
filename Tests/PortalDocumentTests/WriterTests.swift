import PortalDocument
import PortalTestSupport
import Testing

@Suite struct WriterTests {
    @Test func writesBlockStyle() {
        let value: Value = [
            "kind": "Gateway",
            "empty": [:],
            "none": [],
            "list": [1, ["a": true, "b": .null], [2, 3]],
            "no": "no",
            "text": "first\nsecond\n",
            "last": "first\nsecond",
            "port": "80",
            "ratio": .number(0.5),
            "huge": .number(1e300),
        ]
        #expect(
            DocumentWriter.yaml([value, "x"]) == """
                ---
                kind: Gateway
                empty: {}
                none: []
                list:
                - 1
                - a: true
                  b: null
                - - 2
                  - 3
                'no': 'no'
                text: |
                  first
                  second
                last: |-
                  first
                  second
                port: '80'
                ratio: 0.5
                huge: 1.0e+300
                --- x

                """
        )
        #expect(DocumentWriter.yaml([]) == "")
    }

    @Test func writesJSON() {
        let value: Value = ["a": [1, .number(1e-6), "\u{1}\"\\\n\u{7F}é"], "b": [:], "c": .number(.infinity)]
        #expect(
            DocumentWriter.json(value, indented: false)
                == #"{"a":[1,1.0e-06,"\u0001\"\\\n\u007fé"],"b":{},"c":null}"#
        )
        #expect(DocumentWriter.json(["a": [1, [:]]]) == "{\n  \"a\": [\n    1,\n    {}\n  ]\n}")
    }

    @Test func writesWhatIsNotFinite() {
        let text = DocumentWriter.yaml([[.number(.infinity), .number(-.infinity), .number(.nan)]])
        #expect(text == "---\n- .inf\n- -.inf\n- .nan\n")
        let read = ReadingRun(text).documents.first?.root.elements.map { $0.number ?? 0 } ?? []
        #expect(read.prefix(2).elementsEqual([.infinity, -.infinity]))
        #expect(read.last?.isNaN == true)
    }

    @Test(arguments: RandomValues.awkward)
    func readsAwkwardTextsBack(text: String) {
        for value: Value in [
            .string(text), .sequence([.string(text)]), .mapping([Value.Member(text, .string(text))]),
            ["a": .sequence([.mapping([Value.Member("b", .string(text)), Value.Member(text, [.string(text)])])])],
        ] {
            expectIdentity([value])
        }
    }

    @Test func readsRandomValuesBack() {
        var values = RandomValues(random: SeededGenerator())
        let seed = values.random.seed
        for _ in 0..<300 {
            let documents = (0..<Int.random(in: 1..<4, using: &values.random)).map { _ in values.value(depth: 4) }
            guard expectIdentity(documents) else {
                Issue.record("seed \(seed)")
                return
            }
        }
    }

    @discardableResult
    private func expectIdentity(_ values: [Value]) -> Bool {
        let yaml = DocumentWriter.yaml(values)
        let run = ReadingRun(yaml, format: .yaml)
        let read = run.documents.map { Value($0.root) }
        #expect(run.findings == [], "\(yaml.debugDescription)")
        #expect(read == values, "\(yaml.debugDescription)")
        #expect(DocumentWriter.yaml(read) == yaml)
        var isRight = run.findings.isEmpty && read == values
        for value in values where !value.hasNulInKey {
            for isIndented in [true, false] {
                let json = DocumentWriter.json(value, indented: isIndented)
                let run = ReadingRun(json, format: .json)
                #expect(run.documents.map { Value($0.root) } == [value], "\(json.debugDescription)")
                isRight = isRight && run.documents.map { Value($0.root) } == [value]
            }
        }
        return isRight
    }
}

extension Value {
    /// Whether some key holds the one thing that jansson does not read.
    fileprivate var hasNulInKey: Bool {
        switch self {
        case .sequence(let elements): elements.contains(where: \.hasNulInKey)
        case .mapping(let members): members.contains { $0.key.unicodeScalars.contains("\0") || $0.value.hasNulInKey }
        default: false
        }
    }
}
