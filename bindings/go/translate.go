package portalcore

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// Translate makes the configuration that serves what the texts publish, by name. Nil options are the defaults. See
// [Input.Translate]; what it requires and does not get is in [Result.Requirements].
func Translate(texts map[string][]byte, options *Options) (*Result, error) {
	input, err := NewInput(options)
	if err != nil {
		return nil, err
	}
	defer input.Close()
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		if err := input.Add(name, texts[name], Automatic); err != nil {
			return nil, err
		}
	}
	return input.Translate()
}

// TranslateFS translates the files of a file system: see [Input.AddFS].
func TranslateFS(files fs.FS, options *Options) (*Result, error) {
	input, err := NewInput(options)
	if err != nil {
		return nil, err
	}
	defer input.Close()
	if err := input.AddFS(files); err != nil {
		return nil, err
	}
	return input.Translate()
}

// AddFS adds the .yaml, .yml and .json files of a file system, at any depth, hidden ones aside, and the files that they
// refer to. What refers to files that are not there, or outside of the file system, stays required.
//
// An error of the file system ends it; what was added before stays added.
func (i *Input) AddFS(files fs.FS) error {
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		case entry.IsDir() || !slices.Contains([]string{".yaml", ".yml", ".json"}, strings.ToLower(path.Ext(name))):
			return nil
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		return i.Add(name, text, Automatic)
	})
	if err != nil {
		return err
	}
	return i.addRequired(files)
}

// addRequired goes round until nothing new is asked for: content may refer to more content.
func (i *Input) addRequired(files fs.FS) error {
	asked := map[string]bool{}
	for {
		requirements, err := i.RequiredContent()
		if err != nil {
			return err
		}
		added := false
		for _, requirement := range requirements {
			name := requirement.Name
			if requirement.Kind != ContentFile || asked[name] || !fs.ValidPath(name) {
				continue
			}
			asked[name] = true
			content, err := fs.ReadFile(files, name)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			} else if err != nil {
				return err
			}
			if err := i.AddContent(name, content); err != nil {
				return err
			}
			added = true
		}
		if !added {
			return nil
		}
	}
}
