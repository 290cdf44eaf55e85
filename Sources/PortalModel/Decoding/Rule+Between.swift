import PortalDiagnostics
import PortalDocument
import PortalVocabulary

extension Rule {
    /// Exactly one of some fields is there.
    static func exactlyOne(of names: [String]) -> Rule {
        Rule(cel: "\(count(names)) == 1", "exactly one of \(names.joined(separator: ", ")) is needed") {
            let present = $3.present(names, in: $1)
            if present.isEmpty {
                $3.reportNone(of: names, in: $1, at: $2)
            } else {
                $3.reportConflict(present, at: $2)
            }
        }
    }

    /// At least one of some fields is there.
    static func atLeastOne(of names: [String]) -> Rule {
        Rule(cel: "\(count(names)) >= 1", "one of \(names.joined(separator: ", ")) is needed") {
            if $3.present(names, in: $1).isEmpty { $3.reportNone(of: names, in: $1, at: $2) }
        }
    }

    /// At most one of some fields is there.
    static func atMostOne(of names: [String]) -> Rule {
        Rule(cel: "\(count(names)) <= 1", "at most one of \(names.joined(separator: ", ")) is allowed") {
            $3.reportConflict($3.present(names, in: $1), at: $2)
        }
    }

    /// Beside one field, some others have no meaning.
    static func excludes(_ name: String, _ others: [String]) -> Rule {
        Rule(
            cel: "!has(self.\(name)) || \(count(others)) == 0",
            "\(name) excludes \(others.joined(separator: ", "))"
        ) {
            guard !$3.present([name], in: $1).isEmpty else { return }
            for other in $3.present(others, in: $1) { $3.reportConflict([name, other], at: $2) }
        }
    }

    private static func count(_ names: [String]) -> String {
        names.map { "(has(self.\($0)) ? 1 : 0)" }.joined(separator: " + ")
    }
}

extension Decoding {
    /// Those of some fields that are written, in their order.
    func present(_ names: [String], in node: Node) -> [String] {
        names.filter { name in node[name].map { !(nullIsAbsent && $0.isNull) } ?? false }
    }

    fileprivate mutating func reportNone(of names: [String], in node: Node, at place: Place) {
        // A misspelt name has been reported; that it is missing too is not news.
        for member in node.members where NearName.closest(to: member.key.text, among: names) != nil { return }
        report(.noChoice, at: place.key, ["names": listed(names)])
    }

    fileprivate mutating func reportConflict(_ present: [String], at place: Place) {
        guard let first = present.first else { return }
        for other in present.dropFirst() {
            report(
                .conflictingChoice,
                at: place.appending(other).key,
                ["first": first, "second": other],
                labels: [Diagnostic.Label("also given here", at: .place(place.appending(first).key))]
            )
        }
    }
}
