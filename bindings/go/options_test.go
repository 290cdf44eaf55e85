package portalcore

import (
	"bytes"
	"errors"
	"reflect"
	"runtime"
	"strings"
	"testing"
)

// A field that is forgotten on its way would be ignored in silence.
func TestEveryOptionReachesTheLibrary(t *testing.T) {
	var options Options
	fields := reflect.ValueOf(&options).Elem()
	for i := range fields.NumField() {
		switch field := fields.Field(i); field.Kind() {
		case reflect.String:
			field.SetString(strings.Repeat("x", i+1))
		default:
			field.SetUint(uint64(i + 1))
		}
	}
	var pinner runtime.Pinner
	defer pinner.Unpin()
	raw := reflect.ValueOf(rawOptions(&options, &pinner)).Elem()
	if raw.NumField() != fields.NumField()+1 {
		t.Errorf("the header has %d options, this package %d", raw.NumField()-1, fields.NumField())
	}
	for i := range fields.NumField() {
		name := snake(fields.Type().Field(i).Name)
		got := raw.FieldByName(name)
		if !got.IsValid() {
			t.Errorf("the header has no option %s", name)
			continue
		}
		number := got
		if got.Kind() == reflect.Struct {
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
