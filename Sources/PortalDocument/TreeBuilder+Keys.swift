internal import PortalDiagnostics

extension TreeBuilder {
    /// Beyond this many members a mapping gets an index.
    private static let largestWithoutIndex = 8
    /// Beyond this many elements a sequence gets one.
    private static let longestWithoutIndex = 64

    /// Counts the elements of a sequence that is complete; a long one gets an index.
    mutating func finishSequence(_ frame: Frame) {
        records[Int(frame.index)].first = frame.children
        guard frame.children > Self.longestWithoutIndex else { return }
        records[Int(frame.index)].flags.insert(.indexed)
        records[Int(frame.index)].second = UInt32(truncatingIfNeeded: slots.count)
        var child = frame.index + 1
        for _ in 0..<frame.children {
            slots.append(child)
            child = records[Int(child)].next
        }
    }

    /// The hash of the text of a scalar.
    func hash(of index: UInt32) -> UInt32 {
        withText(of: index) { Tree.hash($0) }
    }

    /// Calls `body` with the text of a scalar, aliases followed.
    func withText<Result>(of index: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let record = records[Int(target(of: index))]
        guard record.tag.isScalar else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
        let range = Int(record.first)..<Int(record.first) + Int(record.second)
        guard record.flags.contains(.decoded) else { return body(UnsafeBufferPointer(rebasing: source[range])) }
        return texts.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// The record that an alias stands for; `index` itself for all others.
    func target(of index: UInt32) -> UInt32 {
        var index = index
        while records[Int(index)].tag == .alias { index = records[Int(index)].first }
        return index
    }

    /// Counts the members of a mapping that is complete, adds those of its merges, and makes its index.
    mutating func finishMapping(_ frame: Frame) {
        var merged = 0
        if merges.count > frame.mergeBase {
            merged = materialiseMerges(frame)
            merges.removeLast(merges.count - frame.mergeBase)
        }
        let count = keys.count - frame.keyBase
        records[Int(frame.index)].first = UInt32(truncatingIfNeeded: count)
        if count > Self.largestWithoutIndex {
            makeIndex(frame, explicit: count - merged)
        } else {
            checkSmall(frame)
        }
        keys.removeLast(count)
    }

    /// Looks for equal keys where comparing all with all is cheapest.
    private mutating func checkSmall(_ frame: Frame) {
        guard options.rejectsDuplicateKeys else { return }
        var later = frame.keyBase + 1
        while later < keys.count {
            var earlier = frame.keyBase
            while earlier < later {
                if keys[earlier].hash == keys[later].hash, haveSameText(keys[earlier], keys[later]) {
                    reportDuplicate(keys[later].index, after: keys[earlier].index)
                    break
                }
                earlier += 1
            }
            later += 1
        }
    }

    /// Sorts the keys by hash, text and place, reports equal ones and writes the index.
    private mutating func makeIndex(_ frame: Frame, explicit: Int) {
        let sorted = keys[frame.keyBase...].sorted(by: isOrdered)
        records[Int(frame.index)].flags.insert(.indexed)
        records[Int(frame.index)].second = UInt32(truncatingIfNeeded: slots.count)
        var duplicates: [(first: UInt32, again: UInt32)] = []
        var first = sorted.startIndex
        for (position, key) in sorted.enumerated() {
            slots.append(key.hash)
            slots.append(key.index)
            guard position > 0 else { continue }
            if sorted[first].hash == key.hash, haveSameText(sorted[first], key) {
                duplicates.append((sorted[first].index, key.index))
            } else {
                first = position
            }
        }
        guard options.rejectsDuplicateKeys else { return }
        for duplicate in duplicates.sorted(by: { $0.again < $1.again }) {
            reportDuplicate(duplicate.again, after: duplicate.first)
        }
    }

    func haveSameText(_ left: Key, _ right: Key) -> Bool {
        withText(of: left.index) { left in withText(of: right.index) { left.hasSameBytes(as: $0) } }
    }

    /// The order of an index; of equal keys the one written first comes first.
    func isOrdered(_ left: Key, _ right: Key) -> Bool {
        if left.hash != right.hash { return left.hash < right.hash }
        return withText(of: left.index) { leftText in
            withText(of: right.index) { rightText in
                if leftText.hasSameBytes(as: rightText) { return left.index < right.index }
                return leftText.lexicographicallyPrecedes(rightText)
            }
        }
    }

    private mutating func reportDuplicate(_ again: UInt32, after first: UInt32) {
        let name = withText(of: again) { String(decoding: $0, as: UTF8.self) }
        let (first, again) = (records[Int(first)], records[Int(again)])
        hasDuplicateKeys = true
        diagnostics.report(
            Diagnostic(
                .duplicateKey,
                at: span(again.start, again.end),
                ["key": name],
                labels: [Diagnostic.Label("first given here", at: span(first.start, first.end))]
            )
        )
    }
}

// MARK: - Merges

extension TreeBuilder {
    /// Keeps the value of a merge key until its mapping is complete.
    mutating func noteMerge(_ index: UInt32, in frame: Int) {
        frames[frame].awaitsMerge = false
        if merges.count > frames[frame].mergeBase, options.rejectsDuplicateKeys {
            // A merge key is one record and stands right before its value.
            reportDuplicate(index - 1, after: merges[frames[frame].mergeBase] - 1)
        }
        merges.append(index)
    }

    /// Adds an alias pair for every member that the merges of a mapping bring, and gives their number.
    ///
    /// A key that the mapping has itself wins, and an earlier merge wins over a later one
    /// (https://yaml.org/type/merge.html).
    private mutating func materialiseMerges(_ frame: Frame) -> Int {
        // What makes a document unsound has been reported; a merge of it would only be reported again.
        guard isSound else { return 0 }
        var candidates = Array(keys[frame.keyBase...])
        let explicit = candidates.count
        for value in merges[frame.mergeBase...] {
            let meant = target(of: value)
            switch records[Int(meant)].tag {
            case .mapping:
                collectMembers(of: meant, into: &candidates)
            case .sequence:
                var child = meant + 1
                while child < records[Int(meant)].next {
                    let element = target(of: child)
                    if records[Int(element)].tag == .mapping {
                        collectMembers(of: element, into: &candidates)
                    } else {
                        fail(Diagnostic(.mergeValue, at: span(records[Int(child)].start, records[Int(child)].end)))
                    }
                    child = records[Int(child)].next
                }
            default:
                fail(Diagnostic(.mergeValue, at: span(records[Int(value)].start, records[Int(value)].end)))
            }
        }
        guard candidates.count > explicit, isSound else { return 0 }
        let chosen = winners(candidates, explicit: explicit)
        for key in chosen {
            guard nodesBefore + records.count + 2 <= options.maximumNodes else {
                let mapping = records[Int(frame.index)]
                stop(
                    Diagnostic(
                        .tooManyNodes,
                        at: span(mapping.start, mapping.end),
                        ["maximum": String(options.maximumNodes)]
                    )
                )
                return 0
            }
            let keyRecord = records[Int(key.index)]
            appendAlias(of: key.index, in: frame)
            appendAlias(of: keyRecord.next, in: frame)
            keys.append(Key(hash: key.hash, index: UInt32(truncatingIfNeeded: records.count - 2)))
        }
        return chosen.count
    }

    /// The candidates behind the explicit ones that no earlier candidate has the key of, in order.
    private func winners(_ candidates: [Key], explicit: Int) -> [Key] {
        // A key of another mapping may stand before or behind ours, so the order of arrival decides, not the record.
        let order = candidates.indices.sorted { left, right in
            let (leftKey, rightKey) = (candidates[left], candidates[right])
            if leftKey.hash == rightKey.hash, haveSameText(leftKey, rightKey) { return left < right }
            return isOrdered(leftKey, rightKey)
        }
        var chosen: [Int] = []
        for (position, candidate) in order.enumerated() where candidate >= explicit {
            if position > 0 {
                let (before, key) = (candidates[order[position - 1]], candidates[candidate])
                if before.hash == key.hash, haveSameText(before, key) { continue }
            }
            chosen.append(candidate)
        }
        return chosen.sorted().map { candidates[$0] }
    }

    private func collectMembers(of mapping: UInt32, into candidates: inout [Key]) {
        var child = mapping + 1
        while child < records[Int(mapping)].next {
            let record = records[Int(child)]
            if record.tag != .merge { candidates.append(Key(hash: hash(of: child), index: child)) }
            child = records[Int(record.next)].next
        }
    }

    private mutating func appendAlias(of index: UInt32, in frame: Frame) {
        let meant = target(of: index)
        let record = records[Int(meant)]
        records.append(
            Tree.Record(
                tag: .alias,
                flags: [],
                first: meant,
                second: 0,
                start: record.start,
                end: record.end,
                parent: frame.index,
                next: UInt32(truncatingIfNeeded: records.count + 1)
            )
        )
    }
}
