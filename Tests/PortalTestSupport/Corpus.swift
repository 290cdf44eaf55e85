public import Foundation

/// The third-party input that lies beside the package, in `../shared`; it is read, never copied.
public enum Corpus {
    /// The folder of the package.
    public static let package: URL = {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path != "/" {
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) { break }
            folder.deleteLastPathComponent()
        }
        return folder
    }()

    /// The folder `shared` beside the package, or `nil` where it is absent.
    ///
    /// Absent, it fails the run if `PORTALCORE_REQUIRE_CORPUS` is set, else a line says that tests were skipped.
    public static let shared: URL? = {
        // Beside the package; or one folder further up, where the package is a second working tree of its clone.
        let beside = package.deletingLastPathComponent()
        for parent in [beside, beside.deletingLastPathComponent()] {
            let folder = parent.appendingPathComponent("shared")
            if FileManager.default.fileExists(atPath: folder.appendingPathComponent("corpus").path) { return folder }
        }
        if isRequired {
            fatalError("PORTALCORE_REQUIRE_CORPUS is set, and there is no ../shared beside \(package.path)")
        }
        print("SKIPPED: the tests that read ../shared, which is absent beside \(package.path)")
        return nil
    }()

    /// Whether the corpus must be there.
    public static var isRequired: Bool {
        ProcessInfo.processInfo.environment["PORTALCORE_REQUIRE_CORPUS"] == "1"
    }

    /// A folder of the corpus, such as `json/JSONTestSuite`, or `nil` where it is absent.
    public static func folder(_ path: String) -> URL? {
        guard let folder = shared?.appendingPathComponent("corpus").appendingPathComponent(path) else { return nil }
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }

    /// The files in a folder and those below it, sorted by path.
    public static func files(in folder: URL) -> [URL] {
        let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.isRegularFileKey])
        return (found?.compactMap { $0 as? URL } ?? [])
            .filter { (try? $0.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true }
            .sorted { $0.path < $1.path }
    }

    /// The bytes of a file; empty where it cannot be read.
    public static func bytes(_ file: URL) -> [UInt8] {
        (try? Data(contentsOf: file)).map { [UInt8]($0) } ?? []
    }
}
