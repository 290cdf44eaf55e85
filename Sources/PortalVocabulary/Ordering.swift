extension Sequence {
    /// The elements in an order; those that it does not tell apart stay as they were.
    ///
    /// `sorted(by:)` does not promise the latter, and the same input has to give the same bytes. Positions are sorted
    /// instead of elements, so that one compiled sort serves all types: fifty of them would be a quarter of a megabyte.
    ///
    /// - Parameter precedes: whether the first element has to be before the second one
    /// - Returns: the elements. O(n log n) comparisons.
    @inlinable
    package func ordered(by precedes: (Element, Element) -> Bool) -> [Element] {
        let elements = Array(self)
        return Positions.sorted(elements.count) { precedes(elements[$0], elements[$1]) }.map { elements[$0] }
    }
}

extension Sequence where Element: Comparable {
    /// The elements in their own order.
    @inlinable
    package func ordered() -> [Element] {
        ordered(by: <)
    }
}

/// What is sorted in the place of elements.
@usableFromInline
package enum Positions {
    /// The positions of some elements, in the order of the elements.
    @usableFromInline
    static func sorted(_ count: Int, by precedes: (Int, Int) -> Bool) -> [Int] {
        (0..<count).sorted { left, right in
            precedes(left, right) || (left < right && !precedes(right, left))
        }
    }
}
