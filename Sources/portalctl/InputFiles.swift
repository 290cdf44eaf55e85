#if CLI
import Foundation
import PortalCore

/// Finds and reads the files that the arguments name.
enum InputFiles {
    private static let extensions: Set<String> = ["yaml", "yml", "json"]

    /// The files, each once, in the order of the arguments and by name within a directory.
    static func read(_ paths: [String]) throws -> [InputFile] {
        var files: [InputFile] = []
        var seen: Set<String> = []
        for path in paths {
            if path == "-" {
                files.append(InputFile(name: "<stdin>", bytes: try standardInput()))
                continue
            }
            for name in try names(at: path) where seen.insert(name).inserted {
                files.append(InputFile(name: name, bytes: try bytes(of: name)))
            }
        }
        return files
    }

    /// The bytes of a file.
    static func bytes(of path: String) throws -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw Failure.inputOutput("cannot read \(path): \(reason(error))")
        }
    }

    /// What the system says, without the decoration of Foundation.
    static func reason(_ error: any Error) -> String {
        let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        if let underlying, underlying.domain == NSPOSIXErrorDomain {
            return String(cString: strerror(Int32(underlying.code)))
        }
        return (error as NSError).localizedDescription
    }

    private static func standardInput() throws -> [UInt8] {
        do {
            return [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
        } catch {
            throw Failure.inputOutput("cannot read standard input: \(reason(error))")
        }
    }

    private static func names(at path: String) throws -> [String] {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw Failure.inputOutput("cannot read \(path): no such file or directory")
        }
        guard isDirectory.boolValue else { return [path] }
        guard let entries = FileManager.default.enumerator(atPath: path) else {
            throw Failure.inputOutput("cannot list \(path)")
        }
        var names: [String] = []
        let root = path.hasSuffix("/") ? String(path.dropLast()) : path
        for case let entry as String in entries {
            let components = entry.split(separator: "/")
            // Hidden files and folders hold editors' and version control's own data.
            guard !components.contains(where: { $0.hasPrefix(".") }) else { continue }
            let full = "\(root)/\(entry)"
            var isFolder: ObjCBool = false
            guard extensions.contains((entry as NSString).pathExtension.lowercased()),
                FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), !isFolder.boolValue
            else { continue }
            names.append(full)
        }
        return names.sorted()
    }
}
#endif
