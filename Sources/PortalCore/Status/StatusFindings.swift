internal import PortalVocabulary

/// The findings of a run by the resource that they are about.
struct StatusFindings {
    private var bySubject: [String: [Diagnostic]] = [:]
    /// Findings about a text and not about a resource, by file: a key that is given twice, for example.
    private var byFile: [String: [(span: Span, diagnostic: Diagnostic)]] = [:]

    init(_ report: DiagnosticReport) {
        for entry in report.entries where entry.diagnostic.severity != .info {
            if let subject = entry.diagnostic.subject {
                bySubject[subject, default: []].append(entry.diagnostic)
            } else if let range = entry.range {
                byFile[range.file, default: []].append((range.span, entry.diagnostic))
            }
        }
    }

    /// Whether findings are about texts, so that the places of resources are asked for.
    var needsRanges: Bool { !byFile.isEmpty }

    /// What was found about a resource: errors first, then by code.
    func all(about subject: String, in range: SourceRange?) -> [Diagnostic] {
        var found = bySubject[subject] ?? []
        if let range {
            for (span, diagnostic) in byFile[range.file] ?? []
            where range.span.start <= span.start && span.start <= range.span.end {
                found.append(diagnostic)
            }
        }
        return found.ordered { left, right in
            if left.severity != right.severity { return left.severity > right.severity }
            return (left.code.id, left.message) < (right.code.id, right.message)
        }
    }
}

extension DiagnosticCode {
    /// Two owners of one thing: each is right by itself, and every reference leads somewhere.
    private static let conflicts: Set<String> = ["PC4182", "PC4201", "PC4530", "PC4531", "PC4533", "PC4550", "PC4551"]

    /// The condition that a finding of this kind is part of.
    var condition: ResourceStatus.ConditionType {
        switch id.utf8.dropFirst(2).first {
        case UInt8(ascii: "4"): Self.conflicts.contains(id) ? .programmed : .resolvedRefs
        case UInt8(ascii: "5"), UInt8(ascii: "0"): .programmed
        default: .accepted
        }
    }

    /// The slug in CamelCase: what a condition has as its reason.
    var reason: String {
        var reason = ""
        for word in slug.split(separator: "-") {
            reason += word.prefix(1).uppercased() + word.dropFirst()
        }
        return reason
    }

    /// The reason that an identifier stands for.
    static func reason(of id: String?) -> String {
        id.flatMap(Catalogue.code)?.reason ?? "Withheld"
    }
}
