package portalcore

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"sync"
	"testing"
	"unsafe"
)

const hammers = 16

// atOnce runs it in 16 goroutines that begin together.
func atOnce(work func(number int)) {
	var start, all sync.WaitGroup
	start.Add(1)
	for number := range hammers {
		all.Add(1)
		go func() {
			defer all.Done()
			start.Wait()
			work(number)
		}()
	}
	start.Done()
	all.Wait()
}

func TestOneInputInManyGoroutines(t *testing.T) {
	settled(t)
	input := made(NewInput(nil))(t)
	must(t, input.Add("a.yaml", portal("a"), YAML))
	must(t, input.Add("orders.yaml", example(t, "mistakes", "orders.yaml"), YAML))
	shared := made(input.Translate())(t)
	documents, findings := everythingOf(t, shared)
	atOnce(func(int) {
		for range 20 {
			own := made(input.Translate())(t)
			for _, result := range []*Result{own, shared} {
				gotDocuments, gotFindings := everythingOf(t, result)
				if !bytes.Equal(gotDocuments, documents) || gotFindings != findings {
					t.Error("the goroutines do not all see the same")
				}
			}
			own.Close()
			if len(made(input.RequiredContent())(t)) != 0 {
				t.Error("something is required")
			}
		}
	})
	input.Close()
	shared.Close()
	settled(t)
}

// everythingOf reads all that a result has. Its fatal errors end a goroutine, and the test fails all the same.
func everythingOf(t testing.TB, result *Result) (documents []byte, findings string) {
	for _, document := range made(result.Documents())(t) {
		documents = fmt.Appendln(documents, document)
	}
	documents = append(documents, made(result.RenderDocuments(JSON))(t)...)
	for _, diagnostic := range made(result.Diagnostics())(t) {
		findings += fmt.Sprintln(diagnostic, diagnostic.Range, diagnostic.Labels)
	}
	return documents, findings + string(made(result.RenderDiagnostics(DiagnosticsJSON))(t))
}

func TestOneWorkspaceInManyGoroutines(t *testing.T) {
	workspace := made(NewWorkspace(nil))(t)
	defer workspace.Close()
	atOnce(func(number int) {
		name := fmt.Sprintf("w%d", number)
		for range 5 {
			must(t, workspace.Put(name, portal(name), YAML))
			result := made(workspace.Evaluate())(t)
			changes := made(result.ChangesSince(0))(t)
			if changes.Len() < 2 {
				t.Error("its own objects are not there")
			}
			changes.Close()
			result.Close()
		}
	})
	must(t, workspace.EndListing())
	result := made(workspace.Evaluate())(t)
	defer result.Close()
	if result.DocumentCount() != 2*hammers || result.HasErrors() {
		t.Errorf("%d documents", result.DocumentCount())
	}
}

// Whoever loses the race is told so; nobody reads what is freed.
func TestCloseWhileOthersRead(t *testing.T) {
	for range 20 {
		all := makeEverything(t)
		want := made(all.result.RenderDocuments(YAML))(t)
		atOnce(func(number int) {
			switch number {
			case 3, 7:
				for _, closer := range all.closers() {
					closer.Close()
				}
			default:
				for name, call := range all.calls() {
					if name == "Input.Add" || name == "Input.AddContent" {
						continue // The second time is a duplicate.
					}
					if err := call(); err != nil && err != ErrClosed && !errors.Is(err, ErrNotFound) && name != "Workspace.Adopt" {
						t.Errorf("%s: %v", name, err)
					}
				}
				if got, err := all.result.RenderDocuments(YAML); err != ErrClosed && (err != nil || !bytes.Equal(got, want)) {
					t.Errorf("got %v\n%s", err, got)
				}
			}
		})
	}
	settled(t)
}

func TestOnePolicyInManyGoroutines(t *testing.T) {
	settled(t)
	policy := bakeryPolicy(t)
	requests := []Request{keyed("bakery-key-of-a-shop"), keyed("nobody's"), {Route: listRecipes, Headers: make([]Field, 300)}, {}}
	want := made(policy.DecideBatch(requests))(t)
	decider := policy.NewDecider(usualMemory)
	defer decider.Close()
	atOnce(func(number int) {
		own := policy.NewDecider(usualMemory)
		defer own.Close()
		var decision Decision
		for round := range 40 {
			i := (number + round) % len(requests)
			if got := made(policy.Decide(requests[i]))(t); !reflect.DeepEqual(got, want[i]) {
				t.Errorf("got %+v", got)
			}
			for _, decider := range []*Decider{own, decider} {
				must(t, decider.Decide(&requests[i], &decision))
				if !sameDecision(decision, want[i]) {
					t.Errorf("got %+v", decision)
				}
			}
			if got := made(policy.DecideBatch(requests))(t); !reflect.DeepEqual(got, want) {
				t.Errorf("got %+v", got)
			}
		}
	})
	policy.Close()
	settled(t)
}

// Calls that lock two results in different orders would wait for ever, once others wait to close both.
func TestTwoResultsAreLockedInOneOrder(t *testing.T) {
	settled(t)
	one, other := made(Translate(nil, nil))(t), made(Translate(nil, nil))(t)
	first, second := &one.handle, &other.handle
	if uintptr(unsafe.Pointer(second)) < uintptr(unsafe.Pointer(first)) {
		first, second = second, first
	}
	for _, pair := range [][2]*Result{{one, other}, {other, one}} {
		second.mutex.Lock()
		compared := make(chan error)
		go func() { compared <- closed(Compare(pair[0], pair[1])) }()
		// It waits for the second one, so it has to have the first one.
		for tries := 0; first.mutex.TryLock(); tries++ {
			first.mutex.Unlock()
			if tries == 1_000_000 {
				t.Error("it waits for the second one without the first one")
				break
			}
			runtime.Gosched()
		}
		second.mutex.Unlock()
		must(t, <-compared)
	}
	one.Close()
	other.Close()
	settled(t)
}
