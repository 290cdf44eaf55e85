package portalcore

import "strconv"

// String is "automatic", "yaml" or "json".
func (f Format) String() string {
	return name("Format", uint32(f), map[uint32]string{
		uint32(Automatic): "automatic", uint32(YAML): "yaml", uint32(JSON): "json",
	})
}

// String is "file", "url" or "config-map".
func (k ContentKind) String() string {
	return name("ContentKind", uint32(k), map[uint32]string{
		uint32(ContentFile): "file", uint32(ContentURL): "url", uint32(ContentConfigMap): "config-map",
	})
}

// String is "error", "warning" or "info".
func (s Severity) String() string {
	return name("Severity", uint32(s), map[uint32]string{
		uint32(SeverityError): "error", uint32(SeverityWarning): "warning", uint32(SeverityInfo): "info",
	})
}

// String is "upsert" or "delete".
func (a Action) String() string {
	return name("Action", uint32(a), map[uint32]string{uint32(Upsert): "upsert", uint32(Delete): "delete"})
}

// String is "safe", "risky" or "breaking".
func (s DiffSeverity) String() string {
	return name("DiffSeverity", uint32(s), map[uint32]string{
		uint32(DiffSafe): "safe", uint32(DiffRisky): "risky", uint32(DiffBreaking): "breaking",
	})
}

// String is the word of docs/policy.md, such as "keyAccepted".
func (r Reason) String() string {
	return name("Reason", uint32(r), reasonWords)
}

var reasonWords = map[uint32]string{
	uint32(ReasonKeyAccepted):         "keyAccepted",
	uint32(ReasonTokenAccepted):       "tokenAccepted",
	uint32(ReasonOpen):                "open",
	uint32(ReasonGuarded):             "guarded",
	uint32(ReasonUnknownRoute):        "unknownRoute",
	uint32(ReasonUnknownHost):         "unknownHost",
	uint32(ReasonIncompletePolicy):    "incompletePolicy",
	uint32(ReasonPreflight):           "preflight",
	uint32(ReasonClosed):              "closed",
	uint32(ReasonCredentialMissing):   "credentialMissing",
	uint32(ReasonCredentialInvalid):   "credentialInvalid",
	uint32(ReasonCredentialExpired):   "credentialExpired",
	uint32(ReasonCredentialAmbiguous): "credentialAmbiguous",
	uint32(ReasonOtherPlan):           "otherPlan",
	uint32(ReasonGroup):               "group",
	uint32(ReasonAudience):            "audience",
	uint32(ReasonScope):               "scope",
	uint32(ReasonClaim):               "claim",
	uint32(ReasonConsumer):            "consumer",
	uint32(ReasonKeysUnavailable):     "keysUnavailable",
	uint32(ReasonMemoryTooSmall):      "bufferTooSmall",
	uint32(ReasonTooManyLocations):    "tooManyLocations",
}

// name is the word for a number; a later library may give numbers that this package has no word for.
func name(kind string, number uint32, words map[uint32]string) string {
	if word, known := words[number]; known {
		return word
	}
	return kind + "(" + strconv.FormatUint(uint64(number), 10) + ")"
}
