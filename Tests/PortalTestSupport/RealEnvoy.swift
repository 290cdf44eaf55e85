internal import Foundation

/// The Envoy that tests ask.
public enum RealEnvoy {
    /// `$ENVOY`, `envoy` on the search path, or what `Scripts/envoy` installed, as that asks; `nil` where there is none.
    ///
    /// Without one it fails the run if `PORTALCORE_REQUIRE_ENVOY` is set, else a line says that tests were skipped.
    public static let path: String? = {
        let environment = ProcessInfo.processInfo.environment
        let folders = (environment["PATH"] ?? "").split(separator: ":").map { "\($0)/envoy" }
        let installed = Corpus.package.appendingPathComponent(".build/envoy/bin/envoy").path
        for path in [environment["ENVOY"] ?? ""] + folders + [installed]
        where FileManager.default.isExecutableFile(atPath: path) {
            return path
        }
        if environment["PORTALCORE_REQUIRE_ENVOY"] == "1" {
            fatalError("PORTALCORE_REQUIRE_ENVOY is set, and there is no Envoy")
        }
        print("SKIPPED: the tests that ask a real Envoy, because there is none (see Scripts/envoy)")
        return nil
    }()
}
