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
                guard seen.insert(path).inserted else { continue }
                files.append(InputFile(name: "<stdin>", bytes: try standardInput()))
                continue
            }
            for name in try names(at: path) where seen.insert(realPath(name)).inserted {
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
        switch (error as NSError).userInfo[NSUnderlyingErrorKey] {
        case let underlying as POSIXError:
            return String(cString: strerror(underlying.code.rawValue))
        case let underlying as NSError where underlying.domain == NSPOSIXErrorDomain:
            return String(cString: strerror(Int32(underlying.code)))
        default:
            return (error as NSError).localizedDescription
        }
    }

    private static func standardInput() throws -> [UInt8] {
        do {
            return [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
        } catch {
            throw Failure.inputOutput("cannot read standard input: \(reason(error))")
        }
    }

    /// The files that a path names: itself, or those of a directory.
    static func names(at path: String) throws -> [String] {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw Failure.inputOutput("cannot read \(path): no such file or directory")
        }
        guard isDirectory.boolValue else { return [path] }
        let names = try names(below: path)
        // Nothing to read is more often a mistyped path than a portal without resources.
        guard !names.isEmpty else { throw Failure.inputOutput("\(path) holds no .yaml, .yml or .json file") }
        return names
    }

    private static func names(below path: String) throws -> [String] {
        var names: [String] = []
        // Links to directories are followed, and may lead in circles.
        var seen: Set<String> = []
        var open = [path]
        while let folder = open.popLast() {
            guard seen.insert(realPath(folder)).inserted else { continue }
            let prefix = folder.hasSuffix("/") ? folder : folder + "/"
            // Hidden files and folders hold editors' and version control's own data.
            for entry in try entries(of: folder).sorted() where !entry.hasPrefix(".") {
                let full = prefix + entry
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: full, isDirectory: &isFolder), isFolder.boolValue {
                    open.append(full)
                } else if extensions.contains((entry as NSString).pathExtension.lowercased()) {
                    // A link to nothing too: that it cannot be read must not pass in silence.
                    names.append(full)
                }
            }
        }
        return names.sorted()
    }

    private static func entries(of folder: String) throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw Failure.inputOutput("cannot list \(folder): \(reason(error))")
        }
    }

    /// One name for all the ways that lead to a file.
    private static func realPath(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }
}
#endif
