/// What the names and texts of one handle may take together.
struct ByteBudget {
    private let maximum: Int

    init(_ options: InputOptions) {
        maximum = options.maximumTotalBytes
    }

    /// Takes a size that is used, and one that is to come.
    func check(_ used: Int, and more: Int) throws(Fault) {
        let (size, overflows) = used.addingReportingOverflow(more)
        guard !overflows, size <= maximum else {
            throw .limit(
                "options.max_total_bytes",
                "names and texts take \(used) bytes, and \(more) more would be more than \(maximum)"
            )
        }
    }
}
