import Foundation
import PortalIR
import PortalTestSupport
import PortalVocabulary
import Testing

@testable import PortalCore
@testable import PortalModel

/// Hostile texts in every field that takes a text: what comes out is sound and means the same, or a finding refuses it.
@Suite struct InjectionTests {
    // MARK: - Fields

    /// The texts of a schema: `.spec.versions[].labels.*`, with ` (key)` behind for names of one's own.
    private static func places(_ node: SchemaNode, _ path: String) -> Set<String> {
        var places: Set<String> = []
        switch node.kind {
        case .string: places.insert(path)
        case .array: for element in node.contents { places.formUnion(Self.places(element, path + "[]")) }
        case .object:
            for property in node.properties {
                places.formUnion(Self.places(property.schema, "\(path).\(property.name)"))
            }
            for element in node.contents {
                places.insert("\(path).* (key)")
                places.formUnion(Self.places(element, path + ".*"))
            }
        default: break
        }
        return places
    }

    /// A text of a base, or a name in it.
    struct Leaf: Sendable {
        /// The document, and the way to the value in it.
        var document: Int
        var way: [String]
        var isKey: Bool
        /// The way without numbers and names of one's own.
        var place: String
    }

    /// The texts of a base; names of one's own are those that the schemas do not know.
    static func leaves(_ base: [Value]) -> [Leaf] {
        var leaves: [Leaf] = []
        func walk(_ value: Value, _ document: Int, _ way: [String], _ place: String, _ schema: SchemaNode?) {
            switch value {
            case .string: leaves.append(Leaf(document: document, way: way, isKey: false, place: place))
            case .sequence(let elements):
                for (index, element) in elements.enumerated() {
                    walk(element, document, way + ["\(index)"], place + "[]", schema?.contents.first)
                }
            case .mapping(let members):
                for member in members {
                    let property = schema?.properties.first { $0.name == member.key }
                    let isOwn = property == nil && !["apiVersion", "kind", "metadata", "spec"].contains(member.key)
                    let name = isOwn ? "\(place).*" : "\(place).\(member.key)"
                    if isOwn {
                        leaves.append(
                            Leaf(document: document, way: way + [member.key], isKey: true, place: name + " (key)")
                        )
                    }
                    walk(member.value, document, way + [member.key], name, property?.schema ?? schema?.contents.first)
                }
            default: break
            }
        }
        for (number, document) in base.enumerated() {
            let reader = KindReader.all.first {
                .string($0.kind) == document["kind"]
                    && $0.apiVersions.contains(document["apiVersion"].flatMap(Served.string) ?? "")
            }
            guard case .mapping(let members) = document else { continue }
            for member in members where !["apiVersion", "kind"].contains(member.key) {
                let schema = reader?.schema().properties.first { $0.name == member.key }?.schema
                walk(member.value, number, [member.key], ".\(member.key)", schema)
            }
        }
        return leaves
    }

    /// Small resources come first: what they say is not tried again in those that are slow to read.
    private static let bases: [String: [Value]] = ["native": InjectionBase.native, "gloo": InjectionBase.gloo].mapValues
    {
        $0.map { ($0, DocumentWriter.json($0).utf8.count) }.sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// No field is forgotten: the bases say every text that the schemas know.
    @Test func basesSayEveryField() throws {
        for reader in KindReader.all {
            let base = Self.bases.values.flatMap { $0 }.filter {
                $0["kind"] == .string(reader.kind)
                    && reader.apiVersions.contains($0["apiVersion"].flatMap(Served.string) ?? "")
            }
            let said = Set(Self.leaves(base).map(\.place))
            let missing = Self.places(reader.schema(), "").subtracting(said)
            #expect(missing.sorted() == [], "\(reader.apiVersions) \(reader.kind)")
        }
    }

    // MARK: - Texts

    private static func replaced(_ value: Value, _ way: ArraySlice<String>, isKey: Bool, with text: String) -> Value {
        guard let step = way.first else { return .string(text) }
        switch value {
        case .sequence(var elements):
            guard let index = Int(step), elements.indices.contains(index) else { return value }
            elements[index] = replaced(elements[index], way.dropFirst(), isKey: isKey, with: text)
            return .sequence(elements)
        case .mapping(let members):
            return .mapping(
                members.map { member in
                    guard member.key == step else { return member }
                    if isKey, way.count == 1 { return Value.Member(text, member.value) }
                    return Value.Member(member.key, replaced(member.value, way.dropFirst(), isKey: isKey, with: text))
                }
            )
        default: return value
        }
    }

    /// Whether the shape of a resource alone refuses it.
    private static func isRefused(_ value: Value) -> Bool {
        var sources = SourceMap()
        var diagnostics = Diagnostics()
        let bytes = Array(DocumentWriter.json(value).utf8)
        let documents = DocumentReader.read(bytes, name: "a.json", into: &sources, diagnostics: &diagnostics)
        _ = ModelDecoder.decode(documents, diagnostics: &diagnostics)
        return diagnostics.hasErrors
    }

    /// Texts that a field takes: where it is the first of its kind, those that every field gets and some of the others.
    private static func texts(_ leaf: Leaf, _ number: Int, isFirst: Bool, _ base: [Value]) -> [String] {
        func fits(_ text: String) -> Bool {
            !isRefused(replaced(base[leaf.document], leaf.way[...], isKey: leaf.isKey, with: text))
        }
        guard isFirst || isThorough else { return [] }
        let always = HostileText.always.filter(fits)
        guard !always.contains(HostileText.printable) else { return always + [HostileText.long].filter(fits) }
        let single = HostileText.single.filter(fits)
        guard !isThorough, single.count > 4 else { return always + single }
        return always + (0..<4).map { single[(number + $0 * single.count / 4) % single.count] }
    }

    /// Whether every text is tried in every place: `PORTALCORE_THOROUGH=1`, for minutes.
    private static let isThorough = ProcessInfo.processInfo.environment["PORTALCORE_THOROUGH"] == "1"

    // MARK: - What has to hold

    /// What a base gives without hostile texts.
    private struct Expected {
        let served: Served
        let routes: [String]
        let documents: Set<String>
        let specifications: [Value?]

        init(_ base: [Value]) {
            served = InjectionTests.served(base)
            routes = served.routeNames
            specifications = InjectionTests.specifications(served).map { $0?.document }
            documents = Set(served.translation.documents.map { DocumentWriter.json($0.value) })
        }
    }

    private static func served(_ base: [Value]) -> Served {
        let files = base.enumerated().map { number, value in
            InputFile(name: "\(number).yaml", bytes: Array(DocumentWriter.yaml([value]).utf8))
        }
        return Served(PortalPipeline.translate(files, content: InjectionBase.content))
    }

    @Test(arguments: ["native", "gloo"])
    func hostileTextsMeanNothing(_ name: String) throws {
        guard let base = Self.bases[name] else { return }
        let expected = Expected(base)
        var seen: Set<String> = []
        var documents: [String: Value] = [:]
        var pairs: [(Leaf, String)] = []
        for (number, leaf) in Self.leaves(base).enumerated() {
            let kind = base[leaf.document]["kind"].flatMap(Served.string) ?? ""
            let steps = leaf.place.split(separator: ".")
            let group = steps.count > 3 ? steps.suffix(3).joined(separator: ".") : kind + leaf.place
            let isFirst = seen.insert(group).inserted
            for text in Self.texts(leaf, number, isFirst: isFirst, base) { pairs.append((leaf, text)) }
        }
        for (leaf, text) in pairs {
            let kind = base[leaf.document]["kind"].flatMap(Served.string) ?? ""
            var changed = base
            changed[leaf.document] = Self.replaced(changed[leaf.document], leaf.way[...], isKey: leaf.isKey, with: text)
            let served = Self.served(changed)
            let context = "\(kind) \(leaf.place) = \(text.prefix(60).debugDescription)"
            Self.check(served, expected, context)
            if Self.shown.contains(kind) { Self.checkWhatIsShown(served, expected, context) }
            for document in served.translation.documents {
                let json = DocumentWriter.json(document.value)
                if !expected.documents.contains(json) { documents[json] = document.value }
            }
        }
        #expect(pairs.count > 300 && documents.count > 50)
        try Self.checkForeignReaders(documents)
        guard IstioSchemas.isAvailable else { return }
        #expect(try IstioSchemas.findings(in: DocumentWriter.yaml(Array(documents.values))) == [])
    }

    private static func check(_ served: Served, _ expected: Expected, _ context: String) {
        // Nothing opens that was not there: what has another name now is what had the name that was replaced.
        let old = expected.routes.filter { served.routeNames.contains($0) }.count
        let isSame = served.routes.count - old <= expected.routes.count - old
        #expect(isSame, "\(served.routes.count) routes, not \(expected.routes.count): \(context)")
        #expect(served.routeNames == served.operations, "\(context)")
        for document in served.translation.documents {
            let json = DocumentWriter.json(document.value)
            if expected.documents.contains(json) { continue }
            expectSound(document, context)
            #expect(reread(json, "a.json") == document.value, "\(document.name) in JSON: \(context)")
            #expect(
                reread(DocumentWriter.yaml([document.value]), "a.yaml") == document.value,
                "\(document.name) in YAML: \(context)"
            )
        }
        let policies = PolicySnapshot.documents(of: served.translation.portal, maximumBytes: 100_000).flatMap(\.parts)
        let policy = try? PolicySnapshot(documents: policies)
        #expect(policy?.routeCount == served.translation.policy.routeCount, "\(context)")
        // What people read is text, and what is written for them is read again as it was.
        for report in [served.translation.report.text(), served.translation.report.github] {
            #expect(!report.unicodeScalars.contains { isControl($0) && $0 != "\n" }, "a report: \(context)")
        }
    }

    /// The kinds whose texts are shown to people.
    private static let shown: Set<String> = [
        "ApiDoc", "APIDoc", "ApiProduct", "APIProduct", "ConfigMap", "Environment", "Group", "Portal", "UsagePlan",
        "User",
    ]

    /// Catalogues and specifications say what they say in any notation, and lead no browser astray.
    private static func checkWhatIsShown(_ served: Served, _ expected: Expected, _ context: String) {
        for portal in served.translation.portals {
            guard
                let catalogue = served.translation.catalogue(
                    of: portal,
                    for: Viewer(username: "mia", oidcGroups: ["partners"])
                )
            else { continue }
            #expect(reread(catalogue.text(), "a.json") == catalogue.json(), "a catalogue: \(context)")
            expectNoPrograms(catalogue.json(), context)
        }
        for (number, specification) in specifications(served).enumerated() {
            guard let specification else { continue }
            let isKnown = expected.specifications.indices.contains(number)
            if isKnown, expected.specifications[number] == specification.document { continue }
            #expect(reread(specification.json(), "a.json") == specification.document, "a specification: \(context)")
            #expect(reread(specification.yaml(), "a.yaml") == specification.document, "a specification: \(context)")
            expectNoPrograms(specification.document, context)
        }
    }

    /// The specifications of every version, as whoever runs the portal sees them.
    private static func specifications(_ served: Served) -> [PublishedSpecification?] {
        served.translation.portal.environments.flatMap { environment in
            environment.products.map { version in
                served.translation.specification(of: version.product, version: version.version, in: environment.name)
            }
        }
    }

    private static func reread(_ text: String, _ name: String) -> Value? {
        var sources = SourceMap()
        var diagnostics = Diagnostics()
        let documents = DocumentReader.read(Array(text.utf8), name: name, into: &sources, diagnostics: &diagnostics)
        return documents.count == 1 && !diagnostics.hasErrors ? documents.first.map { Value($0.root) } : nil
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7f..<0xa0).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value)
    }

    /// No text of an object has a control character, but those that are files themselves.
    private static func expectSound(_ document: OutputDocument, _ context: String) {
        func walk(_ value: Value, _ path: String) {
            switch value {
            case .string(let text):
                let isClean = !text.unicodeScalars.contains(where: isControl)
                #expect(isClean, "\(document.kind) \(path) \(text.debugDescription): \(context)")
                // Envoy reads `%` in values of header fields as the beginning of a command.
                guard path.contains(".set.") || path.contains(".add.") else { return }
                let rest = text.replacing("%%", with: "")
                #expect(!rest.utf8.contains(UInt8(ascii: "%")), "\(document.kind) \(path) \(text): \(context)")
            case .sequence(let elements): for element in elements { walk(element, path + "[]") }
            case .mapping(let members):
                for member in members where !["data", "stringData"].contains(member.key) {
                    #expect(
                        !member.key.unicodeScalars.contains(where: isControl),
                        "\(document.kind) \(path): \(context)"
                    )
                    walk(member.value, "\(path).\(member.key)")
                }
            default: break
            }
        }
        walk(document.value, "")
    }

    /// What a browser takes for an address leads to a page.
    private static func expectNoPrograms(_ value: Value, _ context: String) {
        switch value {
        case .sequence(let elements): for element in elements { expectNoPrograms(element, context) }
        case .mapping(let members):
            for member in members {
                expectNoPrograms(member.value, context)
                let isAddress = member.key.lowercased().hasSuffix("url") || member.key == "termsOfService"
                guard isAddress, case .string(let text) = member.value else { continue }
                let isFine =
                    ["https://", "http://"].contains { text.hasPrefix($0) } || text.hasPrefix("/") || text.isEmpty
                #expect(isFine, "\(member.key) \(text.prefix(60)): \(context)")
            }
        default: break
        }
    }

    /// Python's reader of YAML, which is one of YAML 1.1 as that of Kubernetes, reads what JSON says.
    private static func checkForeignReaders(_ documents: [String: Value]) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "injection-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let ordered = documents.sorted { $0.key < $1.key }
        let yaml = folder.appending(path: "a.yaml")
        let json = folder.appending(path: "a.json")
        try Data(DocumentWriter.yaml(ordered.map(\.value)).utf8).write(to: yaml)
        try Data(ordered.map { $0.key.replacing("\n", with: " ") }.joined(separator: "\n").utf8).write(to: json)
        let process = Process()
        process.executableURL = PackageRoot.url.appending(path: "Scripts/python")
        process.arguments = ["-c", program, yaml.path, json.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(text == "same \(documents.count)\n")
    }

    private static let program = """
        import json, sys, yaml
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        with open(sys.argv[1], encoding="utf-8") as file: documents = list(yaml.load_all(file, Loader=loader))
        with open(sys.argv[2], encoding="utf-8") as file: values = [json.loads(line) for line in file.read().split("\\n")]
        different = [pair for pair in zip(documents, values) if pair[0] != pair[1]]
        for pair in different[:3]: print(*pair)
        if not different and len(documents) == len(values): print("same", len(documents))
        """
}
