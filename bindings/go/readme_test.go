package portalcore_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// `<!-- from FILE -->` in front of a block says that it is that file, `<!-- from FILE FUNCTION -->` that it is the body of a
// function in it. What the samples do is tested where they come from.
func TestSamplesOfTheReadme(t *testing.T) {
	readme := text(t, "README.md")
	marked := regexp.MustCompile("(?m)^<!-- from (\\S+)(?: (\\S+))? -->\n```\\w+\n([\\s\\S]*?)^```$").FindAllStringSubmatch(readme, -1)
	if blocks := strings.Count(readme, "\n```go\n"); blocks == 0 || blocks > len(marked) {
		t.Errorf("%d blocks of Go, but %d that say where they are from", blocks, len(marked))
	}
	for _, block := range marked {
		want := text(t, block[1])
		if block[2] != "" {
			want = body(t, want, block[2])
		}
		if block[3] != want {
			t.Errorf("the block from %s %s should be\n%s", block[1], block[2], want)
		}
	}
}

// body is what a function does, without the output that is expected of it.
func body(t *testing.T, file, function string) string {
	t.Helper()
	_, after, found := strings.Cut(file, "\nfunc "+function+"() {\n")
	code, _, ended := strings.Cut(after, "\n}\n")
	if !found || !ended {
		t.Fatalf("there is no function %s", function)
	}
	code, _, _ = strings.Cut(code, "\n\t// Output:")
	var lines strings.Builder
	for _, line := range strings.Split(code, "\n") {
		lines.WriteString(strings.TrimPrefix(line, "\t") + "\n")
	}
	return lines.String()
}

func text(t *testing.T, path string) string {
	t.Helper()
	bytes, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(bytes)
}
