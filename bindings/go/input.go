package portalcore

// Input is texts that belong together, and the options to read them with.
//
// It is safe for concurrent use: calls that only read it run at the same time, Add and AddContent wait for them.
type Input struct {
	handle handle[rawInput]
}

// NewInput makes an empty input. Nil options are the defaults.
func NewInput(options *Options) (*Input, error) {
	if err := checkABI(rawABIVersion()); err != nil {
		return nil, err
	}
	raw, err := rawInputNew(options)
	if err != nil {
		return nil, err
	}
	input := new(Input)
	input.handle.own(raw, rawInputFree)
	return input, nil
}

// Add adds a text: manifests, one or many, or a bare API description.
//
// The name is a path or a URI: diagnostics show it, and relative references are resolved against it. The text is the
// bytes as they are stored, in any encoding; it is copied. A name that is there already is [ErrDuplicateName].
func (i *Input) Add(name string, text []byte, format Format) error {
	_, err := change(&i.handle, done(func(raw rawInput) error { return rawInputAdd(raw, name, text, format) }))
	return err
}

// AddContent supplies content that the texts refer to, under the name of its [Requirement]. The bytes are copied. What
// nothing refers to does no harm.
func (i *Input) AddContent(name string, content []byte) error {
	_, err := change(&i.handle, done(func(raw rawInput) error { return rawInputAddContent(raw, name, content) }))
	return err
}

// RequiredContent lists the content that the texts refer to and that the input does not hold, sorted by kind and name.
//
// What is supplied may refer to more: supply it and ask again until nothing new is listed. What cannot be supplied is
// left out; that is a diagnostic where it is referred to, and costs only what depends on it.
func (i *Input) RequiredContent() ([]Requirement, error) {
	return read(&i.handle, rawRequiredContent)
}

// Validate finds what is wrong with the input. The result has diagnostics and requirements, and no documents.
//
// Mistakes in the input are no error: see [Result.HasErrors].
func (i *Input) Validate() (*Result, error) {
	return resultOf(read(&i.handle, rawValidate))
}

// Translate makes the configuration that serves what the input publishes, and finds what is wrong with it.
//
// What cannot be honoured is withheld, closed and reported; the rest is still there. So the documents of a result with
// errors are safe to apply: they serve less than was asked for, never more. Mistakes in the input are no error: see
// [Result.HasErrors].
func (i *Input) Translate() (*Result, error) {
	return resultOf(read(&i.handle, rawTranslate))
}

// Close releases the input. Results that were made from it stay. Closing again does nothing; every other call is then
// [ErrClosed].
func (i *Input) Close() error {
	i.handle.close()
	return nil
}
