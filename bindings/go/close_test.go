package portalcore

import (
	"bytes"
	"io"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"testing/fstest"
)

// everything is one of each, made of the same portal.
type everything struct {
	input     *Input
	workspace *Workspace
	result    *Result
	changes   *Changes
	diff      *Diff
	policy    *Policy
	decider   *Decider
}

func makeEverything(t testing.TB) everything {
	t.Helper()
	var all everything
	all.input = made(NewInput(&Options{DefaultNamespace: "shop"}))(t)
	must(t, all.input.Add("a.yaml", portal("a"), YAML))
	all.workspace = made(NewWorkspace(nil))(t)
	must(t, all.workspace.Put("a.yaml", portal("a"), YAML))
	all.result = made(all.workspace.Evaluate())(t)
	all.changes = made(all.result.ChangesSince(0))(t)
	all.diff = made(Compare(all.result, all.result))(t)
	all.policy = made(all.result.Policy())(t)
	all.decider = all.policy.NewDecider(usualMemory)
	return all
}

func (e everything) closers() []io.Closer {
	return []io.Closer{e.input, e.workspace, e.result, e.changes, e.diff, e.policy, e.decider}
}

// calls is every method that can fail, by name.
func (e everything) calls() map[string]func() error {
	return map[string]func() error{
		"Input.Add":                func() error { return e.input.Add("x", nil, YAML) },
		"Input.AddContent":         func() error { return e.input.AddContent("x", nil) },
		"Input.AddFS":              func() error { return e.input.AddFS(fstest.MapFS{}) },
		"Input.RequiredContent":    func() error { _, err := e.input.RequiredContent(); return err },
		"Input.Validate":           func() error { _, err := e.input.Validate(); return err },
		"Input.Translate":          func() error { _, err := e.input.Translate(); return err },
		"Workspace.Put":            func() error { return e.workspace.Put("x", nil, YAML) },
		"Workspace.Remove":         func() error { return e.workspace.Remove("x") },
		"Workspace.PutContent":     func() error { return e.workspace.PutContent("x", nil) },
		"Workspace.RemoveContent":  func() error { return e.workspace.RemoveContent("x") },
		"Workspace.Adopt":          func() error { return e.workspace.Adopt(Document{APIVersion: "v1", Kind: "a", Name: "b"}) },
		"Workspace.BeginListing":   e.workspace.BeginListing,
		"Workspace.EndListing":     e.workspace.EndListing,
		"Workspace.Evaluate":       func() error { _, err := e.workspace.Evaluate(); return err },
		"Result.Documents":         func() error { _, err := e.result.Documents(); return err },
		"Result.DocumentText":      func() error { _, err := e.result.DocumentText(0, YAML); return err },
		"Result.RenderDocuments":   func() error { _, err := e.result.RenderDocuments(YAML); return err },
		"Result.Diagnostics":       func() error { _, err := e.result.Diagnostics(); return err },
		"Result.RenderDiagnostics": func() error { _, err := e.result.RenderDiagnostics(DiagnosticsText); return err },
		"Result.Requirements":      func() error { _, err := e.result.Requirements(); return err },
		"Result.ChangesSince":      func() error { _, err := e.result.ChangesSince(0); return err },
		"Result.RenderStatuses":    func() error { _, err := e.result.RenderStatuses(YAML); return err },
		"Result.RenderCatalog":     func() error { _, err := e.result.RenderCatalog("a/b", nil, YAML); return err },
		"Result.RenderExplanation": func() error {
			_, err := e.result.RenderExplanation(ExplainRequest{URL: "http://a.example.com/"}, ReportText)
			return err
		},
		"Result.RenderOverlaps": func() error { _, err := e.result.RenderOverlaps(OverlapsAll, ReportText); return err },
		"Result.RenderSpecification": func() error {
			_, err := e.result.RenderSpecification(Specification{Product: "a/b", Version: "v", Environment: "a/b"})
			return err
		},
		"Result.Policy":        func() error { return closed(e.result.Policy()) },
		"Compare":              func() error { return closed(Compare(e.result, e.result)) },
		"Changes.DocumentText": func() error { _, err := e.changes.DocumentText(0, YAML); return err },
		"Diff.Render":          func() error { _, err := e.diff.Render(DiffText); return err },
		"Policy.Decide":        func() error { _, err := e.policy.Decide(Request{}); return err },
		"Policy.DecideBatch":   func() error { _, err := e.policy.DecideBatch(nil); return err },
		"Decider.Decide":       func() error { return e.decider.Decide(new(Request), new(Decision)) },
	}
}

// closed closes what a call gave.
func closed[C io.Closer](value C, err error) error {
	if err != nil {
		return err
	}
	return value.Close()
}

func TestCallsAfterClose(t *testing.T) {
	settled(t)
	all := makeEverything(t)
	for range 3 {
		for _, closer := range all.closers() {
			must(t, closer.Close())
		}
	}
	if alive := liveHandles.Load(); alive != 0 {
		t.Errorf("%d objects are still alive", alive)
	}
	zero := everything{
		new(Input), new(Workspace), new(Result), new(Changes), new(Diff), new(Policy), new(Decider),
	}
	for name, call := range all.calls() {
		if err := call(); err != ErrClosed {
			t.Errorf("%s: %v", name, err)
		}
		if err := zero.calls()[name](); err != ErrClosed {
			t.Errorf("%s of a zero value: %v", name, err)
		}
	}
	for _, closer := range zero.closers() {
		must(t, closer.Close())
	}
	if all.result.DocumentCount() == 0 || all.changes.Len() == 0 || all.result.Summary() == "" {
		t.Error("what needs no library is gone")
	}
}

// inAnyOrder visits each of the 24 orders of four.
func inAnyOrder(visit func(order []int)) {
	var visitRest func(order []int)
	visitRest = func(order []int) {
		if len(order) == 4 {
			visit(order)
			return
		}
		for next := range 4 {
			if !slices.Contains(order, next) {
				visitRest(append(order[:len(order):len(order)], next))
			}
		}
	}
	visitRest(nil)
}

// What is still open has to work whatever was closed before it.
func TestCloseInAnyOrder(t *testing.T) {
	settled(t)
	inAnyOrder(func(order []int) { closeInOrder(t, order) })
	settled(t)
}

func closeInOrder(t *testing.T, order []int) {
	all := makeEverything(t)
	want := made(all.result.DocumentText(0, YAML))(t)
	alive := []func() ([]byte, error){
		func() ([]byte, error) {
			result, err := all.input.Translate()
			if err != nil {
				return nil, err
			}
			defer result.Close()
			return result.DocumentText(0, YAML)
		},
		func() ([]byte, error) {
			result, err := all.workspace.Evaluate()
			if err != nil {
				return nil, err
			}
			defer result.Close()
			return result.DocumentText(0, YAML)
		},
		func() ([]byte, error) { return all.result.DocumentText(0, YAML) },
		func() ([]byte, error) { return all.changes.DocumentText(0, YAML) },
	}
	for i, closed := range order {
		must(t, all.closers()[closed].Close())
		for _, open := range order[i+1:] {
			if got, err := alive[open](); err != nil || !bytes.Equal(got, want) {
				t.Errorf("in the order %v, %d gives %v\n%s", order, open, err, got)
			}
		}
	}
}

// What was made of a result does not need it.
func TestCloseOfDiffAndPolicyInAnyOrder(t *testing.T) {
	settled(t)
	inAnyOrder(func(order []int) {
		all := makeEverything(t)
		all.diff = made(Compare(all.result, made(Translate(nil, nil))(t)))(t)
		want := made(all.diff.Render(DiffJSON))(t)
		request := Request{Host: "a.example.com", Method: "GET", Path: "/a"}
		calls := []struct {
			closer io.Closer
			works  func() bool
		}{
			{all.result, func() bool { _, err := all.result.RenderStatuses(YAML); return err == nil }},
			{all.diff, func() bool { got, err := all.diff.Render(DiffJSON); return err == nil && bytes.Equal(got, want) }},
			{all.policy, func() bool { got, err := all.policy.Decide(request); return err == nil && got.Allowed }},
			{all.decider, func() bool {
				var got Decision
				// It cannot decide without its policy.
				return all.decider.Decide(&request, &got) == nil && got.Allowed || isClosed(&all.policy.handle) && !got.Allowed
			}},
		}
		for i, closing := range order {
			must(t, calls[closing].closer.Close())
			for _, open := range order[i+1:] {
				if !calls[open].works() {
					t.Errorf("in the order %v, %d does not work", order, open)
				}
			}
		}
	})
	settled(t)
}

func isClosed[P comparable](h *handle[P]) bool {
	_, err := read(h, func(P) (struct{}, error) { return struct{}{}, nil })
	return err == ErrClosed
}

func TestForgottenObjectsAreFreed(t *testing.T) {
	settled(t)
	for range 20 {
		makeEverything(t)
	}
	settled(t)
}

// A cleanup that still ran after Close would free what another object may have got in its place.
func TestCloseDisarmsTheCleanup(t *testing.T) {
	var frees atomic.Int32
	func() {
		number := 1
		h := new(handle[*int])
		h.own(&number, func(*int) { frees.Add(1) })
		h.close()
	}()
	for range 10 {
		runtime.GC()
		runtime.Gosched()
	}
	if frees.Load() != 1 {
		t.Errorf("freed %d times", frees.Load())
	}
}

// Each object is garbage as soon as its only call has begun: with the tag portalcore_gc it would be freed right then.
func TestAnObjectLivesThroughItsLastCall(t *testing.T) {
	settled(t)
	translated := func() *Result {
		return made(Translate(map[string][]byte{"a.yaml": portal("a")}, nil))(t)
	}
	want := made(translated().DocumentText(0, YAML))(t)
	if !bytes.HasPrefix(want, []byte("---\n")) {
		t.Errorf("got\n%s", want)
	}
	if documents := made(translated().Documents())(t); len(documents) != 2 {
		t.Errorf("got %v", documents)
	}
	if findings := made(made(makeEverything(t).input.Validate())(t).Diagnostics())(t); len(findings) != 0 {
		t.Errorf("got %v", findings)
	}
	result := made(makeEverything(t).workspace.Evaluate())(t)
	if got := made(made(result.ChangesSince(0))(t).DocumentText(0, YAML))(t); !bytes.Equal(got, want) {
		t.Errorf("got\n%s", got)
	}
	if text := made(made(Compare(translated(), translated()))(t).Render(DiffText))(t); bytes.Contains(text, []byte("breaking")) {
		t.Errorf("got\n%s", text)
	}
	if text := made(translated().RenderStatuses(YAML))(t); !bytes.Contains(text, []byte("Programmed")) {
		t.Errorf("got\n%s", text)
	}
	request := Request{Host: "a.example.com", Method: "GET", Path: "/a"}
	policy := func() *Policy { return made(translated().Policy())(t) }
	if decision := made(policy().Decide(request))(t); !decision.Allowed {
		t.Errorf("got %+v", decision)
	}
	var decision Decision
	must(t, policy().NewDecider(usualMemory).Decide(&request, &decision))
	if !decision.Allowed {
		t.Errorf("got %+v", decision)
	}
	for text, err := range translated().DocumentTexts(YAML) {
		must(t, err)
		if !bytes.HasPrefix(text, []byte("---\n")) {
			t.Errorf("got\n%s", text)
		}
	}
	settled(t)
}
