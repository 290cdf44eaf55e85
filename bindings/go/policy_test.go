package portalcore

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// The digests of the fixture are those of the keys that are said beside them.
func TestDigestsOfTheFixture(t *testing.T) {
	for _, key := range []string{"bakery-key-of-a-shop", "bakery-key-of-2027"} {
		digest := sha256.Sum256([]byte(key))
		if text := string(bakery(t)); !strings.Contains(text, "# "+key+"\n") || !strings.Contains(text, hex.EncodeToString(digest[:])) {
			t.Errorf("%s is not there", key)
		}
	}
}

func TestPolicyOfAResult(t *testing.T) {
	policy := bakeryPolicy(t)
	defer policy.Close()
	if policy.RouteCount() != 5 || policy.KeyCount() != 2 {
		t.Errorf("%d routes, %d keys", policy.RouteCount(), policy.KeyCount())
	}
	providers := policy.TokenProviders()
	if len(providers) != 1 || !strings.HasPrefix(providers[0], "jwt-") {
		t.Fatalf("got %q", providers)
	}
	providers[0] = "changed"
	if policy.TokenProviders()[0] == "changed" {
		t.Error("it is changed")
	}
}

func TestDecide(t *testing.T) {
	policy := bakeryPolicy(t)
	defer policy.Close()
	provider := policy.TokenProviders()[0]
	token := func(claims string) Request {
		return Request{Route: listRecipes, Tokens: []Field{{provider, claims}}, Now: time.Unix(1_800_000_000, 0)}
	}
	late := keyed("bakery-key-of-2027")
	late.Now = time.Unix(1_830_297_600, 0)
	challenge := `ApiKey realm="bakery/live", in="header", name="x-bakery-key", Bearer realm="bakery/live"`
	refusal := func(status int, reason Reason, challenge string) Decision {
		return Decision{Reason: reason, Status: status, Route: listRecipes, WWWAuthenticate: challenge}
	}
	cases := []struct {
		what    string
		request Request
		want    Decision
	}{
		{"key", keyed("bakery-key-of-a-shop"), Decision{
			Allowed: true, Reason: ReasonKeyAccepted, Status: 200, Route: listRecipes, Plan: "bakery/shops", Consumer: "corner shop",
			SetHeaders:     []Field{{"x-portal-consumer", "corner shop"}, {"x-portal-plan", "bakery/shops"}},
			RemovedHeaders: []string{"x-user-id", "x-solo-plan", "x-bakery-key"},
			Limits:         []Field{{"limit1", "100/minute/bakery/shops/p/bakery/recipes/c/corner%20shop"}},
			LimitDomain:    "portalcore/bakery/live",
		}},
		{"token", token(`{"iss": "https://id.bakery.example", "sub": "ann", "aud": "recipes", "scope": "read write"}`), Decision{
			Allowed: true, Reason: ReasonTokenAccepted, Status: 200, Route: listRecipes, Plan: "bakery/partners", Consumer: "ann",
			SetHeaders:     []Field{{"x-portal-consumer", "ann"}, {"x-portal-plan", "bakery/partners"}},
			RemovedHeaders: []string{"x-user-id", "x-solo-plan", "x-bakery-key"},
		}},
		{"open, by path", Request{Host: "API.bakery.example:443", Method: "GET", Path: "/hours?day=1", ClientAddress: "192.0.2.7"}, Decision{
			Allowed: true, Reason: ReasonOpen, Status: 200, Route: "bakery/live/bakery/recipes/v1/bakery/recipes/getHours",
			Plan: "bakery/everyone", SetHeaders: []Field{{"x-portal-plan", "bakery/everyone"}},
			RemovedHeaders: []string{"x-portal-consumer", "x-user-id", "x-solo-plan"},
			Limits:         []Field{{"limit1", "30/minute/bakery/everyone/p/bakery/recipes/a/192.0.2.7"}},
			LimitDomain:    "portalcore/bakery/live",
		}},
		{"nothing", Request{Route: listRecipes}, refusal(401, ReasonCredentialMissing, challenge)},
		{"no key", keyed("nobody's"), refusal(401, ReasonCredentialInvalid, challenge)},
		{"late", late, refusal(401, ReasonCredentialExpired, challenge)},
		{"no audience", token(`{"iss": "https://id.bakery.example", "sub": "ann", "aud": "bread", "scope": "read"}`), refusal(403, ReasonAudience, "")},
		{"no keys for tokens", Request{Route: listRecipes, TokenFailures: []TokenFailure{{provider, 40}}}, refusal(503, ReasonKeysUnavailable, "")},
		{"no route", Request{Route: "unknown"}, Decision{Reason: ReasonUnknownRoute, Status: 403}},
		{"no host", Request{}, Decision{Reason: ReasonUnknownHost, Status: 404}},
	}
	decider := policy.NewDecider(1 << 20)
	defer decider.Close()
	requests, reused := make([]Request, len(cases)), Decision{}
	for i, test := range cases {
		requests[i] = test.request
		t.Run(test.what, func(t *testing.T) {
			got := made(policy.Decide(test.request))(t)
			must(t, decider.Decide(&test.request, &reused))
			if !sameDecision(reused, got) {
				t.Errorf("the decider says %+v", reused)
			}
			got.NeededSize, test.want.NeededSize = 0, 0
			if !sameDecision(got, test.want) {
				t.Errorf("got  %+v\nwant %+v", got, test.want)
			}
		})
	}

	// More than one call of the library decides on.
	for len(requests) < 3*decisionBatch {
		requests = append(requests, requests...)
	}
	for i, got := range made(policy.DecideBatch(requests))(t) {
		if want := made(policy.Decide(requests[i]))(t); !reflect.DeepEqual(got, want) {
			t.Errorf("%d: got %+v", i, got)
		}
	}
	if got := made(policy.DecideBatch(nil))(t); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

// Without a time, keys end all the same.
func TestDecideWithoutATime(t *testing.T) {
	ended := strings.ReplaceAll(string(bakery(t)), "2027-12-31", "2020-12-31")
	result := made(Translate(map[string][]byte{"bakery.yaml": []byte(ended)}, nil))(t)
	defer result.Close()
	policy := made(result.Policy())(t)
	defer policy.Close()
	request := keyed("bakery-key-of-2027")
	request.Now = time.Time{}
	if got := made(policy.Decide(request))(t); got.Reason != ReasonCredentialExpired {
		t.Errorf("got %+v", got)
	}
	request.Now = time.Unix(0, 0)
	if got := made(policy.Decide(request))(t); got.Reason != ReasonKeyAccepted {
		t.Errorf("got %+v", got)
	}
}

func TestSmallMemory(t *testing.T) {
	policy := bakeryPolicy(t)
	defer policy.Close()
	request := keyed("bakery-key-of-a-shop")
	want := made(policy.Decide(request))(t)
	if want.NeededSize < 100 {
		t.Fatalf("got %+v", want)
	}
	decision := want
	for _, limit := range []int{-1, 0, 1, want.NeededSize - 1} {
		decider := policy.NewDecider(limit)
		must(t, decider.Decide(&request, &decision))
		refusal := Decision{Reason: ReasonMemoryTooSmall, Status: 500, NeededSize: want.NeededSize}
		// At least: what does not fit may end before its end.
		if decision.Allowed || limit >= 0 && !sameDecision(decision, refusal) {
			t.Errorf("in %d bytes: %+v", limit, decision)
		}
		must(t, decider.Close())
	}
	decider := policy.NewDecider(want.NeededSize)
	must(t, decider.Decide(&request, &decision))
	if !sameDecision(decision, want) {
		t.Errorf("got %+v", decision)
	}
	// What was allowed before is not, if it cannot be asked.
	must(t, decider.Close())
	if err := decider.Decide(&request, &decision); err != ErrClosed || decision.Allowed || len(decision.SetHeaders) != 0 {
		t.Errorf("got %v, %+v", err, decision)
	}
}

// A cookie that stays is copied, so the decision takes as much memory as it is long: more than there is to begin with.
func TestMemoryGrows(t *testing.T) {
	text := strings.ReplaceAll(string(bakery(t)), "{header: x-bakery-key}", "{cookie: bread}")
	result := made(Translate(map[string][]byte{"bakery.yaml": []byte(text)}, nil))(t)
	defer result.Close()
	policy := made(result.Policy())(t)
	defer policy.Close()
	cookie := "other=" + strings.Repeat("x", 3*usualMemory)
	request := Request{Route: listRecipes, Headers: []Field{{"cookie", "bread=bakery-key-of-a-shop; " + cookie}}}
	want := []Field{{"x-portal-consumer", "corner shop"}, {"x-portal-plan", "bakery/shops"}, {"cookie", cookie}}
	got := made(policy.Decide(request))(t)
	if !got.Allowed || !reflect.DeepEqual(got.SetHeaders, want) || got.NeededSize <= 3*usualMemory {
		t.Errorf("got %+v", got)
	}
	for _, decision := range made(policy.DecideBatch([]Request{request, {}, request}))(t)[:1] {
		if !reflect.DeepEqual(decision, got) {
			t.Errorf("got %+v", decision)
		}
	}
	for _, limit := range []int{got.NeededSize - 1, got.NeededSize} {
		decider, decision := policy.NewDecider(limit), Decision{}
		must(t, decider.Decide(&request, &decision))
		if decision.Allowed != (limit == got.NeededSize) {
			t.Errorf("in %d bytes: %+v", limit, decision)
		}
		decider.Close()
	}
}

// Strings that were taken out of a decision stay, whatever is decided next and whatever is closed.
func TestTextsOfADecisionStay(t *testing.T) {
	policy := bakeryPolicy(t)
	decider := policy.NewDecider(usualMemory)
	first, second := keyed("bakery-key-of-a-shop"), keyed("bakery-key-of-2027")
	var decision Decision
	must(t, decider.Decide(&first, &decision))
	consumer, limit, header := decision.Consumer, decision.Limits[0].Value, decision.SetHeaders[0].Name
	must(t, decider.Decide(&second, &decision))
	decider.Close()
	policy.Close()
	if consumer != "corner shop" || !strings.HasSuffix(limit, "/c/corner%20shop") || header != "x-portal-consumer" {
		t.Errorf("got %q, %q, %q", consumer, limit, header)
	}
	if decision.Consumer != "market" {
		t.Errorf("got %+v", decision)
	}
}

// Texts are all that a decision in used memory allocates.
func TestAllocationsOfADecision(t *testing.T) {
	policy := bakeryPolicy(t)
	defer policy.Close()
	decider := policy.NewDecider(usualMemory)
	defer decider.Close()
	request, unknown := keyed("bakery-key-of-a-shop"), Request{Route: "unknown", Host: "a", Path: "/b"}
	var decision Decision
	allowed := testing.AllocsPerRun(100, func() { must(t, decider.Decide(&request, &decision)) })
	denied := testing.AllocsPerRun(100, func() { must(t, decider.Decide(&unknown, &decision)) })
	if allowed != 1 || denied != 0 {
		t.Errorf("%v and %v allocations", allowed, denied)
	}
}

func TestLoadPolicy(t *testing.T) {
	settled(t)
	result := bakeryResult(t)
	var documents [][]byte
	for i, document := range made(result.Documents())(t) {
		if document.Phase != PhasePolicy || document.Kind != "Secret" {
			continue
		}
		var secret struct {
			Type       string
			StringData map[string]string
		}
		must(t, json.Unmarshal(made(result.DocumentText(i, JSON))(t), &secret))
		if secret.Type != "portalcore.dev/policy" {
			t.Errorf("got %q", secret.Type)
		}
		documents = append(documents, []byte(secret.StringData["policy.json"]))
	}
	if len(documents) != 1 {
		t.Fatalf("%d documents", len(documents))
	}
	loaded, own := made(LoadPolicy(documents[0], documents[0]))(t), made(result.Policy())(t)
	result.Close()
	for _, request := range []Request{keyed("bakery-key-of-a-shop"), keyed("x"), {Route: listRecipes}} {
		got, want := made(loaded.Decide(request))(t), made(own.Decide(request))(t)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got %+v", got)
		}
	}
	if fmt.Sprint(loaded.RouteCount(), loaded.KeyCount(), loaded.TokenProviders()) !=
		fmt.Sprint(own.RouteCount(), own.KeyCount(), own.TokenProviders()) {
		t.Error("the counts differ")
	}
	loaded.Close()
	own.Close()

	none := made(LoadPolicy())(t)
	if got := made(none.Decide(keyed("bakery-key-of-a-shop")))(t); got.Allowed || none.RouteCount() != 0 {
		t.Errorf("got %+v", got)
	}
	none.Close()
	later := []byte(strings.Replace(string(documents[0]), `"schemaVersion":1`, `"schemaVersion":2`, 1))
	for what, set := range map[string][][]byte{
		"nothing": {documents[0], nil}, "noise": {[]byte("noise")}, "cut": {documents[0][:100]}, "later": {later},
	} {
		_, err := LoadPolicy(set...)
		t.Run(what, func(t *testing.T) { refused(t, err, ErrMalformed, "documents") })
	}
	settled(t)
}

// Each reason of the header has a word, which docs/policy.md knows.
func TestWordsOfReasons(t *testing.T) {
	header := string(made(os.ReadFile("../../include/portalcore.h"))(t))
	docs := string(made(os.ReadFile("../../docs/policy.md"))(t))
	numbers := regexp.MustCompile(`PORTALCORE_REASON_\w+ = (\d+)`).FindAllStringSubmatch(header, -1)
	if len(numbers) < 20 {
		t.Fatalf("%d reasons", len(numbers))
	}
	for _, number := range numbers {
		reason := Reason(made(strconv.ParseUint(number[1], 10, 32))(t))
		if !strings.Contains(docs, "`"+reason.String()+"`") {
			t.Errorf("docs/policy.md does not know %s", reason)
		}
	}
	if word := Reason(59).String(); word != "Reason(59)" {
		t.Errorf("got %q", word)
	}
}
