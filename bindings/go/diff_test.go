package portalcore

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func TestCompare(t *testing.T) {
	settled(t)
	before := bakeryResult(t)
	edited := bytes.ReplaceAll(bakery(t), []byte("requests: 100,"), []byte("requests: 90,"))
	edited = bytes.ReplaceAll(edited, []byte("requests: 30,"), []byte("requests: 40,"))
	after := made(Translate(map[string][]byte{"edited.yaml": edited}, nil))(t)
	diff := made(Compare(before, after))(t)
	before.Close()
	after.Close()
	var kinds []string
	for i, difference := range diff.All() {
		kinds = append(kinds, difference.Severity.String()+" "+difference.Kind)
		if i == len(kinds) || difference.Subject == "" || difference.Message == "" {
			t.Errorf("got %d: %+v", i, difference)
		}
		if difference.Before.File != "bakery.yaml" || difference.After.File != "edited.yaml" ||
			difference.Before.Start.Line != difference.After.Start.Line || difference.Before.Start.Line == 0 {
			t.Errorf("it is at %+v and %+v", difference.Before, difference.After)
		}
		for _, part := range []string{difference.Kind, difference.Subject, difference.Message} {
			if !strings.Contains(difference.String(), part) {
				t.Errorf("%q lacks %q", difference, part)
			}
		}
	}
	expect(t, kinds, "breaking limit-lowered", "safe limit-raised")
	if diff.Len() != 2 || diff.Severity() != DiffBreaking {
		t.Errorf("%d differences, %s", diff.Len(), diff.Severity())
	}
	if text := made(diff.Render(DiffText))(t); !bytes.Contains(text, []byte("limit-lowered")) {
		t.Errorf("got\n%s", text)
	}
	var written struct{ Differences []struct{ Kind string } }
	must(t, json.Unmarshal(made(diff.Render(DiffJSON))(t), &written))
	if len(written.Differences) != 2 || written.Differences[0].Kind != "limit-lowered" {
		t.Errorf("got %+v", written)
	}
	_, err := diff.Render(0)
	refused(t, err, ErrInvalidArgument, "format")
	must(t, diff.Close())
	if diff.Len() != 2 || diff.Severity() != DiffBreaking {
		t.Error("what needs no library is gone")
	}
	settled(t)
}

func TestCompareTheSame(t *testing.T) {
	result := bakeryResult(t)
	defer result.Close()
	diff := made(Compare(result, result))(t)
	defer diff.Close()
	for range diff.All() {
		t.Error("there is a difference")
	}
	if diff.Len() != 0 || diff.Severity() != 0 {
		t.Errorf("%d differences, %s", diff.Len(), diff.Severity())
	}
	closed := bakeryResult(t)
	closed.Close()
	for _, pair := range [][2]*Result{{result, closed}, {closed, result}, {closed, closed}} {
		if _, err := Compare(pair[0], pair[1]); err != ErrClosed {
			t.Errorf("got %v", err)
		}
	}
}
