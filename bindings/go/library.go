package portalcore

import "fmt"

// Version is the version of the library, such as "0.1.0".
func Version() string {
	return rawVersion()
}

// ABIVersion is the number of the interface that the library has; it grows with every addition.
func ABIVersion() uint32 {
	return rawABIVersion()
}

// DiagnosticPage is the page of a diagnostic: what it means, an example and its remedy, as Markdown. The code is such as
// "PC1010", in any case, or "duplicate-key"; one that there is not is [ErrInvalidArgument].
func DiagnosticPage(code string) ([]byte, error) {
	return rawDiagnosticPage(code)
}

// CRDs is the CustomResourceDefinitions of portalcore.dev: as one stream of YAML, or as one JSON object of the kind List.
func CRDs(format Format) ([]byte, error) {
	return rawCRDs(format)
}

// checkABI refuses a library that is older than the header that this package was compiled with: it may lack functions.
func checkABI(have uint32) error {
	if have < abiVersion {
		return fmt.Errorf("portalcore: the library has version %d of the interface, this package needs %d", have, abiVersion)
	}
	return nil
}
