//! The C interface of libportalcore, as it is.
//!
//! The declarations are made from `portalcore.h`, whose rules hold: about errors, ownership, strings and threads. The
//! crate `portalcore` keeps them for you.
//!
//! The library is looked for in the directory that the environment variable `PORTALCORE_LIB_DIR` names while this crate is
//! built, else where `pkg-config` says. The build script of a package that depends on this one finds that directory in
//! `DEP_PORTALCORE_LIB_DIR`.

#![deny(missing_docs, unsafe_op_in_unsafe_fn, rust_2018_idioms)]

mod raw;

pub use raw::*;
