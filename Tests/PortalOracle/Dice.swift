package import PortalTestSupport

/// Choices that follow from a seed.
package struct Dice {
    /// Where the choices come from.
    package var random: SeededGenerator

    /// Starts from a seed.
    package init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    /// True once in `times` throws.
    package mutating func once(in times: Int) -> Bool {
        Int.random(in: 0..<times, using: &random) == 0
    }

    /// A number of a range.
    package mutating func number(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &random)
    }

    /// A member of a list that has one.
    package mutating func pick<Item>(_ items: [Item]) -> Item {
        items[Int.random(in: 0..<items.count, using: &random)]
    }

    /// The members of a list that a coin chooses, in order.
    package mutating func some<Item>(_ items: [Item], onceIn times: Int) -> [Item] {
        var chosen: [Item] = []
        for item in items where once(in: times) { chosen.append(item) }
        return chosen
    }
}
