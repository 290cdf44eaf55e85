internal import PortalIR
internal import PortalVocabulary

/// What lines are made of, as numbers: the method, then the segments.
struct OverlapAtoms {
    /// The form of a segment; segments of one form differ in nothing but texts.
    struct Shape: Hashable {
        /// Whether it has no parameter.
        var isLiteral = false
        /// The lengths of the ends, and the fewest bytes that match.
        var prefix = 0
        var suffix = 0
        var least = 0
        /// The whole segment, where literal text stands between parameters: a position in `middles` and 1.
        var middle = 0
    }

    /// A segment of a line.
    struct Atom {
        var shape: Int
        /// The literal text, by number; of a segment with parameters what tells its ends from others'.
        var text: Int
        /// The ends, by number.
        var prefix = 0
        var suffix = 0
        /// The segment, as a position in `segments`.
        var segment: Int
    }

    private(set) var shapes: [Shape] = []
    /// Segments with literal text between parameters, one of each.
    private(set) var middles: [PathTemplate.Segment] = []
    private(set) var segments: [PathTemplate.Segment] = []
    private var texts: [String] = []
    private var textNumbers: [String: Int] = [:]
    private var shapeNumbers: [Shape: Int] = [:]
    private var middleNumbers: [String: Int] = [:]
    private var ends: [[Int]: Int] = [:]
    private var known: [PathTemplate.Segment: Atom] = [:]

    /// The method and the segments of a line.
    mutating func row(_ line: OverlapSearch.Line) -> [Atom] {
        // A method is a literal text, and all of them a parameter.
        let method = PathTemplate.Segment([line.method.map { .literal($0.name) } ?? .parameter("")])
        switch line.path {
        case .template(let template): return ([method] + template.segments).map { atom($0) }
        case .below(let template):
            let isRoot = template.segments.count == 1 && template.segments.allSatisfy { $0.pieces.isEmpty }
            return ([method] + (isRoot ? [] : template.segments)).map { atom($0) }
        }
    }

    private mutating func atom(_ segment: PathTemplate.Segment) -> Atom {
        if let atom = known[segment] { return atom }
        let number = segments.count
        segments.append(segment)
        let atom: Atom
        if let literal = segment.literal {
            atom = Atom(shape: shapeNumber(Shape(isLiteral: true)), text: textNumber(literal), segment: number)
        } else {
            let (prefix, suffix) = segment.ends
            var shape = Shape(prefix: prefix.utf8.count, suffix: suffix.utf8.count, least: segment.leastLength)
            if segment.hasMiddle { shape.middle = middleNumber(segment) + 1 }
            atom = Atom(
                shape: shapeNumber(shape),
                text: -1,
                prefix: textNumber(prefix),
                suffix: textNumber(suffix),
                segment: number
            )
        }
        known[segment] = atom
        return atom
    }

    private mutating func textNumber(_ text: String) -> Int {
        if let number = textNumbers[text] { return number }
        textNumbers[text] = texts.count
        texts.append(text)
        return texts.count - 1
    }

    private mutating func shapeNumber(_ shape: Shape) -> Int {
        if let number = shapeNumbers[shape] { return number }
        shapeNumbers[shape] = shapes.count
        shapes.append(shape)
        return shapes.count - 1
    }

    private mutating func middleNumber(_ segment: PathTemplate.Segment) -> Int {
        let shape = PathTemplate(segments: [segment]).shape
        if let number = middleNumbers[shape] { return number }
        middleNumbers[shape] = middles.count
        middles.append(segment)
        return middles.count - 1
    }

    /// How many bytes a text has.
    func length(of text: Int) -> Int { texts[text].utf8.count }

    /// The number of the first, or the last, bytes of a text that has as many.
    mutating func end(of text: Int, _ length: Int, isPrefix: Bool) -> Int {
        let key = [text, isPrefix ? length : -length]
        if let number = ends[key] { return number }
        let bytes = Array(texts[text].utf8)
        let part = isPrefix ? bytes.prefix(length) : bytes.suffix(length)
        let number = textNumber(String(decoding: part, as: UTF8.self))
        ends[key] = number
        return number
    }
}

/// How lines of two layouts are compared.
struct OverlapPlan {
    private enum Comparison {
        /// Equal texts.
        case text
        /// Equal ends of some lengths, and a literal text that is long enough.
        case ends(prefix: Int, suffix: Int, least: Int)
        /// Of two segments with parameters: equal ends, and whether one is inside the other depends on its text.
        case middle(prefix: Int, suffix: Int, left: Int, right: Int)
        /// A literal text of one side is matched with a whole segment of the other one.
        case whole(left: Int, right: Int)
    }

    private var comparisons: [Comparison] = []
    /// Whether what the left line takes is inside what the right one takes, as far as layouts say.
    private(set) var isLeftInside = true
    /// Whether what the right line takes is inside what the left one takes, as far as layouts say.
    private(set) var isRightInside = true
    /// Whether layouts say it all.
    private(set) var isSettled = true

    init(_ left: [Int], _ right: [Int], _ atoms: OverlapAtoms) {
        comparisons.reserveCapacity(left.count)
        for (a, b) in zip(left, right) {
            add(atoms.shapes[a], atoms.shapes[b], isSame: a == b)
            // What takes all methods is compared as far as it takes that of the other one.
            if comparisons.count == 1 { (isLeftInside, isRightInside) = (true, true) }
        }
    }

    private mutating func add(_ left: OverlapAtoms.Shape, _ right: OverlapAtoms.Shape, isSame: Bool) {
        switch (left.isLiteral, right.isLiteral) {
        case (true, true):
            comparisons.append(.text)
        case (true, false):
            isRightInside = false
            comparisons.append(Self.literal(right, isLeft: true))
        case (false, true):
            isLeftInside = false
            comparisons.append(Self.literal(left, isLeft: false))
        case (false, false):
            let (prefix, suffix) = (min(left.prefix, right.prefix), min(left.suffix, right.suffix))
            if !isSame {
                if !Self.fits(left, in: right) { isLeftInside = false }
                if !Self.fits(right, in: left) { isRightInside = false }
            }
            if isSame || left.middle == 0 && right.middle == 0 {
                comparisons.append(.ends(prefix: prefix, suffix: suffix, least: 0))
            } else {
                isSettled = false
                comparisons.append(
                    .middle(prefix: prefix, suffix: suffix, left: left.middle - 1, right: right.middle - 1)
                )
            }
        }
    }

    private static func literal(_ pattern: OverlapAtoms.Shape, isLeft: Bool) -> Comparison {
        if pattern.middle > 0 {
            let number = pattern.middle - 1
            return isLeft ? .whole(left: -1, right: number) : .whole(left: number, right: -1)
        }
        return .ends(prefix: pattern.prefix, suffix: pattern.suffix, least: pattern.least)
    }

    /// Whether a segment with parameters may be inside another one, by its lengths.
    private static func fits(_ inner: OverlapAtoms.Shape, in outer: OverlapAtoms.Shape) -> Bool {
        inner.prefix >= outer.prefix && inner.suffix >= outer.suffix && inner.least >= outer.least
    }

    /// The texts that have to be equal to those of a line of the other side; `nil` where nothing of that side fits.
    func key(
        _ row: [OverlapAtoms.Atom],
        isLeft: Bool,
        _ atoms: inout OverlapAtoms
    ) -> (texts: [Int], isInside: Bool)? {
        var texts: [Int] = []
        texts.reserveCapacity(comparisons.count + 2)
        var isInside = true
        for (comparison, atom) in zip(comparisons, row) {
            switch comparison {
            case .text:
                texts.append(atom.text)
            case .ends(let prefix, let suffix, let least):
                if atom.text >= 0, atoms.length(of: atom.text) < least { return nil }
                Self.append(atom, prefix, suffix, to: &texts, &atoms)
            case .middle(let prefix, let suffix, let left, let right):
                let other = isLeft ? right : left
                if other >= 0, !atoms.segments[atom.segment].isCovered(by: atoms.middles[other]) { isInside = false }
                Self.append(atom, prefix, suffix, to: &texts, &atoms)
            case .whole(let left, let right):
                let other = isLeft ? right : left
                if other >= 0, !atoms.segments[atom.segment].overlaps(atoms.middles[other]) { return nil }
            }
        }
        return (texts, isInside)
    }

    private static func append(
        _ atom: OverlapAtoms.Atom,
        _ prefix: Int,
        _ suffix: Int,
        to texts: inout [Int],
        _ atoms: inout OverlapAtoms
    ) {
        if prefix > 0 {
            texts.append(atoms.end(of: atom.text < 0 ? atom.prefix : atom.text, prefix, isPrefix: true))
        }
        if suffix > 0 {
            texts.append(atoms.end(of: atom.text < 0 ? atom.suffix : atom.text, suffix, isPrefix: false))
        }
    }
}
