package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"time"

	"portalcore.dev/go/portalcore"
)

// controller brings what is applied in line with the manifests.
type controller struct {
	manifests fs.FS
	output    directory
	log       io.Writer
	workspace *portalcore.Workspace
	// content is what was supplied, by name.
	content map[string]bool
	// applied is the revision that the output is of, 0 for what was adopted; reported the one whose findings were shown.
	applied, reported uint64
}

// newController adopts what an earlier run left in the output.
func newController(manifests fs.FS, output directory, log io.Writer) (*controller, error) {
	workspace, err := portalcore.NewWorkspace(nil)
	if err != nil {
		return nil, err
	}
	c := &controller{
		manifests: manifests, output: output, log: log, workspace: workspace, content: map[string]bool{},
	}
	applied, err := output.objects()
	for _, object := range applied {
		err = errors.Join(err, workspace.Adopt(object))
	}
	if err != nil {
		c.close()
		return nil, err
	}
	return c, nil
}

func (c *controller) close() {
	c.workspace.Close()
}

// run syncs at once and then at each tick, until the context ends. What fails is tried again at the next tick.
func (c *controller) run(ctx context.Context, ticks <-chan time.Time) {
	for ctx.Err() == nil {
		if _, err := c.sync(); err != nil {
			fmt.Fprintln(c.log, "controller:", err)
		}
		select {
		case <-ctx.Done():
		case <-ticks:
		}
	}
}

// sync looks at the manifests once and applies what has changed. It gives the changes that were made. What cannot be read
// is an error, and the rest is applied all the same.
func (c *controller) sync() ([]portalcore.Change, error) {
	unread := c.list()
	for name := range c.content {
		unread = errors.Join(unread, c.supply(name))
	}
	result, err := c.evaluate(&unread)
	if err != nil {
		return nil, errors.Join(unread, err)
	}
	defer result.Close()
	c.report(result)
	made, err := c.apply(result)
	return made, errors.Join(unread, err)
}

// list puts all manifests. If one cannot be read, the listing stays open: nobody knows then what is gone, so the
// workspace holds deletions back until a later listing is complete.
func (c *controller) list() error {
	if err := c.workspace.BeginListing(); err != nil {
		return err
	}
	if err := readManifests(c.manifests, func(name string, text []byte) error {
		return c.workspace.Put(name, text, portalcore.Automatic)
	}); err != nil {
		return err
	}
	return c.workspace.EndListing()
}

// evaluate supplies the files that the manifests refer to, until nothing new is there.
func (c *controller) evaluate(unread *error) (*portalcore.Result, error) {
	asked := map[string]bool{}
	for {
		result, err := c.workspace.Evaluate()
		if err != nil {
			return nil, err
		}
		requirements, err := result.Requirements()
		if err != nil {
			result.Close()
			return nil, err
		}
		before := len(c.content)
		for _, requirement := range requirements {
			if name := requirement.Name; requirement.Kind == portalcore.ContentFile && !asked[name] {
				asked[name] = true
				*unread = errors.Join(*unread, c.supply(name))
			}
		}
		if len(c.content) == before {
			return result, nil
		}
		result.Close()
	}
}

// supply hands over a file as it is now. One that is not there is left to the diagnostics; one that cannot be read keeps
// what was supplied before.
func (c *controller) supply(name string) error {
	text, err := fs.ReadFile(c.manifests, name)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid):
		delete(c.content, name)
		return c.workspace.RemoveContent(name)
	case err != nil:
		return err
	}
	if err := c.workspace.PutContent(name, text); err != nil {
		return err
	}
	c.content[name] = true
	return nil
}

// report shows the findings of a revision once.
func (c *controller) report(result *portalcore.Result) {
	if result.Revision() == c.reported {
		return
	}
	c.reported = result.Revision()
	if text, err := result.RenderDiagnostics(portalcore.DiagnosticsText); err == nil {
		c.log.Write(text)
	}
	fmt.Fprintf(c.log, "revision %d: %s; %d held back\n", result.Revision(), result.Summary(), result.HeldBackCount())
}

// apply makes the changes since what is applied. It counts as applied only when all of them are made; the next list holds
// what this one touched, so that to fail in the middle, and to make a change twice, does no harm.
func (c *controller) apply(result *portalcore.Result) ([]portalcore.Change, error) {
	changes, err := result.ChangesSince(c.applied)
	if err != nil {
		return nil, err
	}
	defer changes.Close()
	var made []portalcore.Change
	for i, change := range changes.All() {
		if err := c.output.apply(changes, i, change); err != nil {
			return made, err
		}
		made = append(made, change)
	}
	if changes.NeedResync() {
		// Deletions are not among the changes; without a complete listing nobody can tell which they are.
		if !result.IsComplete() {
			return made, nil
		}
		deleted, err := c.output.prune(result)
		made = append(made, deleted...)
		if err != nil {
			return made, err
		}
	}
	c.applied = result.Revision()
	return made, nil
}
