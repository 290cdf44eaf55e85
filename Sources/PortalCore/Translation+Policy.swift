internal import PortalIR

extension Translation {
    /// Who may call which operation: what an authorization server decides by.
    ///
    /// It is made anew with every call. The same content is among ``documents``, for servers on other machines.
    public var policy: PolicySnapshot { PolicySnapshot(portal) }
}
