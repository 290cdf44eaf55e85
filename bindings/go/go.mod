module portalcore.dev/go/portalcore

go 1.24
