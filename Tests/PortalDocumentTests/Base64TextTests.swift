import PortalTestSupport
import Testing

@testable import PortalDocument

struct Base64TextTests {
    /// What is encoded comes back, in either alphabet.
    @Test(arguments: 0...66)
    func whatIsEncodedComesBack(count: Int) {
        var generator = SeededGenerator()
        let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let text = Base64Text.encode(bytes)
        let decoded = Array(text.utf8).withUnsafeBufferPointer { try? Base64Text.decode($0).get() }
        #expect(decoded == bytes, "seed \(generator.seed)")
        let url = text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
        #expect(Base64Text.decodeURL(url.utf8) == bytes, "seed \(generator.seed)")
    }

    @Test(arguments: ["A", "AAAAA", "AA==", "AA=", "A+AA", "A/AA", "A AA", "AA\n", "é"])
    func whatIsNoBase64URL(text: String) {
        #expect(Base64Text.decodeURL(text.utf8) == nil)
    }
}
