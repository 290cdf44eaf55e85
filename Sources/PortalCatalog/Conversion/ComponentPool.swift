internal import PortalDiagnostics
internal import PortalDocument
internal import PortalSchema
internal import PortalVocabulary

/// What references lead to: found while units are converted, and converted in its turn.
struct ComponentPool {
    /// What tells components apart: a value of a document, seen from a description, as something.
    struct Key: Hashable {
        var source: Int
        var section: Section
        var document: DocumentID
        var value: UInt32
    }

    /// A value that references lead to.
    struct Component {
        var key: Key
        var node: Node
        /// The name that it has in its description, or one made of where it stands; unique in its description.
        var wanted: String
        /// What it became; `nil` for nothing that could be published.
        var value: Value?
        /// The components that it refers to, by position.
        var edges: [Int] = []
    }

    private struct Name: Hashable {
        var source: Int
        var section: Section
        var name: String
    }

    var components: [Component] = []
    /// What references call them; `nil` where there is nothing to refer to.
    var names: [String?] = []
    private var positions: [Key: Int] = [:]
    private var taken: Set<Name> = []

    /// The position of the component that a reference leads to.
    ///
    /// - Parameters:
    ///   - target: where it leads
    ///   - key: what tells it apart
    ///   - reference: the text of the reference
    ///   - root: the root of the description
    /// - Returns: the position; a new component goes to the end.
    mutating func position(of target: Node, _ key: Key, reference: String, root: Node) -> Int {
        if let known = positions[key] { return known }
        let depth = root.document.id == target.document.id ? root.pointer.tokens.count : 0
        let name = ComponentName.wanted(tokens: Array(target.pointer.tokens.dropFirst(depth)), reference: reference)
        var wanted = name
        var ordinal = 2
        while !taken.insert(Name(source: key.source, section: key.section, name: wanted)).inserted {
            wanted = "\(name)_\(ordinal)"
            ordinal += 1
        }
        positions[key] = components.count
        components.append(Component(key: key, node: target, wanted: wanted))
        names.append(wanted)
        return components.count - 1
    }
}

/// Names of components: letters, digits, `.`, `-` and `_` (Components Object).
enum ComponentName {
    private static let sections: Set<String> = Set(Section.allCases.map(\.rawValue))
    private static let words: Set<String> = sections.union([
        "components", "definitions", "$defs", "properties", "paths", "content", "schema", "mediaTypes", "pathItems",
    ])

    /// The name of what stands at a pointer: the author's where it is a component, else one made of the way.
    static func wanted(tokens: [String], reference: String) -> String {
        guard let last = tokens.last else {
            // A whole document: the name of its file without its ending.
            let path = reference.prefix { $0 != "#" && $0 != "?" }
            let file = path.split(separator: "/").last ?? ""
            return fitted(String(file.prefix { $0 != "." }))
        }
        let holder = tokens.dropLast().last ?? ""
        let isKept = tokens.count == 2 || tokens.dropLast(2).last == "components"
        if holder == "definitions" || holder == "$defs" || (isKept && sections.contains(holder)) {
            return fitted(last)
        }
        return fitted(tokens.filter { !words.contains($0) }.joined(separator: "_"))
    }

    /// A text with one `_` for each run of characters that no name may hold.
    static func fitted(_ text: String) -> String {
        var result: [UInt8] = []
        var isOdd = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"):
                result.append(byte)
                isOdd = false
            default:
                if !isOdd { result.append(UInt8(ascii: "_")) }
                isOdd = true
            }
        }
        while result.count > 1, result.first == UInt8(ascii: "_"), !text.hasPrefix("_") { result.removeFirst() }
        return result.isEmpty ? "component" : String(decoding: result, as: UTF8.self)
    }
}
