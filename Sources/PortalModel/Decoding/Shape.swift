import PortalDiagnostics
import PortalDocument
import PortalVocabulary

/// How a value is written: its schema, and how it is read.
struct Shape<Value>: Sendable {
    /// The schema of the value.
    let schema: @Sendable () -> SchemaNode
    /// Reads a value and reports what is wrong with it; `nil` where nothing useful could be read.
    let read: @Sendable (Node, Place, inout Decoding) -> Value?

    init(
        _ schema: @autoclosure @escaping @Sendable () -> SchemaNode,
        read: @escaping @Sendable (Node, Place, inout Decoding) -> Value?
    ) {
        self.schema = schema
        self.read = read
    }

    /// The same text, turned into another value; `convert` reports what it refuses.
    func map<Other>(
        _ convert: @escaping @Sendable (Value, Place, inout Decoding) -> Other?
    ) -> Shape<Other> {
        Shape<Other>(schema()) { [read] node, place, decoding in
            read(node, place, &decoding).flatMap { convert($0, place, &decoding) }
        }
    }

    /// The same text, turned into another value.
    func map<Other>(_ convert: @escaping @Sendable (Value) -> Other) -> Shape<Other> {
        map { value, _, _ in convert(value) }
    }
}

// MARK: - Scalars

extension Shape where Value == String {
    /// A string.
    static func text(_ format: TextFormat = .any) -> Shape {
        Shape(SchemaNode(format: format)) { node, place, decoding in
            decoding.consume(place)
            guard let text = node.string else {
                let isScalar = node.kind != .sequence && node.kind != .mapping && node.kind != .null
                decoding.reportType(
                    node,
                    at: place,
                    expected: "a string",
                    help: isScalar ? "put it in quotes: `\"\(node.text)\"`" : nil
                )
                return nil
            }
            if let warning = node.ambiguityWarning() { decoding.report(warning.code, at: place, warning.arguments) }
            format.check(text, at: place, &decoding)
            return text
        }
    }
}

extension Shape where Value == PlacedText {
    /// A string whose place matters later.
    static func placed(_ format: TextFormat = .any) -> Shape {
        Shape<String>.text(format).map { text, place, _ in PlacedText(text, provenance: Provenance(place)) }
    }
}

extension Shape where Value == Duration {
    /// A duration such as `5s` or `1h30m`.
    static var duration: Shape {
        Shape<String>.text(.duration).map { DurationText.parse($0) ?? .zero }
    }
}

extension Shape where Value == Bool {
    /// A boolean.
    static var boolean: Shape {
        Shape(SchemaNode(type: .boolean)) { node, place, decoding in
            decoding.consume(place)
            if node.boolean == nil { decoding.reportType(node, at: place, expected: "a boolean") }
            return node.boolean
        }
    }
}

extension Shape where Value == Int64 {
    /// A whole number within bounds.
    static func integer(_ range: ClosedRange<Int64>) -> Shape {
        Shape(SchemaNode(integer: range)) { node, place, decoding in
            decoding.consume(place)
            guard node.kind == .integer else {
                let isQuoted = node.kind == .string && Int64(node.text).map(range.contains) ?? false
                decoding.reportType(
                    node,
                    at: place,
                    expected: "an integer",
                    help: isQuoted
                        ? "take the quotes away: `\(node.text)`"
                        : "write digits: a whole number from \(range.lowerBound) to \(range.upperBound)"
                )
                return nil
            }
            guard let value = node.integer, range.contains(value) else {
                decoding.report(
                    .outOfRange,
                    at: place,
                    ["value": node.text, "low": "\(range.lowerBound)", "high": "\(range.upperBound)"]
                )
                return nil
            }
            return value
        }
    }

    /// One of some whole numbers.
    static func integer(oneOf allowed: [Int64]) -> Shape {
        Shape(SchemaNode(integers: allowed)) { node, place, decoding in
            decoding.consume(place)
            guard node.kind == .integer else {
                decoding.reportType(node, at: place, expected: "an integer")
                return nil
            }
            guard let value = node.integer, allowed.contains(value) else {
                decoding.report(
                    .unknownValue,
                    at: place,
                    ["value": node.text, "allowed": listed(allowed.map(String.init))]
                )
                return nil
            }
            return value
        }
    }
}

extension Shape where Value == Double {
    /// A number within bounds.
    static func number(_ range: ClosedRange<Int64>) -> Shape {
        Shape(SchemaNode(number: range)) { node, place, decoding in
            decoding.consume(place)
            guard let value = node.number else {
                decoding.reportType(node, at: place, expected: "a number")
                return nil
            }
            guard value >= Double(range.lowerBound), value <= Double(range.upperBound) else {
                decoding.report(
                    .outOfRange,
                    at: place,
                    ["value": node.text, "low": "\(range.lowerBound)", "high": "\(range.upperBound)"]
                )
                return nil
            }
            return value
        }
    }
}

extension Shape where Value: RawRepresentable & CaseIterable & Sendable, Value.RawValue == String {
    /// One of the words of an enumeration.
    static var word: Shape {
        Shape<Value>.word { $0.rawValue }
    }

    /// One of the words that stand for the cases of an enumeration.
    static func word(_ spelling: @escaping @Sendable (Value) -> String) -> Shape {
        Shape(SchemaNode(words: Value.allCases.map(spelling))) { node, place, decoding in
            decoding.consume(place)
            guard let text = node.string else {
                decoding.reportType(node, at: place, expected: "a string")
                return nil
            }
            if let value = Value.allCases.first(where: { spelling($0) == text }) { return value }
            decoding.reportWord(text, at: place, allowed: Value.allCases.map(spelling))
            return nil
        }
    }
}

extension Decoding {
    /// Reports a word that is none of those that are known.
    mutating func reportWord(_ word: String, at place: Place, allowed: [String]) {
        let meant = NearName.closest(to: word, among: allowed)
        report(
            .unknownValue,
            at: place,
            ["value": word, "allowed": listed(allowed)],
            help: meant.map { "did you mean `\($0)`?" },
            fix: meant.map { Diagnostic.Fix(replace: .place(place), with: $0) }
        )
    }
}

/// Words in backticks, separated by commas, as messages list them.
func listed(_ words: [String]) -> String {
    words.map { "`\($0)`" }.joined(separator: ", ")
}
