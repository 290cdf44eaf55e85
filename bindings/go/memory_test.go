package portalcore

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
)

// resident is the memory of the process, in bytes, without what Go itself has no use for.
func resident(t testing.TB) int {
	debug.FreeOSMemory()
	fields := bytes.Fields(made(os.ReadFile("/proc/self/statm"))(t))
	return made(strconv.Atoi(string(fields[1])))(t) * os.Getpagesize()
}

// flat fails where so many rounds take more memory than the first ones did, by as much as a small part of what each makes.
func flat(t *testing.T, rounds int, limit int, round func()) {
	t.Helper()
	if testing.Short() {
		t.Skip("long")
	}
	handles := liveHandles.Load()
	for range rounds / 4 {
		round()
	}
	before := resident(t)
	for range rounds {
		round()
	}
	grown := resident(t) - before
	t.Logf("%d rounds took %d KiB", rounds, grown>>10)
	if grown > limit {
		t.Errorf("%d rounds took %d bytes", rounds, grown)
	}
	if liveHandles.Load() != handles {
		t.Errorf("%d objects are still alive", liveHandles.Load()-handles)
	}
}

func TestDecisionsLeaveNothingBehind(t *testing.T) {
	settled(t)
	texts := map[string][]byte{"bakery.yaml": bakery(t)}
	result := made(Translate(texts, nil))(t)
	defer result.Close()
	flat(t, 2000, 4<<20, func() {
		policy := made(result.Policy())(t)
		decider := policy.NewDecider(1 << 20)
		var decision Decision
		// The first one grows the memory, the second is larger than what is kept for the next decision.
		long := keyed("bakery-key-of-a-shop")
		for _, size := range []int{10_000, 300_000} {
			long.Headers = append(long.Headers, Field{"x-long", strings.Repeat("x", size)})
			must(t, decider.Decide(&long, &decision))
			made(policy.Decide(long))(t)
		}
		made(policy.DecideBatch(make([]Request, 40)))(t)
		must(t, decider.Close())
		policy.Close()
		made(result.RenderStatuses(JSON))(t)
		made(result.RenderCatalog("bakery/counter", &Viewer{"otto@bakery.example", []string{"bakers"}}, JSON))(t)
		made(result.RenderExplanation(ExplainRequest{
			URL: "https://api.bakery.example/recipes", Headers: []Field{{"x-bakery-key", "bakery-key-of-a-shop"}},
		}, ReportText))(t)
		made(result.RenderOverlaps(OverlapsAll, ReportJSON))(t)
		must(t, closed(Compare(result, result)))
	})
}

func TestForgottenMemoryOfDecisionsIsFreed(t *testing.T) {
	policy := bakeryPolicy(t)
	defer policy.Close()
	for range 20 {
		var decision Decision
		must(t, policy.NewDecider(usualMemory).Decide(&Request{}, &decision))
		made(policy.Decide(Request{}))(t)
	}
	for range 1000 {
		if liveBlocks.Load() == 0 {
			return
		}
		runtime.GC()
		runtime.Gosched()
	}
	t.Errorf("%d blocks of memory are still alive", liveBlocks.Load())
}

func TestWorkLeavesNothingBehind(t *testing.T) {
	settled(t)
	orders, mistakes := example(t, "orders", "portal.yaml"), example(t, "mistakes", "orders.yaml")
	workspace := made(NewWorkspace(nil))(t)
	defer workspace.Close()
	flat(t, 1000, 8<<20, func() {
		result := made(Translate(map[string][]byte{"portal.yaml": orders, "orders.yaml": mistakes}, nil))(t)
		made(result.Documents())(t)
		made(result.RenderDocuments(YAML))(t)
		made(result.Diagnostics())(t)
		made(result.RenderDiagnostics(DiagnosticsText))(t)
		result.Close()

		must(t, workspace.BeginListing())
		must(t, workspace.Put("portal.yaml", orders, YAML))
		must(t, workspace.EndListing())
		evaluated := made(workspace.Evaluate())(t)
		changes := made(evaluated.ChangesSince(0))(t)
		made(changes.DocumentText(0, JSON))(t)
		changes.Close()
		evaluated.Close()
		must(t, workspace.Remove("portal.yaml"))
		made(workspace.Evaluate())(t).Close()
	})
}

// What has no Close is freed as soon as it is copied: texts, lists of requirements and errors. Large or many ones show it.
func TestCopiesAreFreed(t *testing.T) {
	settled(t)
	t.Run("texts", func(t *testing.T) {
		flat(t, 500, 4<<20, func() {
			if text := made(CRDs(JSON))(t); len(text) < 50_000 {
				t.Fatal("it is too small to be seen")
			}
		})
	})
	t.Run("requirements", func(t *testing.T) {
		var text []byte
		for i := range 1000 {
			text = fmt.Appendf(text, "---\n{apiVersion: portalcore.dev/v1alpha1, kind: ApiDoc, "+
				"metadata: {name: a%[1]d, namespace: shop}, spec: {openApi: {file: a-name-that-takes-space-%[1]d.yaml}}}\n", i)
		}
		result := made(Translate(map[string][]byte{"apis.yaml": text}, nil))(t)
		defer result.Close()
		flat(t, 500, 4<<20, func() {
			if got := made(result.Requirements())(t); len(got) != 1000 {
				t.Fatalf("%d requirements", len(got))
			}
		})
	})
	t.Run("errors", func(t *testing.T) {
		input := made(NewInput(nil))(t)
		defer input.Close()
		flat(t, 100_000, 4<<20, func() {
			if input.Add("", nil, YAML) == nil {
				t.Fatal("nothing was refused")
			}
		})
	})
}
