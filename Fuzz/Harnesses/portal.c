#include "portal.h"

const char fuzz_portal[] =
    "apiVersion: portalcore.dev/v1alpha1\n"
    "kind: ApiProduct\n"
    "metadata: {name: fuzzed, namespace: shop}\n"
    "spec:\n"
    "  usagePlanRefs: [{name: everyone}]\n"
    "  versions:\n"
    "  - name: all\n"
    "    routeRef: {name: split}\n"
    "    apis:\n"
    "    - apiDocRef: {name: fuzzed}\n"
    "  - name: part\n"
    "    routeRef: {name: outside}\n"
    "    apis:\n"
    "    - apiDocRef: {name: fuzzed}\n"
    "      operations:\n"
    "        exclude:\n"
    "        - tags: [internal]\n"
    "        - ids: [purgeOrders]\n"
    "        overrides:\n"
    "        - select: {ids: [getOrder]}\n"
    "          routeRef: {name: split}\n"
    "---\n"
    "apiVersion: portalcore.dev/v1alpha1\n"
    "kind: Environment\n"
    "metadata: {name: production, namespace: shop}\n"
    "spec:\n"
    "  domains: [api.example.com]\n"
    "  gateway: {ref: {name: public}, workload: {selector: {istio: ingressgateway}}}\n"
    "  products: [{names: [fuzzed], basePath: \"{%version%}\"}]\n"
    "---\n"
    "apiVersion: portalcore.dev/v1alpha1\n"
    "kind: UsagePlan\n"
    "metadata: {name: everyone, namespace: shop}\n"
    "spec: {auth: {open: {}}}\n"
    "---\n"
    "apiVersion: portalcore.dev/v1alpha1\n"
    "kind: Route\n"
    "metadata: {name: split, namespace: shop}\n"
    "spec:\n"
    "  backends:\n"
    "  - {service: {name: orders, port: 8080, subset: {version: v1}}, weight: 90}\n"
    "  - {service: {name: orders, port: 8080, subset: {version: v2}}, weight: 10}\n"
    "  timeout: 5s\n"
    "  retries: {attempts: 2, perTryTimeout: 1s, retryOn: [ConnectFailure, GatewayError]}\n"
    "  cors: {allowOrigins: [{exact: \"https://www.example.com\"}], allowMethods: [GET, POST], maxAge: 1h}\n"
    "---\n"
    "apiVersion: portalcore.dev/v1alpha1\n"
    "kind: Route\n"
    "metadata: {name: outside, namespace: shop}\n"
    "spec:\n"
    "  backends: [{host: {name: orders.partner.example, port: 443, tls: {}}}]\n"
    "  rewrite: {host: orders.partner.example}\n"
    "  headers: {request: {remove: [x-debug]}}\n"
    "---\n"
    "{apiVersion: v1, kind: Service, metadata: {name: orders, namespace: shop}, spec: {ports: [{port: 8080}]}}\n";

#define KIND(kind, name)                                                                                               \
    "apiVersion: portalcore.dev/v1alpha1\nkind: " kind "\nmetadata: {name: " name ", namespace: shop}\nspec:\n"
#define DESCRIPTION(paths)                                                                                             \
    "  openApi:\n    inline:\n      openapi: 3.1.0\n      info: {title: Orders, version: 1.0.0}\n      paths:\n" paths
#define ANSWERS "responses: {\"200\": {description: Done}}"

const char *const fuzz_fragments[] = {
    /* 0 to 3: one description in four states, the last of which is broken. */
    KIND("ApiDoc", "orders") DESCRIPTION("        /orders: {get: {operationId: listOrders, " ANSWERS "}}\n"),
    KIND("ApiDoc", "orders")
        DESCRIPTION("        /orders: {get: {operationId: listOrders, " ANSWERS "}}\n"
                    "        /orders/{id}: {post: {operationId: changeOrder, " ANSWERS ", parameters: [{name: id, "
                    "in: path, required: true, schema: {type: string}}]}}\n"
                    "        /orders/purge: {post: {operationId: purgeOrders, " ANSWERS "}}\n"),
    KIND("ApiDoc", "orders") "  openApi: {file: specs/orders.yaml}\n",
    KIND("ApiDoc", "orders") "  openApi: [\n",
    /* 4 to 6: the product. */
    KIND("ApiProduct", "orders") "  usagePlanRefs: [{name: everyone}]\n  versions:\n  - name: v1\n"
                                 "    route: {backends: [{service: {name: orders, port: 8080}}]}\n"
                                 "    apis: [{apiDocRef: {name: orders}}]\n",
    KIND("ApiProduct", "orders") "  usagePlanRefs: [{name: everyone}]\n  versions:\n  - name: v1\n"
                                 "    route: {backends: [{host: {name: orders.example.net, port: 443, tls: {}}}]}\n"
                                 "    apis: [{apiDocRef: {name: orders}, operations: {exclude: [{ids: [purgeOrders]}]}}]\n",
    KIND("ApiProduct", "orders") "  versions: []\n",
    /* 7 to 9: the environment. */
    KIND("Environment", "production") "  domains: [api.example.com]\n"
                                      "  gateway: {ref: {name: public}, workload: {selector: {istio: gateway}}}\n"
                                      "  products: [{names: [orders], basePath: \"{%version%}\"}]\n",
    KIND("Environment", "production") "  domains: [api.example.com, api.example.org]\n"
                                      "  gateway: {ref: {name: public}, workload: {selector: {istio: gateway}}}\n"
                                      "  products: [{names: [orders]}]\n",
    KIND("Environment", "staging") "  domains: [staging.example.com]\n"
                                   "  gateway: {ref: {name: public}, workload: {selector: {istio: gateway}}}\n"
                                   "  products: [{names: [orders]}]\n",
    /* 10 to 12: the rest of what is needed. */
    KIND("UsagePlan", "everyone") "  auth: {open: {}}\n",
    "{apiVersion: v1, kind: Service, metadata: {name: orders, namespace: shop}, spec: {ports: [{port: 8080}]}}\n",
    "",
};
const size_t fuzz_fragment_count = sizeof fuzz_fragments / sizeof *fuzz_fragments;

const char *const fuzz_contents[] = {
    "openapi: 3.1.0\ninfo: {title: Orders, version: 1.0.0}\n"
    "paths: {/orders: {get: {operationId: listOrders, " ANSWERS "}}}\n",
    "openapi: 3.0.3\ninfo: {title: Orders, version: 2.0.0}\n"
    "paths: {/orders: {$ref: \"orders-paths.yaml#/orders\"}, /all: {get: {operationId: all, " ANSWERS "}}}\n",
    "orders: {get: {operationId: listOrders, " ANSWERS "}}\n",
    "openapi: 3.1.0\npaths: {\n",
};
const size_t fuzz_content_count = sizeof fuzz_contents / sizeof *fuzz_contents;
