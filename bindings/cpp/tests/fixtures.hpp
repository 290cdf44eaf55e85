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

inline const char* const duplicate_key = "openapi: 3.1.0\ninfo: {title: A, title: B, version: 1.0.0}\npaths: {}\n";

#endif
