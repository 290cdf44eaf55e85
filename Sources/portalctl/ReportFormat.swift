#if CLI
import ArgumentParser
import PortalCore

/// How a report of a command's own is written.
enum TextOrJSON: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
}

/// How findings are shown.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case sarif
    case github

    /// The findings, ready to be written to `stream`.
    func render(_ report: DiagnosticReport, for stream: StandardStream) -> String {
        switch self {
        case .text: report.text(color: stream.wantsColor)
        case .json: report.json
        case .sarif: report.sarif(version: PortalPipeline.version)
        case .github: report.github
        }
    }
}
#endif
