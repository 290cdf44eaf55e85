package portalcore

import (
	"errors"
	"io/fs"
	"os"
	"reflect"
	"testing"
	"testing/fstest"
)

func TestRequiredContent(t *testing.T) {
	input := made(NewInput(nil))(t)
	defer input.Close()
	must(t, input.Add("shop/apis.yaml", example(t, "bookstore", "apis.yaml"), YAML))
	want := []Requirement{{ContentFile, "shop/specs/catalog.yaml"}}
	if got := made(input.RequiredContent())(t); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
	result := made(input.Translate())(t)
	defer result.Close()
	if got := made(result.Requirements())(t); !reflect.DeepEqual(got, want) {
		t.Errorf("the result has %v", got)
	}
	must(t, input.AddContent(want[0].Name, example(t, "bookstore", "specs", "catalog.yaml")))
	if got := made(input.RequiredContent())(t); len(got) != 0 {
		t.Errorf("still %v", got)
	}
}

func TestAddFS(t *testing.T) {
	files := fstest.MapFS{}
	for _, name := range []string{"apis.yaml", "product.yaml", "routes.yaml", "environment.yaml", "specs/catalog.yaml"} {
		files[name] = &fstest.MapFile{Data: made(os.ReadFile("../../Examples/bookstore/" + name))(t)}
	}
	broken := &fstest.MapFile{Data: []byte("{")}
	files[".hidden.yaml"], files[".git/config.yaml"], files["notes.txt"] = broken, broken, broken
	result := made(TranslateFS(files, nil))(t)
	defer result.Close()
	if result.DiagnosticCount() != 0 {
		t.Error(made(result.Diagnostics())(t))
	}

	delete(files, "specs/catalog.yaml")
	files["outside.yml"] = &fstest.MapFile{Data: []byte(`{apiVersion: portalcore.dev/v1alpha1, kind: ApiDoc,
metadata: {name: outside, namespace: shop}, spec: {openApi: {file: ../outside.yaml}}}`)}
	result = made(TranslateFS(files, nil))(t)
	defer result.Close()
	want := []Requirement{{ContentFile, "../outside.yaml"}, {ContentFile, "specs/catalog.yaml"}}
	if got := made(result.Requirements())(t); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
}

// What cannot be read must not pass for what is not there.
func TestAddFSReportsWhatItCannotRead(t *testing.T) {
	folder := t.TempDir()
	must(t, os.Symlink("nowhere", folder+"/portal.yaml"))
	if _, err := TranslateFS(os.DirFS(folder), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	if _, err := TranslateFS(os.DirFS(folder+"/nowhere"), nil); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

func TestTranslateRefusesNames(t *testing.T) {
	_, err := Translate(map[string][]byte{"": nil}, nil)
	refused(t, err, ErrInvalidArgument, "name")
	_, err = Translate(nil, &Options{MaxDepth: 1 << 40})
	refused(t, err, ErrOutOfRange, "options.max_depth")
	_, err = TranslateFS(fstest.MapFS{}, &Options{MaxDepth: 1 << 40})
	refused(t, err, ErrOutOfRange, "options.max_depth")
}
