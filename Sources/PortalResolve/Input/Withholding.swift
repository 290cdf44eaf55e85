/// Whether something is withheld, and for what.
///
/// The two are kept apart so that a fault whose report is not at hand still withholds.
struct Withholding {
    /// Whether it is withheld.
    private(set) var applies = false
    /// The identifiers of the diagnostics that are the reason, in the order of finding.
    private(set) var ids: [String] = []

    /// Withholds for a reason.
    mutating func append(_ id: String) {
        applies = true
        if !ids.contains(id) { ids.append(id) }
    }

    /// Withholds for some reasons, even if none of them is known.
    mutating func append(contentsOf others: [String]) {
        applies = true
        for id in others { append(id) }
    }

    /// Withholds if something else is withheld.
    mutating func append(_ other: Withholding) {
        if other.applies { append(contentsOf: other.ids) }
    }

    /// Withheld for some reasons.
    static func because(_ ids: [String]) -> Withholding {
        var result = Withholding()
        result.append(contentsOf: ids)
        return result
    }
}
