internal import PortalDiagnostics
internal import PortalIR
internal import PortalModel

/// A way to backends, or a redirect, with every reference followed.
struct PreparedRoute {
    /// What happens to a request; a way to backends strips nothing yet.
    var action: RouteAction?
    /// What is set, added and removed on the way to the backend.
    var requestHeaders = PortalIR.HeaderChanges()
    /// What is set, added and removed on the way back.
    var responseHeaders = PortalIR.HeaderChanges()
    /// The answer to other origins; without methods where those that are asked for are meant.
    var cors: CORSPolicy?
    /// Why it cannot be used.
    var withholding = Withholding()
}
