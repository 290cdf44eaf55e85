/// The elliptic curves of JSON Web Algorithms (RFC 7518 section 6.2.1.1): enough to tell whether a point is one.
///
/// A gateway refuses a key whose point is not on its curve, and with the last key of a set the whole listener.
struct EllipticCurve: Sendable {
    /// What `crv` says.
    let name: String
    /// What `alg` may say.
    let algorithm: String
    /// The length of a coordinate in bytes.
    let length: Int
    /// The prime, in limbs of 32 bits, the lowest first.
    private let prime: [UInt32]
    /// The constant of y² = x³ - 3x + b, alike.
    private let constant: [UInt32]

    private init(_ name: String, _ algorithm: String, length: Int, prime: [UInt32], constant: [UInt32]) {
        self.name = name
        self.algorithm = algorithm
        self.length = length
        self.prime = prime.reversed()
        self.constant = constant.reversed()
    }

    /// The curves (SEC 2 sections 2.4.2, 2.5.1 and 2.6.1).
    static let all: [EllipticCurve] = [
        EllipticCurve(
            "P-256",
            "ES256",
            length: 32,
            prime: [0xffff_ffff, 0x0000_0001, 0, 0, 0, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff],
            constant: [
                0x5ac6_35d8, 0xaa3a_93e7, 0xb3eb_bd55, 0x7698_86bc, 0x651d_06b0, 0xcc53_b0f6, 0x3bce_3c3e, 0x27d2_604b,
            ]
        ),
        EllipticCurve(
            "P-384",
            "ES384",
            length: 48,
            prime: [
                0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_ffff, 0xffff_fffe,
                0xffff_ffff, 0, 0, 0xffff_ffff,
            ],
            constant: [
                0xb331_2fa7, 0xe23e_e7e4, 0x988e_056b, 0xe3f8_2d19, 0x181d_9c6e, 0xfe81_4112, 0x0314_088f, 0x5013_875a,
                0xc656_398d, 0x8a2e_d19d, 0x2a85_c8ed, 0xd3ec_2aef,
            ]
        ),
        EllipticCurve(
            "P-521",
            "ES512",
            length: 66,
            prime: [0x0000_01ff] + Array(repeating: 0xffff_ffff, count: 16),
            constant: [
                0x0000_0051, 0x953e_b961, 0x8e1c_9a1f, 0x929a_21a0, 0xb685_40ee, 0xa2da_725b, 0x99b3_15f3, 0xb8b4_8991,
                0x8ef1_09e1, 0x5619_3951, 0xec7e_937b, 0x1652_c0bd, 0x3bb1_bf07, 0x3573_df88, 0x3d2c_34f1, 0xef45_1fd4,
                0x6b50_3f00,
            ]
        ),
    ]

    /// Whether coordinates of the right length are those of a point of the curve.
    func contains(x: [UInt8], y: [UInt8]) -> Bool {
        guard x.count == length, y.count == length else { return false }
        let (x, y) = (limbs(x), limbs(y))
        guard isLess(x, prime), isLess(y, prime) else { return false }
        let cube = product(product(x, x), x)
        let sum = added(cube, constant)
        return product(y, y) == subtracted(sum, added(x, added(x, x)))
    }

    private func limbs(_ bytes: [UInt8]) -> [UInt32] {
        var result = [UInt32](repeating: 0, count: prime.count)
        for (position, byte) in bytes.reversed().enumerated() where position / 4 < result.count {
            result[position / 4] |= UInt32(byte) << UInt32(position % 4 * 8)
        }
        return result
    }

    private func isLess(_ left: [UInt32], _ right: [UInt32]) -> Bool {
        for position in right.indices.reversed() where left[position] != right[position] {
            return left[position] < right[position]
        }
        return false
    }

    /// The sum of two numbers below the prime, modulo it.
    ///
    /// Only the prime of P-521 leaves a bit free in its highest limb, so that the carry counts.
    private func added(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        var result = left
        var carry: UInt64 = 0
        for position in result.indices {
            let sum = UInt64(left[position]) + UInt64(right[position]) + carry
            result[position] = UInt32(truncatingIfNeeded: sum)
            carry = sum >> 32
        }
        return carry > 0 || !isLess(result, prime) ? difference(result, prime) : result
    }

    private func subtracted(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        isLess(left, right) ? added(left, difference(prime, right)) : difference(left, right)
    }

    /// The difference, modulo the power of two beyond the highest limb.
    private func difference(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        var result = left
        var borrow: UInt32 = 0
        for position in result.indices {
            let first = left[position].subtractingReportingOverflow(right[position])
            let second = first.partialValue.subtractingReportingOverflow(borrow)
            result[position] = second.partialValue
            borrow = first.overflow || second.overflow ? 1 : 0
        }
        return result
    }

    /// The product, modulo the prime: doubling and adding, which is fast enough for a few keys.
    private func product(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        var result = [UInt32](repeating: 0, count: prime.count)
        for limb in right.reversed() {
            for bit in stride(from: UInt32(31), through: 0, by: -1) {
                result = added(result, result)
                if limb >> bit & 1 == 1 { result = added(result, left) }
            }
        }
        return result
    }
}
