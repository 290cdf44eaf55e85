import PortalDiagnostics
import PortalDocument

/// Tells the version of a description from its first field.
enum FormatDetector {
    /// The format, or `nil` with an error where it is not one of the supported four.
    static func format(of root: Node, findings: inout Findings) -> ApiDescription.Format? {
        guard root.kind == .mapping else {
            findings.report(.notADescription, at: root.place)
            return nil
        }
        guard let member = root.member("openapi") ?? root.member("swagger") else {
            findings.report(.notADescription, at: root.place)
            return nil
        }
        let text = member.value.text
        let isSwagger = member.key.hasText("swagger")
        guard let format = isSwagger ? swagger(text) : openAPI(text) else {
            findings.report(.unsupportedVersion, at: member.value.place, ["field": member.key.text, "version": text])
            return nil
        }
        if member.value.kind != .string {
            findings.report(.unquotedVersion, at: member.value.place, ["field": member.key.text, "version": text])
        }
        return format
    }

    private static func swagger(_ text: String) -> ApiDescription.Format? {
        text == "2.0" ? .swagger2 : nil
    }

    /// Takes every patch level of a known minor version: "patch versions address errors" (OpenAPI 3.1 section 4.1).
    private static func openAPI(_ text: String) -> ApiDescription.Format? {
        let minors: [(String, ApiDescription.Format)] = [
            ("3.0", .openAPI30), ("3.1", .openAPI31), ("3.2", .openAPI32),
        ]
        for (minor, format) in minors where text.hasPrefix(minor) {
            let rest = text.utf8.dropFirst(minor.utf8.count)
            if rest.isEmpty { return format }
            guard rest.first == UInt8(ascii: ".") else { continue }
            let patch = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            let suffix = rest.dropFirst(1 + patch.count)
            if !patch.isEmpty, suffix.isEmpty || suffix.first == UInt8(ascii: "-") { return format }
        }
        return nil
    }
}
