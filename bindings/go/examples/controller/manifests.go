package main

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// readManifests gives each .yaml, .yml and .json file, at any depth, hidden ones aside. It goes on after an error, and
// gives all of them in the end.
func readManifests(files fs.FS, take func(name string, text []byte) error) error {
	var failures error
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			failures = errors.Join(failures, err)
		case name != "." && strings.HasPrefix(entry.Name(), "."):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case !entry.IsDir() && slices.Contains([]string{".yaml", ".yml", ".json"}, strings.ToLower(path.Ext(name))):
			text, err := fs.ReadFile(files, name)
			if err == nil {
				err = take(name, text)
			}
			failures = errors.Join(failures, err)
		}
		return nil
	})
	return errors.Join(failures, err)
}
