/// Walks a value in the order in which it is written, without calling itself: depth must not cost stack, which hosts may
/// have little of.
struct ValueWalk {
    /// A step of the walk.
    enum Step {
        case scalar(Value)
        /// A key; its value is the next step.
        case key(String)
        case beginSequence(isEmpty: Bool)
        case beginMapping(isEmpty: Bool)
        case endSequence(isEmpty: Bool)
        case endMapping(isEmpty: Bool)
    }

    /// A container and how much of it is done; one of the lists is its own.
    private struct Open {
        var elements: [Value] = []
        var members: [Value.Member] = []
        let isMapping: Bool
        /// How many values were given, keys included.
        var done = 0
    }

    private var open: [Open] = []
    private var root: Value?

    init(_ root: Value) {
        self.root = root
    }

    /// The next step, or `nil` at the end.
    mutating func next() -> Step? {
        if let root {
            self.root = nil
            return enter(root)
        }
        guard let top = open.indices.last else { return nil }
        let done = open[top].done
        open[top].done += 1
        guard open[top].isMapping else {
            if done < open[top].elements.count { return enter(open[top].elements[done]) }
            open.removeLast()
            return .endSequence(isEmpty: done == 0)
        }
        let position = done / 2
        guard position < open[top].members.count else {
            open.removeLast()
            return .endMapping(isEmpty: done == 0)
        }
        if done.isMultiple(of: 2) { return .key(open[top].members[position].key) }
        return enter(open[top].members[position].value)
    }

    private mutating func enter(_ value: Value) -> Step {
        switch value {
        case .sequence(let elements):
            open.append(Open(elements: elements, isMapping: false))
            return .beginSequence(isEmpty: elements.isEmpty)
        case .mapping(let members):
            open.append(Open(members: members, isMapping: true))
            return .beginMapping(isEmpty: members.isEmpty)
        default:
            return .scalar(value)
        }
    }
}
