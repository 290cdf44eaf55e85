package portalcore

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

// settled waits, by collecting and not by the clock, until the library holds nothing more for us. Tests that count call it
// first, too: others may have left something to the collector.
func settled(t testing.TB) {
	t.Helper()
	for range 1000 {
		if liveHandles.Load() == 0 {
			return
		}
		runtime.GC()
		runtime.Gosched()
	}
	t.Fatalf("%d objects of the library are still alive", liveHandles.Load())
}

// example reads a file of the examples of the repository.
func example(t testing.TB, path ...string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(append([]string{"..", "..", "Examples"}, path...)...))
	must(t, err)
	return text
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// made is for calls that give a value.
func made[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		must(t, err)
		return value
	}
}

// portal is a small portal of its own, with one operation, for the host of that name.
func portal(name string) []byte {
	return fmt.Appendf(nil, `apiVersion: portalcore.dev/v1alpha1
kind: ApiDoc
metadata: {name: %[1]s, namespace: shop}
spec:
  openApi:
    inline:
      openapi: 3.1.0
      info: {title: %[1]s, version: 1.0.0}
      paths:
        /%[1]s: {get: {operationId: get, responses: {"200": {description: OK}}}}
---
apiVersion: portalcore.dev/v1alpha1
kind: ApiProduct
metadata: {name: %[1]s, namespace: shop}
spec:
  usagePlanRefs: [{name: %[1]s}]
  versions:
  - name: v1
    route: {backends: [{host: {name: %[1]s.example.net, port: 80}}]}
    apis: [{apiDocRef: {name: %[1]s}}]
---
apiVersion: portalcore.dev/v1alpha1
kind: UsagePlan
metadata: {name: %[1]s, namespace: shop}
spec: {auth: {open: {}}}
---
apiVersion: portalcore.dev/v1alpha1
kind: Environment
metadata: {name: %[1]s, namespace: shop}
spec:
  domains: [%[1]s.example.com]
  gateway: {ref: {name: public}, workload: {selector: {istio: ingressgateway}}}
  products: [{names: [%[1]s]}]
`, name)
}

const listRecipes = "bakery/live/bakery/recipes/v1/bakery/recipes/listRecipes"

// bakery is a portal with keys, tokens, limits and people.
func bakery(t testing.TB) []byte {
	t.Helper()
	return made(os.ReadFile("testdata/bakery.yaml"))(t)
}

func bakeryResult(t testing.TB) *Result {
	t.Helper()
	result := made(Translate(map[string][]byte{"bakery.yaml": bakery(t)}, nil))(t)
	if result.DiagnosticCount() != 0 {
		t.Fatal(made(result.Diagnostics())(t))
	}
	return result
}

func bakeryPolicy(t testing.TB) *Policy {
	t.Helper()
	result := bakeryResult(t)
	defer result.Close()
	return made(result.Policy())(t)
}

// keyed asks for an operation of the bakery with a key.
func keyed(key string) Request {
	return Request{Route: listRecipes, Headers: []Field{{"X-Bakery-Key", key}}, Now: time.Unix(1_800_000_000, 0)}
}

// sameDecision says whether two decisions are equal, lists that are empty and lists that are not there being the same.
func sameDecision(a, b Decision) bool {
	return fmt.Sprintf("%+v", a) == fmt.Sprintf("%+v", b)
}
