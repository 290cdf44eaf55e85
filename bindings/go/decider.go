package portalcore

import (
	"math"
	"sync"
	"unsafe"
)

// decisionBatch is how many requests one call of the library decides on, so that the memory for it stays small.
const decisionBatch = 16

// largestPooled is the largest block that is kept for the next decision, in bytes.
const largestPooled = 256 << 10

// scratches is the memory of decisions that nobody makes now. What is forgotten in it is freed by its cleanup.
var scratches = sync.Pool{New: func() any { return newRawScratch() }}

func putBack(scratch *rawScratch) {
	if scratch.size > largestPooled {
		scratch.free()
		return
	}
	scratches.Put(scratch)
}

// Decide decides on a request. Whatever was decided, the error is nil; a decision that comes with an error lets nothing
// through.
func (p *Policy) Decide(request Request) (Decision, error) {
	var decision Decision
	scratch := scratches.Get().(*rawScratch)
	defer putBack(scratch)
	err := p.decide(scratch, math.MaxInt, unsafe.Slice(&request, 1), unsafe.Slice(&decision, 1))
	return decision, err
}

// DecideBatch decides on several requests, with fewer calls of the library.
func (p *Policy) DecideBatch(requests []Request) ([]Decision, error) {
	decisions := make([]Decision, len(requests))
	scratch := scratches.Get().(*rawScratch)
	defer putBack(scratch)
	// Once at least, for that the policy is closed is told without requests, too.
	for start := 0; start == 0 || start < len(requests); start += decisionBatch {
		end := min(start+decisionBatch, len(requests))
		if err := p.decide(scratch, math.MaxInt, requests[start:end], decisions[start:end]); err != nil {
			return nil, err
		}
	}
	return decisions, nil
}

func (p *Policy) decide(scratch *rawScratch, limit int, requests []Request, decisions []Decision) error {
	_, err := read(&p.handle, done(func(raw rawPolicy) error {
		return rawPolicyDecide(raw, scratch, limit, requests, decisions)
	}))
	return err
}

// Decider decides in memory of its own, and into decisions that are used again: for a goroutine that decides often.
//
// It is safe for concurrent use, but its calls wait for each other: give each goroutine its own, or use [Policy.Decide].
type Decider struct {
	mutex   sync.Mutex
	policy  *Policy
	scratch *rawScratch
	limit   int
}

// NewDecider makes a decider whose decisions take at most so many bytes for their texts. What needs more is refused with
// [ReasonMemoryTooSmall]; [Policy.Decide] takes as much as it needs. 4 KiB and three times the longest path are enough for
// usual names.
func (p *Policy) NewDecider(limit int) *Decider {
	return &Decider{policy: p, scratch: newRawScratch(), limit: max(limit, 0)}
}

// Decide decides on a request as [Policy.Decide] does. The memory of the decision's lists is used again, that of its texts
// is not: strings that were taken out of it stay as they are.
//
// After an error, [ErrClosed] after a Close of the decider or its policy, the decision lets nothing through.
func (d *Decider) Decide(request *Request, decision *Decision) error {
	decision.reset()
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if d.scratch == nil {
		return ErrClosed
	}
	return d.policy.decide(d.scratch, d.limit, unsafe.Slice(request, 1), unsafe.Slice(decision, 1))
}

// Close releases the memory. Closing again does nothing.
func (d *Decider) Close() error {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if d.scratch != nil {
		d.scratch.free()
		d.scratch = nil
	}
	return nil
}
