import PortalVocabulary
import Testing

@Suite("SHA-256")
struct SHA256Tests {
    /// The examples of FIPS 180-4's companion "SHA-256 Example" sheet and NIST's short message vectors.
    @Test(
        "gives the digests of the standard's examples",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrs"
                    + "mnopqrstnopqrstu",
                "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
            ),
        ]
    )
    func examples(_ text: String, _ digest: String) {
        #expect(SHA256.hexadecimal(of: text.utf8) == digest)
    }

    @Test("takes a million letters in pieces of any size")
    func pieces() {
        var hash = SHA256()
        var rest = 1_000_000
        var size = 1
        while rest > 0 {
            let count = min(rest, size)
            // Bytes that lie side by side are taken another way.
            let letters = repeatElement(UInt8(ascii: "a"), count: count)
            if size.isMultiple(of: 2) { hash.update(letters) } else { hash.update(Array(letters)) }
            rest -= count
            size = size % 997 + 13
        }
        #expect(
            SHA256.hexadecimal(digest: hash.finish())
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        )
    }

    @Test(
        "pads around the end of a block",
        arguments: [
            (55, "d5e285683cd4efc02d021a5c62014694958901005d6f71e89e0989fac77e4072"),
            (56, "04c26261370ee7541549d16dee320c723e3fd14671e66a099afe0a377c16888e"),
            (63, "75220b47218278e656f2013bb8f0c455a25eaf01e86c64924e9d48d89776d6f2"),
            (64, "7ce100971f64e7001e8fe5a51973ecdfe1ced42befe7ee8d5fd6219506b5393c"),
            (65, "9537c5fdf120482f7d58d25e9ed583f52c02b4e304ea814db1633ad565aed7e9"),
            (119, "000b48d4edf0fa7bee3c6236ecd2785baa5db4eeb8bb54341b029e0d9fa5fb0c"),
            (120, "13f05a0b594787f5ecd315edc96141bd3243203d1b7d4f0836f37308b276ba98"),
        ]
    )
    func padding(_ count: Int, _ digest: String) {
        let letters = repeatElement(UInt8(ascii: "x"), count: count)
        #expect(SHA256.hexadecimal(of: letters) == digest)
        #expect(SHA256.hexadecimal(of: Array(letters)) == digest)
    }

    /// Vectors of NIST's Cryptographic Algorithm Validation Program, "SHA Test Vectors for Hashing Byte-Oriented
    /// Messages": `SHA256ShortMsg.rsp`, and the first of `SHA256LongMsg.rsp`.
    @Test(
        "gives the digests of NIST's short and long messages, in both forms",
        arguments: [
            ("d3", "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"),
            ("11af", "5ca7133fa735326081558ac312c620eeca9970d1e70a4b95533d956f072d1f98"),
            ("b4190e", "dff2e73091f6c05e528896c4c831b9448653dc2ff043528f6769437bc7b975c2"),
            ("74ba2521", "b16aa56be3880d18cd41e68384cf1ec8c17680c45a02b1575dc1518923ae8b0e"),
            ("c299209682", "f0887fe961c9cd3beab957e8222494abb969b1ce4c6557976df8b0f6d20e9166"),
            ("e1dc724d5621", "eca0a060b489636225b4fa64d267dabbe44273067ac679f20820bddc6b6a90ac"),
            (
                "451101250ec6f26652249d59dc974b7361d571a8101cdfd36aba3b5854d3ae086b5fdd4597721b66e3c0dc5d8c606d9657"
                    + "d0e323283a5217d1f53f2f284f57b85c8a61ac8924711f895c5ed90ef17745ed2d728abd22a5f7a13479a462d71b56c1"
                    + "9a74a40b655c58edfe0a188ad2cf46cbf30524f65d423c837dd1ff2bf462ac4198007345bb44dbb7b1c861298cdf6198"
                    + "2a833afc728fae1eda2f87aa2c9480858bec",
                "3c593aa539fdcdae516cdf2f15000f6634185c88f505b39775fb9ab137a10aa2"
            ),
        ]
    )
    func validation(_ message: String, _ digest: String) {
        let bytes = Self.bytes(message)
        #expect(SHA256.hexadecimal(of: bytes) == digest)
        #expect(bytes.withUnsafeBytes { SHA256Digest(of: $0) } == SHA256Digest(hexadecimal: digest))
    }

    /// `SHA256Monte.rsp`: a thousand digests of the three before, a hundred times.
    @Test("passes NIST's Monte Carlo test")
    func monteCarlo() {
        let expected = [
            0: "e93c330ae5447738c8aa85d71a6c80f2a58381d05872d26bdd39f1fcd4f2b788",
            1: "2e78f8c8772ea7c9331d41ed3f9cdf27d8f514a99342ee766ee3b8b0d0b121c0",
            99: "6a912ba4188391a78e6f13d88ed2d14e13afce9db6f7dcbf4a48c24f3db02778",
        ]
        var seed = SHA256Digest(hexadecimal: "6d1e72ad03ddeb5de891e572e2396f8da015d899ef0e79503152d6010a3fe691")
        for round in 0..<100 {
            guard let first = seed else { return }
            var (a, b, c) = (first, first, first)
            for _ in 0..<1000 {
                let words = [a, b, c].flatMap { [$0.first, $0.second, $0.third, $0.fourth] }.map(\.bigEndian)
                let next = words.withUnsafeBytes { SHA256Digest(of: $0) }
                (a, b, c) = (b, c, next)
            }
            seed = c
            if let digest = expected[round] { #expect(c == SHA256Digest(hexadecimal: digest), "round \(round)") }
        }
    }

    @Test("gives the same digest in both forms, whatever the length")
    func forms() {
        for count in 0...300 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
            let digest = bytes.withUnsafeBytes { SHA256Digest(of: $0) }
            let text = SHA256.hexadecimal(of: bytes)
            #expect(digest == SHA256Digest(hexadecimal: text))
            let digits = (0..<32).flatMap {
                [digest.hexadecimalDigits(ofByte: $0).0, digest.hexadecimalDigits(ofByte: $0).1]
            }
            #expect(String(decoding: digits, as: UTF8.self) == text)
        }
    }

    @Test(
        "digests are 64 lower-case digits",
        arguments: [
            "", "d3", String(repeating: "A", count: 64), String(repeating: "a", count: 65),
            String(repeating: "g", count: 64),
        ]
    )
    func digits(_ text: String) {
        #expect(SHA256Digest(hexadecimal: text) == nil)
    }

    @Test("digests that differ anywhere are different")
    func comparison() {
        let digest = [UInt8]().withUnsafeBytes { SHA256Digest(of: $0) }
        #expect(digest.isEqualInConstantTime(to: digest))
        let text = Array(SHA256.hexadecimal(of: []).utf8)
        for position in text.indices {
            var changed = text
            changed[position] = changed[position] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
            let other = SHA256Digest(hexadecimal: String(decoding: changed, as: UTF8.self))
            #expect(other.map { digest.isEqualInConstantTime(to: $0) } == false)
        }
    }

    private static func bytes(_ hexadecimal: String) -> [UInt8] {
        var rest = Substring(hexadecimal)
        var bytes: [UInt8] = []
        while !rest.isEmpty {
            bytes.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
            rest = rest.dropFirst(2)
        }
        return bytes
    }
}
