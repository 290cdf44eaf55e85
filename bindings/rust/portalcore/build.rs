//! Lets the tests and examples of this package find the library where it was linked; programs that use the package are
//! not touched, because what is said here without a name holds for the package itself alone.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if let Ok(directory) = std::env::var("DEP_PORTALCORE_LIB_DIR") {
        println!("cargo:rustc-link-arg=-Wl,-rpath,{directory}");
    }
}
