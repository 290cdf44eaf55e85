import PortalDiagnostics
import PortalVocabulary

extension Rule {
    /// "Templated paths with the same hierarchy but different templated names MUST NOT exist as they are identical"
    /// (Paths Object).
    static let identicalPaths = Rule { draft, findings in
        // Literal paths differ where they are written differently, unless one writes characters as escapes.
        let hasEscapes = draft.paths.contains { !$0.path.utf8.allSatisfy(isPlain) }
        var firsts: [String: DraftPath] = [:]
        for path in draft.paths {
            guard case .success(let template) = path.template, hasEscapes || !template.isLiteral else { continue }
            let shape = template.shape
            guard let first = firsts[shape] else {
                firsts[shape] = path
                continue
            }
            findings.report(
                .identicalPaths,
                at: path.place.key,
                ["path": path.path, "other": first.path],
                labels: [.init("the other path", at: .place(first.place.key))]
            )
            findings.markFaulty(first.place)
        }
    }

    /// Whether a byte of a path is compared as it is written; braces stand for themselves in no literal.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7f && byte != UInt8(ascii: "%") && byte != UInt8(ascii: "\"")
            && byte != UInt8(ascii: "\\")
            && byte != UInt8(ascii: "^") && byte != UInt8(ascii: "`") && byte != UInt8(ascii: "|")
            && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
    }
}
