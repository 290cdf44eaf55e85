// Texts that the tests read.
#ifndef FIXTURES_HPP
#define FIXTURES_HPP

#include <portalcore.hpp>

#include <string>

inline void replace_all(std::string& text, std::string_view word, std::string_view replacement) {
    for (auto place = text.find(word); place != std::string::npos;
         place = text.find(word, place + replacement.size())) {
        text.replace(place, word.size(), replacement);
    }
}

// One operation that is served.
inline std::string portal(const std::string& path = "/hello", const std::string& name = "greetings") {
    std::string text = R"(apiVersion: portalcore.dev/v1alpha1
kind: ApiDoc
metadata: {name: NAME, namespace: shop}
spec:
  openApi:
    inline:
      openapi: 3.1.0
      info: {title: Greetings, version: 1.0.0}
      paths: {PATH: {get: {operationId: greet, responses: {"200": {description: A greeting}}}}}
---
apiVersion: portalcore.dev/v1alpha1
kind: ApiProduct
metadata: {name: NAME, namespace: shop}
spec:
  usagePlanRefs: [{name: NAME}]
  versions:
  - name: v1
    route: {backends: [{host: {name: NAME.example.net, port: 80}}]}
    apis: [{apiDocRef: {name: NAME}}]
---
apiVersion: portalcore.dev/v1alpha1
kind: UsagePlan
metadata: {name: NAME, namespace: shop}
spec: {auth: {open: {}}}
---
apiVersion: portalcore.dev/v1alpha1
kind: Environment
metadata: {name: NAME, namespace: shop}
spec:
  domains: [NAME.example.com]
  gateway: {ref: {name: public}, workload: {selector: {istio: ingressgateway}}}
  products: [{names: [NAME]}]
)";
    replace_all(text, "NAME", name);
    replace_all(text, "PATH", path);
    return text;
}

// One operation under a plan with keys and a plan with tokens, a portal that shows it to the group "staff", and a key
// of mia: the digest of `morning_key`.
inline std::string guarded(const std::string& requests = "10") {
    std::string text = R"(apiVersion: portalcore.dev/v1alpha1
kind: ApiDoc
metadata: {name: greetings, namespace: shop}
spec:
  openApi:
    inline:
      openapi: 3.1.0
      info: {title: Greetings, version: 1.0.0}
      paths: {/hello: {get: {operationId: greet, responses: {"200": {description: A greeting}}}}}
---
apiVersion: portalcore.dev/v1alpha1
kind: ApiProduct
metadata: {name: greetings, namespace: shop}
spec:
  usagePlanRefs: [{name: guests}, {name: members}]
  versions:
  - name: v1
    route: {backends: [{host: {name: greetings.example.net, port: 80}}]}
    apis: [{apiDocRef: {name: greetings}}]
---
apiVersion: portalcore.dev/v1alpha1
kind: UsagePlan
metadata: {name: guests, namespace: shop}
spec: {auth: {apiKey: {}}, rateLimits: [{requests: REQUESTS, unit: Minute}]}
---
apiVersion: portalcore.dev/v1alpha1
kind: UsagePlan
metadata: {name: members, namespace: shop}
spec: {auth: {jwt: {issuer: "https://login.example.com", jwks: {url: "https://login.example.com/keys"}}}}
---
apiVersion: portalcore.dev/v1alpha1
kind: Environment
metadata: {name: town, namespace: shop}
spec:
  domains: [api.example.com]
  gateway: {ref: {name: public}, workload: {namespace: shop, selector: {istio: ingressgateway}}}
  products: [{names: [greetings]}]
---
apiVersion: portalcore.dev/v1alpha1
kind: Portal
metadata: {name: front, namespace: shop}
spec:
  domains: [www.example.com]
  environmentRefs: [{name: town}]
---
apiVersion: portalcore.dev/v1alpha1
kind: Group
metadata: {name: staff, namespace: shop}
spec:
  members: {oidcGroups: [staff]}
  access:
  - portals: [{name: front}]
    products: {names: [greetings]}
    environments: {names: [town]}
    allUsagePlans: true
---
apiVersion: v1
kind: Secret
type: portalcore.dev/api-key
metadata:
  name: key
  namespace: shop
  labels: {portalcore.dev/product: greetings, portalcore.dev/environment: town, portalcore.dev/plan: guests}
stringData: {sha256: 007b0308dc5d29f3ec3c78811bf055b20b138be1f2700f104fdcb9c5bc375f76, consumer: mia}
)";
    replace_all(text, "REQUESTS", requests);
    return text;
}

inline const char* const morning_key = "morning-key";
inline const char* const greet_route = "shop/town/shop/greetings/v1/shop/greetings/greet";

inline portalcore::Expected<portalcore::Result> translated(const std::string& text) {
    auto input = portalcore::Input::make();
    if (!input) {
        return input.error();
    }
    if (auto added = input->add("portal.yaml", text); !added) {
        return added.error();
    }
    return input->translate();
}

// The document of the policy, as the Secret of a result holds it.
inline std::string policy_document(const portalcore::Result& result) {
    const auto yaml = result.render_documents(portalcore::Format::yaml);
    const std::string_view begin = "policy.json: '";
    const auto start = yaml->view().find(begin);
    const auto text = start == std::string_view::npos ? "" : yaml->view().substr(start + begin.size());
    return std::string(text.substr(0, text.find("'\n")));
}

inline const char* const duplicate_key = "openapi: 3.1.0\ninfo: {title: A, title: B, version: 1.0.0}\npaths: {}\n";

#endif
