internal import PortalDocument
internal import PortalIR
internal import PortalSchema

/// The tags of several descriptions: those that published operations have, each once.
struct TagMerger {
    private var tags: [[Value.Member]] = []
    private var positions: [String: Int] = [:]

    /// The tags, in the order of the descriptions.
    var value: Value { .sequence(tags.map(Value.mapping)) }

    var isEmpty: Bool { tags.isEmpty }

    /// Adds a tag of a description; where two have texts of their own, both stand.
    ///
    /// - Returns: whether the two disagree.
    mutating func add(_ tag: [Value.Member]) -> Bool {
        guard let name = tag["name"]?.text else { return false }
        guard let known = positions[name] else {
            positions[name] = tags.count
            tags.append(tag)
            return false
        }
        var disagrees = false
        for member in tag {
            guard let old = tags[known][member.key] else {
                tags[known].append(member)
                continue
            }
            guard old != member.value else { continue }
            disagrees = true
            if member.key == "description", let first = old.text, let second = member.value.text {
                tags[known]["description"] = .string("\(first)\n\n\(second)")
            }
        }
        return disagrees
    }
}
