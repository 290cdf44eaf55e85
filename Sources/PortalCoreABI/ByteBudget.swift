/// What the names and texts of one handle may take together.
struct ByteBudget {
    private let maximum: Int

    init(_ options: InputOptions) {
        maximum = options.maximumTotalBytes
    }

    func check(_ size: Int) throws(Fault) {
        guard size <= maximum else {
            throw .limit("options.max_total_bytes", "names and texts would take \(size) bytes, more than \(maximum)")
        }
    }
}
