internal import PortalIR
internal import PortalVocabulary

extension Comparison {
    /// How far in their lives versions are, and what readers are told of them.
    mutating func compareVersions(_ offer: DiffSide.Offer, _ number: Int) {
        guard let successor = successors[number] else { return }
        let environment = new.offers[successor].environment
        var seen = Set<String>()
        for before in offer.environment.products {
            guard seen.insert("\(before.product) \(before.version)").inserted,
                let after = environment.products.first(where: {
                    $0.product == before.product && $0.version == before.version
                })
            else { continue }
            let subject = Self.subject(after, in: environment.name)
            compareLives(before, after, subject)
            if Self.words(before) != Self.words(after) || Self.isSucceededOtherwise(before, after)
                || before.contact != after.contact || before.license != after.license
                || before.image != after.image || before.tags != after.tags
            {
                note(
                    .documentationChanged,
                    subject,
                    "is described in other words",
                    before: before.provenance,
                    after: after.provenance
                )
            }
        }
    }

    private static func words(_ version: PublishedVersion) -> [String?] {
        [version.displayName, version.details, version.termsOfService]
    }

    private static func isSucceededOtherwise(_ before: PublishedVersion, _ after: PublishedVersion) -> Bool {
        guard case .deprecated(_, let first) = before.lifecycle, case .deprecated(_, let second) = after.lifecycle
        else { return false }
        return first != second
    }

    private mutating func compareLives(
        _ before: PublishedVersion,
        _ after: PublishedVersion,
        _ subject: PortalDifference.Subject
    ) {
        let difference: (PortalDifference.Kind, String)? =
            switch (before.lifecycle, after.lifecycle) {
            case (.active, .deprecated(let sunset, let successor)):
                (
                    .versionDeprecated,
                    "is deprecated" + (sunset.map { ", and ends on \($0)" } ?? "")
                        + (successor.map { "; its successor is \($0)" } ?? "")
                )
            case (.active, .retired), (.deprecated, .retired):
                (.versionRetired, "is retired")
            case (.deprecated, .active), (.retired, .active):
                (.versionRestored, "is in use again")
            case (.retired, .deprecated):
                (.versionRestored, "is no longer retired, but deprecated")
            case (.deprecated(let old, _), .deprecated(let new, _)):
                Self.sunset(old, new)
            case (.active, .active), (.retired, .retired):
                nil
            }
        guard let (kind, message) = difference else { return }
        note(kind, subject, message, before: before.provenance, after: after.provenance)
    }

    /// Dates are of one form, in which their order is that of their text.
    private static func sunset(_ old: String?, _ new: String?) -> (PortalDifference.Kind, String)? {
        switch (old, new) {
        case (nil, nil): nil
        case (nil, let new?): (.sunsetEarlier, "ends on \(new); no date was said")
        case (let old?, nil): (.sunsetLater, "has no date of its end any more; it was \(old)")
        case (let old?, let new?):
            old == new ? nil : (new < old ? .sunsetEarlier : .sunsetLater, "ends on \(new), not on \(old)")
        }
    }

    /// The API keys of an environment, without their digests.
    mutating func compareKeys(_ number: Int) {
        guard let successor = successors[number] else { return }
        let before = old.offers[number].environment
        let after = new.offers[successor].environment
        var later = Dictionary(after.credentials.map { ($0.secret, $0) }) { first, _ in first }
        for key in before.credentials {
            var subject = Self.subject(environment: after.name)
            subject.key = key.secret.description
            guard let same = later.removeValue(forKey: key.secret) else {
                let message = "opens nothing any more; its consumer is \(key.consumer)"
                note(.keyRemoved, subject, message, before: key.provenance)
                continue
            }
            var parts: [String] = []
            if key.digest != same.digest { parts.append("another key") }
            if key.product != same.product { parts.append("product \(same.product)") }
            if key.planID != same.planID { parts.append("plan \(same.planID)") }
            if key.consumer != same.consumer { parts.append("consumer \(same.consumer)") }
            if key.user != nil, same.user == nil { parts.append("no User behind it") }
            if key.notAfter != same.notAfter { parts.append(same.notAfter == nil ? "no end" : "another end") }
            guard !parts.isEmpty else { continue }
            let message = "has now: \(parts.joined(separator: ", "))"
            note(.keyChanged, subject, message, before: key.provenance, after: same.provenance)
        }
        for key in after.credentials where later[key.secret] != nil {
            var subject = Self.subject(environment: after.name)
            subject.key = key.secret.description
            let message = "opens \(key.product) by \(key.planID), for \(key.consumer)"
            note(.keyAdded, subject, message, after: key.provenance)
        }
    }
}
