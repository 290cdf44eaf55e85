package portalcore

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"
)

func TestVersions(t *testing.T) {
	version := strings.TrimSpace(string(made(os.ReadFile("../../VERSION"))(t)))
	if Version() != version {
		t.Errorf("got %q, not %q", Version(), version)
	}
	if ABIVersion() < abiVersion {
		t.Errorf("got %d", ABIVersion())
	}
	must(t, checkABI(abiVersion+1))
	if checkABI(abiVersion-1) == nil {
		t.Error("a library that is too old is not refused")
	}
}

func TestMisuseOfInput(t *testing.T) {
	input := made(NewInput(nil))(t)
	defer input.Close()
	must(t, input.Add("there.yaml", nil, Automatic))
	must(t, input.AddContent("there.yaml", nil))
	calls := []struct {
		what     string
		err      error
		status   Status
		argument string
	}{
		{"no name", input.Add("", nil, Automatic), ErrInvalidArgument, "name"},
		{"NUL", input.Add("a\x00b", nil, Automatic), ErrInvalidArgument, "name"},
		{"not UTF-8", input.Add("a\xff", nil, Automatic), ErrInvalidArgument, "name"},
		{"no format", input.Add("a", nil, 9), ErrInvalidArgument, "format"},
		{"twice", input.Add("there.yaml", []byte("x"), Automatic), ErrDuplicateName, "name"},
		{"content without name", input.AddContent("", nil), ErrInvalidArgument, "name"},
		{"content twice", input.AddContent("there.yaml", nil), ErrDuplicateName, "name"},
	}
	for _, call := range calls {
		t.Run(call.what, func(t *testing.T) { refused(t, call.err, call.status, call.argument) })
	}
	result := made(input.Translate())(t)
	defer result.Close()
	if result.HasErrors() {
		t.Error("what was refused had an effect")
	}
}

func TestTranslateOrders(t *testing.T) {
	result := made(Translate(map[string][]byte{"portal.yaml": example(t, "orders", "portal.yaml")}, nil))(t)
	defer result.Close()
	if result.HasErrors() || result.WarningCount() != 0 || result.DiagnosticCount() != 0 {
		t.Error(made(result.Diagnostics())(t))
	}
	if !strings.Contains(result.Summary(), "1 VirtualService") {
		t.Errorf("got %q", result.Summary())
	}
	if result.Revision() != 0 || result.HeldBackCount() != 0 {
		t.Error("it is of a workspace")
	}
	documents := made(result.Documents())(t)
	if len(documents) != 1 || result.DocumentCount() != 1 {
		t.Fatalf("got %v", documents)
	}
	hash := documents[0].ContentHash
	want := Document{PhaseRoutes, "networking.istio.io/v1", "VirtualService", "shop", "portalcore-production", hash}
	if documents[0] != want || len(hash) != 64 {
		t.Errorf("got %+v", documents[0])
	}

	text := made(result.DocumentText(0, YAML))(t)
	if !bytes.HasPrefix(text, []byte("---\n")) || !bytes.Contains(text, []byte(hash)) {
		t.Errorf("got\n%s", text)
	}
	if all := made(result.RenderDocuments(YAML))(t); !bytes.Equal(all, text) {
		t.Errorf("all are\n%s", all)
	}
	var object struct{ Kind, APIVersion string }
	must(t, json.Unmarshal(made(result.DocumentText(0, JSON))(t), &object))
	if object.Kind != "VirtualService" || object.APIVersion != "networking.istio.io/v1" {
		t.Errorf("got %v", object)
	}
	for _, index := range []int{1, -1} {
		_, err := result.DocumentText(index, YAML)
		refused(t, err, ErrOutOfRange, "index")
	}
	_, err := result.DocumentText(0, 9)
	refused(t, err, ErrInvalidArgument, "format")
	_, err = result.ChangesSince(0)
	if !errors.Is(err, ErrInvalidState) {
		t.Errorf("got %v", err)
	}
}

func TestDocumentTextsOneByOne(t *testing.T) {
	result := made(TranslateFS(os.DirFS("../../Examples/bookstore"), nil))(t)
	if result.HasErrors() || result.DocumentCount() < 2 {
		t.Fatal(made(result.Diagnostics())(t))
	}
	var joined []byte
	count := 0
	for text, err := range result.DocumentTexts(YAML) {
		must(t, err)
		joined = append(joined, text...)
		count++
	}
	if count != result.DocumentCount() || !bytes.Equal(joined, made(result.RenderDocuments(YAML))(t)) {
		t.Errorf("%d texts\n%s", count, joined)
	}
	for range result.DocumentTexts(YAML) {
		break // An iterator that goes on after this panics.
	}
	result.Close()
	for text, err := range result.DocumentTexts(YAML) {
		if text != nil || err != ErrClosed {
			t.Errorf("got %q, %v", text, err)
		}
		count++
	}
	if count != result.DocumentCount()+1 {
		t.Error("it does not end at the first error")
	}
}

func TestValidateHasNoDocuments(t *testing.T) {
	input := made(NewInput(nil))(t)
	defer input.Close()
	must(t, input.Add("portal.yaml", example(t, "orders", "portal.yaml"), YAML))
	result := made(input.Validate())(t)
	defer result.Close()
	if result.DocumentCount() != 0 || result.HasErrors() {
		t.Errorf("got %d documents", result.DocumentCount())
	}
}

func TestPagesAndSchemas(t *testing.T) {
	page := made(DiagnosticPage("pc1010"))(t)
	if !bytes.Contains(page, []byte("PC1010")) || !bytes.Equal(page, made(DiagnosticPage("duplicate-key"))(t)) {
		t.Errorf("got\n%s", page)
	}
	_, err := DiagnosticPage("PC0000")
	refused(t, err, ErrInvalidArgument, "code")

	if crds := made(CRDs(YAML))(t); !bytes.Contains(crds, []byte("kind: CustomResourceDefinition")) {
		t.Errorf("got\n%.1000s", crds)
	}
	var list struct{ Kind string }
	must(t, json.Unmarshal(made(CRDs(JSON))(t), &list))
	if list.Kind != "List" {
		t.Errorf("got a %s", list.Kind)
	}
	_, err = CRDs(9)
	refused(t, err, ErrInvalidArgument, "format")
}

// The words are those that people read in logs; a number of a later library has one, too.
func TestNames(t *testing.T) {
	got := []string{
		Automatic.String(), YAML.String(), JSON.String(), ContentFile.String(), ContentURL.String(),
		ContentConfigMap.String(), SeverityError.String(), SeverityWarning.String(), SeverityInfo.String(),
		Upsert.String(), Delete.String(), Severity(9).String(), ErrOutOfRange.Name(), Status(5).Name(),
	}
	want := []string{
		"automatic", "yaml", "json", "file", "url", "config-map", "error", "warning", "info", "upsert", "delete",
		"Severity(9)", "out of range", "unknown status",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q", got)
	}
}
