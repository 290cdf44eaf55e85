package import PortalIR

/// Which operations share requests, and who gets them.
///
/// It is exact: two operations are in it if and only if some request fits both. `docs/routing.md` says what the kinds mean.
public struct OverlapReport: Hashable, Sendable {
    /// How two operations share requests.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// One method, and paths that differ in nothing but the names of parameters: the loser is withheld.
        case identical
        /// Nothing is left for the loser.
        case shadowed
        /// Each path takes what the other one does not.
        case crossing
        /// The winner's path is a special case of the loser's.
        case inside
    }

    /// A line of the routing: an operation, or what answers in the place of one.
    public struct Operation: Hashable, Sendable {
        /// The route name.
        public let route: String
        /// The identifier in the description, where it is known.
        public let operation: String?
        /// The ApiProduct, `namespace/name`, where it is known.
        public let product: String?
        /// The version of the product, where it is known.
        public let version: String?
        /// The method, or `*`.
        public let method: String
        /// The path under the hosts; `/…` at its end stands for everything below.
        public let path: String
        /// The status that the gateway answers with by itself, because it is not served; `nil` where it is.
        public let answer: Int?
        /// Where it is written.
        public let place: SourceRange?
    }

    /// Two operations that share requests.
    public struct Pair: Hashable, Sendable {
        /// How.
        public let kind: Kind
        /// The Environment, `namespace/name`.
        public let environment: String
        /// The hosts, sorted.
        public let hosts: [String]
        /// What comes first and gets the requests.
        public let winner: Operation
        /// What does not get them.
        public let loser: Operation
        /// A request that fits both: `GET /a/c/b`.
        public let witness: String
        /// What takes even the witness, because it comes before both: then it takes whatever the two share.
        public let instead: Operation?
        /// How many more operations take requests from the loser in the same way; with the last pair that is listed.
        public internal(set) var more: Int
    }

    /// Hosts that two ask for.
    public struct Hosts: Hashable, Sendable {
        /// Who gets the requests.
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            /// Both ask for the same host; it has one owner, and the other one does not answer there.
            case taken
            /// A wildcard is given up, because somebody else has a host in it that the same proxies tell apart.
            case withdrawn
            /// A host of the winner is inside a wildcard of the loser, and gets its own requests.
            case narrower
        }

        /// An Environment or a Portal.
        public struct Owner: Hashable, Sendable {
            /// `Environment` or `Portal`.
            public let kind: String
            /// `namespace/name`.
            public let name: String
            /// Where it asks for the first of the hosts.
            public let place: SourceRange?
        }

        /// Who gets the requests.
        public let kind: Kind
        /// The hosts whose requests it is about, sorted.
        public let hosts: [String]
        /// The hosts of the loser that take them in, sorted.
        public let within: [String]
        /// Who gets the requests.
        public let winner: Owner
        /// Who does not.
        public let loser: Owner
        /// How many operations of the loser get none; `nil` where they are not known.
        public let operations: Int?
        /// How many of them have an operation of the winner with the same method and shape of path in their place.
        public let identical: Int
        /// How many of the others share requests with operations of the winner.
        public let overlapping: Int
        /// A few of those that share requests, the identical ones first.
        public let examples: [Pair]
    }

    /// The operations, by environment and kind, then in the order of the routes.
    public let pairs: [Pair]
    /// The hosts, by kind and then by owner.
    public let hosts: [Hosts]
    /// How many pairs there are of each kind, listed or not; ``Kind/inside`` only where it was asked for.
    public let counts: [Kind: Int]
}

extension OverlapReport {
    /// What a resolved portal has, without places.
    package init(_ portal: ResolvedPortal, all: Bool) {
        var builder = OverlapReportBuilder(portal: portal, all: all)
        builder.build()
        self = builder.report(builder.places.map { _ in nil })
    }
}

extension Translation {
    /// Which operations share requests, and who gets them.
    ///
    /// - Parameter all: whether an operation inside a more general one counts, `/orders/export` and `/orders/{id}`, which is
    ///   what paths are ordered for
    /// - Returns: the report, made anew with every call. O(operations × layouts × segments); see `docs/routing.md`.
    public func overlaps(all: Bool = false) -> OverlapReport {
        var builder = OverlapReportBuilder(portal: portal, all: all)
        builder.build()
        let ranges = input.ranges(of: builder.places)
        return builder.report(ranges)
    }
}
