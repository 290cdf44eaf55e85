extension Node {
    /// The number of the value in its document: the same for every alias of it.
    package var identity: UInt32 { index }
}
