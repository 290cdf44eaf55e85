public import PortalDocument

/// The CustomResourceDefinitions of the native resources.
public enum CustomResourceDefinitions {
    /// One for each kind (`apiextensions.k8s.io/v1`), sorted by kind.
    public static func all() -> [Value] {
        []
    }
}
