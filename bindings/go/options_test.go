package portalcore

import (
	"bytes"
	"errors"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"unsafe"
)

// A field that is forgotten on its way would be ignored in silence.
func TestEveryOptionReachesTheLibrary(t *testing.T) {
	var options Options
	fields := reflect.ValueOf(&options).Elem()
	var pinner runtime.Pinner
	defer pinner.Unpin()
	fill(fields)
	options.Envoy = new(EnvoyOptions)
	envoy := reflect.ValueOf(options.Envoy).Elem()
	fill(envoy)
	options.Envoy.Backends = []Backend{{"a", Endpoint{"bb", 3}}, {"dddd", Endpoint{"eeeee", 6}}}
	raw := rawOptions(&options, &pinner)
	arrived(t, fields, reflect.ValueOf(raw).Elem())
	arrived(t, envoy, reflect.ValueOf(raw.envoy).Elem())
	backends := unsafe.Slice(raw.envoy.backends, raw.envoy.backend_count)
	for i, want := range [][3]int{{1, 2, 3}, {4, 5, 6}} {
		backend := backends[i]
		got := [3]int{int(backend.service.size), int(backend.endpoint.host.size), int(backend.endpoint.port)}
		if len(backends) != 2 || got != want {
			t.Errorf("backend %d of %d: %v, not %v", i, len(backends), got, want)
		}
	}
}

// fill sets each field to a value of its own; a pointer and a slice stay as they are.
func fill(fields reflect.Value) {
	for i := range fields.NumField() {
		switch field := fields.Field(i); field.Kind() {
		case reflect.String:
			field.SetString(strings.Repeat("x", i+1))
		case reflect.Struct:
			field.Set(reflect.ValueOf(Endpoint{strings.Repeat("x", i+1), uint32(i + 1)}))
		case reflect.Pointer, reflect.Slice:
		default:
			field.SetUint(uint64(i + 1))
		}
	}
}

// arrived compares what was filled with what the library gets.
func arrived(t *testing.T, fields, raw reflect.Value) {
	t.Helper()
	more := 1
	if raw.FieldByName("backend_count").IsValid() {
		more = 2
	}
	if raw.NumField() != fields.NumField()+more {
		t.Errorf("the header has %d options, this package %d", raw.NumField()-more, fields.NumField())
	}
	for i := range fields.NumField() {
		if kind := fields.Field(i).Kind(); kind == reflect.Pointer || kind == reflect.Slice {
			continue
		}
		name := snake(fields.Type().Field(i).Name)
		got := raw.FieldByName(name)
		if !got.IsValid() {
			t.Errorf("the header has no option %s", name)
			continue
		}
		number := got
		if host := got; fields.Field(i).Kind() == reflect.Struct {
			host, number = got.FieldByName("host"), got.FieldByName("port")
			if host.FieldByName("size").Uint() != uint64(i+1) {
				t.Errorf("the host of %s is not its own", name)
			}
		} else if got.Kind() == reflect.Struct {
			number = got.FieldByName("size")
		}
		if number.Uint() != uint64(i+1) {
			t.Errorf("%s is %d, not %d", name, number.Uint(), i+1)
		}
	}
}

func snake(camel string) string {
	var name strings.Builder
	for i, r := range camel {
		if i > 0 && r >= 'A' && r <= 'Z' {
			name.WriteByte('_')
		}
		name.WriteRune(r)
	}
	return strings.ToLower(name.String())
}

func TestOptionsThatAreRefused(t *testing.T) {
	cases := []struct {
		options  Options
		status   Status
		argument string
	}{
		{Options{Target: 7}, ErrInvalidArgument, "options.target"},
		{Options{ReferenceGrants: 7}, ErrInvalidArgument, "options.reference_grants"},
		{Options{DefaultNamespace: "Not a label"}, ErrInvalidArgument, "options.default_namespace"},
		{Options{ClusterDomain: "no domain"}, ErrInvalidArgument, "options.cluster_domain"},
		{Options{RequestAuthentication: 7}, ErrInvalidArgument, "options.request_authentication"},
		{Options{AuthorizationServicePort: 1 << 16}, ErrOutOfRange, "options.authorization_service_port"},
		{Options{RateLimitServiceName: "Not a label"}, ErrInvalidArgument, "options.rate_limit_service_name"},
		{Options{PortalServiceNamespace: "no/label"}, ErrInvalidArgument, "options.portal_service_namespace"},
		{Options{RootNamespace: "Not a label"}, ErrInvalidArgument, "options.root_namespace"},
		{Options{Envoy: &EnvoyOptions{}}, ErrInvalidArgument, "options.envoy"},
		{
			Options{Target: TargetEnvoy, Envoy: &EnvoyOptions{Listener: Endpoint{Host: "localhost"}}},
			ErrInvalidArgument, "options.envoy.listener.host",
		},
		{
			Options{Target: TargetEnvoy, Envoy: &EnvoyOptions{Backends: []Backend{{"a/b/c", Endpoint{"::1", 80}}}}},
			ErrInvalidArgument, "options.envoy.backends.service",
		},
		{Options{MaxDepth: 1001}, ErrOutOfRange, "options.max_depth"},
		{Options{MaxTextBytes: 2<<30 + 1}, ErrOutOfRange, "options.max_text_bytes"},
		{Options{MaxRevisions: 10_001}, ErrOutOfRange, "options.max_revisions"},
	}
	for _, test := range cases {
		t.Run(test.argument, func(t *testing.T) {
			input, err := NewInput(&test.options)
			refused(t, err, test.status, test.argument)
			if input != nil {
				t.Error("there is an input")
			}
			workspace, err := NewWorkspace(&test.options)
			refused(t, err, test.status, test.argument)
			if workspace != nil {
				t.Error("there is a workspace")
			}
		})
	}
}

// refused checks an error of the library in all its parts.
func refused(t testing.TB, err error, status Status, argument string) {
	t.Helper()
	var problem *Error
	if !errors.As(err, &problem) {
		t.Fatalf("got %v", err)
	}
	if !errors.Is(err, status) || problem.Status != status || problem.Argument != argument || problem.Message == "" {
		t.Errorf("got %d (%v) of %q: %q", problem.Status, problem.Status, problem.Argument, problem.Message)
	}
	if errors.Is(err, ErrInternal) || errors.Is(err, ErrClosed) {
		t.Error("it is every error at once")
	}
	for _, part := range []string{"portalcore: ", status.Name(), argument, problem.Message} {
		if !strings.Contains(err.Error(), part) {
			t.Errorf("%q lacks %q", err, part)
		}
	}
}

func TestOptionsHaveAnEffect(t *testing.T) {
	manifests := map[string][]byte{"portal.yaml": example(t, "orders", "portal.yaml")}
	result := made(Translate(manifests, &Options{ClusterDomain: "mesh.example"}))(t)
	defer result.Close()
	text := made(result.RenderDocuments(YAML))(t)
	if !strings.Contains(string(text), "orders.shop.svc.mesh.example") {
		t.Errorf("the domain is not in\n%s", text)
	}

	services := &Options{
		AuthorizationServiceNamespace: "own", AuthorizationServiceName: "judge", AuthorizationServicePort: 7001,
		RateLimitServiceNamespace: "other", RateLimitServiceName: "counter", RateLimitServicePort: 7002,
		PortalServiceNamespace: "sites", PortalServiceName: "site", PortalServicePort: 7003,
	}
	result = made(Translate(map[string][]byte{"bakery.yaml": bakery(t)}, services))(t)
	defer result.Close()
	text = made(result.RenderDocuments(YAML))(t)
	for _, part := range []string{"judge.own.svc", "7001", "counter.other.svc", "7002", "site.sites.svc", "7003"} {
		if !strings.Contains(string(text), part) {
			t.Errorf("%s is not in\n%s", part, text)
		}
	}

	silent := bytes.Replace(bakery(t), []byte("workload: {namespace: bakery, "), []byte("workload: {"), 1)
	mesh := &Options{ReferenceGrants: GrantsNotRequired, RootNamespace: "mesh"}
	result = made(Translate(map[string][]byte{"bakery.yaml": silent}, mesh))(t)
	defer result.Close()
	filters := 0
	for _, document := range made(result.Documents())(t) {
		if document.Kind != "EnvoyFilter" {
			continue
		}
		filters++
		if document.Namespace != "mesh" {
			t.Errorf("a filter is in %q", document.Namespace)
		}
	}
	if filters == 0 {
		t.Error("there is no filter")
	}

	result = made(Translate(manifests, &Options{MaxDepth: 3}))(t)
	defer result.Close()
	if !result.HasErrors() || result.DocumentCount() != 0 {
		t.Errorf("a text that is too deep was read: %s", result.Summary())
	}

	_, err := Translate(manifests, &Options{MaxTotalBytes: 100})
	if !errors.Is(err, ErrLimitExceeded) {
		t.Errorf("got %v", err)
	}
}
