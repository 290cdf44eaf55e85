package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"portalcore.dev/go/portalcore"
)

// directory holds one file an object. It stands for the cluster.
type directory string

// object is what a file says about itself.
type object struct {
	APIVersion string
	Kind       string
	Metadata   struct {
		Namespace, Name     string
		Labels, Annotations map[string]string
	}
}

// objects lists what an earlier run applied: that which carries our label.
func (d directory) objects() ([]portalcore.Document, error) {
	entries, err := os.ReadDir(string(d))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	var found []portalcore.Document
	for _, entry := range entries {
		if filepath.Ext(entry.Name()) != ".json" {
			continue
		}
		text, err := os.ReadFile(filepath.Join(string(d), entry.Name()))
		if err != nil {
			return nil, err
		}
		var o object
		if err := json.Unmarshal(text, &o); err != nil {
			return nil, fmt.Errorf("%s: %w", entry.Name(), err)
		}
		if o.Metadata.Labels["app.kubernetes.io/managed-by"] != "portalcore" {
			continue
		}
		// An annotation that is no number is one that is not there: the phase is unknown.
		phase, _ := strconv.ParseUint(o.Metadata.Annotations["portalcore.dev/phase"], 10, 32)
		found = append(found, portalcore.Document{
			Phase:       portalcore.Phase(phase),
			APIVersion:  o.APIVersion,
			Kind:        o.Kind,
			Namespace:   o.Metadata.Namespace,
			Name:        o.Metadata.Name,
			ContentHash: o.Metadata.Annotations["portalcore.dev/content-hash"],
		})
	}
	return found, nil
}

// apply makes a change.
func (d directory) apply(changes *portalcore.Changes, index int, change portalcore.Change) error {
	switch change.Action {
	case portalcore.Upsert:
		text, err := changes.DocumentText(index, portalcore.JSON)
		if err != nil {
			return err
		}
		return replace(filepath.Join(string(d), fileName(change.Document)), text)
	case portalcore.Delete:
		return d.remove(change.Document)
	default:
		return fmt.Errorf("cannot %v %s", change.Action, fileName(change.Document))
	}
}

// prune deletes what carries our label and is not among the documents, higher phases first.
func (d directory) prune(result *portalcore.Result) ([]portalcore.Change, error) {
	documents, err := result.Documents()
	if err != nil {
		return nil, err
	}
	wanted := map[string]bool{}
	for _, document := range documents {
		wanted[fileName(document)] = true
	}
	found, err := d.objects()
	slices.SortStableFunc(found, func(a, b portalcore.Document) int { return int(b.Phase) - int(a.Phase) })
	var made []portalcore.Change
	for _, document := range found {
		if wanted[fileName(document)] {
			continue
		}
		if err := d.remove(document); err != nil {
			return made, err
		}
		made = append(made, portalcore.Change{Action: portalcore.Delete, Document: document})
	}
	return made, err
}

func (d directory) remove(document portalcore.Document) error {
	err := os.Remove(filepath.Join(string(d), fileName(document)))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// fileName is one name for one object. Names of Kubernetes hold no underscores.
func fileName(document portalcore.Document) string {
	group, _, _ := strings.Cut(document.APIVersion, "/")
	return strings.ToLower(document.Kind) + "." + group + "_" + document.Namespace + "_" + document.Name + ".json"
}

// replace writes a file as a whole: whoever reads it meanwhile sees the old or the new one.
func replace(path string, text []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	temporary := path + ".new"
	if err := os.WriteFile(temporary, text, 0o666); err != nil {
		return err
	}
	return os.Rename(temporary, path)
}
