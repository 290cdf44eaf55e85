internal import PortalDiagnostics
package import PortalDocument
internal import PortalVocabulary

/// Follows references between the documents of one description.
///
/// Every distinct reference is looked up once.
package struct ReferenceResolver: Sendable {
    /// Why a reference leads nowhere.
    package enum Fault: Error, Hashable {
        /// The document it names was not supplied.
        case documentNotSupplied(String)
        /// Its document has no value at the pointer.
        case nothingThere
        /// Its document has no such anchor.
        case unknownAnchor(String)
        /// It leads back to itself.
        case cycle
    }

    /// A document and the URI that its references are resolved against.
    private struct Home: Sendable {
        var root: Node
        var base: String
        /// `$self` of OpenAPI 3.2, resolved; the base of references where it leads to a supplied document.
        var canonicalBase: String?
        /// The values with `$anchor`, `$dynamicAnchor` or a plain-name `$id`, found when first asked for.
        var anchors: [String: Node]?
        /// The values with an `$id`, by resolved URI.
        var identified: [String: Node] = [:]
    }

    private struct Key: Hashable {
        var home: Int
        var text: String
    }

    private let library: DocumentLibrary
    private var homes: [Home]
    private var homeOfDocument: [DocumentID: Int]
    private var homeOfURI: [String: Int]
    private var targets: [Key: Result<Node, Fault>] = [:]

    /// Reads references of one description.
    package init(root: Node, base: String, library: DocumentLibrary) {
        self.library = library
        let own = root["$self"]?.string.map { URIReference.resolve($0, against: base) }
        homes = [Home(root: root, base: base, canonicalBase: own)]
        homeOfDocument = [root.document.id: 0]
        homeOfURI = [base: 0]
        if let own { homeOfURI[own] = 0 }
    }

    /// How many steps a chain of references may have.
    private static let maximumSteps = 64

    /// The reference that stands in place of a value: the text of its `$ref`.
    static func reference(in node: Node) -> Node? {
        guard node.kind == .mapping, let reference = node["$ref"], reference.kind == .string else { return nil }
        return reference
    }

    /// The value that `node` stands for: itself, or the end of the chain of references that begins with it.
    package mutating func follow(_ node: Node) -> Result<Node, Fault> {
        var node = node
        for _ in 0..<Self.maximumSteps {
            guard let reference = Self.reference(in: node) else { return .success(node) }
            switch target(of: reference) {
            case .success(let next): node = next
            case .failure(let fault): return .failure(fault)
            }
        }
        return .failure(.cycle)
    }

    /// The value that a reference names, one step.
    package mutating func target(of reference: Node) -> Result<Node, Fault> {
        target(of: reference.text, from: homeOfDocument[reference.document.id] ?? 0)
    }

    /// The value that a URI names, seen from the first document.
    package mutating func target(ofURI text: String) -> Result<Node, Fault> {
        target(of: text, from: 0)
    }

    private mutating func target(of text: String, from home: Int) -> Result<Node, Fault> {
        let key = Key(home: home, text: text)
        if let known = targets[key] { return known }
        let result = find(text, from: home)
        targets[key] = result
        return result
    }

    private mutating func find(_ text: String, from home: Int) -> Result<Node, Fault> {
        let hash = text.utf8.firstIndex(of: UInt8(ascii: "#"))
        let fragment = hash.map { text[text.utf8.index(after: $0)...] } ?? ""
        if hash == text.startIndex { return find(fragment: fragment, in: home) }
        let uri = String(hash.map { text[..<$0] } ?? text[...])
        for base in [homes[home].canonicalBase, homes[home].base] {
            guard let base else { continue }
            let resolved = URIReference.resolve(uri, against: base)
            if let other = self.home(of: resolved) { return find(fragment: fragment, in: other) }
        }
        // An `$id` makes a base of its own: which one a reference stands under is not asked, any that answers will do.
        collectAnchors(of: home)
        for base in [homes[home].base] + homes[home].identified.keys.ordered() {
            guard let node = homes[home].identified[URIReference.resolve(uri, against: base)] else { continue }
            if fragment.isEmpty { return .success(node) }
            if let pointer = Self.pointer(fragment), let found = node.value(at: pointer) { return .success(found) }
            return find(fragment: fragment, in: home)
        }
        return .failure(.documentNotSupplied(URIReference.resolve(uri, against: homes[home].base)))
    }

    /// The value at a pointer of plain keys without escapes, as almost all are; `nil` also where it is another one.
    private static func value(at fragment: Substring, in root: Node) -> Node? {
        var node = root
        var rest = fragment.utf8
        while rest.first == UInt8(ascii: "/") {
            rest = rest.dropFirst()
            let token = rest.prefix { $0 != UInt8(ascii: "/") }
            rest = rest[token.endIndex...]
            guard !token.contains(UInt8(ascii: "~")), node.kind == .mapping, let next = node[String(Substring(token))]
            else { return nil }
            node = next
        }
        return rest.isEmpty ? node : nil
    }

    private static func pointer(_ fragment: Substring) -> JSONPointer? {
        JSONPointer(URIReference.decoded(fragment)) ?? JSONPointer(String(fragment))
    }

    private mutating func find(fragment: Substring, in home: Int) -> Result<Node, Fault> {
        let root = homes[home].root
        if fragment.isEmpty { return .success(root) }
        if fragment.utf8.first == UInt8(ascii: "/") || fragment.utf8.first == UInt8(ascii: "%") {
            // Most pointers are written bare; escapes are tried after, for keys that hold a `%` themselves.
            if let node = Self.value(at: fragment, in: root) { return .success(node) }
            if let bare = JSONPointer(String(fragment)), let node = root.value(at: bare) { return .success(node) }
            if let pointer = Self.pointer(fragment), let node = root.value(at: pointer) { return .success(node) }
            collectAnchors(of: home)
            for (_, node) in homes[home].identified.ordered(by: { $0.key < $1.key }) {
                if let pointer = Self.pointer(fragment), let found = node.value(at: pointer) { return .success(found) }
            }
            return .failure(.nothingThere)
        }
        let name = URIReference.decoded(fragment)
        collectAnchors(of: home)
        if let node = homes[home].anchors?[name] { return .success(node) }
        return .failure(.unknownAnchor(name))
    }

    /// The supplied document with a URI.
    private mutating func home(of uri: String) -> Int? {
        if let known = homeOfURI[uri] { return known }
        guard let document = library.documents[uri] ?? library.documents[URIReference.decoded(uri)] else { return nil }
        let index: Int
        if let known = homeOfDocument[document.id] {
            index = known
        } else {
            index = homes.count
            let own = document.root["$self"]?.string.map { URIReference.resolve($0, against: uri) }
            homes.append(Home(root: document.root, base: uri, canonicalBase: own))
            homeOfDocument[document.id] = index
        }
        homeOfURI[uri] = index
        return index
    }

    /// Finds what JSON Schema 2020-12 (section 8.2) lets a value call itself: once a document, and only on demand.
    private mutating func collectAnchors(of home: Int) {
        guard homes[home].anchors == nil else { return }
        var anchors: [String: Node] = [:]
        var identified: [String: Node] = [:]
        var stack: [(node: Node, base: String)] = [(homes[home].root, homes[home].base)]
        while let (node, outer) = stack.popLast() {
            var base = outer
            if node.kind == .mapping, let id = node["$id"]?.string {
                base = URIReference.resolve(id, against: outer)
                identified[base] = node
                if id.utf8.first == UInt8(ascii: "#") { anchors[String(id.dropFirst())] = node }
            }
            for member in node.members {
                switch member.value.kind {
                case .mapping, .sequence: stack.append((member.value, base))
                case .string where member.key.hasText("$anchor") || member.key.hasText("$dynamicAnchor"):
                    anchors[member.value.text] = node
                default: break
                }
            }
            for element in node.elements where element.kind == .mapping || element.kind == .sequence {
                stack.append((element, base))
            }
        }
        homes[home].anchors = anchors
        homes[home].identified = identified
    }
}
