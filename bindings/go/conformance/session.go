package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"strconv"

	"portalcore.dev/go/portalcore"
)

// session is what a script works on: the latest of each.
type session struct {
	folder    string
	out       io.Writer
	options   *portalcore.Options
	input     *portalcore.Input
	workspace *portalcore.Workspace
	result    *portalcore.Result
	changes   *portalcore.Changes
	kept      *portalcore.Result
	diff      *portalcore.Diff
	policy    *portalcore.Policy
	request   portalcore.Request
}

// errScript is a mistake of the script, which ends the run; what a call says is part of the transcript.
var errScript = errors.New("not a call of the conformance format")

// call makes a call and writes what it gave.
func (s *session) call(name string, arguments []string) error {
	call, known := calls[name]
	if !known || len(arguments) < call.least || len(arguments) > call.most {
		return errScript
	}
	if call.most != anyNumber {
		// What is left out is empty.
		arguments = append(arguments, make([]string, call.most-len(arguments))...)
	}
	err := call.make(s, arguments)
	if refused := (*portalcore.Error)(nil); errors.As(err, &refused) {
		fmt.Fprintf(s.out, "error %s %s\n", hyphenated(refused.Status.Name()), word(refused.Argument))
		return nil
	}
	return err
}

type call struct {
	least, most int
	make        func(s *session, arguments []string) error
	// takesRest says that the last word is the rest of the line.
	takesRest bool
}

// anyNumber is of words.
const anyNumber = math.MaxInt

var calls = map[string]call{
	"option":      {2, 2, (*session).option, false},
	"backend":     {3, 3, (*session).backend, false},
	"input":       {0, 0, (*session).newInput, false},
	"add":         {2, 3, (*session).add, false},
	"add-content": {2, 2, (*session).addContent, false},
	"required":    {0, 0, func(s *session, _ []string) error { return s.requirements(s.input.RequiredContent()) }, false},
	"validate":    {0, 0, func(s *session, _ []string) error { return s.take(s.input.Validate()) }, false},
	"translate":   {0, 0, func(s *session, _ []string) error { return s.take(s.input.Translate()) }, false},

	"workspace":      {0, 0, (*session).newWorkspace, false},
	"put":            {2, 3, (*session).put, false},
	"remove":         {1, 1, func(s *session, a []string) error { return s.ok(s.workspace.Remove(a[0])) }, false},
	"put-content":    {2, 2, (*session).putContent, false},
	"remove-content": {1, 1, func(s *session, a []string) error { return s.ok(s.workspace.RemoveContent(a[0])) }, false},
	"adopt":          {6, 6, (*session).adopt, false},
	"begin-listing":  {0, 0, func(s *session, _ []string) error { return s.ok(s.workspace.BeginListing()) }, false},
	"end-listing":    {0, 0, func(s *session, _ []string) error { return s.ok(s.workspace.EndListing()) }, false},
	"evaluate":       {0, 0, (*session).evaluate, false},

	"summary":            {0, 0, (*session).summary, false},
	"requirements":       {0, 0, func(s *session, _ []string) error { return s.requirements(s.result.Requirements()) }, false},
	"documents":          {0, 0, (*session).documents, false},
	"document":           {2, 2, (*session).document, false},
	"render-documents":   {1, 1, (*session).renderDocuments, false},
	"diagnostics":        {0, 0, (*session).diagnostics, false},
	"render-diagnostics": {1, 1, (*session).renderDiagnostics, false},
	"changes":            {1, 1, (*session).changesSince, false},
	"change":             {2, 2, (*session).change, false},

	"statuses":      {1, 1, (*session).statuses, false},
	"catalog":       {2, anyNumber, (*session).catalog, false},
	"specification": {6, anyNumber, (*session).specification, false},
	"keep":          {0, 0, func(s *session, _ []string) error { s.kept = s.result; return s.ok(nil) }, false},
	"compare":       {0, 0, (*session).compare, false},
	"render-diff":   {1, 1, (*session).renderDiff, false},

	"policy":        {0, 0, func(s *session, _ []string) error { return s.decideBy(s.result.Policy()) }, false},
	"load-policy":   {0, anyNumber, (*session).loadPolicy, false},
	"request":       {2, 2, (*session).setRequest, true},
	"header":        {2, 2, (*session).addHeader, true},
	"token":         {2, 2, (*session).addToken, true},
	"token-failure": {2, 2, (*session).addTokenFailure, false},
	"decide":        {0, 1, (*session).decide, false},
	"decide-batch":  {0, 0, (*session).decideBatch, false},

	"explain":  {3, 4, (*session).explain, false},
	"overlaps": {2, 2, (*session).overlaps, false},

	"page":  {1, 1, func(s *session, a []string) error { return s.text(portalcore.DiagnosticPage(a[0])) }, false},
	"crds":  {1, 1, (*session).crds, false},
	"close": {0, 0, func(s *session, _ []string) error { s.close(); s.close(); return s.ok(nil) }, false},
}

func (s *session) newInput(_ []string) (err error) {
	s.input, err = portalcore.NewInput(s.options)
	s.options = nil
	return s.ok(err)
}

func (s *session) newWorkspace(_ []string) (err error) {
	s.workspace, err = portalcore.NewWorkspace(s.options)
	s.options = nil
	return s.ok(err)
}

func (s *session) add(arguments []string) error {
	text, format, err := s.handedIn(arguments[1], arguments[2])
	if err != nil {
		return err
	}
	return s.ok(s.input.Add(arguments[0], text, format))
}

func (s *session) put(arguments []string) error {
	text, format, err := s.handedIn(arguments[1], arguments[2])
	if err != nil {
		return err
	}
	return s.ok(s.workspace.Put(arguments[0], text, format))
}

func (s *session) addContent(arguments []string) error {
	content, err := os.ReadFile(filepath.Join(s.folder, arguments[1]))
	if err != nil {
		return err
	}
	return s.ok(s.input.AddContent(arguments[0], content))
}

func (s *session) putContent(arguments []string) error {
	content, err := os.ReadFile(filepath.Join(s.folder, arguments[1]))
	if err != nil {
		return err
	}
	return s.ok(s.workspace.PutContent(arguments[0], content))
}

func (s *session) handedIn(path, format string) ([]byte, portalcore.Format, error) {
	text, err := os.ReadFile(filepath.Join(s.folder, path))
	if err != nil {
		return nil, 0, err
	}
	number, err := formatNamed(format)
	return text, number, err
}

func (s *session) adopt(arguments []string) error {
	phase, err := strconv.ParseUint(arguments[0], 10, 32)
	if err != nil {
		return err
	}
	return s.ok(s.workspace.Adopt(portalcore.Document{
		Phase: portalcore.Phase(phase), APIVersion: arguments[1], Kind: arguments[2], Namespace: arguments[3],
		Name: arguments[4], ContentHash: arguments[5],
	}))
}

func (s *session) evaluate(_ []string) error {
	result, err := s.workspace.Evaluate()
	if err != nil {
		return err
	}
	s.result = result
	complete := 0
	if result.IsComplete() {
		complete = 1
	}
	fmt.Fprintf(s.out, "result revision=%d complete=%d held-back=%d errors=%d warnings=%d documents=%d\n",
		result.Revision(), complete, result.HeldBackCount(), result.ErrorCount(), result.WarningCount(), result.DocumentCount())
	return nil
}

// take makes the result of an input the current one.
func (s *session) take(result *portalcore.Result, err error) error {
	if err != nil {
		return err
	}
	s.result = result
	fmt.Fprintf(s.out, "result errors=%d warnings=%d documents=%d\n",
		result.ErrorCount(), result.WarningCount(), result.DocumentCount())
	return nil
}

func (s *session) document(arguments []string) error {
	index, format, err := indexed(arguments)
	if err != nil {
		return err
	}
	return s.text(s.result.DocumentText(index, format))
}

func (s *session) renderDocuments(arguments []string) error {
	format, err := formatNamed(arguments[0])
	if err != nil {
		return err
	}
	return s.text(s.result.RenderDocuments(format))
}

func (s *session) renderDiagnostics(arguments []string) error {
	format, known := diagnosticsFormats[arguments[0]]
	if !known {
		return errScript
	}
	return s.text(s.result.RenderDiagnostics(format))
}

func (s *session) changesSince(arguments []string) error {
	revision, err := strconv.ParseUint(arguments[0], 10, 64)
	if err != nil {
		return err
	}
	changes, err := s.result.ChangesSince(revision)
	if err != nil {
		return err
	}
	s.changes = changes
	s.listChanges()
	return nil
}

func (s *session) change(arguments []string) error {
	index, format, err := indexed(arguments)
	if err != nil {
		return err
	}
	return s.text(s.changes.DocumentText(index, format))
}

func (s *session) crds(arguments []string) error {
	format, err := formatNamed(arguments[0])
	if err != nil {
		return err
	}
	return s.text(portalcore.CRDs(format))
}

// close releases what there is. What had its place before is left to the garbage collector.
func (s *session) close() {
	if s.input != nil {
		s.input.Close()
	}
	if s.workspace != nil {
		s.workspace.Close()
	}
	if s.result != nil {
		s.result.Close()
	}
	if s.changes != nil {
		s.changes.Close()
	}
	if s.kept != nil {
		s.kept.Close()
	}
	if s.diff != nil {
		s.diff.Close()
	}
	if s.policy != nil {
		s.policy.Close()
	}
}

func indexed(arguments []string) (int, portalcore.Format, error) {
	index, err := strconv.Atoi(arguments[0])
	if err != nil {
		return 0, 0, err
	}
	format, err := formatNamed(arguments[1])
	return index, format, err
}
