//go:build portalcore_gc

package portalcore

import "runtime"

// collectGarbage makes a missing KeepAlive show: whatever is unreachable is freed right before the library uses it.
// Cleanups run in a goroutine of their own, hence the second round and the chance to run.
func collectGarbage() {
	runtime.GC()
	runtime.Gosched()
	runtime.GC()
}
