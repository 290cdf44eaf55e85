extension Translation {
    /// What became of each resource of our kinds, sound or broken, sorted by kind, namespace and name.
    ///
    /// They are made anew with every call: O(resources + operations + findings).
    public var statuses: [ResourceStatus] {
        let findings = StatusFindings(report)
        let subjects = StatusReporter.subjects(of: input.resources)
        let ranges: [SourceRange?] =
            findings.needsRanges
            ? input.ranges(of: subjects.map(\.resource.provenance))
            : subjects.map { _ in nil }
        let reporter = StatusReporter(portal, input.resources, findings)
        return zip(subjects, ranges).map { reporter.status(of: $0, in: $1) }
    }
}
