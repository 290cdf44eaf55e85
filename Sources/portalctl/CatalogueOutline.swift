#if CLI
import PortalCore

/// A catalogue as a tree for people: products, environments, versions, plans and operations.
///
/// It reads what `docs/schemas/catalogue.schema.json` describes; what a later version leaves out is left out.
enum CatalogueOutline {
    /// The tree.
    static func text(_ catalogue: Value) -> String {
        var lines: [String] = []
        if let portal = catalogue["portal"] {
            let access = boolean(portal, "public") ? "public" : "for members"
            lines.append("Portal \(titled(portal)) (\(access))")
            lines += list(portal, "domains").map { "  at \($0)" }
        }
        if let login = catalogue["login"] {
            if boolean(login, "passwords") { lines.append("  login by password") }
            if let oidc = login["oidc"] { lines.append("  login by \(string(oidc, "issuer"))") }
        }
        for page in elements(catalogue, "pages") {
            lines.append("  page \(string(page, "path")): \(string(page, "title"))")
        }
        for product in elements(catalogue, "products") {
            lines.append("Product \(titled(product))")
            for environment in elements(product, "environments") {
                let note = boolean(environment, "documentationOnly") ? " (documentation only)" : ""
                lines.append("  Environment \(titled(environment))\(note)")
                for version in elements(environment, "versions") { add(version, to: &lines) }
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func add(_ version: Value, to lines: inout [String]) {
        var notes: [String] = []
        if let lifecycle = version["lifecycle"], string(lifecycle, "phase") != "active" {
            notes.append(string(lifecycle, "phase"))
            for (key, words) in [("sunset", "ends on"), ("successor", "followed by")] {
                let text = string(lifecycle, key)
                if !text.isEmpty { notes.append("\(words) \(text)") }
            }
        }
        notes += list(version, "tags")
        lines.append("    \(string(version, "name"))\(notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))")")
        lines += list(version, "servers").map { "      at \($0)" }
        for plan in elements(version, "plans") {
            let parts = [string(plan, "id"), auth(plan["auth"])] + elements(plan, "limits").map(limit)
            let asking =
                boolean(plan, "requestable")
                ? [boolean(plan, "approval") ? "keys after approval" : "keys at once"] : []
            lines.append("      plan \((parts + asking).joined(separator: ", "))")
        }
        let operations = elements(version, "operations")
        let plans = elements(version, "plans").map { string($0, "id") }
        let width = operations.map { string($0, "method").utf8.count }.max() ?? 0
        for operation in operations {
            let method = string(operation, "method")
            let padding = String(repeating: " ", count: width - method.utf8.count)
            let summary = string(operation, "summary")
            lines.append(
                "      \(method)\(padding)  \(string(operation, "path"))  \(string(operation, "id"))"
                    + (summary.isEmpty ? "" : ": \(summary)")
                    + (boolean(operation, "deprecated") ? " (deprecated)" : "") + under(operation, of: plans)
            )
        }
    }

    /// The plans that an operation is under, where these are not all of its version.
    private static func under(_ operation: Value, of all: [String]) -> String {
        guard operation["plans"] != nil else { return "" }
        let plans = list(operation, "plans")
        if plans.isEmpty { return all.isEmpty ? "" : " [no plan: open]" }
        return Set(plans) == Set(all) ? "" : " [\(plans.joined(separator: " or "))]"
    }

    private static func auth(_ auth: Value?) -> String {
        guard let auth else { return "open" }
        switch string(auth, "type") {
        case "apiKey": return "API key in \(string(auth, "in")) \(string(auth, "name"))"
        case "jwt": return "token of \(string(auth, "issuer"))"
        default: return string(auth, "type")
        }
    }

    private static func limit(_ limit: Value) -> String {
        guard case .integer(let requests)? = limit["requests"] else { return "a limit" }
        let unit = string(limit, "unit")
        var words = "\(requests) \(unit == "hour" ? "an" : "a") \(unit)"
        if string(limit, "scope") == "operation" { words += " for each operation" }
        switch string(limit, "per") {
        case "plan": return words + ", shared by all under the plan"
        case "clientAddress": return words + ", counted by client address"
        default: return words
        }
    }

    // MARK: - Reading

    /// `namespace/name: Name for readers`.
    private static func titled(_ value: Value) -> String {
        let (name, title) = (string(value, "name"), string(value, "displayName"))
        return "\(string(value, "namespace"))/\(name)" + (title.isEmpty || title == name ? "" : ": \(title)")
    }

    /// The first line of a text, of what people can read in one.
    private static func string(_ value: Value, _ key: String) -> String {
        guard case .string(let text)? = value[key] else { return "" }
        var line = ""
        for scalar in text.unicodeScalars {
            if scalar == "\n" || scalar == "\r" { break }
            // What would move the cursor of a terminal, or the order of its letters, is shown as a dot.
            line.unicodeScalars.append(isControl(scalar) ? "·" : scalar)
        }
        return line.count > 100 ? line.prefix(99) + "…" : line
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    private static func boolean(_ value: Value, _ key: String) -> Bool { value[key] == .boolean(true) }

    private static func elements(_ value: Value, _ key: String) -> [Value] {
        guard case .sequence(let elements)? = value[key] else { return [] }
        return elements
    }

    private static func list(_ value: Value, _ key: String) -> [String] {
        elements(value, key).compactMap { if case .string(let text) = $0 { text } else { nil } }
    }
}
#endif
