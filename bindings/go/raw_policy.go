package portalcore

// The raw layer, continued: policies. raw_scratch.go is the memory that decisions are made in.

/*
#cgo noescape portalcore_result_policy
#cgo nocallback portalcore_result_policy
#cgo noescape portalcore_policy_load
#cgo nocallback portalcore_policy_load
#cgo noescape portalcore_policy_decide
#cgo nocallback portalcore_policy_decide
#cgo noescape portalcore_policy_decide_batch
#cgo nocallback portalcore_policy_decide_batch
#include <portalcore.h>
*/
import "C"

import (
	"runtime"
	"unsafe"
)

type rawPolicy = *C.portalcore_policy

func rawPolicyFree(policy rawPolicy)           { C.portalcore_policy_free(policy) }
func rawPolicyRouteCount(policy rawPolicy) int { return int(C.portalcore_policy_route_count(policy)) }
func rawPolicyKeyCount(policy rawPolicy) int   { return int(C.portalcore_policy_key_count(policy)) }

func rawResultPolicy(result rawResult) (rawPolicy, error) {
	var policy rawPolicy
	var problem *C.portalcore_error
	status := C.portalcore_result_policy(result, &policy, &problem)
	return policy, failure(status, problem)
}

func rawPolicyLoad(documents [][]byte) (rawPolicy, error) {
	var pinner runtime.Pinner
	defer pinner.Unpin()
	var first *C.portalcore_bytes
	if len(documents) > 0 {
		texts := make([]C.portalcore_bytes, len(documents))
		for i, document := range documents {
			if len(document) > 0 {
				pinner.Pin(&document[0])
				texts[i] = C.portalcore_bytes{data: content(document), size: C.size_t(len(document))}
			}
		}
		first = &texts[0]
	}
	var policy rawPolicy
	var problem *C.portalcore_error
	status := C.portalcore_policy_load(first, C.size_t(len(documents)), &policy, &problem)
	return policy, failure(status, problem)
}

func rawPolicyTokenProviders(policy rawPolicy) []string {
	names := make([]string, C.portalcore_policy_token_provider_count(policy))
	for i := range names {
		names[i] = copied(C.portalcore_policy_token_provider(policy, C.size_t(i)))
	}
	return names
}

// rawPolicyDecide decides on the requests; the decisions are as many. Where the texts of one take more memory than there
// is, all are decided once more with as much as that, up to the limit.
func rawPolicyDecide(policy rawPolicy, scratch *rawScratch, limit int, requests []Request, decisions []Decision) error {
	for {
		rawRequests, rawDecisions := scratch.lay(requests, min(scratch.memory, limit))
		var status C.portalcore_status
		var problem *C.portalcore_error
		if len(requests) == 1 {
			status = C.portalcore_policy_decide(policy, &rawRequests[0], &rawDecisions[0], &problem)
		} else {
			status = C.portalcore_policy_decide_batch(
				policy, unsafe.SliceData(rawRequests), unsafe.SliceData(rawDecisions), C.size_t(len(requests)), &problem)
		}
		if err := failure(status, problem); err != nil {
			return err
		}
		needed := 0
		for i := range decisions {
			decision := &decisions[i]
			take(decision, &rawDecisions[i])
			if decision.Reason == ReasonMemoryTooSmall && decision.NeededSize <= limit {
				needed = max(needed, decision.NeededSize)
			}
		}
		if needed <= scratch.memory {
			return nil
		}
		scratch.memory = needed
	}
}

// take copies a decision: all of its texts at once, for they lie in its memory, save those that are there for ever.
func take(decision *Decision, raw *C.portalcore_decision) {
	memory, size := uintptr(unsafe.Pointer(raw.memory)), uintptr(raw.memory_size)
	var texts string
	if raw.reason != C.PORTALCORE_REASON_MEMORY_TOO_SMALL && raw.needed_size > 0 {
		texts = string(unsafe.Slice((*byte)(unsafe.Pointer(raw.memory)), raw.needed_size))
	}
	text := func(bytes C.portalcore_bytes) string {
		if at := uintptr(unsafe.Pointer(bytes.data)) - memory; bytes.size > 0 && at < size {
			return texts[at : at+uintptr(bytes.size)]
		}
		return unsafe.String((*byte)(unsafe.Pointer(bytes.data)), bytes.size)
	}

	decision.Allowed = raw.allowed != 0
	decision.Reason = Reason(raw.reason)
	decision.Status = int(raw.status)
	decision.NeededSize = int(raw.needed_size)
	decision.Route = text(raw.route)
	decision.Plan = text(raw.plan)
	decision.Consumer = text(raw.consumer)
	decision.WWWAuthenticate = text(raw.www_authenticate)
	decision.SetHeaders = decision.SetHeaders[:0]
	for _, field := range raw.set_headers[:raw.set_header_count] {
		decision.SetHeaders = append(decision.SetHeaders, Field{text(field.name), text(field.value)})
	}
	decision.RemovedHeaders = decision.RemovedHeaders[:0]
	for _, name := range raw.removed_headers[:raw.removed_header_count] {
		decision.RemovedHeaders = append(decision.RemovedHeaders, text(name))
	}
	decision.RemovedParameters = decision.RemovedParameters[:0]
	for _, name := range raw.removed_parameters[:raw.removed_parameter_count] {
		decision.RemovedParameters = append(decision.RemovedParameters, text(name))
	}
	decision.Limits = decision.Limits[:0]
	for _, field := range raw.limits[:raw.limit_count] {
		decision.Limits = append(decision.Limits, Field{text(field.name), text(field.value)})
	}
	decision.LimitDomain = text(raw.limit_domain)
}
