public import PortalDiagnostics
public import PortalVocabulary

/// What becomes of a request, and why.
///
/// It holds no value of a header field that the request came with, and no key.
public struct Explanation: Hashable, Sendable {
    /// Who answers, and how.
    public enum Outcome: String, Hashable, Sendable, CaseIterable {
        /// A backend answers.
        case backend
        /// Envoy refuses the request before it looks for a route.
        case refused
        /// No Environment and no Portal has the host.
        case unknownHost
        /// No route takes the request.
        case noRoute
        /// Plain HTTP is sent to HTTPS.
        case httpsRedirect
        /// The route redirects.
        case redirect
        /// A guard answers in the place of an operation that is not served.
        case guarded
        /// The CORS filter answers a preflight.
        case preflight
        /// The operation is closed, because nobody is there to decide.
        case closed
        /// The decision is no.
        case denied
        /// Envoy answers in the place of a backend.
        case mock
    }

    /// The method.
    public var method: String
    /// The scheme.
    public var scheme: String
    /// The host as it was sent.
    public var host: String
    /// The path as routes are matched by it, without query; as it was sent, with keys masked, where it is refused.
    public var path: String
    /// Who answers.
    public var outcome = Outcome.noRoute
    /// The same in a sentence.
    public var summary = ""
    /// What the gateway answers by itself; `nil` where a backend answers.
    public var status: Int?
    /// The Environment, or the Portal, whose host it is.
    public var owner: ResourceName?
    /// Whether the owner is a Portal.
    public var isPortal = false
    /// The route that takes it; `nil` where none does.
    public var route: String?
    /// The operation that the route is for, served or not.
    public var operation: Operation?
    /// Where the client is sent.
    public var responseLocation: String?
    /// The path with its query as the backend sees it; keys in it are masked.
    public var backendPath: String?
    /// The host as the backend sees it.
    public var backendHost: String?
    /// Where requests of the route go when they are let through.
    public var way: Way?
    /// The plans of the operation, in the order in which they are asked.
    public var plans: [Plan] = []
    /// What an authorization server decides; `nil` where nobody is asked.
    public var decision: PolicyVerdict?
    /// Whether the decision rests on a token that nobody verified here.
    public var restsOnToken = false
    /// What is counted, under the plan that lets the request through.
    public var limits: [Limit] = []
    /// Header fields that change on the way to the backend, in words.
    public var requestHeaders: [String] = []
    /// Header fields that change on the way back, in words.
    public var responseHeaders: [String] = []
    /// What other origins may do, in words.
    public var cors: String?
    /// What nearly took the request, the likeliest first.
    public var misses: [Miss] = []
    /// How many more there are.
    public var furtherMisses = 0
    /// What else is to be known, in sentences.
    public var notes: [String] = []
}

extension Explanation {
    /// An operation of a product.
    public struct Operation: Hashable, Sendable {
        /// The product.
        public var product: ResourceName
        /// The version.
        public var version: String
        /// The identifier in the description.
        public var id: String
        /// The method.
        public var method: String
        /// The path under the hosts, with parameters.
        public var path: String
        /// Where it was written.
        public var place: SourceRange?
        /// The findings because of which it is withheld.
        public var reasons: [Finding] = []
    }

    /// A finding of the translation.
    public struct Finding: Hashable, Sendable {
        /// The identifier: `PC4501`.
        public var code: String
        /// What was found, where the finding itself is at hand.
        public var message: String?
        /// Where it is.
        public var place: SourceRange?

        /// Names a finding.
        package init(code: String, message: String? = nil, place: SourceRange? = nil) {
            self.code = code
            self.message = message
            self.place = place
        }
    }

    /// How requests go to backends.
    public struct Way: Hashable, Sendable {
        /// A backend and its share.
        public struct Backend: Hashable, Sendable {
            /// The backend, in words.
            public var name: String
            /// Its share, relative to the others'.
            public var weight: Int
        }

        /// The backends.
        public var backends: [Backend]
        /// The beginning of the path that they do not see; empty: they see all of it.
        public var strippedPrefix: String
        /// The host that they see instead of the one that was sent.
        public var hostRewrite: String?
        /// How long the exchange may take, in milliseconds.
        public var timeoutMilliseconds: Int64?
        /// When it is tried again, in words; `nil`: as the mesh does.
        public var retries: String?
        /// Where copies go, in words.
        public var mirror: String?
    }

    /// A plan, and what it says to the request.
    public struct Plan: Hashable, Sendable {
        /// The identity.
        public var id: String
        /// What it asks for, in words.
        public var asks: String
        /// Whether it would let the request through by itself; `nil` where nobody is there to decide.
        public var isAccepted: Bool?
        /// Why, or why not, in words.
        public var reason: String
        /// Its limits, in words.
        public var limits: [String]
    }

    /// A limit, and what is counted.
    public struct Limit: Hashable, Sendable {
        /// The limit, in words.
        public var limit: String
        /// The key of the descriptor: `limit1`.
        public var key: String
        /// The value of the descriptor.
        public var value: String
    }

    /// Something that nearly took the request.
    public struct Miss: Hashable, Sendable {
        /// Why it did not, the likeliest first.
        public enum Reason: String, Hashable, Sendable, CaseIterable {
            /// It takes the request and is withheld.
            case withheld
            /// It is in the description, and the product does not select it.
            case notSelected
            /// It has the path and another method.
            case method
            /// It takes the request too, and stands behind the one that won.
            case lessSpecific
            /// Its path differs in a slash at the end, in case, in slashes side by side, or lacks the base path.
            case path
            /// It is served under other hosts.
            case host
        }

        /// Why it did not take it.
        public var reason: Reason
        /// The Environment.
        public var environment: ResourceName
        /// The route.
        public var route: String
        /// The method; none where every one is meant.
        public var method: String?
        /// The path, with parameters.
        public var path: String
        /// The reason in words.
        public var message: String
        /// Where it was written.
        public var place: SourceRange?
        /// The findings because of which it is withheld.
        public var reasons: [Finding] = []
    }
}

/// An operation of a description that a version joins and does not select.
package struct UnselectedOperation: Sendable {
    package var product: ResourceName
    package var version: String
    package var id: String
    package var method: HTTPMethod
    package var template: PathTemplate
    package var provenance: Provenance

    package init(
        product: ResourceName,
        version: String,
        id: String,
        method: HTTPMethod,
        template: PathTemplate,
        provenance: Provenance
    ) {
        self.product = product
        self.version = version
        self.id = id
        self.method = method
        self.template = template
        self.provenance = provenance
    }
}
