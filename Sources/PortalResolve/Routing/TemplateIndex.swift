internal import PortalVocabulary

/// Finds the templates that share paths with another one and come after it, without comparing all with all.
///
/// A trie by segment: literal segments by text, segments with parameters one by one. What is more specific than the
/// template that is asked about is passed over, and so are branches without one of its methods; walks use a stack of
/// their own, because a path may have any number of segments.
struct TemplateIndex {
    private struct Branch {
        var literals: [String: Int] = [:]
        /// The children behind literal segments, in the order of insertion.
        var literalChildren: [Int] = []
        var patterns: [(segment: PathTemplate.Segment, rank: UInt64, child: Int)] = []
        /// The methods of everything below.
        var methods: MethodSet = []
        var values: [Int] = []
        /// The text or pattern that leads here.
        var segment = PathTemplate.Segment([])
    }

    private var branches = [Branch()]

    /// Adds a template; values are numbers that grow in the order of specificity.
    mutating func insert(_ template: PathTemplate, methods: MethodSet, value: Int) {
        var current = 0
        branches[0].methods.formUnion(methods)
        for segment in template.segments {
            current = child(of: current, segment)
            branches[current].methods.formUnion(methods)
        }
        branches[current].values.append(value)
    }

    private mutating func child(of parent: Int, _ segment: PathTemplate.Segment) -> Int {
        if let text = segment.literal {
            if let known = branches[parent].literals[text] { return known }
            branches[parent].literals[text] = branches.count
            branches[parent].literalChildren.append(branches.count)
        } else {
            if let known = branches[parent].patterns.first(where: { $0.segment.hasShape(of: segment) }) {
                return known.child
            }
            branches[parent].patterns.append((segment, segment.rank, branches.count))
        }
        branches.append(Branch(segment: segment))
        return branches.count - 1
    }

    /// Visits what comes after a template and shares paths and methods with it, until `visit` says that it is enough.
    ///
    /// - Parameters:
    ///   - template: the template
    ///   - value: its number in the order of specificity
    ///   - methods: what is looked for
    ///   - visit: gets the numbers found; `true` ends the walk
    /// - Returns: whether the walk was ended.
    @discardableResult
    func visit(
        after template: PathTemplate,
        numbered value: Int,
        methods: MethodSet,
        _ visit: (Int) -> Bool
    ) -> Bool {
        var stack: [(branch: Int, depth: Int, isLess: Bool)] = [(0, 0, false)]
        while let (number, depth, isLess) = stack.popLast() {
            let branch = branches[number]
            guard !branch.methods.isDisjoint(with: methods) else { continue }
            guard depth < template.segments.count else {
                for other in branch.values where other > value { if visit(other) { return true } }
                continue
            }
            let segment = template.segments[depth]
            let literal = segment.literal
            let rank = segment.rank
            if let literal {
                if let child = branch.literals[literal] { stack.append((child, depth + 1, isLess)) }
            } else if isLess {
                for child in branch.literalChildren where branches[child].segment.overlaps(segment) {
                    stack.append((child, depth + 1, true))
                }
            }
            for (pattern, otherRank, child) in branch.patterns
            where (isLess || otherRank >= rank) && pattern.overlaps(segment) {
                stack.append((child, depth + 1, isLess || otherRank > rank))
            }
        }
        return false
    }

    /// Whether a template that is not itself below a literal path takes any path at or below it.
    func hasOverlap(below prefix: [PathTemplate.Segment]) -> Bool {
        var stack: [(branch: Int, depth: Int, isLess: Bool)] = [(0, 0, false)]
        while let (number, depth, isLess) = stack.popLast() {
            guard depth < prefix.count else {
                if isLess { return true }
                continue
            }
            let segment = prefix[depth]
            if let literal = segment.literal, let child = branches[number].literals[literal] {
                stack.append((child, depth + 1, isLess))
            }
            for (pattern, _, child) in branches[number].patterns where pattern.overlaps(segment) {
                stack.append((child, depth + 1, true))
            }
        }
        return false
    }
}

extension PathTemplate.Segment {
    /// Whether two segments match the same texts: equal but for the names of parameters.
    fileprivate func hasShape(of other: PathTemplate.Segment) -> Bool {
        pieces.count == other.pieces.count
            && zip(pieces, other.pieces).allSatisfy { left, right in
                switch (left, right) {
                case (.parameter, .parameter): true
                case (.literal(let a), .literal(let b)): a == b
                default: false
                }
            }
    }
}

/// A set of methods as bits.
///
/// Beyond 63 methods the rest share one bit: what is found by it is looked at more closely.
struct MethodSet: OptionSet, Hashable, Sendable {
    let rawValue: UInt64

    /// What methods beyond the 63rd share.
    static let others = MethodSet(rawValue: 1 << 63)
    /// Every method.
    static let all = MethodSet(rawValue: .max)
}

/// Numbers methods as they come.
struct MethodNumbers {
    private var numbers: [HTTPMethod: MethodSet] = [:]

    /// The bit of a method.
    mutating func bit(_ method: HTTPMethod) -> MethodSet {
        if let known = numbers[method] { return known }
        let bit = numbers.count < 63 ? MethodSet(rawValue: 1 << UInt64(numbers.count)) : .others
        numbers[method] = bit
        return bit
    }

    /// The bit of a method that has a number; that of the others for one that has none.
    func known(_ method: HTTPMethod) -> MethodSet {
        numbers[method] ?? .others
    }
}
