import Testing

@testable import PortalCatalog

@Suite struct CatalogTests {}
