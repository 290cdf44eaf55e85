internal import PortalDiagnostics

extension TreeBuilder {
    /// A named value.
    struct Anchor {
        /// Its record.
        var record: UInt32
        /// How many values an alias of it stands for.
        var weight = 1
        /// How many containers are nested in it, itself included.
        var height = 0
        /// Whether it has ended: an alias inside would contain itself.
        var isComplete = true
    }

    /// Names the value to come; a later anchor of the same name takes it over (YAML 1.2.2 section 3.2.2.2).
    mutating func addAnchor(_ name: String, isContainer: Bool) -> Int {
        anchors.append(Anchor(record: UInt32(truncatingIfNeeded: records.count), isComplete: !isContainer))
        anchorNames[name] = anchors.count - 1
        return anchors.count - 1
    }

    /// Adds an alias; what it stands for is not copied, but counted.
    mutating func addAlias(_ name: String, start: UInt32, end: UInt32) {
        guard let slot = anchorNames[name] else {
            fail(Diagnostic(.undefinedAlias, at: span(start, end), ["name": name]))
            add(.null, [.decoded], first: 0, second: 0, start: start, end: end)
            return
        }
        let anchor = anchors[slot]
        let record = records[Int(anchor.record)]
        guard anchor.isComplete else {
            fail(
                Diagnostic(
                    .recursiveAlias,
                    at: span(start, end),
                    ["name": name],
                    labels: [Diagnostic.Label("inside this value", at: span(record.start, record.start))]
                )
            )
            add(.null, [.decoded], first: 0, second: 0, start: start, end: end)
            return
        }
        let isKey = frames.last?.expectsKey ?? false
        if isKey, anchor.height > 0 { fail(Diagnostic(.complexKey, at: span(start, end))) }
        add(.alias, [], first: target(of: anchor.record), second: 0, start: start, end: end)

        aliasedNodes += anchor.weight
        if aliasedNodes > options.maximumAliasedNodes {
            stop(
                Diagnostic(
                    .tooManyAliasedNodes,
                    at: span(start, end),
                    ["maximum": String(options.maximumAliasedNodes)]
                )
            )
        }
        if frames.count + anchor.height > options.maximumDepth {
            stop(Diagnostic(.tooDeep, at: span(start, end), ["maximum": String(options.maximumDepth)]))
        }
        let top = frames.count - 1
        guard top >= 0 else { return }
        frames[top].extraWeight += anchor.weight
        frames[top].height = Swift.max(frames[top].height, anchor.height)
    }
}
