//! Finds libportalcore: in the directory that PORTALCORE_LIB_DIR names, else where pkg-config says.

use std::env;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    for name in ["PORTALCORE_LIB_DIR", "PKG_CONFIG", "PKG_CONFIG_PATH"] {
        println!("cargo:rerun-if-env-changed={name}");
    }
    // Documentation is made without the library.
    if env::var_os("DOCS_RS").is_some() {
        return;
    }
    let directories = match env::var("PORTALCORE_LIB_DIR") {
        Ok(directory) => vec![directory],
        Err(_) => directories_of_pkg_config(),
    };
    for directory in &directories {
        println!("cargo:rustc-link-search=native={directory}");
    }
    println!("cargo:rustc-link-lib=dylib=portalcore");
    // Build scripts of packages that depend on this one read it as DEP_PORTALCORE_LIB_DIR.
    if let Some(directory) = directories.first() {
        println!("cargo:lib_dir={directory}");
    }
}

/// Where the library is, if that is not where the linker looks anyhow.
fn directories_of_pkg_config() -> Vec<String> {
    let program = env::var("PKG_CONFIG").unwrap_or_else(|_| "pkg-config".into());
    let arguments = ["--libs-only-L", "portalcore"];
    let output = match Command::new(&program).args(arguments).output() {
        Ok(output) if output.status.success() => output,
        Ok(output) => fail(&String::from_utf8_lossy(&output.stderr)),
        Err(error) => fail(&format!("{program}: {error}")),
    };
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    words.split_whitespace().filter_map(|word| word.strip_prefix("-L")).map(String::from).collect()
}

fn fail(why: &str) -> ! {
    eprintln!("error: libportalcore was not found: {}", why.trim());
    eprintln!("Install it, or set PORTALCORE_LIB_DIR to the directory that holds libportalcore.so.");
    std::process::exit(1);
}
