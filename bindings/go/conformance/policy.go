package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"portalcore.dev/go/portalcore"
)

// memorySize is what a decision has where the script does not say.
const memorySize = 8192

// newRequest is empty. That its time is 1970 has to be said: without one it would be now.
func newRequest() portalcore.Request {
	return portalcore.Request{Now: time.Unix(0, 0)}
}

// decideBy makes a policy the current one.
func (s *session) decideBy(policy *portalcore.Policy, err error) error {
	if err != nil {
		return err
	}
	s.policy = policy
	providers := policy.TokenProviders()
	fmt.Fprintf(s.out, "policy routes=%d keys=%d providers=%d\n", policy.RouteCount(), policy.KeyCount(), len(providers))
	for _, provider := range providers {
		fmt.Fprintf(s.out, "provider %s\n", word(provider))
	}
	return nil
}

func (s *session) loadPolicy(paths []string) error {
	var documents [][]byte
	for _, path := range paths {
		document, err := os.ReadFile(filepath.Join(s.folder, path))
		if err != nil {
			return err
		}
		documents = append(documents, document)
	}
	return s.decideBy(portalcore.LoadPolicy(documents...))
}

func (s *session) setRequest(arguments []string) error {
	value := arguments[1]
	switch arguments[0] {
	case "route":
		s.request.Route = value
	case "host":
		s.request.Host = value
	case "method":
		s.request.Method = value
	case "path":
		s.request.Path = value
	case "client_address":
		s.request.ClientAddress = value
	case "now":
		seconds, err := strconv.ParseInt(value, 10, 64)
		if err != nil {
			return err
		}
		s.request.Now = time.Unix(seconds, 0)
	default:
		return errScript
	}
	return s.ok(nil)
}

func (s *session) addHeader(arguments []string) error {
	s.request.Headers = append(s.request.Headers, portalcore.Field{Name: arguments[0], Value: arguments[1]})
	return s.ok(nil)
}

func (s *session) addToken(arguments []string) error {
	s.request.Tokens = append(s.request.Tokens, portalcore.Field{Name: arguments[0], Value: arguments[1]})
	return s.ok(nil)
}

func (s *session) addTokenFailure(arguments []string) error {
	code, err := strconv.ParseInt(arguments[1], 10, 32)
	if err != nil {
		return err
	}
	failure := portalcore.TokenFailure{Provider: arguments[0], Code: int32(code)}
	s.request.TokenFailures = append(s.request.TokenFailures, failure)
	return s.ok(nil)
}

// taken is the request, for a new one begins.
func (s *session) taken() portalcore.Request {
	request := s.request
	s.request = newRequest()
	return request
}

func (s *session) decide(arguments []string) error {
	request, size := s.taken(), memorySize
	if arguments[0] != "" {
		var err error
		if size, err = strconv.Atoi(arguments[0]); err != nil {
			return err
		}
	}
	decider := s.policy.NewDecider(size)
	defer decider.Close()
	var decision portalcore.Decision
	if err := decider.Decide(&request, &decision); err != nil {
		return err
	}
	s.decision(decision)
	return nil
}

func (s *session) decideBatch(_ []string) error {
	decisions, err := s.policy.DecideBatch([]portalcore.Request{s.taken(), newRequest()})
	if err != nil {
		return err
	}
	for _, decision := range decisions {
		s.decision(decision)
	}
	return nil
}

func (s *session) decision(decision portalcore.Decision) {
	verdict := "deny"
	if decision.Allowed {
		verdict = "allow"
	}
	fmt.Fprintf(s.out, "%s %d %d\n", verdict, decision.Status, decision.Reason)
	if decision.Reason == portalcore.ReasonMemoryTooSmall {
		fmt.Fprintf(s.out, "  needed: %d\n", decision.NeededSize)
	}
	s.line("  route: ", decision.Route)
	s.line("  plan: ", decision.Plan)
	s.line("  consumer: ", decision.Consumer)
	s.line("  www-authenticate: ", decision.WWWAuthenticate)
	for _, field := range decision.SetHeaders {
		fmt.Fprintf(s.out, "  set-header: %s %s\n", word(field.Name), word(escaped(field.Value)))
	}
	for _, name := range decision.RemovedHeaders {
		fmt.Fprintf(s.out, "  remove-header: %s\n", word(escaped(name)))
	}
	for _, name := range decision.RemovedParameters {
		fmt.Fprintf(s.out, "  remove-parameter: %s\n", word(escaped(name)))
	}
	for _, field := range decision.Limits {
		fmt.Fprintf(s.out, "  limit: %s %s\n", word(field.Name), word(escaped(field.Value)))
	}
	s.line("  limit-domain: ", decision.LimitDomain)
}
