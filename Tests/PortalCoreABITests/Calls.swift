import CPortalCore

/// What a call answered: its status, and the argument that the error object names.
struct Answer: Equatable, CustomStringConvertible {
    let status: String
    let argument: String

    init(_ status: String, _ argument: String = "") {
        self.status = status
        self.argument = argument
    }

    static let ok = Answer("ok")

    var description: String { argument.isEmpty ? status : "\(status): \(argument)" }
}

typealias ErrorPointer = UnsafeMutablePointer<OpaquePointer?>

/// Makes a call and takes its error object, which has to be there exactly when the call fails.
func answer(_ call: (ErrorPointer?) -> portalcore_status) -> Answer {
    var error: OpaquePointer? = OpaquePointer(bitPattern: 1)
    let status = call(&error)
    defer { portalcore_error_free(error) }
    let name = String(cString: portalcore_status_name(status))
    guard status != PORTALCORE_OK else { return error == nil ? .ok : Answer("ok, with an error object") }
    guard let error else { return Answer("\(name), without an error object") }
    guard portalcore_error_status(error) == status, !text(portalcore_error_message(error)).isEmpty else {
        return Answer("\(name), and the error object says something else")
    }
    return Answer(name, text(portalcore_error_argument(error)))
}

/// A string of the library, which must have a NUL behind it.
func text(_ string: portalcore_string) -> String {
    guard let data = string.data else { return "<absent>" }
    guard data[string.size] == 0 else { return "<no NUL>" }
    return String(decoding: UnsafeRawBufferPointer(start: data, count: string.size), as: UTF8.self)
}

/// The text that a call gives, released.
func rendered(_ call: (UnsafeMutablePointer<OpaquePointer?>?) -> portalcore_status) -> String {
    var handle: OpaquePointer?
    guard call(&handle) == PORTALCORE_OK else { return "<failed>" }
    defer { portalcore_text_free(handle) }
    return text(portalcore_text_view(handle))
}

func makeInput(_ options: portalcore_options? = nil, _ files: KeyValuePairs<String, String> = [:]) -> OpaquePointer? {
    var input: OpaquePointer?
    if var options {
        options.struct_size = MemoryLayout<portalcore_options>.size
        _ = portalcore_input_new(&options, &input, nil)
    } else {
        _ = portalcore_input_new(nil, &input, nil)
    }
    for (name, text) in files {
        _ = portalcore_input_add(input, name, name.utf8.count, text, text.utf8.count, 0, nil)
    }
    return input
}

func translate(_ files: KeyValuePairs<String, String>, options: portalcore_options? = nil) -> OpaquePointer? {
    let input = makeInput(options, files)
    defer { portalcore_input_free(input) }
    var result: OpaquePointer?
    _ = portalcore_translate(input, &result, nil)
    return result
}

/// A portal that becomes two documents, without findings.
let samplePortal = """
    apiVersion: portalcore.dev/v1alpha1
    kind: ApiDoc
    metadata: {name: greetings}
    spec: {openApi: {inline: {openapi: 3.1.0, info: {title: t, version: '1'}, paths: {/hello: {get: {operationId: greet, responses: {'200': {description: ok}}}}}}}}
    ---
    apiVersion: portalcore.dev/v1alpha1
    kind: ApiProduct
    metadata: {name: greetings}
    spec:
      usagePlanRefs: [{name: everyone}]
      versions:
      - name: v1
        route: {backends: [{host: {name: greetings.example.net, port: 80}}]}
        apis: [{apiDocRef: {name: greetings}}]
    ---
    apiVersion: portalcore.dev/v1alpha1
    kind: UsagePlan
    metadata: {name: everyone}
    spec: {auth: {open: {}}}
    ---
    apiVersion: portalcore.dev/v1alpha1
    kind: Environment
    metadata: {name: production}
    spec:
      domains: [api.example.com]
      gateway: {ref: {name: public}, workload: {selector: {istio: ingressgateway}}}
      products: [{names: [greetings]}]
    """

/// A portal with a finding that has a label, one that has a fix or a help, and content that is required.
let faultyPortal = """
    apiVersion: portalcore.dev/v1alpha1
    kind: ApiDoc
    metadata: {name: greetings, name: again}
    spec: {openApi: {file: greetings.yaml}}
    ---
    apiVersion: portalcore.dev/v1alpha1
    kind: ApiDoc
    metadata: {name: other}
    spec: {openApi: {url: 'https://docs.example.com/other.yaml'}, openapi: 1}
    ---
    apiVersion: portalcore.dev/v1alpha1
    kind: ApiDoc
    metadata: {name: third}
    spec: {openApi: {file: third.yaml}}
    """

/// A portal with an operation under two plans, a key, which is `greet-me`, and a site for everyone.
let protectedPortal =
    samplePortal.replacing("usagePlanRefs: [{name: everyone}]", with: "usagePlanRefs: [{name: keys}, {name: tokens}]")
    .replacing("workload: {selector", with: "workload: {namespace: default, selector") + """

        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: keys}
        spec: {auth: {apiKey: {query: key}}, rateLimits: [{requests: 9, unit: Day}]}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: UsagePlan
        metadata: {name: tokens}
        spec: {auth: {jwt: {issuer: 'https://id.example.com', jwks: {url: 'https://id.example.com/keys'}}}}
        ---
        apiVersion: v1
        kind: Secret
        type: portalcore.dev/api-key
        metadata:
          name: mia
          labels: {portalcore.dev/product: greetings, portalcore.dev/environment: production, portalcore.dev/plan: keys}
        stringData: {sha256: 3419568bab612e518545d9a8104298fca85e2596baddc328a171ae3a3f36dc99, consumer: mia}
        ---
        apiVersion: portalcore.dev/v1alpha1
        kind: Portal
        metadata: {name: lobby}
        spec:
          domains: [lobby.example.com]
          gateway: {ref: {name: public}}
          environmentRefs: [{name: production}]
          visibility: Public
        """

/// The name of the one operation of ``protectedPortal``.
let greetRoute = "default/production/default/greetings/v1/default/greetings/greet"
