// What `import PortalCore` brings: diagnostics, documents, the resources as written, and the options of the output.
@_exported public import PortalCatalog
@_exported public import PortalDiagnostics
@_exported public import PortalDocument
@_exported public import PortalEnvoy
@_exported public import PortalIstio
@_exported public import PortalModel
@_exported public import PortalPolicy
@_exported public import PortalResolve
@_exported public import PortalVocabulary
