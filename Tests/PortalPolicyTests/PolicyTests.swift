import Testing

@testable import PortalPolicy

@Suite struct PolicyTests {}
