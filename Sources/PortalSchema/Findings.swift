import PortalDiagnostics
import PortalDocument

/// What is wrong with a description, and where errors lie: an operation that draws from such a place is unsound.
struct Findings {
    private(set) var diagnostics: [Diagnostic] = []
    private var seen: Set<Place> = []
    private var faults: [DocumentID: [String]] = [:]
    private var areFaultsSorted = true
    let subject: String?

    init(subject: String?) {
        self.subject = subject
    }

    /// Adds a finding; one of the same code at the same place is not repeated, as aliases lead to a value many times.
    ///
    /// - Parameters:
    ///   - code: what kind of finding it is
    ///   - place: where it is
    ///   - arguments: what the placeholders of the template stand for
    ///   - labels: other places
    ///   - help: the remedy, where more can be said than the code's own
    ///   - missing: the key whose absence is the fault, where `place` is the mapping that lacks it
    mutating func report(
        _ code: DiagnosticCode,
        at place: Place,
        _ arguments: [String: String] = [:],
        labels: [Diagnostic.Label] = [],
        help: String? = nil,
        missing: String? = nil
    ) {
        let part = missing.map { place.appending($0) } ?? place
        let isNew = seen.insert(part.appending(code.id)).inserted
        if code.severity == .error {
            faults[part.document, default: []].append(part.pointer.text)
            areFaultsSorted = false
        }
        guard isNew else { return }
        diagnostics.append(
            Diagnostic(code, at: .place(place), arguments, labels: labels, help: help, subject: subject)
        )
    }

    /// Adds a finding that another part of the program made; a warning.
    mutating func report(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }

    /// Whether no error was found anywhere.
    var isFaultless: Bool { faults.isEmpty }

    /// Puts the places of errors in order, so that they can be asked for.
    mutating func sortFaults() {
        guard !areFaultsSorted else { return }
        for document in faults.keys {
            faults[document]?.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        }
        areFaultsSorted = true
    }

    /// Whether an error lies at a place or inside it; ``sortFaults()`` comes first.
    func hasFault(in place: Place) -> Bool {
        guard let pointers = faults[place.document] else { return false }
        let text = place.pointer.text
        var low = 0
        var high = pointers.count
        while low < high {
            let middle = low + (high - low) / 2
            if pointers[middle].utf8.lexicographicallyPrecedes(text.utf8) { low = middle + 1 } else { high = middle }
        }
        // `/a-b` sorts between `/a` and `/a/b`, so what follows is walked as long as it begins alike.
        while low < pointers.count, pointers[low].utf8.starts(with: text.utf8) {
            let rest = pointers[low].utf8.dropFirst(text.utf8.count)
            if rest.isEmpty || rest.first == UInt8(ascii: "/") { return true }
            low += 1
        }
        return false
    }

    /// Whether an error lies exactly at a place.
    func hasFault(at place: Place) -> Bool {
        guard let pointers = faults[place.document] else { return false }
        return pointers.contains(place.pointer.text)
    }

    /// Whether an error lies in a mapping, outside the members with some keys.
    ///
    /// Members are asked one by one, because those that an alias or a merge brings stand elsewhere.
    func hasFault(in node: Node, outside ignored: Set<String>) -> Bool {
        guard !isFaultless else { return false }
        if hasFault(at: node.place) { return true }
        for member in node.members where !ignored.contains(member.key.text) {
            if hasFault(in: member.value.place) || hasFault(in: member.value.homePlace) { return true }
        }
        return missingFault(in: node, outside: ignored)
    }

    /// Whether the absence of a key is an error of this mapping.
    private func missingFault(in node: Node, outside ignored: Set<String>) -> Bool {
        guard let pointers = faults[node.document.id] else { return false }
        let prefix = node.place.pointer.text + "/"
        return pointers.contains { pointer in
            guard pointer.utf8.starts(with: prefix.utf8) else { return false }
            let token = JSONPointer("/" + pointer.utf8.dropFirst(prefix.utf8.count).prefix { $0 != UInt8(ascii: "/") }.text)
            guard let key = token?.tokens.first else { return true }
            return node[key] == nil && !ignored.contains(key)
        }
    }
}

extension Sequence<UInt8> {
    fileprivate var text: String { String(decoding: Array(self), as: UTF8.self) }
}

extension Node {
    /// Where the value itself stands, where ``place`` is where an alias uses it.
    var homePlace: Place {
        switch kind {
        case .mapping:
            guard let place = members.first(where: { _ in true })?.value.place else { return self.place }
            return Place(document: place.document, pointer: place.pointer.parent)
        case .sequence:
            guard let place = elements.first(where: { _ in true })?.place else { return self.place }
            return Place(document: place.document, pointer: place.pointer.parent)
        default:
            return place
        }
    }
}
