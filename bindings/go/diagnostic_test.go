package portalcore

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func mistakes(t testing.TB) *Result {
	input := made(NewInput(nil))(t)
	defer input.Close()
	must(t, input.Add("orders.yaml", example(t, "mistakes", "orders.yaml"), Automatic))
	return made(input.Validate())(t)
}

func TestDiagnosticsOfMistakes(t *testing.T) {
	result := mistakes(t)
	defer result.Close()
	diagnostics := made(result.Diagnostics())(t)
	var places []string
	for _, d := range diagnostics {
		places = append(places, fmt.Sprintf("%s %s %d:%d-%d:%d %d", d.Code, d.Range.File,
			d.Range.Start.Line, d.Range.Start.Column, d.Range.End.Line, d.Range.End.Column, len(d.Labels)))
	}
	want := "PC3008 orders.yaml 6:7-6:67 1\nPC3007 orders.yaml 7:5-7:8 1\nPC2010 orders.yaml 9:7-9:13 0"
	if got := strings.Join(places, "\n"); got != want {
		t.Fatalf("got\n%s", got)
	}
	if result.ErrorCount() != 3 || !result.HasErrors() || result.DiagnosticCount() != 3 {
		t.Errorf("%d errors of %d", result.ErrorCount(), result.DiagnosticCount())
	}

	typo := diagnostics[2]
	if typo.Severity != SeverityError || typo.Help != "did you mean `summary`?" || typo.Slug == "" {
		t.Errorf("got %+v", typo)
	}
	wanted := "orders.yaml:9:7: error[PC2010]: the Operation Object has no field `sumary`"
	if typo.String() != wanted {
		t.Errorf("got %q", typo)
	}
	if !typo.Range.HasPointer || !strings.HasPrefix(typo.Range.Pointer, "/paths/~1orders~1{orderId}/get") {
		t.Errorf("got %+v", typo.Range)
	}
	text := example(t, "mistakes", "orders.yaml")
	if marked := string(text[typo.Range.Start.Offset:typo.Range.End.Offset]); marked != "sumary" {
		t.Errorf("it marks %q", marked)
	}
	label := diagnostics[0].Labels[0]
	if label.Message != "the path" || label.Range.Start.Line != 4 {
		t.Errorf("got %+v", label)
	}
}

func TestDiagnosticWithoutPlace(t *testing.T) {
	diagnostic := Diagnostic{Severity: SeverityWarning, Code: "PC0000", Message: "something"}
	if got := diagnostic.String(); got != "warning[PC0000]: something" || !diagnostic.Range.IsAbsent() {
		t.Errorf("got %q", got)
	}
}

func TestRenderDiagnostics(t *testing.T) {
	result := mistakes(t)
	defer result.Close()
	holds := map[DiagnosticsFormat]string{
		DiagnosticsJSON:      `"PC2010"`,
		DiagnosticsSARIF:     `"2.1.0"`,
		DiagnosticsText:      "error[PC2010]: the Operation Object has no field `sumary`\n --> orders.yaml:9:7\n",
		DiagnosticsTextColor: "\x1b[",
		DiagnosticsGitHub:    "::error ",
	}
	for format, part := range holds {
		text := made(result.RenderDiagnostics(format))(t)
		if !strings.Contains(string(text), part) {
			t.Errorf("format %d lacks %q:\n%s", format, part, text)
		}
	}
	var report struct{ SchemaVersion, Errors int }
	must(t, json.Unmarshal(made(result.RenderDiagnostics(DiagnosticsJSON))(t), &report))
	if report.SchemaVersion != 1 || report.Errors != 3 {
		t.Errorf("got %+v", report)
	}
	_, err := result.RenderDiagnostics(0)
	refused(t, err, ErrInvalidArgument, "format")
}
