package portalcore

// The raw layer, continued: the memory that decisions are made in.

/*
#include <portalcore.h>
#include <stdlib.h>
*/
import "C"

import (
	"runtime"
	"sync/atomic"
	"time"
	"unsafe"
)

// usualMemory is for the texts of a decision to begin with; the header says that less is enough for usual names.
const usualMemory = 8192

// liveBlocks counts the blocks of C's memory that scratches hold.
var liveBlocks atomic.Int64

// rawScratch is a block of C's memory that holds requests with all that they point to, and decisions with theirs: structs
// that point to each other may not lie in memory of Go unless each part is pinned, which costs more than to copy them.
//
// Pointers are stored as numbers. To the compiler the block is memory of Go, and before it stores a pointer, the garbage
// collector may want to see the one that was there; but there are bytes that a client sent.
type rawScratch struct {
	block   unsafe.Pointer
	size    uintptr
	memory  int // for the texts of each decision
	cleanup runtime.Cleanup
}

func newRawScratch() *rawScratch { return &rawScratch{memory: usualMemory} }

// reserve makes the block as large as it has to be. What is in it is lost.
func (s *rawScratch) reserve(size uintptr) {
	if size <= s.size {
		return
	}
	s.free()
	// Requests differ in size: so that a larger one finds room, usually.
	size += size / 4
	s.block, s.size = C.malloc(C.size_t(size)), size
	liveBlocks.Add(1)
	s.cleanup = runtime.AddCleanup(s, freeBlock, s.block)
}

// free releases the block; the scratch may be used again.
func (s *rawScratch) free() {
	if s.block == nil {
		return
	}
	s.cleanup.Stop()
	freeBlock(s.block)
	s.block, s.size = nil, 0
	runtime.KeepAlive(s)
}

func freeBlock(block unsafe.Pointer) {
	C.free(block)
	liveBlocks.Add(-1)
}

// lay lays requests into the block, and decisions with so much memory each.
func (s *rawScratch) lay(requests []Request, memory int) ([]C.portalcore_request, []C.portalcore_decision) {
	var texts, fields, failures int
	for i := range requests {
		request := &requests[i]
		texts += len(request.Route) + len(request.Host) + len(request.Method) + len(request.Path) + len(request.ClientAddress)
		for _, list := range [...][]Field{request.Headers, request.Tokens} {
			fields += len(list)
			for j := range list {
				texts += len(list[j].Name) + len(list[j].Value)
			}
		}
		failures += len(request.TokenFailures)
		for j := range request.TokenFailures {
			texts += len(request.TokenFailures[j].Provider)
		}
	}
	count := len(requests)
	structs := uintptr(count)*(C.sizeof_portalcore_request+C.sizeof_portalcore_decision) +
		uintptr(fields)*C.sizeof_portalcore_field + uintptr(failures)*C.sizeof_portalcore_token_failure
	s.reserve(structs + uintptr(count)*uintptr(memory) + uintptr(texts))

	// Structs first, so that they are aligned; they begin as zeros.
	clear(unsafe.Slice((*byte)(s.block), structs))
	rest := cursor{s.block}
	rawRequests := unsafe.Slice((*C.portalcore_request)(rest.skip(uintptr(count)*C.sizeof_portalcore_request)), count)
	rawDecisions := unsafe.Slice((*C.portalcore_decision)(rest.skip(uintptr(count)*C.sizeof_portalcore_decision)), count)
	rawFields := cursor{rest.skip(uintptr(fields) * C.sizeof_portalcore_field)}
	rawFailures := cursor{rest.skip(uintptr(failures) * C.sizeof_portalcore_token_failure)}
	for i := range requests {
		rawDecisions[i].struct_size = C.sizeof_portalcore_decision
		rawDecisions[i].memory_size = C.size_t(memory)
		point(unsafe.Pointer(&rawDecisions[i].memory), rest.skip(uintptr(memory)))
	}
	for i := range requests {
		request, raw := &requests[i], &rawRequests[i]
		raw.struct_size = C.sizeof_portalcore_request
		rest.put(&raw.route, request.Route)
		rest.put(&raw.host, request.Host)
		rest.put(&raw.method, request.Method)
		rest.put(&raw.path, request.Path)
		rest.put(&raw.client_address, request.ClientAddress)
		raw.now = C.int64_t(seconds(request.Now))
		point(unsafe.Pointer(&raw.headers), rawFields.at)
		raw.header_count = C.size_t(len(request.Headers))
		rest.putFields(&rawFields, request.Headers)
		point(unsafe.Pointer(&raw.tokens), rawFields.at)
		raw.token_count = C.size_t(len(request.Tokens))
		rest.putFields(&rawFields, request.Tokens)
		point(unsafe.Pointer(&raw.token_failures), rawFailures.at)
		raw.token_failure_count = C.size_t(len(request.TokenFailures))
		for _, failure := range request.TokenFailures {
			slot := (*C.portalcore_token_failure)(rawFailures.skip(C.sizeof_portalcore_token_failure))
			rest.put(&slot.provider, failure.Provider)
			slot.code = C.int32_t(failure.Code)
		}
	}
	return rawRequests, rawDecisions
}

func seconds(now time.Time) int64 {
	if now.IsZero() {
		now = time.Now()
	}
	return now.Unix()
}

// cursor is a place in the block.
type cursor struct{ at unsafe.Pointer }

// skip gives the place, and goes on behind so many bytes.
func (c *cursor) skip(size uintptr) unsafe.Pointer {
	at := c.at
	c.at = unsafe.Add(at, size)
	return at
}

// put copies a text here, and points to it; an empty one is absent.
func (c *cursor) put(bytes *C.portalcore_bytes, text string) {
	if text == "" {
		return
	}
	at := c.skip(uintptr(len(text)))
	copy(unsafe.Slice((*byte)(at), len(text)), text)
	point(unsafe.Pointer(&bytes.data), at)
	bytes.size = C.size_t(len(text))
}

func (c *cursor) putFields(slots *cursor, fields []Field) {
	for i := range fields {
		slot := (*C.portalcore_field)(slots.skip(C.sizeof_portalcore_field))
		c.put(&slot.name, fields[i].Name)
		c.put(&slot.value, fields[i].Value)
	}
}

// point stores a pointer to the block in a field of a struct in it.
func point(field, target unsafe.Pointer) { *(*uintptr)(field) = uintptr(target) }
