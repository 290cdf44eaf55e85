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

    /// A container and how much of it is done.
    private enum Open {
        case sequence([Value], done: Int)
        case mapping([Value.Member], done: Int, isValueNext: Bool)
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
        switch open.popLast() {
        case .sequence(let elements, let done):
            guard done < elements.count else { return .endSequence(isEmpty: elements.isEmpty) }
            open.append(.sequence(elements, done: done + 1))
            return enter(elements[done])
        case .mapping(let members, let done, let isValueNext):
            guard done < members.count else { return .endMapping(isEmpty: members.isEmpty) }
            guard isValueNext else {
                open.append(.mapping(members, done: done, isValueNext: true))
                return .key(members[done].key)
            }
            open.append(.mapping(members, done: done + 1, isValueNext: false))
            return enter(members[done].value)
        case nil:
            return nil
        }
    }

    private mutating func enter(_ value: Value) -> Step {
        switch value {
        case .sequence(let elements):
            open.append(.sequence(elements, done: 0))
            return .beginSequence(isEmpty: elements.isEmpty)
        case .mapping(let members):
            open.append(.mapping(members, done: 0, isValueNext: false))
            return .beginMapping(isEmpty: members.isEmpty)
        default:
            return .scalar(value)
        }
    }
}
