import PortalCore

/// What finding overlaps costs, for shapes of paths that drive comparisons of all with all into squares.
struct Overlaps {
    enum Shape: String, CaseIterable {
        /// Every operation of one half crosses every one of the other half.
        case crossing
        /// Literal siblings under parameters, and nothing shared.
        case siblings
        /// Literal text and parameters in one segment, and nothing shared.
        case partial
        /// Custom methods of one resource.
        case verbs
        /// Many small resources, as people write them.
        case ordinary

        /// The path of an operation.
        func path(_ number: Int) -> String {
            let isEven = number % 2 == 0
            return switch self {
            case .crossing: isEven ? "/a/{x}/b\(number)" : "/a/c\(number)/{y}"
            case .siblings: isEven ? "/{x}/b\(number)/p" : "/c\(number)/{y}/q"
            case .partial: isEven ? "/{x}s\(number)/a" : "/p\(number){x}/b"
            case .verbs: "/v1/{name}:verb\(number)"
            case .ordinary:
                ["/r\(number / 4)", "/r\(number / 4)/{id}", "/r\(number / 4)/{id}/x", "/r\(number / 4)/all"][number % 4]
            }
        }
    }

    let rounds: Int

    /// Measures and prints.
    ///
    /// - Returns: whether every report has as many pairs as it should.
    func run() -> Bool {
        print("overlaps, median of \(rounds); the time of the whole translation beside it")
        var succeeded = true
        for shape in Shape.allCases {
            for count in [10_000, 50_000] {
                let (manifests, description) = Self.input(shape, count)
                var translation: Translation?
                let whole = seconds {
                    translation = PortalPipeline.translate(manifests, content: ["paths.json": description])
                }
                guard let translation else { return false }
                var report = translation.overlaps()
                let times = (0..<rounds).map { _ in seconds { report = translation.overlaps() } }
                let pairs = report.counts[.crossing] ?? 0
                succeeded = succeeded && pairs == (shape == .crossing ? count / 2 * (count / 2) : 0)
                let time = right(median(times) * 1000, 9)
                print(
                    "  \(left(shape.rawValue, 10))\(count) operations \(time) ms, of \(right(whole * 1000, 9)) ms, \(pairs) pairs"
                )
            }
        }
        return succeeded
    }

    private static func input(_ shape: Shape, _ count: Int) -> ([InputFile], [UInt8]) {
        var paths: [String] = []
        for number in 0..<count {
            let path = shape.path(number)
            let names = path.split(separator: "{").dropFirst().compactMap { $0.split(separator: "}").first }
            let parameters = names.map {
                "{\"name\":\"\($0)\",\"in\":\"path\",\"required\":true,\"schema\":{\"type\":\"string\"}}"
            }
            paths.append(
                "\"\(path)\":{\"parameters\":[\(parameters.joined(separator: ","))],"
                    + "\"get\":{\"responses\":{\"200\":{\"description\":\"ok\"}}}}"
            )
        }
        let text =
            "{\"openapi\":\"3.1.0\",\"info\":{\"title\":\"t\",\"version\":\"1\"},\"paths\":{\(paths.joined(separator: ","))}}"
        return (
            [InputFile(name: "manifests.yaml", bytes: Inputs.manifests(specification: "paths.json"))], Array(text.utf8)
        )
    }
}
