internal import PortalDiagnostics
internal import PortalDocument
internal import PortalIR
internal import PortalProxy
internal import PortalVocabulary

extension EnvironmentEmitter {
    /// The Gateway to be made, if one is, and how a VirtualService names it.
    func emittedGateway() throws(Refusal) -> (reference: String, documents: [OutputDocument]) {
        let gateway = environment.gateway
        switch gateway.source {
        case .existing(let name):
            guard DNSLabel.isValid(name.name), DNSLabel.isValid(name.namespace) else {
                throw refusal(name.description, "a VirtualService can only name it by two DNS labels")
            }
            return (name.description, [])
        case .none:
            throw refusal(environment.name.description, "there is none")
        case .made(let servers):
            guard let workload = gateway.workload, !workload.selector.isEmpty else {
                throw refusal(environment.name.description, "it is not said which proxies it runs on")
            }
            guard DNSLabel.isValid(workload.namespace), DNSLabel.isValid(environment.name.namespace) else {
                throw refusal(workload.namespace, "a namespace is a DNS label")
            }
            for (key, value) in workload.selector where value.utf8.count > 63 || key.isEmpty {
                throw refusal("\(key)=\(value)", "it is no label of Kubernetes")
            }
            // Secrets with certificates are looked for in the namespace of the proxies, so the Gateway stands there.
            let document = try factory.document(
                kind: "Gateway",
                namespace: workload.namespace,
                name: factory.name(in: workload.namespace),
                phase: .foundations,
                content: ObjectContent([
                    "selector": .mapping(
                        workload.selector.ordered { $0.key < $1.key }.map { Value.Member($0.key, .string($0.value)) }
                    ),
                    "servers": .sequence(try self.servers(servers)),
                ])
            )
            return ("\(document.namespace)/\(document.name)", [document])
        }
    }

    private func servers(_ servers: ResolvedGateway.Servers) throws(Refusal) -> [Value] {
        // The namespace in front keeps VirtualServices of other namespaces from using the hosts.
        let hosts = Value.sequence(environment.hosts.map { .string("\(environment.name.namespace)/\($0.text)") })
        for port in [servers.httpPort, servers.httpsPort] where !(1...65535).contains(port) {
            throw refusal("\(port)", "a port is a number from 1 to 65535")
        }
        var http: [Value.Member] = [
            Value.Member("port", ["number": .integer(Int64(servers.httpPort)), "name": "http", "protocol": "HTTP"]),
            Value.Member("hosts", hosts),
        ]
        guard let credential = servers.credentialName else {
            guard !servers.redirectsToHTTPS else {
                throw refusal(environment.name.description, "it redirects to HTTPS and has no certificate")
            }
            return [.mapping(http)]
        }
        guard servers.httpPort != servers.httpsPort, !credential.isEmpty else {
            throw refusal(environment.name.description, "it has one port for two protocols, or an empty certificate")
        }
        let https: Value = [
            "port": ["number": .integer(Int64(servers.httpsPort)), "name": "https", "protocol": "HTTPS"],
            "hosts": hosts,
            "tls": ["mode": "SIMPLE", "credentialName": .string(credential)],
        ]
        if servers.redirectsToHTTPS { http.append(Value.Member("tls", ["httpsRedirect": true])) }
        return [https, .mapping(http)]
    }

    private func refusal(_ value: String, _ reason: String) -> Refusal {
        Refusal(
            code: .istioGatewayRefused,
            arguments: ["gateway": value, "reason": reason],
            provenance: environment.gateway.provenance
        )
    }
}
