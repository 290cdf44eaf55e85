// Command conformance is the runner of the conformance cases for Go: bindings/conformance/README.md says what it reads
// and prints.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: conformance CASE-DIRECTORY")
		os.Exit(2)
	}
	out := bufio.NewWriter(os.Stdout)
	err := run(os.Args[1], out)
	if flushed := out.Flush(); err == nil {
		err = flushed
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "conformance:", err)
		os.Exit(1)
	}
}

// run makes the calls of the script of a case and writes the transcript.
func run(folder string, out io.Writer) error {
	script, err := os.ReadFile(filepath.Join(folder, "script"))
	if err != nil {
		return err
	}
	session := &session{folder: folder, out: out, request: newRequest()}
	defer session.close()
	for number, line := range strings.Split(string(script), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		fmt.Fprintf(out, "> %s\n", line)
		name, _, _ := strings.Cut(line, " ")
		most := -1
		if calls[name].takesRest {
			most = calls[name].most + 1
		}
		words := strings.SplitN(line, " ", most)
		for i, word := range words {
			if word == `""` {
				words[i] = ""
			}
		}
		if err := session.call(words[0], words[1:]); err != nil {
			return fmt.Errorf("%s/script:%d: %w", folder, number+1, err)
		}
	}
	return nil
}
