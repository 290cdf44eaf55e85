// Package portalcore turns the resources of a developer portal into Istio configuration. It is the Go binding of
// libportalcore.
//
// It reads ApiDoc, ApiProduct, UsagePlan, Environment, Portal, Route, User and Group, of either dialect, and the API
// descriptions that they name, says what is wrong with them, and gives the Kubernetes objects that serve them. It opens
// no file, no connection and no clock: the host hands over text and gets text. (Only a decision on a [Request] without a
// time takes that of the call.)
//
// Tools use [Translate], [TranslateFS] or an [Input]; controllers use a [Workspace], which keeps what it was told and
// says what has changed. Portals ask a [Result] for catalogues and published specifications; authorization servers decide
// by a [Policy]. [Compare] says what somebody notices of the step from one result to another.
//
// # Errors and diagnostics
//
// An error is misuse, an exceeded limit or a fault of the library: an [*Error], whose status errors.Is compares with
// [ErrInvalidArgument] and the like, or [ErrClosed]. Mistakes in the input are no errors: they are diagnostics of the
// [Result], and the call that found them succeeds.
//
// # Closing
//
// [Input], [Workspace], [Result], [Changes], [Diff], [Policy] and [Decider] hold memory that the garbage collector does not
// see. Close them, in any order and as often as you like. What is forgotten is freed some time after it is unreachable.
//
// # Concurrency
//
// Everything is safe for concurrent use, Close included. The same input gives the same bytes, whatever the order in which
// it was handed over.
package portalcore
