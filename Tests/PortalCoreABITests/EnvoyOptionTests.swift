import CPortalCore
import Testing

/// What can be chosen for an Envoy by itself, across the boundary.
@Suite struct EnvoyOptionTests {
    /// Strings that stay where they are for as long as this does.
    private final class Strings {
        private var memory: [UnsafeMutablePointer<CChar>] = []

        func keep(_ text: String) -> portalcore_string {
            let bytes = Array(text.utf8).map { CChar(bitPattern: $0) }
            let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count + 1)
            copy.initialize(from: bytes + [0], count: bytes.count + 1)
            memory.append(copy)
            return portalcore_string(data: copy, size: bytes.count)
        }

        func endpoint(_ host: String, _ port: UInt32, reserved: UInt32 = 0) -> portalcore_endpoint {
            portalcore_endpoint(host: keep(host), port: port, reserved: reserved)
        }

        deinit {
            for copy in memory { copy.deallocate() }
        }
    }

    private static func new(
        target: Int = PORTALCORE_TARGET_ENVOY,
        backends: [(String, String, UInt32)] = [],
        _ change: (inout portalcore_envoy_options, Strings) -> Void = { _, _ in }
    ) -> Answer {
        let strings = Strings()
        var envoy = portalcore_envoy_options()
        envoy.struct_size = MemoryLayout<portalcore_envoy_options>.size
        let list = backends.map { service, host, port in
            portalcore_backend(service: strings.keep(service), endpoint: strings.endpoint(host, port))
        }
        return list.withUnsafeBufferPointer { list in
            (envoy.backends, envoy.backend_count) = (list.baseAddress, list.count)
            change(&envoy, strings)
            return withUnsafePointer(to: &envoy) { pointer in
                var options = portalcore_options()
                options.struct_size = MemoryLayout<portalcore_options>.size
                options.target = UInt32(target)
                options.envoy = pointer
                var input: OpaquePointer?
                defer { portalcore_input_free(input) }
                return answer { portalcore_input_new(&options, &input, $0) }
            }
        }
    }

    private static func wrong(_ field: String) -> Answer { Answer("invalid argument", "options.envoy.\(field)") }
    private static func beyond(_ field: String) -> Answer { Answer("out of range", "options.envoy.\(field)") }
    private static func unknown(_ field: String) -> Answer { Answer("unsupported option", "options.envoy.\(field)") }

    @Test func theyAreOfTheirTarget() {
        #expect(Self.new() == .ok)
        for target in [0, PORTALCORE_TARGET_ISTIO] {
            #expect(Self.new(target: target) == Answer("invalid argument", "options.envoy"))
        }
        for size in [0, 8, 207, -1, 65_537] {
            #expect(Self.new { options, _ in options.struct_size = size } == Self.wrong("struct_size"), "\(size)")
        }
    }

    @Test func choicesAreOfTheirEnumerations() {
        for number: UInt32 in [0, 1, 2] {
            #expect(Self.new { options, _ in options.mocks = number } == .ok)
            #expect(Self.new { options, _ in options.access_logging = number } == .ok)
        }
        for number: UInt32 in [3, .max] {
            #expect(Self.new { options, _ in options.mocks = number } == Self.wrong("mocks"))
            #expect(Self.new { options, _ in options.access_logging = number } == Self.wrong("access_logging"))
        }
        let silent = Self.new { options, strings in
            (options.access_logging, options.access_log) = (2, strings.keep("log"))
        }
        #expect(silent == Self.wrong("access_log"))
    }

    @Test func routesHaveALargestNumber() {
        for allowed: UInt64 in [0, 1, 1 << 40] {
            #expect(Self.new { options, _ in options.max_listed_routes = allowed } == .ok)
        }
        for many: UInt64 in [1 << 40 + 1, .max] {
            #expect(Self.new { options, _ in options.max_listed_routes = many } == Self.beyond("max_listed_routes"))
        }
    }

    @Test func pathsHoldNoControls() {
        typealias Path = WritableKeyPath<portalcore_envoy_options, portalcore_string>
        let paths: [(String, Path)] = [
            ("access_log", \.access_log), ("directory", \.directory), ("trusted_certificates", \.trusted_certificates),
        ]
        for (name, path) in paths {
            #expect(Self.new { options, strings in options[keyPath: path] = strings.keep("/a b/ü") } == .ok)
            for text in ["/a\n", "/a\0b", "/\u{1}"] {
                let answer = Self.new { options, strings in options[keyPath: path] = strings.keep(text) }
                #expect(answer == Self.wrong(name), "\(name) \(text.debugDescription)")
            }
            let hollow = Self.new { options, _ in options[keyPath: path] = portalcore_string(data: nil, size: 1) }
            #expect(hollow == Self.wrong(name))
        }
    }

    @Test func endpointsHaveBothOrNothing() {
        typealias Place = WritableKeyPath<portalcore_envoy_options, portalcore_endpoint>
        let places: [(String, Place)] = [
            ("admin", \.admin), ("authorization", \.authorization), ("rate_limit", \.rate_limit), ("portal", \.portal),
        ]
        for (name, place) in places {
            func new(_ host: String, _ port: UInt32, reserved: UInt32 = 0) -> Answer {
                Self.new { options, strings in
                    options[keyPath: place] = strings.endpoint(host, port, reserved: reserved)
                }
            }
            #expect(new("", 0) == .ok)
            #expect(new("127.0.0.1", 1) == .ok)
            #expect(new("::1", 65_535) == .ok)
            #expect(new("", 80) == Self.wrong("\(name).host"))
            #expect(new("127.0.0.1", 0) == Self.wrong("\(name).port"))
            #expect(new("127.0.0.1", 65_536) == Self.beyond("\(name).port"))
            #expect(new("127.0.0.1", 80, reserved: 1) == Self.unknown("\(name).reserved"))
            for host in ["[::1]", "a b", "a/b", "a:80", "ü", String(repeating: "a", count: 254)] {
                #expect(new(host, 80) == Self.wrong("\(name).host"), "\(name) \(host)")
            }
            #expect(new("localhost", 80) == (name == "admin" ? Self.wrong("admin.host") : .ok))
        }
    }

    @Test func theListenerHasDefaultsOfItsOwn() {
        func new(_ host: String, _ port: UInt32) -> Answer {
            Self.new { options, strings in options.listener = strings.endpoint(host, port) }
        }
        #expect(new("", 80) == .ok)
        #expect(new("::", 0) == .ok)
        #expect(new("localhost", 80) == Self.wrong("listener.host"))
        #expect(new("127.0.0.01", 0) == Self.wrong("listener.host"))
        #expect(new("", 65_536) == Self.beyond("listener.port"))
    }

    @Test(arguments: ["a", "a/b", "a/b:1", "a/b:65535", "0-a/b"])
    func servicesOfBackends(service: String) {
        #expect(Self.new(backends: [(service, "localhost", 80), ("other", "::1", 80)]) == .ok)
        let twice = Self.new(backends: [(service, "localhost", 80), (service, "localhost", 81)])
        #expect(twice == Self.wrong("backends.service"))
    }

    @Test(
        arguments: [
            "", "A", "a:80", "a/b:", "a/b:0", "a/b:080", "a/b:+80", "a/b:65536", "a/b:80:80", "a/b/c", "/b", "a/",
            "a.b",
            "a/b c", "a\0",
        ]
    )
    func whatIsNoService(service: String) {
        #expect(Self.new(backends: [(service, "localhost", 80)]) == Self.wrong("backends.service"))
    }

    @Test func backendsAreSomewhere() {
        #expect(Self.new(backends: [("a", "", 0)]) == Self.wrong("backends.endpoint.host"))
        #expect(Self.new(backends: [("a", "", 80)]) == Self.wrong("backends.endpoint.host"))
        #expect(Self.new(backends: [("a", "b", 0)]) == Self.wrong("backends.endpoint.port"))
        #expect(Self.new(backends: [("a", "b", 65_536)]) == Self.beyond("backends.endpoint.port"))
        for count in [1, -1, .max] {
            let hollow = Self.new { options, _ in (options.backends, options.backend_count) = (nil, count) }
            #expect(hollow == Self.wrong("backends"), "\(count)")
        }
    }

    @Test func optionsReachTheOutput() {
        let strings = Strings()
        var envoy = portalcore_envoy_options()
        envoy.struct_size = MemoryLayout<portalcore_envoy_options>.size
        envoy.listener = strings.endpoint("127.0.0.2", 9000)
        envoy.admin = strings.endpoint("127.0.0.3", 9001)
        envoy.authorization = strings.endpoint("127.0.0.4", 9002)
        envoy.rate_limit = strings.endpoint("127.0.0.5", 9003)
        envoy.portal = strings.endpoint("127.0.0.6", 9004)
        envoy.access_log = strings.keep("/var/log/requests.json")
        var options = portalcore_options()
        options.target = UInt32(PORTALCORE_TARGET_ENVOY)
        func json(_ change: (inout portalcore_envoy_options) -> Void = { _ in }) -> String {
            var changed = envoy
            change(&changed)
            return withUnsafePointer(to: &changed) { pointer in
                options.envoy = pointer
                let result = translate(["portal.yaml": protectedPortal], options: options)
                defer { portalcore_result_free(result) }
                return rendered { portalcore_result_render_documents(result, 2, $0, nil) }
            }
        }
        let text = json()
        for number in 0...4 {
            let address = "\"address\": \"127.0.0.\(number + 2)\",\n"
            #expect(text.contains(address) && text.contains("\"port_value\": \(9000 + number)"), "\(number)")
        }
        #expect(text.contains("/var/log/requests.json") && text.hasPrefix("{\n"))
        #expect(!text.contains("direct_response\": {\n                  \"status\": 200"))
        #expect(!json { ($0.access_log, $0.access_logging) = (portalcore_string(), 2) }.contains("FileAccessLog"))
        #expect(json { $0.directory = strings.keep("portal") }.hasPrefix("[\n"))
        #expect(json { $0.mocks = 2 } != text)
    }
}
