package portalcore

// Workspace is texts that come and go, and what became of them each time. A controller keeps one: it puts what it sees
// and removes what is gone, evaluates, and applies the changes since the revision that it applied last.
//
// A new workspace is listing: it has seen only a part of what there is. Until [Workspace.EndListing] no change deletes an
// object, or replaces one that was adopted or made of a complete listing: they are held back, and come with the first
// evaluation after the end of the listing. A restart thus never deletes routes.
//
// Each evaluation of new content has the next revision, from 1. Revision 0 is what was adopted.
//
// It is safe for concurrent use; its calls wait for each other.
type Workspace struct {
	handle handle[rawWorkspace]
}

// NewWorkspace makes an empty workspace, which is listing. Nil options are the defaults.
func NewWorkspace(options *Options) (*Workspace, error) {
	if err := checkABI(rawABIVersion()); err != nil {
		return nil, err
	}
	raw, err := rawWorkspaceNew(options)
	if err != nil {
		return nil, err
	}
	workspace := new(Workspace)
	workspace.handle.own(raw, rawWorkspaceFree)
	return workspace, nil
}

// Put stages a text in the place of the one that was there under the URI, copied. The same bytes again change nothing.
//
// The URI is what the host calls it: a path, a URI, or "Kind/namespace/name"; diagnostics show it, and relative
// references are resolved against it.
func (w *Workspace) Put(uri string, text []byte, format Format) error {
	return w.change(func(raw rawWorkspace) error { return rawWorkspacePut(raw, uri, text, format) })
}

// Remove removes a staged text. It is no error if there is none.
func (w *Workspace) Remove(uri string) error {
	return w.change(func(raw rawWorkspace) error { return rawWorkspaceRemove(raw, uri) })
}

// PutContent supplies content that the texts refer to, copied, in the place of what was there under the name: see
// [Result.Requirements]. Listing does not concern it.
func (w *Workspace) PutContent(name string, content []byte) error {
	return w.change(func(raw rawWorkspace) error { return rawWorkspacePutContent(raw, name, content) })
}

// RemoveContent takes supplied content back. It is no error if there is none.
func (w *Workspace) RemoveContent(name string) error {
	return w.change(func(raw rawWorkspace) error { return rawWorkspaceRemoveContent(raw, name) })
}

// Adopt tells the workspace of an object that an earlier run applied, so that it can be updated or deleted. The same
// object again replaces what was said of it.
//
// APIVersion, Kind and Name must be there. Phase is that of the annotation "portalcore.dev/phase" (0: unknown, deleted first),
// ContentHash that of "portalcore.dev/content-hash" (empty: unknown, always updated). After an evaluation it is
// [ErrInvalidState].
func (w *Workspace) Adopt(document Document) error {
	return w.change(func(raw rawWorkspace) error { return rawWorkspaceAdopt(raw, document) })
}

// BeginListing begins a listing anew, for example after a lost watch. Texts that are not put again until its end are
// then removed. A listing that is under way begins again.
func (w *Workspace) BeginListing() error {
	return w.change(rawWorkspaceBeginListing)
}

// EndListing says that everything there is was put since the listing began. Without a listing it does nothing.
func (w *Workspace) EndListing() error {
	return w.change(rawWorkspaceEndListing)
}

// Evaluate makes the configuration that serves what is staged. If nothing has changed, it is the result of the last
// evaluation. Later changes of the workspace leave a result alone.
func (w *Workspace) Evaluate() (*Result, error) {
	return resultOf(change(&w.handle, rawWorkspaceEvaluate))
}

// Close releases the workspace. Its results stay. Closing again does nothing; every other call is then [ErrClosed].
func (w *Workspace) Close() error {
	w.handle.close()
	return nil
}

func (w *Workspace) change(call func(rawWorkspace) error) error {
	_, err := change(&w.handle, done(call))
	return err
}
