package portalcore

import (
	"bytes"
	"encoding/json"
	"testing"
)

func TestStatuses(t *testing.T) {
	result := bakeryResult(t)
	defer result.Close()
	var written struct {
		SchemaVersion int
		Statuses      []struct {
			Kind     string
			Metadata struct{ Name string }
			Status   struct {
				Conditions []struct{ Type, Status string }
			}
		}
	}
	must(t, json.Unmarshal(made(result.RenderStatuses(JSON))(t), &written))
	if written.SchemaVersion != 1 || len(written.Statuses) != 9 {
		t.Fatalf("got %+v", written)
	}
	for _, status := range written.Statuses {
		for _, condition := range status.Status.Conditions {
			if condition.Status != "True" {
				t.Errorf("%s %s: %s is %s", status.Kind, status.Metadata.Name, condition.Type, condition.Status)
			}
		}
	}
	if text := made(result.RenderStatuses(YAML))(t); !bytes.HasPrefix(text, []byte("---\n")) {
		t.Errorf("got\n%s", text)
	}
	_, err := result.RenderStatuses(9)
	refused(t, err, ErrInvalidArgument, "format")
}

func TestCatalog(t *testing.T) {
	result := bakeryResult(t)
	defer result.Close()
	cases := []struct {
		who    string
		viewer *Viewer
		sees   bool
	}{
		{"nobody", nil, false},
		{"somebody", &Viewer{}, false},
		{"another", &Viewer{"anna@bakery.example", []string{"guests", "others"}}, false},
		{"a user", &Viewer{Username: "otto@bakery.example"}, true},
		{"a group", &Viewer{Groups: []string{"guests", "bakers"}}, true},
	}
	for _, test := range cases {
		t.Run(test.who, func(t *testing.T) {
			text := made(result.RenderCatalog("bakery/counter", test.viewer, JSON))(t)
			if !json.Valid(text) || bytes.Contains(text, []byte("listRecipes")) != test.sees || bytes.Contains(text, []byte("addRecipe")) {
				t.Errorf("got\n%s", text)
			}
		})
	}
	_, err := result.RenderCatalog("bakery/nowhere", nil, YAML)
	refused(t, err, ErrNotFound, "portal")
	_, err = result.RenderCatalog("", nil, YAML)
	refused(t, err, ErrInvalidArgument, "portal")
	_, err = result.RenderCatalog("bakery/counter", &Viewer{Groups: []string{"a", "\xff"}}, YAML)
	refused(t, err, ErrInvalidArgument, "viewer.groups")
	_, err = result.RenderCatalog("bakery/counter", nil, 9)
	refused(t, err, ErrInvalidArgument, "format")
}

func TestSpecification(t *testing.T) {
	result := bakeryResult(t)
	defer result.Close()
	asked := Specification{Product: "bakery/recipes", Version: "v1", Environment: "bakery/live", Format: JSON}
	for _, version := range []struct {
		openAPI OpenAPI
		begins  string
	}{{0, "3.1."}, {OpenAPI31, "3.1."}, {OpenAPI30, "3.0."}} {
		asked.OpenAPI = version.openAPI
		var document struct {
			OpenAPI string
			Paths   map[string]any
		}
		must(t, json.Unmarshal(made(result.RenderSpecification(asked))(t), &document))
		if document.OpenAPI[:4] != version.begins || len(document.Paths) != 2 {
			t.Errorf("got %+v", document)
		}
	}

	asked.Portal = "bakery/counter"
	_, err := result.RenderSpecification(asked)
	refused(t, err, ErrNotFound, "specification")
	asked.Viewer = &Viewer{Groups: []string{"bakers"}}
	text := made(result.RenderSpecification(asked))(t)
	if !bytes.Contains(text, []byte("listRecipes")) || bytes.Contains(text, []byte("addRecipe")) {
		t.Errorf("got\n%s", text)
	}

	asked.Portal = ""
	_, err = result.RenderSpecification(asked)
	refused(t, err, ErrInvalidArgument, "specification.viewer")
	_, err = result.RenderSpecification(Specification{Version: "v1", Environment: "bakery/live"})
	refused(t, err, ErrInvalidArgument, "specification.product")
}
