package portalcore

import "errors"

// ErrClosed is the error of every call on something that was closed.
var ErrClosed = errors.New("portalcore: already closed")

// Error is why a call failed: misuse, an exceeded limit or a fault of the library. Mistakes in the input are no errors
// but [Diagnostic]s of the [Result].
type Error struct {
	// Status is the kind of failure: errors.Is(err, portalcore.ErrInvalidArgument) compares it.
	Status Status
	// Argument is the parameter, or the field of a struct, that is at fault, as the C interface names it: "name",
	// "options.max_depth". It is empty where no single one is.
	Argument string
	// Message is what went wrong and how to mend it, in English, for people; not to be parsed.
	Message string
}

// Error gives all of it on one line.
func (e *Error) Error() string {
	text := e.Status.Error()
	if e.Argument != "" {
		text += ": " + e.Argument
	}
	if e.Message != "" {
		text += ": " + e.Message
	}
	return text
}

// Is says whether the target is the Status, so that errors.Is compares with ErrInvalidArgument and the like.
func (e *Error) Is(target error) bool {
	return target == e.Status
}

// Error is the name of the status, and where it is from.
func (s Status) Error() string {
	return "portalcore: " + s.Name()
}

// Name is the name of the status in words, such as "invalid argument".
func (s Status) Name() string {
	return rawStatusName(s)
}
