/// The names that content is supplied under.
enum ContentName {
    /// A path or URL as seen from the text that names it: `specs/a.yaml` in `shop/api.yaml` is `shop/specs/a.yaml`.
    static func resolved(_ reference: String, against base: String) -> String {
        if reference.hasPrefix("/") || hasScheme(reference) { return reference }
        var front = ""
        var path = base[...]
        if let scheme = path.range(of: "://") {
            let slash = path[scheme.upperBound...].firstIndex(of: "/") ?? path.endIndex
            front = String(path[..<slash])
            path = path[slash...]
        }
        let isRooted = path.hasPrefix("/") || !front.isEmpty
        var segments = path.split(separator: "/", omittingEmptySubsequences: true).dropLast().map(String.init)
        for segment in reference.split(separator: "/", omittingEmptySubsequences: true) {
            switch segment {
            case ".": continue
            case ".." where segments.last.map { $0 != ".." } ?? false: segments.removeLast()
            case ".." where isRooted: continue
            default: segments.append(String(segment))
            }
        }
        return front + (isRooted ? "/" : "") + segments.joined(separator: "/")
    }

    private static func hasScheme(_ text: String) -> Bool {
        text.range(of: "://") != nil
    }
}

extension StringProtocol {
    /// The first place where a short text stands.
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) {
                return start..<(index(start, offsetBy: text.count, limitedBy: endIndex) ?? endIndex)
            }
            formIndex(after: &start)
        }
        return nil
    }
}
