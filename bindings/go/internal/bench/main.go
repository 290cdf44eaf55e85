// Command bench measures calls of the binding: a line each, with the median of the rounds in nanoseconds.
package main

import (
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"portalcore.dev/go/portalcore"
)

const rounds = 5

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: bench MANIFEST POLICY")
		os.Exit(2)
	}
	testing.Init()
	text, err := os.ReadFile(os.Args[1])
	exitOn(err)

	measure("abi_version", func(b *testing.B) {
		for b.Loop() {
			portalcore.ABIVersion()
		}
	})
	measure("input_add", func(b *testing.B) {
		// The same small text under ever new names; names are made before they are needed, as a host has them.
		small := []byte("kind: ConfigMap")
		names := make([]string, 1000)
		for i := range names {
			names[i] = fmt.Sprintf("file-%d.yaml", i)
		}
		var input *portalcore.Input
		for i := 0; b.Loop(); i++ {
			if i%len(names) == 0 {
				if input != nil {
					input.Close()
				}
				input, err = portalcore.NewInput(nil)
				exitOn(err)
			}
			exitOn(input.Add(names[i%len(names)], small, portalcore.YAML))
		}
		input.Close()
	})
	input, err := portalcore.NewInput(nil)
	exitOn(err)
	defer input.Close()
	exitOn(input.Add("portal.yaml", text, portalcore.YAML))
	measure("translate", func(b *testing.B) {
		for b.Loop() {
			result, err := input.Translate()
			exitOn(err)
			exitOn(result.Close())
		}
	})
	measureDecisions(os.Args[2])
}

// measureDecisions asks for an operation with a key that is accepted, with two limits, by the name of the route.
func measureDecisions(path string) {
	document, err := os.ReadFile(path)
	exitOn(err)
	policy, err := portalcore.LoadPolicy(document)
	exitOn(err)
	defer policy.Close()
	request := portalcore.Request{
		Route:   "museum/live/museum/exhibits/v2/museum/exhibits/listExhibits",
		Headers: []portalcore.Field{{Name: "x-museum-key", Value: "museum-key-of-an-app"}},
		Now:     time.Now(),
	}
	decider := policy.NewDecider(8192)
	defer decider.Close()
	var decision portalcore.Decision
	measure("decide", func(b *testing.B) {
		for b.Loop() {
			exitOn(decider.Decide(&request, &decision))
		}
	})
	if !decision.Allowed {
		exitOn(fmt.Errorf("the key is refused: %v", decision.Reason))
	}
	const batch = 64
	requests := slices.Repeat([]portalcore.Request{request}, batch)
	// For each of the requests.
	measureEach("decide_batch", batch, func(b *testing.B) {
		for b.Loop() {
			_, err := policy.DecideBatch(requests)
			exitOn(err)
		}
	})
}

func measure(name string, work func(b *testing.B)) { measureEach(name, 1, work) }

// measureEach is for work that does several things at once.
func measureEach(name string, count float64, work func(b *testing.B)) {
	var times []float64
	for range rounds {
		result := testing.Benchmark(work)
		times = append(times, float64(result.T.Nanoseconds())/float64(result.N))
	}
	slices.Sort(times)
	fmt.Printf("go %s %.1f\n", name, times[rounds/2]/count)
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}
