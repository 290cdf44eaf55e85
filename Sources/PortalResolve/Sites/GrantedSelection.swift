internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel
internal import PortalVocabulary

/// Finds out which published operations a right covers.
struct GrantedSelection {
    private let right: Right
    private let include: [OperationMatcher]?
    private let exclude: [OperationMatcher]
    /// The ids that are named.
    private let ids: Set<String>
    private var found = Set<String>()
    private var includeMatched: [Bool]
    private var excludeMatched: [Bool]
    private var titles = Set<ResourceName>()
    /// Whether something that was to be looked at may be broken or unreadable, which has been reported.
    private var hasGaps: Bool

    init(_ right: Right) {
        self.right = right
        hasGaps = right.hasGaps
        include = right.operations.include.map { $0.map(OperationMatcher.init) }
        exclude = right.operations.exclude.map(OperationMatcher.init)
        ids = Set(((right.operations.include ?? []) + right.operations.exclude).flatMap { $0.ids ?? [] }.map(\.text))
        includeMatched = (include ?? []).map { _ in false }
        excludeMatched = exclude.map { _ in false }
    }

    /// Whether every operation is meant, so that none has to be looked at.
    var isTrivial: Bool { include == nil && exclude.isEmpty }

    /// The operations of a version that are meant; `nil` for none.
    ///
    /// What was asked is remembered for the report.
    mutating func operations(of version: PublishedVersion) -> GrantedOperations.Selection? {
        if isTrivial { return .all }
        titles.insert(version.product)
        if Self.hasGap(version) { hasGaps = true }
        var chosen: [Int] = []
        for (position, operation) in version.operations.enumerated() {
            if ids.contains(operation.id) { found.insert(operation.id) }
            var isMeant = true
            if let include {
                isMeant = false
                for number in include.indices where Self.matches(include[number], operation) {
                    includeMatched[number] = true
                    isMeant = true
                }
            }
            for number in exclude.indices where Self.matches(exclude[number], operation) {
                excludeMatched[number] = true
                isMeant = false
            }
            if isMeant { chosen.append(position) }
        }
        if chosen.isEmpty { return nil }
        return chosen.count == version.operations.count ? .all : .some(chosen)
    }

    private static func matches(_ matcher: OperationMatcher, _ operation: PublishedOperation) -> Bool {
        matcher.matches(
            id: operation.id,
            tags: operation.tags,
            method: operation.method,
            path: operation.writtenPath
        )
    }

    /// Whether a version has a description without operations.
    private static func hasGap(_ version: PublishedVersion) -> Bool {
        let filled = Set(version.operations.map(\.api))
        return version.apis.indices.contains { !filled.contains($0) }
    }

    /// Whether the right covers nothing of a version after all: an operation that was to be hidden is unknown, and it
    /// may be one of those that are granted, or of those that could not be read.
    func isWithheld(in version: PublishedVersion) -> Bool {
        let hidden = right.operations.exclude.flatMap { $0.ids ?? [] }
        guard hidden.contains(where: { !found.contains($0.text) }) else { return false }
        return !hasGaps || Self.hasGap(version)
    }

    /// Reports ids and selectors that mean nothing, once all versions have been asked.
    func report(known: () -> [String], _ findings: inout Findings) {
        guard !isTrivial, !titles.isEmpty, !hasGaps else { return }
        let source = "ApiProduct " + titles.ordered().prefix(3).map { "`\($0)`" }.joined(separator: ", ")
        let selectors = (right.operations.include ?? []) + right.operations.exclude
        for (selector, isMatched) in zip(selectors, includeMatched + excludeMatched) {
            let unknown = (selector.ids ?? []).filter { !found.contains($0.text) }
            for id in unknown {
                let meant = NearName.closest(to: id.text, among: known())
                findings.report(
                    .unknownOperation,
                    at: id.provenance,
                    ["id": id.text, "source": source],
                    help: meant.map { "did you mean `\($0)`?" },
                    subject: right.subject
                )
            }
            if !isMatched, unknown.isEmpty {
                findings.report(
                    .selectorWithoutMatch,
                    at: selector.provenance,
                    ["source": source],
                    subject: right.subject
                )
            }
        }
    }
}
