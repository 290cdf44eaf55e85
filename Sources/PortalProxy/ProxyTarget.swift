package import PortalDiagnostics

/// Whom configuration is written for, as far as shared checks differ: in the words of their findings, and in bounds.
package enum ProxyTarget: Sendable {
    /// Istio, whose validation stands before Envoy's.
    case istio
    /// Envoy by itself.
    case envoy

    /// What people call it.
    package var name: String {
        switch self {
        case .istio: "Istio"
        case .envoy: "Envoy"
        }
    }

    /// The longest regular expression that it takes, in bytes: what Istio's webhook lets pass, or, for Envoy, what stays
    /// well under the size of program that our bootstrap allows.
    package var expressionLimit: Int {
        switch self {
        case .istio: 1024
        case .envoy: 4096
        }
    }

    /// A path is too long for a match.
    package var pathTooLong: DiagnosticCode { self == .istio ? .istioPathTooLong : .envoyPathTooLong }
    /// A value is refused.
    package var valueRefused: DiagnosticCode { self == .istio ? .istioValueRefused : .envoyValueRefused }
    /// A change of a header field is refused.
    package var headerRefused: DiagnosticCode { self == .istio ? .istioHeaderRefused : .envoyHeaderRefused }
    /// A part of a CORS policy is refused.
    package var corsRefused: DiagnosticCode { self == .istio ? .istioCORSRefused : .envoyCORSRefused }
    /// A part of a CORS policy gets lost.
    package var corsPartLost: DiagnosticCode { self == .istio ? .istioCORSPartLost : .envoyCORSPartLost }
    /// A host outside is refused.
    package var externalHostRefused: DiagnosticCode {
        self == .istio ? .istioExternalHostRefused : .envoyExternalHostRefused
    }
    /// A key set cannot be fetched.
    package var keySetRefused: DiagnosticCode { self == .istio ? .istioKeySetRefused : .envoyKeySetRefused }
}
