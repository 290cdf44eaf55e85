package portalcore_test

import (
	"errors"
	"fmt"
	"log"
	"os"
	"strings"
	"time"

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

func Example_policy() {
	result, err := portalcore.TranslateFS(os.DirFS("testdata"), nil)
	if err != nil {
		log.Fatal(err)
	}
	policy, err := result.Policy() // elsewhere: portalcore.LoadPolicy(documents...)
	if err != nil {
		log.Fatal(err)
	}
	defer policy.Close()
	result.Close()

	decision, err := policy.Decide(portalcore.Request{
		Route:         "bakery/live/bakery/recipes/v1/bakery/recipes/listRecipes", // Envoy's %ROUTE_NAME%
		Headers:       []portalcore.Field{{Name: "x-bakery-key", Value: "bakery-key-of-a-shop"}},
		ClientAddress: "203.0.113.7",
	})
	if err != nil {
		log.Fatal(err) // and let nothing through
	}
	fmt.Println(decision.Allowed, decision.Status, decision.Reason, decision.Consumer)
	for _, header := range decision.SetHeaders {
		fmt.Println("set", header.Name, header.Value)
	}
	for _, name := range decision.RemovedHeaders {
		fmt.Println("remove", name)
	}
	for _, limit := range decision.Limits {
		fmt.Println("count", limit.Name, limit.Value, "in", decision.LimitDomain)
	}
	// Output:
	// true 200 keyAccepted corner shop
	// set x-portal-consumer corner shop
	// set x-portal-plan bakery/shops
	// remove x-user-id
	// remove x-solo-plan
	// remove x-bakery-key
	// count limit1 100/minute/bakery/shops/p/bakery/recipes/c/corner%20shop in portalcore/bakery/live
}

func Example_decider() {
	policy, err := portalcore.LoadPolicy()
	if err != nil {
		log.Fatal(err)
	}
	defer policy.Close()

	decider := policy.NewDecider(64 << 10) // bytes for the texts of a decision, at most
	defer decider.Close()
	var request portalcore.Request
	var decision portalcore.Decision
	for _, route := range []string{"one", "another"} {
		request.Route, request.Now = route, time.Now()
		if err := decider.Decide(&request, &decision); err != nil {
			log.Fatal(err)
		}
		fmt.Println(decision.Allowed, decision.Reason)
	}
	// Output:
	// false unknownRoute
	// false unknownRoute
}

func Example_publishing() {
	result, err := portalcore.TranslateFS(os.DirFS("testdata"), nil)
	if err != nil {
		log.Fatal(err)
	}
	defer result.Close()

	viewer := &portalcore.Viewer{Groups: []string{"bakers"}} // of the login; nil for somebody unknown
	catalog, err := result.RenderCatalog("bakery/counter", viewer, portalcore.JSON)
	if err != nil {
		log.Fatal(err)
	}
	specification, err := result.RenderSpecification(portalcore.Specification{
		Product: "bakery/recipes", Version: "v1", Environment: "bakery/live",
		Portal: "bakery/counter", Viewer: viewer,
		OpenAPI: portalcore.OpenAPI30,
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(catalog) > 0, strings.Contains(string(specification), "listRecipes"))
	// Output:
	// true true
}

func Example_explanation() {
	result, err := portalcore.TranslateFS(os.DirFS("testdata"), nil)
	if err != nil {
		log.Fatal(err)
	}
	defer result.Close()
	explanation, err := result.RenderExplanation(portalcore.ExplainRequest{
		URL:     "https://api.bakery.example/recipes",
		Headers: []portalcore.Field{{Name: "x-bakery-key", Value: "bakery-key-of-a-shop"}},
	}, portalcore.ReportText)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(strings.Join(strings.Split(string(explanation), "\n")[:2], "\n"))

	overlaps, err := result.RenderOverlaps(portalcore.OverlapsFindings, portalcore.ReportText)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(overlaps))
	// Output:
	// GET https://api.bakery.example/recipes
	//   -> the backend bakery/recipes:8080 answers
	// 0
}

func Example_envoy() {
	result, err := portalcore.TranslateFS(os.DirFS("testdata"), &portalcore.Options{
		Target: portalcore.TargetEnvoy,
		Envoy: &portalcore.EnvoyOptions{
			Listener: portalcore.Endpoint{Port: 9000},
			Backends: []portalcore.Backend{{Service: "recipes", Endpoint: portalcore.Endpoint{Host: "localhost", Port: 9001}}},
		},
	})
	if err != nil {
		log.Fatal(err)
	}
	defer result.Close()
	documents, err := result.Documents()
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(len(documents), documents[0].Kind)
	// Output: 1 Bootstrap
}

func Example_compare() {
	manifest, err := os.ReadFile("testdata/bakery.yaml")
	if err != nil {
		log.Fatal(err)
	}
	edited := strings.Replace(string(manifest), "requests: 100,", "requests: 90,", 1)
	before, err := portalcore.Translate(map[string][]byte{"bakery.yaml": manifest}, nil)
	if err != nil {
		log.Fatal(err)
	}
	defer before.Close()
	after, err := portalcore.Translate(map[string][]byte{"bakery.yaml": []byte(edited)}, nil)
	if err != nil {
		log.Fatal(err)
	}
	defer after.Close()

	diff, err := portalcore.Compare(before, after)
	if err != nil {
		log.Fatal(err)
	}
	defer diff.Close()
	for _, difference := range diff.All() {
		fmt.Println(difference.Severity, difference.Kind, difference.After.Start.Line)
	}
	fmt.Println(diff.Severity() >= portalcore.DiffBreaking)
	// Output:
	// breaking limit-lowered 36
	// true
}
