/// A pattern for path templates as a specification writes them: `*` is one segment, or any text within one; `**` is any
/// number of segments, none included.
struct PathGlob {
    private let segments: [[UInt8]]

    init(_ text: String) {
        segments = Self.segments(of: text)
    }

    /// Whether a path, as written, matches.
    func matches(_ path: String) -> Bool {
        Self.matches(Self.segments(of: path)[...], segments[...]) { segment, pattern in
            Self.matches(segment[...], pattern[...]) {
                $0 == $1
            } isAnything: {
                $0 == UInt8(ascii: "*")
            }
        } isAnything: {
            $0.elementsEqual("**".utf8)
        }
    }

    private static func segments(of path: String) -> [[UInt8]] {
        path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst().map(Array.init)
    }

    /// Matches elements against a pattern in which some elements stand for any number: on a mismatch only the last of
    /// those takes one more, so that the work is at most the product of the lengths.
    private static func matches<Element>(
        _ elements: ArraySlice<Element>,
        _ pattern: ArraySlice<Element>,
        isMatch: (Element, Element) -> Bool,
        isAnything: (Element) -> Bool
    ) -> Bool {
        var position = elements.startIndex
        var patternPosition = pattern.startIndex
        var retry: (pattern: Int, element: Int)?
        while position < elements.endIndex {
            if patternPosition < pattern.endIndex, isAnything(pattern[patternPosition]) {
                retry = (patternPosition + 1, position)
                patternPosition += 1
            } else if patternPosition < pattern.endIndex, isMatch(elements[position], pattern[patternPosition]) {
                position += 1
                patternPosition += 1
            } else if let last = retry {
                retry = (last.pattern, last.element + 1)
                (patternPosition, position) = (last.pattern, last.element + 1)
            } else {
                return false
            }
        }
        return pattern[patternPosition...].allSatisfy(isAnything)
    }
}
