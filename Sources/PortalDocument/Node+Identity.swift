extension Node {
    /// The number of the value in its document: the same for every alias of it.
    package var identity: UInt32 { index }
}

extension Node {
    /// Whether a key `key` may stand in the value, at any depth, before a value that `matters`.
    ///
    /// It looks at records one after the other, which is much quicker than to walk; where there are aliases, or what
    /// looks like the key is something else, the answer may be "yes" without need.
    package func mayHold(_ key: StaticString, where matters: (Node) -> Bool) -> Bool {
        let end = record.next
        var current = index
        while current < end {
            let record = tree.records[Int(current)]
            if record.tag == .alias { return true }
            current += 1
            guard record.tag == .string, Int(record.second) == key.utf8CodeUnitCount else { continue }
            let isKey = tree.withText(of: record) { text in key.withUTF8Buffer { text.hasSameBytes(as: $0) } }
            if isKey, current < end, matters(Node(tree: tree, index: current)) { return true }
        }
        return false
    }
}
