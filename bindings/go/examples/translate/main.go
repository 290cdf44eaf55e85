// Command translate writes the Istio objects of a directory of manifests, and what is wrong with them.
package main

import (
	"fmt"
	"os"

	"portalcore.dev/go/portalcore"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: translate DIRECTORY")
		os.Exit(2)
	}
	result, err := portalcore.TranslateFS(os.DirFS(os.Args[1]), nil)
	exitOn(err)
	defer result.Close()

	findings, err := result.RenderDiagnostics(portalcore.DiagnosticsText)
	exitOn(err)
	os.Stderr.Write(findings)
	for document, err := range result.DocumentTexts(portalcore.YAML) {
		exitOn(err)
		os.Stdout.Write(document)
	}
	if result.HasErrors() {
		os.Exit(1)
	}
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "translate:", err)
		os.Exit(2)
	}
}
