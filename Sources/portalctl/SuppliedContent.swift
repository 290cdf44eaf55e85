#if CLI
import Foundation
import PortalCore

/// Answers what the input refers to: by the arguments, by files beside the referring one, and on request by the network.
struct SuppliedContent {
    private(set) var bytes: [String: [UInt8]] = [:]
    /// The files that were read or looked for, as they were before.
    private(set) var files: [String: FileStamp?] = [:]
    /// What came from the network, by address.
    private(set) var fetched: [String: [UInt8]]
    private let fetches: Bool
    private var unavailable: Set<String> = []

    /// Reads what the arguments supply.
    ///
    /// - Parameters:
    ///   - arguments: the arguments
    ///   - fetched: what came from the network before, and is not fetched again
    /// - Throws: that an argument is none, or a file cannot be read.
    init(_ arguments: ReferenceArguments, fetched: [String: [UInt8]] = [:]) throws {
        fetches = arguments.fetch
        self.fetched = fetched
        for pair in arguments.content {
            guard let equals = pair.lastIndex(of: "=") else {
                throw Failure.usage("--content needs NAME=FILE, not \(pair)")
            }
            let file = String(pair[pair.index(after: equals)...])
            bytes[String(pair[..<equals])] = try read(file)
        }
        for table in arguments.contents { try read(table: table) }
    }

    private mutating func read(_ file: String) throws -> [UInt8] {
        files[file] = .some(FileStamp(of: file))
        return try InputFiles.bytes(of: file)
    }

    private mutating func read(table: String) throws {
        let text = String(decoding: try read(table), as: UTF8.self)
        let folder = (table as NSString).deletingLastPathComponent
        for (index, line) in text.split(whereSeparator: \.isNewline).enumerated() {
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            if index == 0, columns.count >= 2, columns[1] == "file" { continue }
            guard columns.count >= 2 else {
                throw Failure.usage("\(table): a line needs a name, a tab and a file: \(line)")
            }
            let file = String(columns[1])
            bytes[String(columns[0])] = try read(folder.isEmpty ? file : "\(folder)/\(file)")
        }
    }

    /// Translates the files with what they need, as far as it can be found; what is missing then, the report says.
    ///
    /// To ask first what is required would read everything twice: the last round, which finds nothing to ask for, is the
    /// result.
    mutating func translate(_ files: [InputFile], options: PortalOptions) -> Translation {
        while true {
            var translation = PortalPipeline.translate(files, content: bytes, options: options)
            let missing = translation.missing.filter { !unavailable.contains($0.name) }
            if missing.isEmpty {
                let hints = Dictionary(translation.missing.map { ($0.name, hint($0)) }) { first, _ in first }
                translation.report.replaceHelp { $0.code == .missingContent ? hints[$0.arguments["name"] ?? ""] : nil }
                return translation
            }
            for requirement in missing {
                if let found = find(requirement) {
                    bytes[requirement.name] = found
                } else {
                    unavailable.insert(requirement.name)
                }
            }
        }
    }

    /// What can be done about content that was not found.
    private func hint(_ requirement: ContentRequirement) -> String {
        let name = requirement.name
        switch requirement.kind {
        case .file:
            return InputFiles.objection(to: name) ?? "supply it with `--content \(name)=FILE`"
        case .url:
            return fetches
                ? "it cannot be fetched; supply it with `--content \(name)=FILE`"
                : "supply it with `--content \(name)=FILE`, or allow `--fetch`"
        case .configMap:
            return "add the ConfigMap to the input, or supply the entry with `--content \(name)=FILE`"
        }
    }

    private mutating func find(_ requirement: ContentRequirement) -> [UInt8]? {
        switch requirement.kind {
        case .file:
            return try? read(requirement.name)
        case .url:
            guard fetches else { return nil }
            if fetched[requirement.name] == nil { fetched[requirement.name] = Download.bytes(from: requirement.name) }
            return fetched[requirement.name]
        case .configMap:
            return nil
        }
    }
}
#endif
