#if os(Linux)
import Foundation
import Testing

/// The core is embedded in programs that want no Foundation.
///
/// `Scripts/test-linkage` asks the same of a whole program; this names the module.
@Suite struct LinkageTests {
    static let modules = [
        "PortalDiagnostics", "PortalDocument", "PortalVocabulary", "PortalSchema", "PortalModel", "PortalIR",
        "PortalResolve", "PortalIstio", "PortalCore",
    ]

    @Test(arguments: modules)
    func objectsAskForNoFoundation(module: String) throws {
        let products = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        let folder = products.appending(path: "\(module).build")
        let objects = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "o" }
        #expect(!objects.isEmpty)
        // The compiler notes the libraries of what a file imports as arguments for the linker.
        let argument = Data("-lFoundation".utf8)
        for object in objects {
            let asks = try Data(contentsOf: object).range(of: argument) != nil
            #expect(!asks, "\(object.lastPathComponent)")
        }
    }
}
#endif
