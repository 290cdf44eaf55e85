#if CLI
import Foundation
import PortalCore

/// A directory with one file a resource.
///
/// For Istio a file name begins with the phase of application, so that tools that apply a directory in the order of names
/// do it in the right order. Files for Envoy have the names that its bootstrap knows, and what it watches is JSON. Each
/// file is replaced as a whole.
struct OutputDirectory {
    let path: String

    /// Writes the documents and says which files of earlier runs are no longer part of them.
    func write(_ documents: [OutputDocument], for target: OutputTarget, as form: TranslateCommand.Form) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
            var written: Set<String> = []
            for document in documents {
                let isWatched = target == .envoy && document.kind != "Bootstrap"
                let form = isWatched ? .json : form
                let name =
                    target == .envoy ? "\(document.name).\(form.rawValue)" : Self.fileName(document, form)
                let text =
                    switch form {
                    case .yaml: DocumentWriter.yaml([document.value])
                    case .json: DocumentWriter.json(document.value) + "\n"
                    }
                try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"), options: .atomic)
                written.insert(name)
            }
            for name in try FileManager.default.contentsOfDirectory(atPath: path).sorted()
            where Self.isOurs(name, target) && !written.contains(name) {
                StandardStream.note(
                    "portalctl: \(path)/\(name) is of an earlier run and not part of this one; it is left alone\n"
                )
            }
        } catch {
            throw Failure.inputOutput("cannot write to \(path): \(InputFiles.reason(error))")
        }
    }

    private static func fileName(_ document: OutputDocument, _ form: TranslateCommand.Form) -> String {
        let kind = document.kind.lowercased()
        return "\(document.phase.rawValue)-\(kind)_\(document.namespace)_\(document.name).\(form.rawValue)"
    }

    private static func isOurs(_ name: String, _ target: OutputTarget) -> Bool {
        switch target {
        case .istio:
            let phases = OutputDocument.Phase.allCases.map { "\($0.rawValue)-" }
            return phases.contains { name.hasPrefix($0) } && name.split(separator: "_").count == 3
        case .envoy:
            let parts = name.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 2, ["json", "yaml"].contains(parts[1]) else { return false }
            let number = parts[0].hasPrefix("routes-") ? Int(parts[0].dropFirst("routes-".count)) : nil
            return ["bootstrap", "clusters", "listeners", "routes"].contains(parts[0]) || number != nil
        }
    }
}
#endif
