//go:build !portalcore_gc

package portalcore

func collectGarbage() {}
