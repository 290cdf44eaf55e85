/// A name that is equal to its own bytes only.
///
/// To `String` the same letters in two normal forms of Unicode are equal; to file systems they are two names, and a text
/// must not take the place of another one for it.
package struct ExactName: Hashable, Comparable, Sendable {
    /// The name.
    package let text: String

    /// Takes a name as it is.
    package init(_ text: String) {
        self.text = text
    }

    /// Compares bytes.
    package static func == (left: ExactName, right: ExactName) -> Bool {
        left.text.utf8.elementsEqual(right.text.utf8)
    }

    /// Orders by bytes.
    package static func < (left: ExactName, right: ExactName) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }

    /// Hashes bytes.
    package func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
        hasher.combine(text.utf8.count)
    }
}
