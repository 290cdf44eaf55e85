extension DiagnosticReport {
    /// The findings as GitHub workflow commands, which become annotations of the changed lines.
    public var github: String {
        var output = ""
        for entry in entries {
            let diagnostic = entry.diagnostic
            let command =
                switch diagnostic.severity {
                case .error: "error"
                case .warning: "warning"
                case .info: "notice"
                }
            var properties: [String] = []
            if let range = entry.range {
                properties.append("file=\(Self.escapedProperty(range.file))")
                properties.append("line=\(range.start.line)")
                properties.append("endLine=\(range.end.line)")
                properties.append("col=\(range.start.column)")
                if range.end.line == range.start.line { properties.append("endColumn=\(range.end.column)") }
            }
            properties.append("title=\(diagnostic.code.id) \(Self.escapedProperty(diagnostic.code.slug))")
            // The log is shown on terminals too.
            let parts = [diagnostic.message] + (diagnostic.help.map { [$0] } ?? [])
            let text = parts.map(VisibleText.of).joined(separator: "\n")
            output += "::\(command) \(properties.joined(separator: ","))::\(Self.escapedData(text))\n"
        }
        return output
    }

    private static func escapedData(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "%": result += "%25"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func escapedProperty(_ text: String) -> String {
        var result = ""
        for scalar in escapedData(text).unicodeScalars {
            switch scalar {
            case ":": result += "%3A"
            case ",": result += "%2C"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
