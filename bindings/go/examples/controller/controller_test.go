package main

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"portalcore.dev/go/portalcore"
)

// site is a directory of manifests and one of objects.
type site struct {
	t                 *testing.T
	manifests, output string
	log               bytes.Buffer
}

func newSite(t *testing.T) *site {
	return &site{t: t, manifests: t.TempDir(), output: filepath.Join(t.TempDir(), "out")}
}

func (s *site) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *site) write(name, text string) {
	s.t.Helper()
	path := filepath.Join(s.manifests, name)
	s.must(os.MkdirAll(filepath.Dir(path), 0o777))
	s.must(os.WriteFile(path, []byte(text), 0o666))
}

func (s *site) remove(name string) {
	s.t.Helper()
	s.must(os.Remove(filepath.Join(s.manifests, name)))
}

// start is a start of the controller: what it knew before is gone.
func (s *site) start() *controller {
	s.t.Helper()
	c, err := newController(os.DirFS(s.manifests), directory(s.output), &s.log)
	s.must(err)
	s.t.Cleanup(c.close)
	return c
}

// files is what is in the output, by name.
func (s *site) files() map[string]string {
	s.t.Helper()
	files := map[string]string{}
	entries, err := os.ReadDir(s.output)
	s.must(err)
	for _, entry := range entries {
		text, err := os.ReadFile(filepath.Join(s.output, entry.Name()))
		s.must(err)
		files[entry.Name()] = string(text)
	}
	return files
}

func (s *site) same(before map[string]string) {
	s.t.Helper()
	if after := s.files(); !maps.Equal(before, after) {
		s.t.Errorf("the output was %v and is %v", slices.Sorted(maps.Keys(before)), slices.Sorted(maps.Keys(after)))
	}
}

// synced syncs and compares the changes that were made.
func (s *site) synced(c *controller, want ...string) {
	s.t.Helper()
	made, err := c.sync()
	s.must(err)
	s.made(made, want...)
}

// digest is at the end of the names of objects that name no resource.
var digest = regexp.MustCompile(`-[0-9a-f]{10}$`)

func (s *site) made(made []portalcore.Change, want ...string) {
	s.t.Helper()
	var got []string
	for _, change := range made {
		got = append(got, fmt.Sprint(change.Action, " ", change.Document.Kind, " ", digest.ReplaceAllString(change.Document.Name, "")))
	}
	if !slices.Equal(got, want) {
		s.t.Errorf("made %q, not %q; said:\n%s", got, want, &s.log)
	}
}

// portal is one operation under a path, for the host of that name, with its description in a file of its own.
func (s *site) portal(name, path string) {
	s.write(name+".yaml", fmt.Sprintf(`{apiVersion: portalcore.dev/v1alpha1, kind: ApiDoc,
metadata: {name: %[1]s, namespace: shop}, spec: {openApi: {file: specs/%[1]s.yaml}}}
---
{apiVersion: portalcore.dev/v1alpha1, kind: ApiProduct, metadata: {name: %[1]s, namespace: shop}, spec: {
usagePlanRefs: [{name: %[1]s}], versions: [{name: v1, route: {backends: [{host: {name: %[1]s.example.net, port: 80}}]},
apis: [{apiDocRef: {name: %[1]s}}]}]}}
---
{apiVersion: portalcore.dev/v1alpha1, kind: UsagePlan, metadata: {name: %[1]s, namespace: shop}, spec: {auth: {open: {}}}}
---
{apiVersion: portalcore.dev/v1alpha1, kind: Environment, metadata: {name: %[1]s, namespace: shop}, spec: {
domains: [%[1]s.example.com], gateway: {ref: {name: public}, workload: {selector: {istio: ingressgateway}}},
products: [{names: [%[1]s]}]}}
`, name))
	s.write("specs/"+name+".yaml", fmt.Sprintf(
		`{openapi: 3.1.0, info: {title: A, version: "1"}, paths: {%s: {get: {operationId: a, responses: {"200": {description: a}}}}}}`,
		path))
}

func TestFirstRunThenAnEditThenARemoval(t *testing.T) {
	s := newSite(t)
	s.portal("a", "/a")
	s.portal("b", "/b")
	c := s.start()
	s.synced(c, "upsert ServiceEntry portalcore-a", "upsert ServiceEntry portalcore-b",
		"upsert VirtualService portalcore-a", "upsert VirtualService portalcore-b")
	before := s.files()
	if len(before) != 4 || !strings.Contains(before["virtualservice.networking.istio.io_shop_portalcore-a.json"], "/a") {
		t.Fatalf("got %v", before)
	}
	s.synced(c)
	s.same(before)

	s.portal("a", "/other")
	s.synced(c, "upsert VirtualService portalcore-a")
	if got := s.files()["virtualservice.networking.istio.io_shop_portalcore-a.json"]; !strings.Contains(got, "/other") {
		t.Errorf("got %s", got)
	}

	s.remove("a.yaml")
	s.synced(c, "delete VirtualService portalcore-a", "delete ServiceEntry portalcore-a")
	if len(s.files()) != 2 {
		t.Errorf("got %v", s.files())
	}
}

func TestRestartNeverDeletesRoutes(t *testing.T) {
	s := newSite(t)
	s.portal("a", "/a")
	s.portal("b", "/b")
	s.synced(s.start(), "upsert ServiceEntry portalcore-a", "upsert ServiceEntry portalcore-b",
		"upsert VirtualService portalcore-a", "upsert VirtualService portalcore-b")
	before := s.files()

	s.synced(s.start())
	s.same(before)

	// A restart that cannot read everything knows only a part of what there is.
	s.must(os.Rename(filepath.Join(s.manifests, "a.yaml"), filepath.Join(s.manifests, "a")))
	s.must(os.Symlink("nowhere", filepath.Join(s.manifests, "a.yaml")))
	c := s.start()
	made, err := c.sync()
	if err == nil {
		t.Error("a file that cannot be read is passed over in silence")
	}
	s.made(made)
	s.same(before)
	if !strings.Contains(s.log.String(), " held back") || strings.HasSuffix(s.log.String(), " 0 held back\n") {
		t.Errorf("nothing is held back: %s", &s.log)
	}

	// Now that the listing is complete, what is gone is gone.
	s.remove("a.yaml")
	s.synced(c, "delete VirtualService portalcore-a", "delete ServiceEntry portalcore-a")
}

func TestRestartAppliesWhatChangedMeanwhile(t *testing.T) {
	s := newSite(t)
	s.portal("a", "/a")
	s.portal("b", "/b")
	_, err := s.start().sync()
	s.must(err)
	s.portal("a", "/other")
	s.remove("b.yaml")
	s.synced(s.start(), "upsert VirtualService portalcore-a",
		"delete VirtualService portalcore-b", "delete ServiceEntry portalcore-b")
}

func TestABrokenEditLeavesItsNeighboursAlone(t *testing.T) {
	s := newSite(t)
	s.portal("a", "/a")
	s.portal("b", "/b")
	c := s.start()
	_, err := c.sync()
	s.must(err)
	before := s.files()

	s.write("a.yaml", "{apiVersion: portalcore.dev/v1alpha1, kind: ApiDoc, metadata: {name: a")
	_, err = c.sync()
	s.must(err)
	after := s.files()
	for name, text := range before {
		if strings.Contains(name, "portalcore-b") && after[name] != text {
			t.Errorf("%s changed", name)
		}
	}
	if !strings.Contains(s.log.String(), "error[PC") || !strings.Contains(s.log.String(), " --> a.yaml:") {
		t.Errorf("it says only\n%s", &s.log)
	}

	s.portal("a", "/a")
	_, err = c.sync()
	s.must(err)
	s.same(before)
}

func TestADescriptionThatIsGoneClosesItsRoutesOnly(t *testing.T) {
	s := newSite(t)
	s.portal("a", "/a")
	s.portal("b", "/b")
	c := s.start()
	_, err := c.sync()
	s.must(err)
	before := s.files()
	s.remove("specs/a.yaml")
	_, err = c.sync()
	s.must(err)
	after := s.files()
	for name, text := range before {
		if strings.Contains(name, "portalcore-b") && after[name] != text {
			t.Errorf("%s changed", name)
		}
	}
	s.portal("a", "/a")
	_, err = c.sync()
	s.must(err)
	s.same(before)
}

// Only what carries our label is ours.
func TestObjectsOfOthersStay(t *testing.T) {
	s := newSite(t)
	s.must(os.MkdirAll(s.output, 0o777))
	other := filepath.Join(s.output, "other.json")
	s.must(os.WriteFile(other, []byte(`{"kind": "VirtualService", "metadata": {"name": "other"}}`), 0o666))
	s.synced(s.start())
	if len(s.files()) != 1 {
		t.Error("it is gone")
	}
}

func TestAFailedChangeIsMadeAgain(t *testing.T) {
	s := newSite(t)
	s.portal("a", "/a")
	// A file in the place of the directory.
	s.must(os.WriteFile(s.output, nil, 0o666))
	c, err := newController(os.DirFS(s.manifests), directory(s.output), &s.log)
	if err == nil {
		c.close()
		t.Fatal("an output that cannot be listed was taken for an empty one")
	}
	s.must(os.Remove(s.output))
	c = s.start()
	s.must(os.WriteFile(s.output, nil, 0o666))
	if _, err := c.sync(); err == nil {
		t.Fatal("nothing failed")
	}
	s.must(os.Remove(s.output))
	s.synced(c, "upsert ServiceEntry portalcore-a", "upsert VirtualService portalcore-a")
}

// A revision that the workspace has forgotten: what is there is compared as a whole.
func TestResyncDeletesWhatIsNotWanted(t *testing.T) {
	s := newSite(t)
	s.portal("a", "/a")
	s.portal("b", "/b")
	c := s.start()
	_, err := c.sync()
	s.must(err)
	c.applied = 99
	s.remove("b.yaml")
	s.synced(c, "upsert ServiceEntry portalcore-a", "upsert VirtualService portalcore-a",
		"delete VirtualService portalcore-b", "delete ServiceEntry portalcore-b")
	if len(s.files()) != 2 {
		t.Errorf("got %v", s.files())
	}
	s.synced(c)
}

func TestRunSyncsAtEachTick(t *testing.T) {
	s := newSite(t)
	s.portal("a", "/a")
	c := s.start()
	ctx, stop := context.WithCancel(context.Background())
	ticks, done := make(chan time.Time), make(chan struct{})
	go func() {
		c.run(ctx, ticks)
		close(done)
	}()
	// A tick is taken after the sync before it is done.
	ticks <- time.Time{}
	if len(s.files()) != 2 {
		t.Errorf("got %v", s.files())
	}
	s.portal("b", "/b")
	ticks <- time.Time{}
	ticks <- time.Time{}
	stop()
	<-done
	if len(s.files()) != 4 {
		t.Errorf("got %v", s.files())
	}
}

func TestOnce(t *testing.T) {
	s := newSite(t)
	s.portal("a", "/a")
	s.must(start(context.Background(), s.manifests, s.output, true, time.Hour))
	if len(s.files()) != 2 {
		t.Errorf("got %v", s.files())
	}
}
