package portalcore_test

import (
	"errors"
	"fmt"
	"log"
	"os"

	"portalcore.dev/go/portalcore"
)

func Example() {
	result, err := portalcore.TranslateFS(os.DirFS("../../Examples/orders"), nil)
	if err != nil {
		log.Fatal(err)
	}
	defer result.Close()

	documents, err := result.Documents()
	if err != nil {
		log.Fatal(err)
	}
	for _, document := range documents {
		fmt.Println(document.Phase, document.Kind, document.Namespace, document.Name)
	}
	// Output:
	// 40 VirtualService shop portalcore-production
}

func Example_diagnostics() {
	result, err := portalcore.TranslateFS(os.DirFS("../../Examples/mistakes"), nil)
	if err != nil {
		log.Fatal(err)
	}
	defer result.Close()

	diagnostics, err := result.Diagnostics()
	if err != nil {
		log.Fatal(err)
	}
	for _, diagnostic := range diagnostics {
		fmt.Println(diagnostic)
		fmt.Println("  help:", diagnostic.Help)
	}
	// Output:
	// orders.yaml:6:7: error[PC3008]: the parameter `id` is in `path`, but `/orders/{orderId}` has no such variable
	//   help: add the variable to the path, or say where else the parameter is
	// orders.yaml:7:5: error[PC3007]: no parameter in `path` describes the variable `orderId` of `/orders/{orderId}`
	//   help: add a parameter with this name, `in: path` and `required: true`
	// orders.yaml:9:7: error[PC2010]: the Operation Object has no field `sumary`
	//   help: did you mean `summary`?
}

func Example_errors() {
	_, err := portalcore.NewInput(&portalcore.Options{MaxDepth: 5000})
	fmt.Println(errors.Is(err, portalcore.ErrOutOfRange))

	var refused *portalcore.Error
	if errors.As(err, &refused) {
		fmt.Println(refused.Status.Name(), refused.Argument)
	}
	// Output:
	// true
	// out of range options.max_depth
}

func Example_input() {
	input, err := portalcore.NewInput(&portalcore.Options{DefaultNamespace: "bookstore"})
	if err != nil {
		log.Fatal(err)
	}
	defer input.Close()

	apis, err := os.ReadFile("../../Examples/bookstore/apis.yaml")
	if err != nil {
		log.Fatal(err)
	}
	if err := input.Add("bookstore/apis.yaml", apis, portalcore.YAML); err != nil {
		log.Fatal(err)
	}
	required, err := input.RequiredContent()
	if err != nil {
		log.Fatal(err)
	}
	for _, requirement := range required {
		fmt.Println(requirement.Kind, requirement.Name) // answer it with input.AddContent
	}
	// Output:
	// file bookstore/specs/catalog.yaml
}

func Example_workspace() {
	workspace, err := portalcore.NewWorkspace(nil)
	if err != nil {
		log.Fatal(err)
	}
	defer workspace.Close()

	manifest, err := os.ReadFile("../../Examples/orders/portal.yaml")
	if err != nil {
		log.Fatal(err)
	}
	var applied uint64 // the revision that was applied last
	step := func() error {
		result, err := workspace.Evaluate()
		if err != nil {
			return err
		}
		defer result.Close()
		changes, err := result.ChangesSince(applied)
		if err != nil {
			return err
		}
		defer changes.Close()
		for _, change := range changes.All() {
			fmt.Println(change.Action, change.Document.Kind, change.Document.Name)
		}
		applied = result.Revision()
		return nil
	}

	// At the start: Adopt each object that is labelled app.kubernetes.io/managed-by: portalcore, then list.
	err = errors.Join(
		workspace.Put("shop/portal.yaml", manifest, portalcore.YAML),
		workspace.EndListing(),
		step(),
		// From then on, at each event:
		workspace.Remove("shop/portal.yaml"),
		step(),
	)
	if err != nil {
		log.Fatal(err)
	}
	// Output:
	// upsert VirtualService portalcore-production
	// delete VirtualService portalcore-production
}
