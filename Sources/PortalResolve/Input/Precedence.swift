internal import PortalModel
internal import PortalVocabulary

/// Who owns what several want: the Gateway API's rule for conflicts.
enum Precedence {
    /// Rivals, the owner first: the oldest where all have an age, and among equals those that another order puts first.
    static func ordered<Rival>(
        _ rivals: [Rival],
        age: (Rival) -> Timestamp?,
        otherwise precedes: (Rival, Rival) -> Bool
    ) -> [Rival] {
        let everyoneHasAnAge = rivals.allSatisfy { age($0) != nil }
        return rivals.ordered { left, right in
            if everyoneHasAnAge, let first = age(left), let second = age(right), first != second {
                return first < second
            }
            return precedes(left, right)
        }
    }
}
