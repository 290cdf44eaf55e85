internal import PortalVocabulary

/// The header fields that tell backends who calls, in one place, so that what sets them and what keeps clients from
/// setting them agree.
package enum IdentityHeaders {
    /// Who calls, and under which plan: `x-portal-consumer` and `x-portal-plan`.
    package static let native: (consumer: StaticString, plan: StaticString) = ("x-portal-consumer", "x-portal-plan")
    /// The same in the words of Gloo Portal: `x-user-id` and `x-solo-plan`.
    package static let gloo: (consumer: StaticString, plan: StaticString) = ("x-user-id", "x-solo-plan")

    /// The fields that clients must not set where nobody decides on requests, sorted.
    package static func removed(isGloo: Bool) -> [String] {
        let names = isGloo ? gloo : native
        return ["\(names.plan)", "\(names.consumer)"].ordered()
    }
}
