package portalcore

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"testing"
)

// digest is at the end of the names of objects that name no resource.
var digest = regexp.MustCompile(`-[0-9a-f]{10}$`)

// changed gives the changes as lines without digests, and closes them.
func changed(t testing.TB, result *Result, since uint64) []string {
	t.Helper()
	changes := made(result.ChangesSince(since))(t)
	defer changes.Close()
	var lines []string
	for _, change := range changes.All() {
		lines = append(lines, fmt.Sprint(change.Action, " ", change.Document.Kind, " ", digest.ReplaceAllString(change.Document.Name, "")))
	}
	if len(lines) != changes.Len() {
		t.Errorf("%d changes, not %d", len(lines), changes.Len())
	}
	return lines
}

func expect(t testing.TB, got []string, want ...string) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, not %q", got, want)
	}
}

func TestWorkspaceTellsWhatChanged(t *testing.T) {
	workspace := made(NewWorkspace(nil))(t)
	defer workspace.Close()
	must(t, workspace.Put("a.yaml", portal("a"), YAML))
	must(t, workspace.Put("b.yaml", portal("b"), YAML))
	must(t, workspace.EndListing())
	first := made(workspace.Evaluate())(t)
	defer first.Close()
	if first.Revision() != 1 || first.HeldBackCount() != 0 || first.HasErrors() {
		t.Fatalf("revision %d: %v", first.Revision(), made(first.Diagnostics())(t))
	}
	expect(t, changed(t, first, 0),
		"upsert ServiceEntry portalcore-a", "upsert ServiceEntry portalcore-b",
		"upsert VirtualService portalcore-a", "upsert VirtualService portalcore-b")

	same := made(workspace.Evaluate())(t)
	defer same.Close()
	if same.Revision() != 1 {
		t.Errorf("nothing changed, and the revision is %d", same.Revision())
	}

	must(t, workspace.Put("a.yaml", bytes.ReplaceAll(portal("a"), []byte("/a:"), []byte("/other:")), YAML))
	edited := made(workspace.Evaluate())(t)
	defer edited.Close()
	expect(t, changed(t, edited, 1), "upsert VirtualService portalcore-a")
	expect(t, changed(t, edited, edited.Revision()))

	changes := made(edited.ChangesSince(1))(t)
	defer changes.Close()
	if text := made(changes.DocumentText(0, JSON))(t); !bytes.Contains(text, []byte("other")) {
		t.Errorf("got %s", text)
	}
	_, err := changes.DocumentText(1, YAML)
	refused(t, err, ErrOutOfRange, "index")

	must(t, workspace.Remove("b.yaml"))
	must(t, workspace.Remove("never there"))
	removed := made(workspace.Evaluate())(t)
	defer removed.Close()
	expect(t, changed(t, removed, edited.Revision()),
		"delete VirtualService portalcore-b", "delete ServiceEntry portalcore-b")
	deletions := made(removed.ChangesSince(edited.Revision()))(t)
	defer deletions.Close()
	if _, err := deletions.DocumentText(0, YAML); !errors.Is(err, ErrInvalidState) {
		t.Errorf("got %v", err)
	}
}

func TestListingHoldsBackDeletions(t *testing.T) {
	workspace := made(NewWorkspace(nil))(t)
	defer workspace.Close()
	must(t, workspace.Adopt(Document{
		Phase: PhaseRoutes, APIVersion: "networking.istio.io/v1", Kind: "VirtualService", Namespace: "shop", Name: "old",
	}))
	partial := made(workspace.Evaluate())(t)
	defer partial.Close()
	expect(t, changed(t, partial, 0))
	if partial.HeldBackCount() != 1 {
		t.Errorf("%d held back", partial.HeldBackCount())
	}
	must(t, workspace.EndListing())
	whole := made(workspace.Evaluate())(t)
	defer whole.Close()
	expect(t, changed(t, whole, 0), "delete VirtualService old")
	if whole.HeldBackCount() != 0 {
		t.Errorf("%d held back", whole.HeldBackCount())
	}

	err := workspace.Adopt(Document{APIVersion: "v1", Kind: "Service", Name: "late"})
	if !errors.Is(err, ErrInvalidState) {
		t.Errorf("got %v", err)
	}
}

func TestRelistingRemovesWhatIsGone(t *testing.T) {
	workspace := made(NewWorkspace(nil))(t)
	defer workspace.Close()
	must(t, workspace.Put("a.yaml", portal("a"), Automatic))
	must(t, workspace.Put("b.yaml", portal("b"), Automatic))
	must(t, workspace.EndListing())
	before := made(workspace.Evaluate())(t)
	defer before.Close()
	must(t, workspace.BeginListing())
	must(t, workspace.Put("b.yaml", portal("b"), Automatic))
	must(t, workspace.EndListing())
	after := made(workspace.Evaluate())(t)
	defer after.Close()
	expect(t, changed(t, after, before.Revision()),
		"delete VirtualService portalcore-a", "delete ServiceEntry portalcore-a")
}

func TestContentOfWorkspace(t *testing.T) {
	workspace := made(NewWorkspace(nil))(t)
	defer workspace.Close()
	must(t, workspace.Put("apis.yaml", example(t, "bookstore", "apis.yaml"), YAML))
	must(t, workspace.EndListing())
	required := func() int {
		result := made(workspace.Evaluate())(t)
		defer result.Close()
		return len(made(result.Requirements())(t))
	}
	if required() != 1 {
		t.Error("the description is not required")
	}
	must(t, workspace.PutContent("specs/catalog.yaml", example(t, "bookstore", "specs", "catalog.yaml")))
	if required() != 0 {
		t.Error("it is required although it is there")
	}
	must(t, workspace.RemoveContent("specs/catalog.yaml"))
	if required() != 1 {
		t.Error("it is not required again")
	}
}

func TestResync(t *testing.T) {
	workspace := made(NewWorkspace(nil))(t)
	defer workspace.Close()
	must(t, workspace.Put("a.yaml", portal("a"), YAML))
	must(t, workspace.EndListing())
	result := made(workspace.Evaluate())(t)
	defer result.Close()
	changes := made(result.ChangesSince(99))(t)
	defer changes.Close()
	if !changes.NeedResync() || changes.Len() != result.DocumentCount() {
		t.Errorf("%d changes", changes.Len())
	}
	if made(result.ChangesSince(0))(t).NeedResync() {
		t.Error("what was adopted is forgotten")
	}
}

func TestMisuseOfWorkspace(t *testing.T) {
	workspace := made(NewWorkspace(nil))(t)
	defer workspace.Close()
	refused(t, workspace.Put("", nil, YAML), ErrInvalidArgument, "uri")
	refused(t, workspace.Put("a", nil, 9), ErrInvalidArgument, "format")
	refused(t, workspace.Remove(""), ErrInvalidArgument, "uri")
	refused(t, workspace.PutContent("", nil), ErrInvalidArgument, "name")
	refused(t, workspace.RemoveContent(""), ErrInvalidArgument, "name")
	refused(t, workspace.Adopt(Document{APIVersion: "v1", Kind: "a"}), ErrInvalidArgument, "document.object_name")
	refused(t, workspace.Adopt(Document{APIVersion: "v1", Name: "a"}), ErrInvalidArgument, "document.kind")
	refused(t, workspace.Adopt(Document{Kind: "a", Name: "a"}), ErrInvalidArgument, "document.api_version")
}
