package import PortalDocument
package import PortalIR

extension TokenRules {
    /// Those who sign the tokens, as the filter `jwt_authn` knows them.
    ///
    /// The filter only verifies: what a token must say beyond its issuer is for the decision, which can take a key in
    /// its place. A key set that cannot be fetched keeps no listener from opening; its tokens are not verified then.
    ///
    /// - Parameters:
    ///   - cluster: what the keys are fetched through, for a key set that is elsewhere
    ///   - timeoutMilliseconds: how long fetching may take
    ///   - target: whose configuration it is
    /// - Returns: the message
    /// - Throws: what Envoy would refuse the listener for
    package func provider(
        cluster: String,
        timeoutMilliseconds: Int64,
        for target: ProxyTarget
    ) throws(Refusal) -> Value {
        // An empty one would let tokens of every issuer pass.
        guard !issuer.isEmpty, issuer.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else {
            throw .value("issuer", "", "it is empty or holds control characters", at: provenance, for: target)
        }
        var members = [
            Value.Member("issuer", .string(issuer)),
            Value.Member("from_headers", [["name": "Authorization", "value_prefix": "Bearer "]]),
            Value.Member("forward", true),
            Value.Member("payload_in_metadata", .string(providerName)),
            Value.Member("failed_status_in_metadata", .string(failureName)),
        ]
        switch keys {
        case .inline(let text):
            guard text.utf8.first == UInt8(ascii: "{") else {
                throw .value("key set", "", "it is no JSON Web Key Set", at: provenance, for: target)
            }
            members.append(Value.Member("local_jwks", ["inline_string": .string(text)]))
        case .remote(let url, let refresh):
            guard let cache = ProtoDuration.text(refresh) else {
                throw .value("refresh of a key set", "\(refresh)ms", "it is not from 1ms", at: provenance, for: target)
            }
            members.append(
                Value.Member(
                    "remote_jwks",
                    [
                        "http_uri": [
                            "uri": .string(url),
                            "cluster": .string(cluster),
                            // Envoy refuses the listener without one.
                            "timeout": try PlanFilters.duration(timeoutMilliseconds, "key set timeout", for: target),
                        ],
                        "cache_duration": .string(cache),
                        // Fetched ahead of requests, and no listener waits for it.
                        "async_fetch": ["fast_listener": true],
                        "retry_policy": ["num_retries": 2],
                    ]
                )
            )
        }
        return .mapping(members)
    }
}
