#if CLI
import PortalCore

/// The product version that `--specification` and `--environment` mean.
///
/// A namespace that is not said is that of `--namespace` where something fits there, else any.
struct SoughtVersion {
    private let written: String
    private let product: Substring
    private let version: Substring
    private let namespace: Substring?
    private let environment: [Substring]?
    private let ownNamespace: String

    /// Reads the arguments.
    init(_ specification: String, environment: String?, _ ownNamespace: String) throws {
        var parts = specification.split(separator: "/", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), !parts.contains(where: \.isEmpty) else {
            throw Failure.usage("--specification needs [NAMESPACE/]PRODUCT/VERSION, not \(specification)")
        }
        written = specification
        version = parts.removeLast()
        product = parts.removeLast()
        namespace = parts.first
        self.environment = environment?.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        self.ownNamespace = ownNamespace
    }

    /// The one that fits.
    func find(in offers: [Translation.PublishableVersion]) throws -> Translation.PublishableVersion {
        let named = narrowed(
            offers.filter { $0.product.name == product && $0.version == version && isIn($0.product, namespace) }
        ) { $0.product.namespace }
        let fitting = narrowed(
            named.filter { offer in
                guard let environment else { return true }
                return offer.environment.name == environment.last ?? ""
                    && isIn(offer.environment, environment.count > 1 ? environment.first : nil)
            }
        ) { $0.environment.namespace }
        if let only = fitting.first, fitting.count == 1 { return only }
        if fitting.isEmpty {
            let all = named.isEmpty ? offers : named
            let what =
                named.isEmpty ? written : "\(written) in Environment \(environment?.joined(separator: "/") ?? "")"
            throw Failure.usage("there is no \(what); there are: \(listed(all))")
        }
        throw Failure.usage(
            "\(written) is not clear, say the namespace or --environment; there are: \(listed(fitting))"
        )
    }

    private func isIn(_ name: ResourceName, _ namespace: Substring?) -> Bool {
        namespace.map { $0 == name.namespace } ?? true
    }

    /// Those of the own namespace, if there are any.
    private func narrowed(
        _ offers: [Translation.PublishableVersion],
        by namespace: (Translation.PublishableVersion) -> String
    ) -> [Translation.PublishableVersion] {
        let own = offers.filter { namespace($0) == ownNamespace }
        return own.isEmpty ? offers : own
    }

    private func listed(_ offers: [Translation.PublishableVersion]) -> String {
        let names = offers.map { "\($0.product)/\($0.version) in \($0.environment)" }
        return names.isEmpty ? "none" : names.joined(separator: ", ")
    }
}
#endif
