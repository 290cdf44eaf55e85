package portalcore

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"
)

func TestExplanation(t *testing.T) {
	result := bakeryResult(t)
	defer result.Close()
	const url, key = "https://api.bakery.example/recipes", "bakery-key-of-a-shop"
	asked := ExplainRequest{URL: url, Now: time.Unix(1_700_000_000, 0)}
	outcome := func(asked ExplainRequest) (string, int) {
		t.Helper()
		var written struct {
			SchemaVersion int
			Outcome       string
			Status        int
		}
		must(t, json.Unmarshal(made(result.RenderExplanation(asked, ReportJSON))(t), &written))
		if written.SchemaVersion != 1 {
			t.Errorf("got %+v", written)
		}
		return written.Outcome, written.Status
	}
	if outcome, status := outcome(asked); outcome != "denied" || status != 401 {
		t.Errorf("without a key: %s, %d", outcome, status)
	}
	asked.Headers = []Field{{"X-Bakery-Key", key}}
	if outcome, status := outcome(asked); outcome != "backend" || status != 0 {
		t.Errorf("with a key: %s, %d", outcome, status)
	}
	for _, format := range []ReportFormat{ReportJSON, ReportText, ReportYAML} {
		text := made(result.RenderExplanation(asked, format))(t)
		if !bytes.Contains(text, []byte("listRecipes")) || bytes.Contains(text, []byte(key)) {
			t.Errorf("got\n%s", text)
		}
	}
	asked.URL = "https://nobody.example/"
	if outcome, status := outcome(asked); outcome != "unknownHost" || status != 404 {
		t.Errorf("another host: %s, %d", outcome, status)
	}

	for argument, wrong := range map[string]ExplainRequest{
		"request.url":            {URL: "api.bakery.example"},
		"request.method":         {URL: url, Method: "\xff"},
		"request.environment":    {URL: url, Environment: "live"},
		"request.client_address": {URL: url, ClientAddress: "a\x00"},
		"request.headers":        {URL: url, Headers: []Field{{"a", "b"}, {"", "c"}}},
	} {
		_, err := result.RenderExplanation(wrong, ReportText)
		refused(t, err, ErrInvalidArgument, argument)
	}
	_, err := result.RenderExplanation(ExplainRequest{URL: url}, 9)
	refused(t, err, ErrInvalidArgument, "format")
}

func TestOverlaps(t *testing.T) {
	manifests := map[string][]byte{"apis.yaml": example(t, "overlaps", "portal.yaml")}
	result := made(Translate(manifests, nil))(t)
	defer result.Close()
	lengths := map[Overlaps]int{}
	for _, scope := range []Overlaps{OverlapsFindings, OverlapsAll} {
		var written struct {
			SchemaVersion int
			Overlaps      []struct{ Kind, Witness string }
		}
		must(t, json.Unmarshal(made(result.RenderOverlaps(scope, ReportJSON))(t), &written))
		lengths[scope] = len(written.Overlaps)
		for _, overlap := range written.Overlaps {
			if overlap.Witness == "" || scope == OverlapsFindings && overlap.Kind == "inside" {
				t.Errorf("got %+v", overlap)
			}
		}
	}
	if lengths[OverlapsFindings] == 0 || lengths[OverlapsAll] <= lengths[OverlapsFindings] {
		t.Errorf("got %v", lengths)
	}
	if text := made(result.RenderOverlaps(OverlapsFindings, ReportText))(t); !bytes.Contains(text, []byte("  wins   ")) {
		t.Errorf("got\n%s", text)
	}
	if text := made(result.RenderOverlaps(OverlapsAll, ReportYAML))(t); !bytes.Contains(text, []byte("kind: inside\n")) {
		t.Errorf("got\n%s", text)
	}
	_, err := result.RenderOverlaps(0, ReportText)
	refused(t, err, ErrInvalidArgument, "scope")
	_, err = result.RenderOverlaps(OverlapsAll, 0)
	refused(t, err, ErrInvalidArgument, "format")
}

func TestEnvoy(t *testing.T) {
	manifests := map[string][]byte{"portal.yaml": example(t, "orders", "portal.yaml")}
	options := &Options{Target: TargetEnvoy, Envoy: &EnvoyOptions{
		Listener: Endpoint{Port: 9000}, Backends: []Backend{{"shop/orders", Endpoint{"127.0.0.1", 9001}}},
	}}
	result := made(Translate(manifests, options))(t)
	defer result.Close()
	documents := made(result.Documents())(t)
	if len(documents) != 1 || documents[0].Kind != "Bootstrap" || documents[0].Namespace != "" {
		t.Fatalf("got %+v", documents)
	}
	var bootstrap struct {
		StaticResources struct{ Listeners, Clusters []any } `json:"static_resources"`
	}
	text := made(result.RenderDocuments(JSON))(t)
	must(t, json.Unmarshal(text, &bootstrap))
	if len(bootstrap.StaticResources.Listeners) != 1 || len(bootstrap.StaticResources.Clusters) == 0 {
		t.Errorf("got\n%s", text)
	}
	for _, port := range []string{`"port_value": 9000`, `"port_value": 9001`} {
		if !bytes.Contains(text, []byte(port)) {
			t.Errorf("%s is not in\n%s", port, text)
		}
	}
}
