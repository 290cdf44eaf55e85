package portalcore

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// What is added to the header has to be added here; only the compiler of C would see what is missing there.
func TestTheWholeHeaderIsBound(t *testing.T) {
	header := string(made(os.ReadFile("../../include/portalcore.h"))(t))
	header = regexp.MustCompile(`(?s)/\*.*?\*/`).ReplaceAllString(header, "")
	var raw string
	for _, name := range []string{"raw.go", "raw_read.go", "raw_publish.go", "raw_report.go", "raw_policy.go", "raw_scratch.go", "constants.go"} {
		raw += string(made(os.ReadFile(name))(t))
	}
	functions := regexp.MustCompile(`PORTALCORE_API\s[^;(]*?\b(portalcore_\w+)\(([^;]*)\);`).FindAllStringSubmatch(header, -1)
	constants := regexp.MustCompile(`(?m)^ +(PORTALCORE_\w+) = `).FindAllStringSubmatch(header, -1)
	if len(functions) < 40 || len(constants) < 30 {
		t.Fatalf("the header has only %d functions and %d constants", len(functions), len(constants))
	}
	for _, function := range functions {
		name := function[1]
		// The status of an error is that of the call that gave it.
		if !strings.Contains(raw, "C."+name+"(") && name != "portalcore_error_status" {
			t.Errorf("%s is not called", name)
		}
		takesPointers := strings.Contains(function[2], "out_error")
		for _, promise := range []string{"#cgo noescape ", "#cgo nocallback "} {
			if promised := strings.Contains(raw, promise+name+"\n"); promised != takesPointers {
				t.Errorf("%s%s: %v", promise, name, promised)
			}
		}
	}
	for _, constant := range constants {
		if constant[1] != "PORTALCORE_OK" && !strings.Contains(raw, " = C."+constant[1]+"\n") {
			t.Errorf("%s has no name", constant[1])
		}
	}
}
