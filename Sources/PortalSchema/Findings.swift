import PortalDiagnostics
import PortalDocument
import PortalVocabulary

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

    /// Notes that an error, reported elsewhere, concerns this place too.
    mutating func markFaulty(_ place: Place) {
        faults[place.document, default: []].append(place.pointer.text)
        areFaultsSorted = false
    }

    /// Adds a warning that another part of the program made; one at the same place is not repeated.
    mutating func report(_ diagnostic: Diagnostic) {
        if case .place(let place) = diagnostic.location,
            !seen.insert(place.appending(diagnostic.code.id)).inserted
        {
            return
        }
        diagnostics.append(diagnostic)
    }

    /// Whether no error was found anywhere.
    var isFaultless: Bool { faults.isEmpty }

    /// Puts the places of errors in order, so that they can be asked for.
    mutating func sortFaults() {
        guard !areFaultsSorted else { return }
        faults = faults.mapValues { places in places.ordered { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
        areFaultsSorted = true
    }

    /// Whether an error lies at a place or inside it; ``sortFaults()`` comes first.
    func hasFault(in place: Place) -> Bool {
        hasFault(under: place) { _ in true }
    }

    /// Whether an error lies exactly at a place.
    func hasFault(at place: Place) -> Bool {
        hasFault(under: place) { $0 == nil }
    }

    /// Whether an error lies in a mapping: at itself, or at a member that `matters` by its key.
    ///
    /// - Parameters:
    ///   - node: the mapping
    ///   - place: where it is used, which is another place than its own where a reference leads to it
    ///   - matters: whether errors of a member count, by its key
    /// - Returns: whether there is one
    func hasFault(in node: Node, at place: Place, where matters: (String) -> Bool) -> Bool {
        guard !isFaultless else { return false }
        let own = node.place
        if hasFault(under: own, where: { $0.map(matters) ?? true }) { return true }
        if own != place, hasFault(under: place, where: { $0.map(matters) ?? true }) { return true }
        // What an alias or a merge brings stands elsewhere.
        return node.members.contains { member in
            matters(member.key.text) && (hasFault(in: member.value.place) || hasFault(in: member.value.homePlace))
        }
    }

    /// Asks about each error at or under a place, giving the next step of its pointer: `nil` for the place itself.
    private func hasFault(under place: Place, where matters: (String?) -> Bool) -> Bool {
        guard let pointers = faults[place.document] else { return false }
        let prefix = place.pointer.text.utf8
        var low = 0
        var high = pointers.count
        while low < high {
            let middle = low + (high - low) / 2
            if pointers[middle].utf8.lexicographicallyPrecedes(prefix) { low = middle + 1 } else { high = middle }
        }
        // `/a-b` sorts between `/a` and `/a/b`, so what follows is looked at as long as it begins alike.
        while low < pointers.count, pointers[low].utf8.starts(with: prefix) {
            let rest = pointers[low].utf8.dropFirst(prefix.count)
            low += 1
            if rest.isEmpty {
                if matters(nil) { return true }
            } else if rest.first == UInt8(ascii: "/") {
                let step = rest.dropFirst().prefix { $0 != UInt8(ascii: "/") }
                if matters(JSONPointer("/" + String(decoding: step, as: UTF8.self))?.tokens.first ?? "") { return true }
            }
        }
        return false
    }
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
