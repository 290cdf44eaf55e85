package portalcore

import "iter"

// Changes is what leads from one revision of a workspace to another: first upserts, lower phases first, then deletions,
// higher phases first. It is immutable, and may outlive the result that it was made from.
//
// It is safe for concurrent use. Methods without an error go on answering after Close.
type Changes struct {
	handle     handle[rawChanges]
	list       []Change
	needResync bool
}

// changesOf takes over raw changes, or passes on why there are none.
func changesOf(raw rawChanges, err error) (*Changes, error) {
	if err != nil {
		return nil, err
	}
	changes := &Changes{needResync: rawChangesNeedResync(raw)}
	changes.handle.own(raw, rawChangesFree)
	if changes.list, err = read(&changes.handle, rawChangesList); err != nil {
		changes.handle.close()
		return nil, err
	}
	return changes, nil
}

// NeedResync says whether the host has to start over: the revision is forgotten ([Options.MaxRevisions]), or later than
// the result. The changes are then one upsert for each document of the revision, and no deletions, because what the host
// has is not known: once the listing is complete, it deletes what carries our label and is not among the documents.
func (c *Changes) NeedResync() bool { return c.needResync }

// Len is how many changes there are.
func (c *Changes) Len() int { return len(c.list) }

// All gives the changes with their indices, in the order in which to make them.
func (c *Changes) All() iter.Seq2[int, Change] {
	return func(yield func(int, Change) bool) {
		for i, change := range c.list {
			if !yield(i, change) {
				return
			}
		}
	}
}

// DocumentText writes the document of an upsert, apiVersion to spec; YAML begins with "---". For a deletion it is
// [ErrInvalidState], for an index that is not below Len [ErrOutOfRange].
func (c *Changes) DocumentText(index int, format Format) ([]byte, error) {
	return read(&c.handle, func(raw rawChanges) ([]byte, error) { return rawChangesDocumentText(raw, index, format) })
}

// Close releases the changes. Closing again does nothing; DocumentText is then [ErrClosed].
func (c *Changes) Close() error {
	c.handle.close()
	return nil
}
