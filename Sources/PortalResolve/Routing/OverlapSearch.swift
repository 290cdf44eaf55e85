package import PortalIR
package import PortalVocabulary

/// Finds which lines of a list of routes share requests, exactly, without comparing all with all.
///
/// Lines of one number of segments are cut up by what is literal in all of them, and what is left is sorted by *layout*:
/// which segments are literal, and how long the ends of the others are. Two lines of two given layouts share a path if
/// and only if a few texts are equal: what both have literally, and the ends where one or both have parameters. So each
/// two layouts are joined by a table, and the partners of a line are counted without being visited. Whether one line
/// takes everything that the other one takes follows from the layouts too; literal text between parameters, which
/// it may depend on as well, is a part of the layout.
///
/// The work is O(lines × layouts of a part × segments), whatever is found. No algorithm is much better when there are as
/// many layouts as lines: it would solve the orthogonal vectors problem.
package struct OverlapSearch {
    /// A line of a list of routes.
    package struct Line: Sendable {
        /// Which paths it takes.
        package var path: RouteMatch.Path
        /// Which method; `nil`: all.
        package var method: HTTPMethod?
        /// Whether it takes requests from what follows.
        package var mayWin: Bool
        /// Whether it is of interest what it loses; nothing where it takes all methods.
        package var mayLose: Bool

        /// Joins the parts of a line.
        package init(path: RouteMatch.Path, method: HTTPMethod?, mayWin: Bool = true, mayLose: Bool = true) {
            self.path = path
            self.method = method
            self.mayWin = mayWin
            self.mayLose = mayLose && method != nil
        }
    }

    /// How what a line takes relates to what an earlier one takes of its method.
    package enum Relation: Int, CaseIterable, Sendable {
        /// It is the same.
        case same
        /// It is a part of that: nothing is left.
        case shadowed
        /// Each takes what the other one does not.
        case crossing
        /// The earlier one takes a part of it.
        case inside
    }

    /// What takes requests from a line.
    package struct Loss: Hashable, Sendable {
        /// How many lines do.
        package var count = 0
        /// The first of them, ascending.
        package var winners: [Int] = []

        /// Names winners.
        package init(count: Int = 0, winners: [Int] = []) {
            self.count = count
            self.winners = winners
        }
    }

    /// What was found, by line and ``Relation``.
    package private(set) var losses: [Int: [Loss]] = [:]
    /// How many texts and partners were looked at.
    package private(set) var steps = 0
    /// Whether nothing was left out because of the bound.
    package private(set) var isComplete = true

    private let lines: [Line]
    private let wantsInside: Bool
    private let mostWinners: Int
    private let mostSteps: Int
    private var atoms = OverlapAtoms()
    private var rows: [[OverlapAtoms.Atom]] = []
    /// The methods that lines answer, and those that are behind a line; empty where losses are counted.
    private var marks: [MethodMarks] = []
    private(set) var behind: [MethodMarks] = []

    /// Searches.
    ///
    /// - Parameters:
    ///   - lines: the lines, the first that takes a request decides
    ///   - wantsInside: whether ``Relation/inside`` is looked for; leaving it out is faster
    ///   - mostWinners: how many winners are named for a line and relation
    ///   - mostSteps: how many steps are made; then `isComplete` is `false`
    package init(_ lines: [Line], wantsInside: Bool = true, mostWinners: Int = 3, mostSteps: Int = .max) {
        self.lines = lines
        self.wantsInside = wantsInside
        self.mostWinners = mostWinners
        self.mostSteps = mostSteps
        run()
    }

    /// Searches for what each line would lose its requests to if it were not there: ``behind``.
    ///
    /// What is below a literal path counts as no loss of that path.
    init(_ lines: [Line], marks: [MethodMarks]) {
        self.lines = lines
        self.marks = marks
        behind = lines.map { _ in MethodMarks() }
        (wantsInside, mostWinners, mostSteps) = (true, 0, .max)
        run()
    }

    private mutating func run() {
        rows = lines.map { atoms.row($0) }
        var byLength: [Int: [Int]] = [:]
        var depths: [Int: [Int]] = [:]
        for (number, line) in lines.enumerated() {
            if case .below = line.path {
                depths[rows[number].count, default: []].append(number)
            } else {
                byLength[rows[number].count, default: []].append(number)
            }
        }
        for length in byLength.keys.ordered() {
            for part in parts(byLength[length] ?? [], length) { join(part, length, withMounts: false) }
        }
        for depth in depths.keys.ordered() {
            let mounts = depths[depth] ?? []
            let others = lines.indices.filter { number in
                guard case .template = lines[number].path else { return false }
                return rows[number].count >= depth
            }
            // In the order of the list, as everywhere.
            for part in parts((mounts + others).ordered(), depth) { join(part, depth, withMounts: true) }
        }
    }

    /// What takes requests from a line, in one way.
    package func loss(of line: Int, _ relation: Relation) -> Loss {
        losses[line]?[relation.rawValue] ?? Loss()
    }
}

// MARK: - Parts

extension OverlapSearch {
    /// Cuts lines up by what is literal in all of them, as often as that goes; lines keep their order.
    private mutating func parts(_ all: [Int], _ length: Int) -> [[Int]] {
        var parts: [[Int]] = []
        var waiting = [all]
        while let part = waiting.popLast() {
            guard part.count > 1 else { continue }
            guard let position = separator(of: part, length) else {
                parts.append(part)
                continue
            }
            var pieces: [[Int]] = []
            var known: [Int: Int] = [:]
            for number in part {
                let text = rows[number][position].text
                if let piece = known[text] {
                    pieces[piece].append(number)
                } else {
                    known[text] = pieces.count
                    pieces.append([number])
                }
            }
            waiting += pieces
        }
        return parts
    }

    /// The first position that is literal in all lines, and not the same in all.
    private mutating func separator(of part: [Int], _ length: Int) -> Int? {
        guard let first = part.first else { return nil }
        for position in 0..<length {
            let text = rows[first][position].text
            var differs = false
            var isLiteral = true
            for number in part {
                steps += 1
                let atom = rows[number][position]
                if atom.text != text { differs = true }
                isLiteral = atom.text >= 0
                if !isLiteral { break }
            }
            if isLiteral, differs { return position }
        }
        return nil
    }
}

// MARK: - Joins

extension OverlapSearch {
    /// Lines of one layout.
    private struct Layout {
        var shapes: [Int]
        var isBelow: Bool
        var members: [Int]
    }

    /// The members of a layout that have the texts of a key: those that are inside the other layout, and the others.
    private struct Bucket {
        var inside: [Int] = []
        var outside: [Int] = []
    }

    /// Joins the layouts of a part; with mounts, only those of mounts with others, which are cut to their length.
    private mutating func join(_ part: [Int], _ length: Int, withMounts: Bool) {
        guard isComplete else { return }
        var layouts: [Layout] = []
        var known: [[Int]: Int] = [:]
        for number in part {
            let isBelow = if case .below = lines[number].path { true } else { false }
            let shapes = rows[number].prefix(length).map(\.shape)
            let key = shapes + [isBelow ? 1 : 0]
            if let layout = known[key] {
                layouts[layout].members.append(number)
            } else {
                known[key] = layouts.count
                layouts.append(Layout(shapes: shapes, isBelow: isBelow, members: [number]))
            }
        }
        steps += part.count
        for left in layouts.indices {
            for right in left..<layouts.count {
                if withMounts, layouts[left].isBelow == layouts[right].isBelow { continue }
                join(layouts[left], layouts[right])
                guard steps <= mostSteps else {
                    isComplete = false
                    return
                }
            }
        }
    }

    private mutating func join(_ left: Layout, _ right: Layout) {
        steps += 1
        let plan = OverlapPlan(left.shapes, right.shapes, atoms)
        // Everything below a path is more than any template takes.
        let leftInside = plan.isLeftInside && !left.isBelow
        let rightInside = plan.isRightInside && !right.isBelow
        let isEqual = leftInside && rightInside
        if !wantsInside, !isEqual, plan.isSettled, leftInside || rightInside,
            !mayShadow(left, right, leftInside: leftInside)
        {
            return
        }
        let leftTable = table(left, plan, isLeft: true, staticallyInside: leftInside)
        let rightTable =
            left.shapes == right.shapes && left.isBelow == right.isBelow
            ? leftTable : table(right, plan, isLeft: false, staticallyInside: rightInside)
        for (key, bucket) in leftTable {
            guard let other = rightTable[key] else { continue }
            for (mine, isMineInside) in [(bucket.inside, true), (bucket.outside, false)] where !mine.isEmpty {
                for (theirs, isTheirsInside) in [(other.inside, true), (other.outside, false)] where !theirs.isEmpty {
                    guard marks.isEmpty else {
                        gather(winners: theirs, losers: mine, isBelow: right.isBelow && isMineInside)
                        gather(winners: mine, losers: theirs, isBelow: left.isBelow && isTheirsInside)
                        continue
                    }
                    count(losers: mine, winners: theirs, relation(isMineInside, isTheirsInside))
                    if left.shapes == right.shapes, left.isBelow == right.isBelow { continue }
                    count(losers: theirs, winners: mine, relation(isTheirsInside, isMineInside))
                }
            }
        }
    }

    private func relation(_ isLoserInside: Bool, _ isWinnerInside: Bool) -> Relation {
        switch (isLoserInside, isWinnerInside) {
        case (true, true): .same
        case (true, false): .shadowed
        case (false, true): .inside
        case (false, false): .crossing
        }
    }

    /// Whether something of the wider layout stands before something of the narrower one.
    private func mayShadow(_ left: Layout, _ right: Layout, leftInside: Bool) -> Bool {
        let (narrow, wide) = leftInside ? (left, right) : (right, left)
        guard let first = wide.members.first, let last = narrow.members.last else { return false }
        return first < last
    }

    private mutating func table(
        _ layout: Layout,
        _ plan: OverlapPlan,
        isLeft: Bool,
        staticallyInside: Bool
    ) -> [[Int]: Bucket] {
        var table: [[Int]: Bucket] = [:]
        for number in layout.members {
            steps += 1
            guard let (key, isInside) = plan.key(rows[number], isLeft: isLeft, &atoms) else { continue }
            if staticallyInside, isInside {
                table[key, default: Bucket()].inside.append(number)
            } else {
                table[key, default: Bucket()].outside.append(number)
            }
        }
        return table
    }

    /// Unites for each of some lines the methods of what stands behind it; both are ascending.
    private mutating func gather(winners: [Int], losers: [Int], isBelow: Bool) {
        steps += losers.count + winners.count
        var union = MethodMarks()
        var position = losers.count - 1
        for winner in winners.reversed() {
            if isBelow, rows[winner].dropFirst().allSatisfy({ $0.text >= 0 }) { continue }
            while position >= 0, losers[position] > winner {
                union.formUnion(marks[losers[position]])
                position -= 1
            }
            behind[winner].formUnion(union)
        }
    }

    /// Counts for each of some lines how many of others stand before it; both are ascending.
    private mutating func count(losers: [Int], winners: [Int], _ relation: Relation) {
        if relation == .inside, !wantsInside { return }
        steps += losers.count + winners.count
        var before = 0
        var position = 0
        var first: [Int] = []
        for loser in losers {
            while position < winners.count, winners[position] < loser {
                if lines[winners[position]].mayWin {
                    before += 1
                    if first.count < mostWinners { first.append(winners[position]) }
                }
                position += 1
            }
            guard before > 0, lines[loser].mayLose else { continue }
            if losses[loser] == nil { losses[loser] = Relation.allCases.map { _ in Loss() } }
            losses[loser]?[relation.rawValue].add(before, first, atMost: mostWinners)
        }
    }
}

extension OverlapSearch.Loss {
    fileprivate mutating func add(_ more: Int, _ first: [Int], atMost most: Int) {
        count += more
        winners = Array((winners + first).ordered().prefix(most))
    }
}
