package portalcore

import (
	"runtime"
	"sync"
	"sync/atomic"
	"unsafe"
)

// liveHandles counts what the library holds for us; the tests see that it comes back to where it was.
var liveHandles atomic.Int64

// handle owns one object of the library and frees it once: when it is closed or, if that is forgotten, when the garbage
// collector finds it unreachable. Its zero value is closed.
//
// The lock makes every method safe for concurrent use, Close included: the C interface leaves undefined what happens
// when an object is freed while another thread reads it.
type handle[P comparable] struct {
	mutex   sync.RWMutex
	owned   owned[P]
	cleanup runtime.Cleanup
}

// owned is apart from handle because what a cleanup gets must not keep alive what it waits for.
type owned[P comparable] struct {
	pointer P
	free    func(P)
}

// own makes a fresh handle the owner of an object.
func (h *handle[P]) own(pointer P, free func(P)) {
	liveHandles.Add(1)
	h.owned = owned[P]{pointer, free}
	h.cleanup = runtime.AddCleanup(h, release[P], h.owned)
}

func release[P comparable](o owned[P]) {
	o.free(o.pointer)
	liveHandles.Add(-1)
}

// Close does nothing the second time.
func (h *handle[P]) close() {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	if h.owned.free == nil {
		return
	}
	h.cleanup.Stop()
	release(h.owned)
	h.owned = owned[P]{}
	// Without this the cleanup could run between the last use of h and Stop.
	runtime.KeepAlive(h)
}

// read makes a call that the C interface allows any number of at once.
func read[P comparable, R any](h *handle[P], call func(P) (R, error)) (R, error) {
	h.mutex.RLock()
	defer h.mutex.RUnlock()
	return use(h, call)
}

// readBoth makes such a call on two objects, which may be the same one. It locks them in the order of their addresses (what
// is owned does not move): two calls that lock in different orders, and two that wait to close, would wait for ever.
func readBoth[P comparable, R any](h, other *handle[P], call func(P, P) (R, error)) (R, error) {
	if h == other {
		return read(h, func(pointer P) (R, error) { return call(pointer, pointer) })
	}
	first, second := h, other
	if uintptr(unsafe.Pointer(second)) < uintptr(unsafe.Pointer(first)) {
		first, second = second, first
	}
	first.mutex.RLock()
	defer first.mutex.RUnlock()
	second.mutex.RLock()
	defer second.mutex.RUnlock()
	return use(h, func(pointer P) (R, error) {
		return use(other, func(otherPointer P) (R, error) { return call(pointer, otherPointer) })
	})
}

// change makes a call that needs the object for itself.
func change[P comparable, R any](h *handle[P], call func(P) (R, error)) (R, error) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	return use(h, call)
}

func use[P comparable, R any](h *handle[P], call func(P) (R, error)) (R, error) {
	if h.owned.free == nil {
		var none R
		return none, ErrClosed
	}
	pointer := h.owned.pointer
	collectGarbage()
	result, err := call(pointer)
	// The pointer alone keeps nothing alive: h must not be collected during the call.
	runtime.KeepAlive(h)
	return result, err
}

// done turns a call that gives nothing into one for change.
func done[P comparable](call func(P) error) func(P) (struct{}, error) {
	return func(pointer P) (struct{}, error) { return struct{}{}, call(pointer) }
}
