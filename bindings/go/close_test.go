package portalcore

import (
	"bytes"
	"io"
	"runtime"
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
	return all
}

func (e everything) closers() []io.Closer {
	return []io.Closer{e.input, e.workspace, e.result, e.changes}
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
		"Changes.DocumentText":     func() error { _, err := e.changes.DocumentText(0, YAML); return err },
	}
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
	zero := everything{new(Input), new(Workspace), new(Result), new(Changes)}
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

// Each of the 24 orders: what is still open has to work whatever was closed before it.
func TestCloseInAnyOrder(t *testing.T) {
	settled(t)
	var closeRest func(order []int)
	closeRest = func(order []int) {
		if len(order) == 4 {
			closeInOrder(t, order)
			return
		}
		for next := range 4 {
			if !contains(order, next) {
				closeRest(append(order[:len(order):len(order)], next))
			}
		}
	}
	closeRest(nil)
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

func contains(order []int, wanted int) bool {
	for _, number := range order {
		if number == wanted {
			return true
		}
	}
	return false
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
	for text, err := range translated().DocumentTexts(YAML) {
		must(t, err)
		if !bytes.HasPrefix(text, []byte("---\n")) {
			t.Errorf("got\n%s", text)
		}
	}
	settled(t)
}
