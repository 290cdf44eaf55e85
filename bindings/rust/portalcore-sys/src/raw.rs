// Made from include/portalcore.h by bindings/generate.py rust; do not edit.
#![allow(non_camel_case_types)]

use std::marker::{PhantomData, PhantomPinned};
use std::os::raw::c_char;

/// The version of this header. The library's own is portalcore_version().
pub const PORTALCORE_VERSION_MAJOR: u32 = 0;

/// A number of the version of the header.
pub const PORTALCORE_VERSION_MINOR: u32 = 1;

/// A number of the version of the header.
pub const PORTALCORE_VERSION_PATCH: u32 = 0;

/// Counts the additions to this interface. A library of the same SONAME whose portalcore_abi_version() is at least this
/// number has everything that this header declares.
pub const PORTALCORE_ABI_VERSION: u32 = 1;

/// What became of a call: PORTALCORE_OK or one of PORTALCORE_ERROR_... Later versions may know more.
pub type portalcore_status = i32;

/// Success.
pub const PORTALCORE_OK: portalcore_status = 0;

/// An argument is NULL, empty, too large, not UTF-8, or names no value of its enumeration.
pub const PORTALCORE_ERROR_INVALID_ARGUMENT: portalcore_status = 100;

/// An index is at or beyond the count, or a number is beyond what its documentation allows.
pub const PORTALCORE_ERROR_OUT_OF_RANGE: portalcore_status = 101;

/// The input already holds something of this name.
pub const PORTALCORE_ERROR_DUPLICATE_NAME: portalcore_status = 102;

/// The call is not allowed in the state that the handle is in.
pub const PORTALCORE_ERROR_INVALID_STATE: portalcore_status = 103;

/// A struct asks for something that this version of the library does not know.
pub const PORTALCORE_ERROR_UNSUPPORTED_OPTION: portalcore_status = 104;

/// Nothing has the name that was asked for.
pub const PORTALCORE_ERROR_NOT_FOUND: portalcore_status = 105;

/// A text is not what it has to be, such as the document of a policy.
pub const PORTALCORE_ERROR_MALFORMED: portalcore_status = 106;

/// A limit of portalcore_options would be exceeded.
pub const PORTALCORE_ERROR_LIMIT_EXCEEDED: portalcore_status = 200;

/// The library contradicted itself. No function returns it yet.
pub const PORTALCORE_ERROR_INTERNAL: portalcore_status = 900;

/// Handed in: JSON where the text begins like it and is it, else YAML. Given back: YAML.
pub const PORTALCORE_FORMAT_AUTOMATIC: u32 = 0;

/// One of: how a document is written; a uint32_t.
pub const PORTALCORE_FORMAT_YAML: u32 = 1;

/// One of: how a document is written; a uint32_t.
pub const PORTALCORE_FORMAT_JSON: u32 = 2;

/// The gateways of an Istio mesh. The default.
pub const PORTALCORE_TARGET_ISTIO: u32 = 1;

/// An Envoy by itself, on one machine: docs/envoy.md.
pub const PORTALCORE_TARGET_ENVOY: u32 = 2;

/// The default.
pub const PORTALCORE_GRANTS_REQUIRED: u32 = 1;

/// For a single tenant: references cross namespaces freely.
pub const PORTALCORE_GRANTS_NOT_REQUIRED: u32 = 2;

/// The default.
pub const PORTALCORE_REQUEST_AUTHENTICATION_OFF: u32 = 1;

/// It then judges the tokens of every host of the proxies: docs/coverage.md.
pub const PORTALCORE_REQUEST_AUTHENTICATION_ON: u32 = 2;

/// The default.
pub const PORTALCORE_MOCKS_NONE: u32 = 1;

/// In the place of backends: each operation with an example of its description, else with its name.
pub const PORTALCORE_MOCKS_ALL: u32 = 2;

/// The default.
pub const PORTALCORE_ACCESS_LOG_ON: u32 = 1;

/// One of: whether requests are logged; a uint32_t.
pub const PORTALCORE_ACCESS_LOG_OFF: u32 = 2;

/// A file; the name is its path, resolved against the text that names it.
pub const PORTALCORE_CONTENT_FILE: u32 = 1;

/// An http or https URL.
pub const PORTALCORE_CONTENT_URL: u32 = 2;

/// An entry of a ConfigMap that is not among the inputs: namespace/name/key.
pub const PORTALCORE_CONTENT_CONFIG_MAP: u32 = 3;

/// What filters requests: a route whose filters are not there yet is open.
pub const PORTALCORE_PHASE_FILTERS: u32 = 10;

/// What authorization and rate limit servers read: a route that they do not know is refused.
pub const PORTALCORE_PHASE_POLICY: u32 = 15;

/// What routes need to exist: Gateway, ServiceEntry, DestinationRule.
pub const PORTALCORE_PHASE_FOUNDATIONS: u32 = 20;

/// Parts of routing that a later document refers to.
pub const PORTALCORE_PHASE_PARTS: u32 = 30;

/// What makes operations reachable.
pub const PORTALCORE_PHASE_ROUTES: u32 = 40;

/// What it names is not used.
pub const PORTALCORE_SEVERITY_ERROR: u32 = 1;

/// It is used, and probably not as meant.
pub const PORTALCORE_SEVERITY_WARNING: u32 = 2;

/// Worth knowing.
pub const PORTALCORE_SEVERITY_INFO: u32 = 3;

/// {"schemaVersion": 1, "diagnostics": \[...\], "errors": n, "warnings": n}; docs/diagnostics.md has the schema.
pub const PORTALCORE_DIAGNOSTICS_JSON: u32 = 1;

/// SARIF 2.1.0, for code scanning.
pub const PORTALCORE_DIAGNOSTICS_SARIF: u32 = 2;

/// For people: with the lines of the source and carets.
pub const PORTALCORE_DIAGNOSTICS_TEXT: u32 = 3;

/// The same, in the colours of a terminal.
pub const PORTALCORE_DIAGNOSTICS_TEXT_COLOR: u32 = 4;

/// Workflow commands of GitHub, which become annotations.
pub const PORTALCORE_DIAGNOSTICS_GITHUB: u32 = 5;

/// Create it, or replace what is there.
pub const PORTALCORE_CHANGE_UPSERT: u32 = 1;

/// One of: what is to be done with an object; a uint32_t.
pub const PORTALCORE_CHANGE_DELETE: u32 = 2;

/// The default.
pub const PORTALCORE_OPENAPI_3_1: u32 = 1;

/// One of: the version of OpenAPI that a specification is written in; a uint32_t.
pub const PORTALCORE_OPENAPI_3_0: u32 = 2;

/// Nobody has to do anything.
pub const PORTALCORE_DIFF_SAFE: u32 = 10;

/// It may be noticed, or it opens something.
pub const PORTALCORE_DIFF_RISKY: u32 = 20;

/// Calls that succeed today will fail.
pub const PORTALCORE_DIFF_BREAKING: u32 = 30;

/// {"schemaVersion": 1, "differences": \[...\]}; docs/diff.md has the schema.
pub const PORTALCORE_DIFF_JSON: u32 = 1;

/// For people.
pub const PORTALCORE_DIFF_TEXT: u32 = 2;

/// 1 to 9: it is let through. An API key, or a token, was accepted.
pub const PORTALCORE_REASON_KEY_ACCEPTED: u32 = 1;

/// One of: why a request is let through, or not; a uint32_t. Later versions may know more, in between.
pub const PORTALCORE_REASON_TOKEN_ACCEPTED: u32 = 2;

/// The operation is open.
pub const PORTALCORE_REASON_OPEN: u32 = 3;

/// The gateway answers by itself, with the status of the decision.
pub const PORTALCORE_REASON_GUARDED: u32 = 4;

/// 10 to 19: there is no operation. No route, or no host, is like that.
pub const PORTALCORE_REASON_UNKNOWN_ROUTE: u32 = 10;

/// One of: why a request is let through, or not; a uint32_t. Later versions may know more, in between.
pub const PORTALCORE_REASON_UNKNOWN_HOST: u32 = 11;

/// Not all documents of the environment were loaded, or they contradict each other; or two have the host.
pub const PORTALCORE_REASON_INCOMPLETE_POLICY: u32 = 12;

/// A CORS preflight, which the gateway answers before it asks.
pub const PORTALCORE_REASON_PREFLIGHT: u32 = 13;

/// The operation has no plan and is not open.
pub const PORTALCORE_REASON_CLOSED: u32 = 14;

/// 20 to 29: it is not known who calls.
pub const PORTALCORE_REASON_CREDENTIAL_MISSING: u32 = 20;

/// One of: why a request is let through, or not; a uint32_t. Later versions may know more, in between.
pub const PORTALCORE_REASON_CREDENTIAL_INVALID: u32 = 21;

/// One of: why a request is let through, or not; a uint32_t. Later versions may know more, in between.
pub const PORTALCORE_REASON_CREDENTIAL_EXPIRED: u32 = 22;

/// A key was sent twice.
pub const PORTALCORE_REASON_CREDENTIAL_AMBIGUOUS: u32 = 23;

/// 30 to 39: it is known who calls, and that is not enough. A key of another product or plan; no group of theirs.
pub const PORTALCORE_REASON_OTHER_PLAN: u32 = 30;

/// One of: why a request is let through, or not; a uint32_t. Later versions may know more, in between.
pub const PORTALCORE_REASON_GROUP: u32 = 31;

/// What is missing in a token: an audience, a scope, another claim, the name of the consumer.
pub const PORTALCORE_REASON_AUDIENCE: u32 = 32;

/// One of: why a request is let through, or not; a uint32_t. Later versions may know more, in between.
pub const PORTALCORE_REASON_SCOPE: u32 = 33;

/// One of: why a request is let through, or not; a uint32_t. Later versions may know more, in between.
pub const PORTALCORE_REASON_CLAIM: u32 = 34;

/// One of: why a request is let through, or not; a uint32_t. Later versions may know more, in between.
pub const PORTALCORE_REASON_CONSUMER: u32 = 35;

/// 40 to 59: it could not be decided, so it is not let through. The keys of tokens could not be fetched.
pub const PORTALCORE_REASON_KEYS_UNAVAILABLE: u32 = 40;

/// The memory is smaller than `needed_size`.
pub const PORTALCORE_REASON_MEMORY_TOO_SMALL: u32 = 50;

/// The plans of the operation send keys in more places than a decision can remove.
pub const PORTALCORE_REASON_TOO_MANY_LOCATIONS: u32 = 51;

/// {"schemaVersion": 1, ...}; docs/explain.md and docs/routing.md have the schemas.
pub const PORTALCORE_REPORT_JSON: u32 = 1;

/// For people.
pub const PORTALCORE_REPORT_TEXT: u32 = 2;

/// The same as in JSON.
pub const PORTALCORE_REPORT_YAML: u32 = 3;

/// Those that somebody may not have meant.
pub const PORTALCORE_OVERLAPS_FINDINGS: u32 = 1;

/// Operations inside more general ones too, such as /orders/export and /orders/{id}.
pub const PORTALCORE_OVERLAPS_ALL: u32 = 2;

/// Why a call failed. Immutable.
#[repr(C)]
pub struct portalcore_error {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// A text that was made on request. Immutable.
#[repr(C)]
pub struct portalcore_text {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// Texts that belong together, and the options to read them with.
#[repr(C)]
pub struct portalcore_input {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// A list of requirements, sorted by kind and name. Immutable.
#[repr(C)]
pub struct portalcore_requirements {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// What became of an input: documents, diagnostics, requirements. Immutable, and independent of what it was made
/// from.
#[repr(C)]
pub struct portalcore_result {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// Texts that come and go, and what became of them each time.
///
/// A controller keeps one: it puts what it sees and removes what is gone, evaluates, and applies the changes since the
/// revision that it applied last:
///
/// ```text
/// workspace_new(...)
/// workspace_adopt(...)             for each object of an earlier run of this controller that is in the cluster
/// workspace_put(...)               for each resource of the first listing
/// loop:
///     do workspace_evaluate(..., &result) and workspace_put_content(...) for what result_requirements(result) lists
///         and can be had, until nothing new is listed
///     workspace_end_listing(...)   the first time; evaluate once more
///     result_changes_since(result, applied, &changes)
///     make each change, in the order of the list; applied = result_revision(result)
///     wait for an event; workspace_put(...) or workspace_remove(...)
/// ```
///
/// Content first: what content a resource needs is known when it was evaluated. A host that applies changes before it
/// has supplied what can be had withdraws the routes that depend on it until it has.
///
/// Whose objects. Objects carry the label app.kubernetes.io/managed-by: portalcore, as do those of every other user of
/// this library in the cluster. Where there can be others, a host adds a label of its own, and adopts and sweeps by
/// that.
///
/// Listing. A new workspace is listing: it has seen only a part of what there is. What is made of a part can lack
/// routes that the whole has, so until portalcore_workspace_end_listing() no evaluation adds a deletion, or replaces an
/// object that was adopted or made of a complete listing. They are held back, and come with the first evaluation after
/// the end of the listing. (What an earlier, complete evaluation had decided is still reported to a host that has not
/// made it.) Objects that are not known yet are upserted meanwhile; a host that takes no chances applies nothing before
/// the listing is complete. A restart thus never deletes routes.
///
/// Broken input. A resource that is wrong is not published, and what it published before is withdrawn: its routes are
/// closed, or deleted where a whole Environment is gone. A host that would rather go on with the last good state applies
/// nothing while portalcore_result_error_count() is not 0.
///
/// Failure. Changes may be made twice: to upsert what is there as it should be, or to delete what is not there, is no
/// error. A host that fails in the middle of a list asks again with the revision that it had made completely; the list
/// that it gets then holds everything that was touched since, also what is again as it was. It never applies a result
/// that is older than one that it has applied a part of.
///
/// Revisions. An evaluation has the next revision, from 1, if anything was staged, removed, supplied or taken back since
/// the last one, or the listing ended that the last one was in. Revision 0 is what was adopted. Revisions are meaningful
/// in the workspace that gave them, only.
#[repr(C)]
pub struct portalcore_workspace {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// What leads from one revision to another. Immutable.
#[repr(C)]
pub struct portalcore_changes {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// What is noticed of the step from one result to another. Immutable.
#[repr(C)]
pub struct portalcore_diff {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// Who may call which operation: what an authorization server decides by. Immutable; it needs no result.
///
/// A translation has a policy, and writes it into its documents too (Secrets of the type "portalcore.dev/policy", under
/// the key "policy.json"), so that a server on another machine loads it. A decision is made in memory of the caller:
///
/// ```text
/// char memory[8192];
/// portalcore_decision decision = PORTALCORE_DECISION_INIT;
/// portalcore_request request = PORTALCORE_REQUEST_INIT;
/// request.route = ...;                     the name of the route: Envoy's %ROUTE_NAME%
/// request.headers = ...;
/// request.now = time(NULL);
/// decision.memory = memory;
/// decision.memory_size = sizeof memory;
/// portalcore_policy_decide(policy, &request, &decision, NULL);
/// if (decision.allowed) ...
/// ```
///
/// docs/policy.md says what is decided how, and what the words mean.
#[repr(C)]
pub struct portalcore_policy {
    _data: [u8; 0],
    _marker: PhantomData<(*mut u8, PhantomPinned)>,
}

/// A string: `size` bytes at `data`, and a NUL behind them. See "Strings" above.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct portalcore_string {
    /// See above.
    pub data: *const c_char,
    /// The same: `size`.
    pub size: usize,
}

#[rustfmt::skip]
impl portalcore_string {
    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.
    pub const INIT: Self = Self {
        data: std::ptr::null(),
        size: 0,
    };
}

/// A host and a port that somebody listens on: a name or an address (IPv6 without brackets), and 1 to 65535. Absent: no
/// host and port 0.
///
/// This struct is embedded in others and has its size for ever, as has the next one.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct portalcore_endpoint {
    /// See above.
    pub host: portalcore_string,
    /// The same: `port`.
    pub port: u32,
    /// Zero.
    pub reserved: u32,
}

#[rustfmt::skip]
impl portalcore_endpoint {
    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.
    pub const INIT: Self = Self {
        host: portalcore_string::INIT,
        port: 0,
        reserved: 0,
    };
}

/// Where a Service is.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct portalcore_backend {
    /// "NAMESPACE/NAME:PORT", "NAMESPACE/NAME" or "NAME": of those that fit a Service, the first in this order holds.
    pub service: portalcore_string,
    /// Where it is; not absent.
    pub endpoint: portalcore_endpoint,
}

#[rustfmt::skip]
impl portalcore_backend {
    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.
    pub const INIT: Self = Self {
        service: portalcore_string::INIT,
        endpoint: portalcore_endpoint::INIT,
    };
}

/// What the host may choose about the configuration of an Envoy by itself. Zero is the default of every field, as is a
/// string without bytes. What it points to is borrowed for the call only.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct portalcore_envoy_options {
    /// sizeof(portalcore_envoy_options)
    pub struct_size: usize,
    /// PORTALCORE_MOCKS_... Default: PORTALCORE_MOCKS_NONE.
    pub mocks: u32,
    /// PORTALCORE_ACCESS_LOG_... Default: PORTALCORE_ACCESS_LOG_ON.
    pub access_logging: u32,
    /// The file that requests are logged to, as JSON, one line each. Default: "/dev/stdout".
    pub access_log: portalcore_string,
    /// Where the documents will lie, as Envoy finds it: a bootstrap that watches this directory, and the files of it,
    /// each to be replaced by rename. Default: one static bootstrap with everything in it.
    pub directory: portalcore_string,
    /// Where requests are taken; the host is an address. Hosts that two environments have are served at the ports that
    /// follow. Default: "127.0.0.1", 8080; each field has its own default.
    pub listener: portalcore_endpoint,
    /// Where the administration of Envoy listens; the host is an address. Default: nowhere.
    pub admin: portalcore_endpoint,
    /// Who decides on requests (Envoy's ext_authz over gRPC). Default: nobody, and operations under plans are closed.
    pub authorization: portalcore_endpoint,
    /// Who counts requests (Envoy's RateLimitService). Default: nobody. Without `authorization` nobody is asked.
    pub rate_limit: portalcore_endpoint,
    /// The web site of Portals. Default: none, and their hosts answer 503.
    pub portal: portalcore_endpoint,
    /// Where Services are, each at most once. What is not named is looked for under its name in the cluster's DNS. NULL
    /// if there is none.
    pub backends: *const portalcore_backend,
    /// The same: `backend_count`.
    pub backend_count: usize,
    /// The file with the certificates that Envoy trusts, for TLS to hosts outside: Envoy does not start without it where
    /// there are some. Default: "/etc/ssl/certs/ca-certificates.crt".
    pub trusted_certificates: portalcore_string,
    /// How many routes a host has before they are found by a tree instead of one by one; at most 2^40. Default: 100.
    pub max_listed_routes: u64,
}

#[rustfmt::skip]
impl portalcore_envoy_options {
    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.
    pub const INIT: Self = Self {
        struct_size: std::mem::size_of::<Self>(),
        mocks: 0,
        access_logging: 0,
        access_log: portalcore_string::INIT,
        directory: portalcore_string::INIT,
        listener: portalcore_endpoint::INIT,
        admin: portalcore_endpoint::INIT,
        authorization: portalcore_endpoint::INIT,
        rate_limit: portalcore_endpoint::INIT,
        portal: portalcore_endpoint::INIT,
        backends: std::ptr::null(),
        backend_count: 0,
        trusted_certificates: portalcore_string::INIT,
        max_listed_routes: 0,
    };
}

/// What the host may choose. Zero is the default of every field, as is a string without bytes. Strings are borrowed for
/// the call only. What says something of Istio's objects alone does nothing for another target.
///
/// Every exceeded limit is a diagnostic of the text that exceeds it, save max_total_bytes, which is
/// PORTALCORE_ERROR_LIMIT_EXCEEDED of the call that would exceed it.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct portalcore_options {
    /// sizeof(portalcore_options)
    pub struct_size: usize,
    /// What to write for: PORTALCORE_TARGET_... Default: PORTALCORE_TARGET_ISTIO.
    pub target: u32,
    /// PORTALCORE_GRANTS_... Default: PORTALCORE_GRANTS_REQUIRED.
    pub reference_grants: u32,
    /// The namespace of resources that name none: a DNS label. Default: "default".
    pub default_namespace: portalcore_string,
    /// The DNS suffix of Services, for every target: a DNS name. Default: "cluster.local".
    pub cluster_domain: portalcore_string,
    /// The Istio Gateway of those environments of the Gloo dialect that none of the inputs fits. Set both or none.
    /// Default: "istio-system" and "istio-ingressgateway".
    pub assumed_gateway_namespace: portalcore_string,
    /// The same: `assumed_gateway_name`.
    pub assumed_gateway_name: portalcore_string,
    /// The largest text that is read, in bytes; at most 2 GiB. Default: 64 MiB.
    pub max_text_bytes: u64,
    /// What the names and texts of one input or workspace take together, in bytes; at most 1 TiB. During a listing,
    /// texts that are not put again yet count too. Default: 512 MiB.
    pub max_total_bytes: u64,
    /// How deep values may be nested; at most 1,000. Default: 200.
    pub max_depth: u64,
    /// How many values one text may hold, keys included; at most 2^40, as the next ones. Default: 8,000,000.
    pub max_nodes: u64,
    /// How many values the aliases of one text may stand for. Default: 1,000,000.
    pub max_aliased_nodes: u64,
    /// The longest scalar, in bytes; at most 2 GiB. Default: 32 MiB.
    pub max_scalar_bytes: u64,
    /// How many documents one text may hold; at most 2^40. Default: 100,000.
    pub max_documents: u64,
    /// How many routes an object holds before it is split; at most 2^40, as the next ones. Default: 1,000.
    pub max_object_routes: u64,
    /// How many bytes of JSON an object should stay under. Default: 240 KiB.
    pub preferred_object_bytes: u64,
    /// How many bytes of JSON an object never exceeds. Default: 1 MiB.
    pub max_object_bytes: u64,
    /// How many earlier revisions a result can be asked for the changes since; at most 10,000. An input has none.
    /// Default: 64.
    pub max_revisions: u64,
    /// The Service of the authorization server (Envoy's ext_authz over gRPC): a DNS label, a DNS label, a port. Default:
    /// "portalcore-system", "portalcore-authz", 9101. Each field has its own default, as in the next ones.
    pub authorization_service_namespace: portalcore_string,
    /// The same: `authorization_service_name`.
    pub authorization_service_name: portalcore_string,
    /// The same: `authorization_service_port`.
    pub authorization_service_port: u32,
    /// The port of the rate limit server (Envoy's RateLimitService). Default: 9102.
    pub rate_limit_service_port: u32,
    /// The rest of its Service. Default: "portalcore-system", "portalcore-ratelimit".
    pub rate_limit_service_namespace: portalcore_string,
    /// The same: `rate_limit_service_name`.
    pub rate_limit_service_name: portalcore_string,
    /// The Service of the web site of Portals. Default: "portalcore-system", "portalcore-web", 8080.
    pub portal_service_namespace: portalcore_string,
    /// The same: `portal_service_name`.
    pub portal_service_name: portalcore_string,
    /// The same: `portal_service_port`.
    pub portal_service_port: u32,
    /// Whether Gateways that are made get a RequestAuthentication too. Default:
    /// PORTALCORE_REQUEST_AUTHENTICATION_OFF.
    pub request_authentication: u32,
    /// The root namespace of the mesh, whose filters reach proxies in every namespace: what enforces plans goes there
    /// where the namespace of the proxies is not said. A DNS label. Default: "istio-system".
    pub root_namespace: portalcore_string,
    /// NULL for the defaults of PORTALCORE_TARGET_ENVOY; for another target it has to be NULL. Borrowed for the call
    /// only.
    pub envoy: *const portalcore_envoy_options,
}

#[rustfmt::skip]
impl portalcore_options {
    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.
    pub const INIT: Self = Self {
        struct_size: std::mem::size_of::<Self>(),
        target: 0,
        reference_grants: 0,
        default_namespace: portalcore_string::INIT,
        cluster_domain: portalcore_string::INIT,
        assumed_gateway_namespace: portalcore_string::INIT,
        assumed_gateway_name: portalcore_string::INIT,
        max_text_bytes: 0,
        max_total_bytes: 0,
        max_depth: 0,
        max_nodes: 0,
        max_aliased_nodes: 0,
        max_scalar_bytes: 0,
        max_documents: 0,
        max_object_routes: 0,
        preferred_object_bytes: 0,
        max_object_bytes: 0,
        max_revisions: 0,
        authorization_service_namespace: portalcore_string::INIT,
        authorization_service_name: portalcore_string::INIT,
        authorization_service_port: 0,
        rate_limit_service_port: 0,
        rate_limit_service_namespace: portalcore_string::INIT,
        rate_limit_service_name: portalcore_string::INIT,
        portal_service_namespace: portalcore_string::INIT,
        portal_service_name: portalcore_string::INIT,
        portal_service_port: 0,
        request_authentication: 0,
        root_namespace: portalcore_string::INIT,
        envoy: std::ptr::null(),
    };
}

/// Content that the host is asked to supply.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct portalcore_requirement {
    /// sizeof(portalcore_requirement)
    pub struct_size: usize,
    /// PORTALCORE_CONTENT_...
    pub kind: u32,
    /// Zero.
    pub reserved: u32,
    /// The name to supply it under.
    pub name: portalcore_string,
}

#[rustfmt::skip]
impl portalcore_requirement {
    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.
    pub const INIT: Self = Self {
        struct_size: std::mem::size_of::<Self>(),
        kind: 0,
        reserved: 0,
        name: portalcore_string::INIT,
    };
}

/// A Kubernetes object to be applied; for PORTALCORE_TARGET_ENVOY a file of Envoy's configuration: its name and ".json"
/// or ".yaml".
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct portalcore_document {
    /// sizeof(portalcore_document)
    pub struct_size: usize,
    /// PORTALCORE_PHASE_...
    pub phase: u32,
    /// Zero.
    pub reserved: u32,
    /// Such as "networking.istio.io/v1"; of a file "envoy.config.v3".
    pub api_version: portalcore_string,
    /// Such as "VirtualService"; of a file "Bootstrap", "Clusters", "Listeners" or "Routes".
    pub kind: portalcore_string,
    /// `metadata.namespace`; of a file empty.
    pub object_namespace: portalcore_string,
    /// `metadata.name`; of a file such as "bootstrap".
    pub object_name: portalcore_string,
    /// 64 hexadecimal digits, in objects also the annotation "portalcore.dev/content-hash": equal for documents that
    /// need no update.
    pub content_hash: portalcore_string,
}

#[rustfmt::skip]
impl portalcore_document {
    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.
    pub const INIT: Self = Self {
        struct_size: std::mem::size_of::<Self>(),
        phase: 0,
        reserved: 0,
        api_version: portalcore_string::INIT,
        kind: portalcore_string::INIT,
        object_namespace: portalcore_string::INIT,
        object_name: portalcore_string::INIT,
        content_hash: portalcore_string::INIT,
    };
}

/// A range of a text that the host handed over, half-open. Absent: `file` is absent and the numbers are 0.
///
/// This struct is embedded in others and has its size for ever.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct portalcore_range {
    /// The name that the text was handed over with.
    pub file: portalcore_string,
    /// The value that it is about, as a JSON pointer (RFC 6901) into its document; absent where it is not known.
    pub pointer: portalcore_string,
    /// Bytes from the start of the text, after its decoding to UTF-8 without a byte order mark.
    pub start_offset: u64,
    /// The same: `end_offset`.
    pub end_offset: u64,
    /// Zero.
    pub reserved: u64,
    /// Lines from 1, columns from 1 in Unicode code points; the end is behind the last character.
    pub start_line: u32,
    /// The same: `start_column`.
    pub start_column: u32,
    /// The same: `end_line`.
    pub end_line: u32,
    /// The same: `end_column`.
    pub end_column: u32,
}

#[rustfmt::skip]
impl portalcore_range {
    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.
    pub const INIT: Self = Self {
        file: portalcore_string::INIT,
        pointer: portalcore_string::INIT,
        start_offset: 0,
        end_offset: 0,
        reserved: 0,
        start_line: 0,
        start_column: 0,
        end_line: 0,
        end_column: 0,
    };
}

/// A finding about the input.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct portalcore_diagnostic {
    /// sizeof(portalcore_diagnostic)
    pub struct_size: usize,
    /// PORTALCORE_SEVERITY_...
    pub severity: u32,
    /// Zero.
    pub reserved: u32,
    /// Such as "PC1010": never changes its meaning.
    pub code: portalcore_string,
    /// The same in words, such as "duplicate-key".
    pub slug: portalcore_string,
    /// What is wrong, in one line.
    pub message: portalcore_string,
    /// The remedy; may be absent.
    pub help: portalcore_string,
    /// The resource that it is about, such as "ApiDoc shop/orders"; may be absent.
    pub subject: portalcore_string,
    /// Where it is; may be absent.
    pub range: portalcore_range,
    /// How many other places explain it: see portalcore_result_diagnostic_label().
    pub label_count: usize,
    /// A change that would remedy it: the text to put in the place of fix_range, without bytes where that is to be
    /// deleted; absent where no change is known.
    pub fix_replacement: portalcore_string,
    /// The same: `fix_range`.
    pub fix_range: portalcore_range,
}

#[rustfmt::skip]
impl portalcore_diagnostic {
    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.
    pub const INIT: Self = Self {
        struct_size: std::mem::size_of::<Self>(),
        severity: 0,
        reserved: 0,
        code: portalcore_string::INIT,
        slug: portalcore_string::INIT,
        message: portalcore_string::INIT,
        help: portalcore_string::INIT,
        subject: portalcore_string::INIT,
        range: portalcore_range::INIT,
        label_count: 0,
        fix_replacement: portalcore_string::INIT,
        fix_range: portalcore_range::INIT,
    };
}

/// Another place that explains a finding.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct portalcore_label {
    /// sizeof(portalcore_label)
    pub struct_size: usize,
    /// What stands there, such as "first defined here".
    pub message: portalcore_string,
    /// Where it is; may be absent.
    pub range: portalcore_range,
}

#[rustfmt::skip]
impl portalcore_label {
    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.
    pub const INIT: Self = Self {
        struct_size: std::mem::size_of::<Self>(),
        message: portalcore_string::INIT,
        range: portalcore_range::INIT,
    };
}

/// What is to be done with one object.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct portalcore_change {
    /// sizeof(portalcore_change)
    pub struct_size: usize,
    /// PORTALCORE_CHANGE_...
    pub action: u32,
    /// PORTALCORE_PHASE_..., as the document was last given; 0 where it is not known.
    pub phase: u32,
    /// As in portalcore_document; of an object that is to be deleted, what was last known: its hash may be empty.
    pub api_version: portalcore_string,
    /// The same: `kind`.
    pub kind: portalcore_string,
    /// The same: `object_namespace`.
    pub object_namespace: portalcore_string,
    /// The same: `object_name`.
    pub object_name: portalcore_string,
    /// The same: `content_hash`.
    pub content_hash: portalcore_string,
}

#[rustfmt::skip]
impl portalcore_change {
    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.
    pub const INIT: Self = Self {
        struct_size: std::mem::size_of::<Self>(),
        action: 0,
        phase: 0,
        api_version: portalcore_string::INIT,
        kind: portalcore_string::INIT,
        object_namespace: portalcore_string::INIT,
        object_name: portalcore_string::INIT,
        content_hash: portalcore_string::INIT,
    };
}

/// Who looks at a portal. Zero is somebody of whom nothing is known. What it points to is borrowed for the call only.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct portalcore_viewer {
    /// sizeof(portalcore_viewer)
    pub struct_size: usize,
    /// The name that somebody logs in with, `spec.username` of a User; absent for nobody.
    pub username: portalcore_string,
    /// The groups that the login says somebody belongs to.
    pub groups: *const portalcore_string,
    /// The same: `group_count`.
    pub group_count: usize,
}

#[rustfmt::skip]
impl portalcore_viewer {
    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.
    pub const INIT: Self = Self {
        struct_size: std::mem::size_of::<Self>(),
        username: portalcore_string::INIT,
        groups: std::ptr::null(),
        group_count: 0,
    };
}

/// Which specification is asked for. What it points to is borrowed for the call only.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct portalcore_specification {
    /// sizeof(portalcore_specification)
    pub struct_size: usize,
    /// "NAMESPACE/NAME" of the ApiProduct.
    pub product: portalcore_string,
    /// The name of its version.
    pub version: portalcore_string,
    /// "NAMESPACE/NAME" of the Environment that offers it.
    pub environment: portalcore_string,
    /// "NAMESPACE/NAME" of the Portal that shows it; absent for all that is offered, whoever may see it.
    pub portal: portalcore_string,
    /// Who looks at the portal; NULL for somebody of whom nothing is known. Without a portal it has to be NULL.
    pub viewer: *const portalcore_viewer,
    /// PORTALCORE_OPENAPI_... Default: PORTALCORE_OPENAPI_3_1.
    pub openapi: u32,
    /// PORTALCORE_FORMAT_...
    pub format: u32,
}

#[rustfmt::skip]
impl portalcore_specification {
    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.
    pub const INIT: Self = Self {
        struct_size: std::mem::size_of::<Self>(),
        product: portalcore_string::INIT,
        version: portalcore_string::INIT,
        environment: portalcore_string::INIT,
        portal: portalcore_string::INIT,
        viewer: std::ptr::null(),
        openapi: 0,
        format: 0,
    };
}

/// A difference.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct portalcore_difference {
    /// sizeof(portalcore_difference)
    pub struct_size: usize,
    /// PORTALCORE_DIFF_SAFE, ..._RISKY or ..._BREAKING.
    pub severity: u32,
    /// Zero.
    pub reserved: u32,
    /// What kind of difference it is: a word of docs/diff.md.
    pub kind: portalcore_string,
    /// What it is about, in one line; the JSON has its parts.
    pub subject: portalcore_string,
    /// What changed, in one line that goes on where the subject ends.
    pub message: portalcore_string,
    /// Where it was written, and where it is; each may be absent.
    pub before: portalcore_range,
    /// The same: `after`.
    pub after: portalcore_range,
}

#[rustfmt::skip]
impl portalcore_difference {
    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.
    pub const INIT: Self = Self {
        struct_size: std::mem::size_of::<Self>(),
        severity: 0,
        reserved: 0,
        kind: portalcore_string::INIT,
        subject: portalcore_string::INIT,
        message: portalcore_string::INIT,
        before: portalcore_range::INIT,
        after: portalcore_range::INIT,
    };
}

/// Bytes that lie in memory of the caller, or for ever: `size` bytes at `data`, and, unlike a portalcore_string, no NUL
/// behind them. Absent: NULL and 0.
///
/// This struct is embedded in others and has its size for ever, as have the next two.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct portalcore_bytes {
    /// See above.
    pub data: *const c_char,
    /// The same: `size`.
    pub size: usize,
}

#[rustfmt::skip]
impl portalcore_bytes {
    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.
    pub const INIT: Self = Self {
        data: std::ptr::null(),
        size: 0,
    };
}

/// A name and a value, such as a header field.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct portalcore_field {
    /// See above.
    pub name: portalcore_bytes,
    /// The same: `value`.
    pub value: portalcore_bytes,
}

#[rustfmt::skip]
impl portalcore_field {
    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.
    pub const INIT: Self = Self {
        name: portalcore_bytes::INIT,
        value: portalcore_bytes::INIT,
    };
}

/// A token that somebody else did not accept.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct portalcore_token_failure {
    /// The name of the provider: see portalcore_policy_token_provider().
    pub provider: portalcore_bytes,
    /// The number of Envoy's filter `jwt_authn`: 1 where there was no token, 40 where the keys could not be fetched, any
    /// other for a token that is none.
    pub code: i32,
    /// Zero.
    pub reserved: u32,
}

#[rustfmt::skip]
impl portalcore_token_failure {
    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.
    pub const INIT: Self = Self {
        provider: portalcore_bytes::INIT,
        code: 0,
        reserved: 0,
    };
}

/// A request to decide on. Zero is "not there" in every field. What it points to is borrowed for the call only; nothing
/// of it needs to be UTF-8.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct portalcore_request {
    /// sizeof(portalcore_request)
    pub struct_size: usize,
    /// The name of the route that the gateway chose. Where it is absent, host, method and path say the operation.
    pub route: portalcore_bytes,
    /// The host, with or without a port, and the method. Asked only without a route.
    pub host: portalcore_bytes,
    /// The same: `method`.
    pub method: portalcore_bytes,
    /// The path with its query, as on the request line. Beside a route, only keys in the query are looked for.
    pub path: portalcore_bytes,
    /// The header fields; names in any case.
    pub headers: *const portalcore_field,
    /// The same: `header_count`.
    pub header_count: usize,
    /// The claims of the tokens that somebody else verified: the name of the provider, and a JSON object.
    pub tokens: *const portalcore_field,
    /// The same: `token_count`.
    pub token_count: usize,
    /// The tokens that were not accepted.
    pub token_failures: *const portalcore_token_failure,
    /// The same: `token_failure_count`.
    pub token_failure_count: usize,
    /// The address that the request comes from, for limits that count by it.
    pub client_address: portalcore_bytes,
    /// The time, in seconds since 1970.
    pub now: i64,
}

#[rustfmt::skip]
impl portalcore_request {
    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.
    pub const INIT: Self = Self {
        struct_size: std::mem::size_of::<Self>(),
        route: portalcore_bytes::INIT,
        host: portalcore_bytes::INIT,
        method: portalcore_bytes::INIT,
        path: portalcore_bytes::INIT,
        headers: std::ptr::null(),
        header_count: 0,
        tokens: std::ptr::null(),
        token_count: 0,
        token_failures: std::ptr::null(),
        token_failure_count: 0,
        client_address: portalcore_bytes::INIT,
        now: 0,
    };
}

/// What was decided. What it points to lies in `memory`, or for ever.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct portalcore_decision {
    /// sizeof(portalcore_decision)
    pub struct_size: usize,
    /// Set by the caller: memory for texts. 4 KiB and three times the path are enough for usual names.
    pub memory: *mut c_char,
    /// The same: `memory_size`.
    pub memory_size: usize,
    /// How much memory the decision takes. Where it is above memory_size, what to try next: as what is read in the
    /// request depends on what fits, that may have to grow once more.
    pub needed_size: usize,
    /// Whether the request may go on: 1 or 0.
    pub allowed: u32,
    /// PORTALCORE_REASON_...
    pub reason: u32,
    /// The status of the response: 200 where the request goes to the backend; where the gateway answers, its status.
    pub status: u32,
    /// How many of the fields below there are.
    pub set_header_count: u32,
    /// The same: `removed_header_count`.
    pub removed_header_count: u32,
    /// The same: `removed_parameter_count`.
    pub removed_parameter_count: u32,
    /// The same: `limit_count`.
    pub limit_count: u32,
    /// Zero.
    pub reserved: u32,
    /// The name of the route; absent where it is unknown.
    pub route: portalcore_bytes,
    /// The identity of the plan that was accepted; may be absent.
    pub plan: portalcore_bytes,
    /// Who calls; absent where nobody had to say.
    pub consumer: portalcore_bytes,
    /// The value of `www-authenticate`; absent where it is not sent.
    pub www_authenticate: portalcore_bytes,
    /// The header fields that the backend gets instead of the client's.
    pub set_headers: [portalcore_field; 4],
    /// The names of header fields, and of query parameters, that the backend must not get.
    pub removed_headers: [portalcore_bytes; 8],
    /// The same: `removed_parameters`.
    pub removed_parameters: [portalcore_bytes; 8],
    /// What is to be counted: docs/rate-limits.md.
    pub limits: [portalcore_field; 4],
    /// The domain that the limits are counted in; absent where there are none.
    pub limit_domain: portalcore_bytes,
}

#[rustfmt::skip]
impl portalcore_decision {
    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.
    pub const INIT: Self = Self {
        struct_size: std::mem::size_of::<Self>(),
        memory: std::ptr::null_mut(),
        memory_size: 0,
        needed_size: 0,
        allowed: 0,
        reason: 0,
        status: 0,
        set_header_count: 0,
        removed_header_count: 0,
        removed_parameter_count: 0,
        limit_count: 0,
        reserved: 0,
        route: portalcore_bytes::INIT,
        plan: portalcore_bytes::INIT,
        consumer: portalcore_bytes::INIT,
        www_authenticate: portalcore_bytes::INIT,
        set_headers: [portalcore_field::INIT; 4],
        removed_headers: [portalcore_bytes::INIT; 8],
        removed_parameters: [portalcore_bytes::INIT; 8],
        limits: [portalcore_field::INIT; 4],
        limit_domain: portalcore_bytes::INIT,
    };
}

/// A request to explain. Zero is "not there" in every field. What it points to is borrowed for the call only, and is
/// UTF-8 without NUL.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct portalcore_explain_request {
    /// sizeof(portalcore_explain_request)
    pub struct_size: usize,
    /// Default: "GET".
    pub method: portalcore_string,
    /// Such as "https://api.example.com/orders/7?limit=10", with http or https; not absent.
    pub url: portalcore_string,
    /// "NAMESPACE/NAME" of the Environment that is meant, where several have the host.
    pub environment: portalcore_string,
    /// The address that the request comes from, for limits that count by it.
    pub client_address: portalcore_string,
    /// The header fields; names in any case and not empty. Their values are never shown.
    pub headers: *const portalcore_field,
    /// The same: `header_count`.
    pub header_count: usize,
    /// The time, in seconds since 1970, for the ends of keys and tokens.
    pub now: i64,
}

#[rustfmt::skip]
impl portalcore_explain_request {
    /// A value to hand in, as that of the macro with this ending: its size is set, the rest is zero.
    pub const INIT: Self = Self {
        struct_size: std::mem::size_of::<Self>(),
        method: portalcore_string::INIT,
        url: portalcore_string::INIT,
        environment: portalcore_string::INIT,
        client_address: portalcore_string::INIT,
        headers: std::ptr::null(),
        header_count: 0,
        now: 0,
    };
}

extern "C" {
    /// The version of the library, such as "0.1.0".
    ///
    /// - Returns: a string that is valid for ever.
    /// - Thread safety: any thread.
    /// - Since: 0.1.0
    pub fn portalcore_version() -> *const c_char;

    /// The number of the interface that the library has: see PORTALCORE_ABI_VERSION.
    ///
    /// - Thread safety: any thread.
    /// - Since: 0.1.0
    pub fn portalcore_abi_version() -> u32;

    /// The name of a status in words, such as "invalid argument".
    ///
    /// - Parameters:
    ///   - `status`: any number
    /// - Returns: a string that is valid for ever; "unknown status" for a number that this library does not know.
    /// - Thread safety: any thread.
    /// - Since: 0.1.0
    pub fn portalcore_status_name(status: portalcore_status) -> *const c_char;

    /// The status that the failed call returned.
    ///
    /// - Parameters:
    ///   - `error`: may be NULL
    /// - Returns: the status; PORTALCORE_OK for NULL.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_error_status(error: *const portalcore_error) -> portalcore_status;

    /// What went wrong and how to mend it, in English, for people; not to be parsed.
    ///
    /// - Parameters:
    ///   - `error`: may be NULL
    /// - Returns: UTF-8, borrowed from the error; empty for NULL.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_error_message(error: *const portalcore_error) -> portalcore_string;

    /// The parameter, or the field of a struct, that is at fault, such as "name" or "options.max_depth".
    ///
    /// - Parameters:
    ///   - `error`: may be NULL
    /// - Returns: UTF-8, borrowed from the error; empty where no single one is at fault, and for NULL.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_error_argument(error: *const portalcore_error) -> portalcore_string;

    /// Releases an error.
    ///
    /// - Parameters:
    ///   - `error`: may be NULL
    /// - Thread safety: exclusive.
    /// - Since: 0.1.0
    pub fn portalcore_error_free(error: *mut portalcore_error);

    /// The bytes of a text.
    ///
    /// - Parameters:
    ///   - `text`: may be NULL
    /// - Returns: UTF-8, borrowed from the text; empty, but not absent, for NULL.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_text_view(text: *const portalcore_text) -> portalcore_string;

    /// Releases a text.
    ///
    /// - Parameters:
    ///   - `text`: may be NULL
    /// - Thread safety: exclusive.
    /// - Since: 0.1.0
    pub fn portalcore_text_free(text: *mut portalcore_text);

    /// Makes an empty input.
    ///
    /// - Parameters:
    ///   - `options`: NULL for the defaults
    ///   - `out_input`: receives the input
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_OUT_OF_RANGE for a limit;
    ///   PORTALCORE_ERROR_UNSUPPORTED_OPTION.
    /// - Ownership: the caller releases the input with portalcore_input_free().
    /// - Thread safety: any thread.
    /// - Since: 0.1.0
    pub fn portalcore_input_new(
        options: *const portalcore_options,
        out_input: *mut *mut portalcore_input,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Adds a text: manifests, one or many, or a bare API description.
    ///
    /// - Parameters:
    ///   - `input`: not NULL
    ///   - `name`, `name_size`: a path or a URI; diagnostics show it, relative references are resolved against it
    ///   - `text`, `text_size`: the bytes as they are stored; any bytes, any encoding
    ///   - `format`: PORTALCORE_FORMAT_...
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_DUPLICATE_NAME;
    ///   PORTALCORE_ERROR_LIMIT_EXCEEDED.
    /// - Ownership: name and text are copied.
    /// - Thread safety: exclusive.
    /// - Since: 0.1.0
    pub fn portalcore_input_add(
        input: *mut portalcore_input,
        name: *const c_char,
        name_size: usize,
        text: *const c_char,
        text_size: usize,
        format: u32,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Supplies content that the texts refer to: see portalcore_required_content(). What nothing refers to does no harm.
    ///
    /// - Parameters:
    ///   - `input`: not NULL
    ///   - `name`, `name_size`: the name of the requirement; names of the same letters in two normal forms of Unicode
    ///     are one name here, because references do not tell them apart
    ///   - `bytes`, `bytes_size`: the content
    ///   - `out_error`: may be NULL
    /// - Returns: as portalcore_input_add().
    /// - Ownership: name and bytes are copied.
    /// - Thread safety: exclusive.
    /// - Since: 0.1.0
    pub fn portalcore_input_add_content(
        input: *mut portalcore_input,
        name: *const c_char,
        name_size: usize,
        bytes: *const c_char,
        bytes_size: usize,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Releases an input. Results that were made from it stay.
    ///
    /// - Parameters:
    ///   - `input`: may be NULL
    /// - Thread safety: exclusive.
    /// - Since: 0.1.0
    pub fn portalcore_input_free(input: *mut portalcore_input);

    /// Lists the content that the texts refer to and that the input does not hold.
    ///
    /// What is supplied may refer to more: supply it and ask again until nothing new is listed. What the host cannot
    /// supply it leaves out; that is a diagnostic where it is referred to, and costs only what depends on it. (A host that
    /// wants the translation anyway asks for that and then for portalcore_result_requirements(): nothing is read twice.)
    ///
    /// - Parameters:
    ///   - `input`: not NULL
    ///   - `out_requirements`: receives the list
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
    /// - Ownership: the caller releases the list with portalcore_requirements_free().
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_required_content(
        input: *const portalcore_input,
        out_requirements: *mut *mut portalcore_requirements,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// How many requirements there are.
    ///
    /// - Parameters:
    ///   - `requirements`: may be NULL
    /// - Returns: the number; 0 for NULL.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_requirements_count(requirements: *const portalcore_requirements) -> usize;

    /// Reads a requirement.
    ///
    /// - Parameters:
    ///   - `requirements`: not NULL
    ///   - `index`: below the count
    ///   - `out_requirement`: its struct_size is set by the caller
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_OUT_OF_RANGE.
    /// - Ownership: the strings are borrowed from the list.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_requirements_get(
        requirements: *const portalcore_requirements,
        index: usize,
        out_requirement: *mut portalcore_requirement,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Releases a list of requirements.
    ///
    /// - Parameters:
    ///   - `requirements`: may be NULL
    /// - Thread safety: exclusive.
    /// - Since: 0.1.0
    pub fn portalcore_requirements_free(requirements: *mut portalcore_requirements);

    /// Finds what is wrong with an input. The result has diagnostics and requirements, and no documents.
    ///
    /// - Parameters:
    ///   - `input`: not NULL
    ///   - `out_result`: receives the result
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK, whatever was found; PORTALCORE_ERROR_INVALID_ARGUMENT.
    /// - Ownership: the caller releases the result with portalcore_result_free().
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_validate(
        input: *const portalcore_input,
        out_result: *mut *mut portalcore_result,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Makes the configuration that serves what an input publishes, and finds what is wrong with it.
    ///
    /// What cannot be honoured is withheld, closed and reported; the rest is still there. So the documents of a result with
    /// errors are safe to apply: they serve less than was asked for, never more.
    ///
    /// - Parameters, Returns, Ownership, Thread safety: as portalcore_validate().
    /// - Since: 0.1.0
    pub fn portalcore_translate(
        input: *const portalcore_input,
        out_result: *mut *mut portalcore_result,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// One line that says what was made of what, for people.
    ///
    /// - Parameters:
    ///   - `result`: may be NULL
    /// - Returns: UTF-8, borrowed from the result; empty for NULL.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_summary(result: *const portalcore_result) -> portalcore_string;

    /// The content that was referred to and not supplied.
    ///
    /// - Parameters:
    ///   - `result`: not NULL
    ///   - `out_requirements`: receives the list
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
    /// - Ownership: the caller releases the list with portalcore_requirements_free(); it may outlive the result.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_requirements(
        result: *const portalcore_result,
        out_requirements: *mut *mut portalcore_requirements,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Releases a result.
    ///
    /// - Parameters:
    ///   - `result`: may be NULL
    /// - Thread safety: exclusive.
    /// - Since: 0.1.0
    pub fn portalcore_result_free(result: *mut portalcore_result);

    /// How many documents a result has.
    ///
    /// - Parameters:
    ///   - `result`: may be NULL
    /// - Returns: the number; 0 for NULL.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_document_count(result: *const portalcore_result) -> usize;

    /// Reads what a document is; they are in the order of application.
    ///
    /// - Parameters:
    ///   - `result`: not NULL
    ///   - `index`: below the count
    ///   - `out_document`: its struct_size is set by the caller
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_OUT_OF_RANGE.
    /// - Ownership: the strings are borrowed from the result.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_document(
        result: *const portalcore_result,
        index: usize,
        out_document: *mut portalcore_document,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Writes a document: an object from `apiVersion` to `spec`, a file as it is, for a directory in JSON.
    ///
    /// - Parameters:
    ///   - `result`: not NULL
    ///   - `index`: below the count
    ///   - `format`: PORTALCORE_FORMAT_...; YAML begins with "---"
    ///   - `out_text`: receives the text
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_OUT_OF_RANGE.
    /// - Ownership: the caller releases the text with portalcore_text_free().
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_document_text(
        result: *const portalcore_result,
        index: usize,
        format: u32,
        out_text: *mut *mut portalcore_text,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Writes all documents, in the order of application: as one stream of YAML, or as one JSON object of the kind List. The
    /// JSON of files is that of the only one there is, or else an array.
    ///
    /// - Parameters:
    ///   - `result`: not NULL
    ///   - `format`: PORTALCORE_FORMAT_...
    ///   - `out_text`: receives the text
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
    /// - Ownership: the caller releases the text with portalcore_text_free().
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_render_documents(
        result: *const portalcore_result,
        format: u32,
        out_text: *mut *mut portalcore_text,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// How many findings there are.
    ///
    /// - Parameters:
    ///   - `result`: may be NULL
    /// - Returns: the number; 0 for NULL.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_diagnostic_count(result: *const portalcore_result) -> usize;

    /// How many of the findings are errors.
    ///
    /// - Parameters:
    ///   - `result`: may be NULL
    /// - Returns: the number; 0 for NULL.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_error_count(result: *const portalcore_result) -> usize;

    /// How many of the findings are warnings.
    ///
    /// - Parameters:
    ///   - `result`: may be NULL
    /// - Returns: the number; 0 for NULL.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_warning_count(result: *const portalcore_result) -> usize;

    /// Reads a finding; they are sorted by file, place and code.
    ///
    /// - Parameters:
    ///   - `result`: not NULL
    ///   - `index`: below the count
    ///   - `out_diagnostic`: its struct_size is set by the caller
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_OUT_OF_RANGE.
    /// - Ownership: the strings are borrowed from the result.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_diagnostic(
        result: *const portalcore_result,
        index: usize,
        out_diagnostic: *mut portalcore_diagnostic,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Reads another place of a finding.
    ///
    /// - Parameters:
    ///   - `result`: not NULL
    ///   - `index`: of the finding, below the count
    ///   - `label_index`: below the label_count of the finding
    ///   - `out_label`: its struct_size is set by the caller
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_OUT_OF_RANGE.
    /// - Ownership: the strings are borrowed from the result.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_diagnostic_label(
        result: *const portalcore_result,
        index: usize,
        label_index: usize,
        out_label: *mut portalcore_label,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Writes all findings.
    ///
    /// - Parameters:
    ///   - `result`: not NULL
    ///   - `format`: PORTALCORE_DIAGNOSTICS_...
    ///   - `out_text`: receives the text
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
    /// - Ownership: the caller releases the text with portalcore_text_free().
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_render_diagnostics(
        result: *const portalcore_result,
        format: u32,
        out_text: *mut *mut portalcore_text,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// The page of a diagnostic: what it means, an example and its remedy, as Markdown.
    ///
    /// - Parameters:
    ///   - `code`, `code_size`: such as "PC1010", in any case, or "duplicate-key"
    ///   - `out_text`: receives the text
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT, also for a code that there is not.
    /// - Ownership: the caller releases the text with portalcore_text_free().
    /// - Thread safety: any thread.
    /// - Since: 0.1.0
    pub fn portalcore_diagnostic_page(
        code: *const c_char,
        code_size: usize,
        out_text: *mut *mut portalcore_text,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Makes an empty workspace, which is listing.
    ///
    /// - Parameters:
    ///   - `options`: NULL for the defaults
    ///   - `out_workspace`: receives the workspace
    ///   - `out_error`: may be NULL
    /// - Returns: as portalcore_input_new().
    /// - Ownership: the caller releases the workspace with portalcore_workspace_free().
    /// - Thread safety: any thread.
    /// - Since: 0.1.0
    pub fn portalcore_workspace_new(
        options: *const portalcore_options,
        out_workspace: *mut *mut portalcore_workspace,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Stages a text, in the place of the one that was there under the URI. The same bytes again change nothing.
    ///
    /// - Parameters:
    ///   - `workspace`: not NULL
    ///   - `uri`, `uri_size`: what the host calls it: a path, a URI, or "Kind/namespace/name"; diagnostics show it,
    ///     relative references are resolved against it
    ///   - `text`, `text_size`, `format`, `out_error`: as portalcore_input_add()
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_LIMIT_EXCEEDED, after which the text that
    ///   was there is there, and listed.
    /// - Ownership: uri and text are copied.
    /// - Thread safety: exclusive.
    /// - Since: 0.1.0
    pub fn portalcore_workspace_put(
        workspace: *mut portalcore_workspace,
        uri: *const c_char,
        uri_size: usize,
        text: *const c_char,
        text_size: usize,
        format: u32,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Removes a staged text. It is no error if there is none.
    ///
    /// - Parameters:
    ///   - `workspace`: not NULL
    ///   - `uri`, `uri_size`: what it was put under
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
    /// - Thread safety: exclusive.
    /// - Since: 0.1.0
    pub fn portalcore_workspace_remove(
        workspace: *mut portalcore_workspace,
        uri: *const c_char,
        uri_size: usize,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Supplies content that the texts refer to, in the place of what was there under the name: see
    /// portalcore_result_requirements(). Listing does not concern it.
    ///
    /// - Parameters:
    ///   - `workspace`: not NULL
    ///   - `name`, `name_size`: the name of the requirement
    ///   - `bytes`, `bytes_size`: the content
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_LIMIT_EXCEEDED.
    /// - Ownership: name and bytes are copied.
    /// - Thread safety: exclusive.
    /// - Since: 0.1.0
    pub fn portalcore_workspace_put_content(
        workspace: *mut portalcore_workspace,
        name: *const c_char,
        name_size: usize,
        bytes: *const c_char,
        bytes_size: usize,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Takes supplied content back. It is no error if there is none.
    ///
    /// - Parameters:
    ///   - `workspace`: not NULL
    ///   - `name`, `name_size`: what it was supplied under
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
    /// - Thread safety: exclusive.
    /// - Since: 0.1.0
    pub fn portalcore_workspace_remove_content(
        workspace: *mut portalcore_workspace,
        name: *const c_char,
        name_size: usize,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Tells the workspace of an object that an earlier run applied, so that it can be updated or deleted.
    ///
    /// Only before the first evaluation. The same object again replaces what was said of it.
    ///
    /// - Parameters:
    ///   - `workspace`: not NULL
    ///   - `document`: the object. api_version, kind and object_name must be there. The phase is that of its
    ///     annotation "portalcore.dev/phase" (0: unknown, deleted first), the content_hash that of its
    ///     annotation "portalcore.dev/content-hash" (absent: unknown, always updated; leave it out if the
    ///     object may have been changed by others)
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_INVALID_STATE after an evaluation;
    ///   PORTALCORE_ERROR_UNSUPPORTED_OPTION.
    /// - Ownership: the strings are copied.
    /// - Thread safety: exclusive.
    /// - Since: 0.1.0
    pub fn portalcore_workspace_adopt(
        workspace: *mut portalcore_workspace,
        document: *const portalcore_document,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Begins a listing anew, for example after a lost watch: of everything, whichever watch was lost. Texts of any kind
    /// that are not put again until its end are then removed. A listing that is under way begins again.
    ///
    /// - Parameters:
    ///   - `workspace`: not NULL
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
    /// - Thread safety: exclusive.
    /// - Since: 0.1.0
    pub fn portalcore_workspace_begin_listing(
        workspace: *mut portalcore_workspace,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Says that everything there is was put since the listing began. Without a listing it does nothing.
    ///
    /// - Parameters:
    ///   - `workspace`: not NULL
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
    /// - Thread safety: exclusive.
    /// - Since: 0.1.0
    pub fn portalcore_workspace_end_listing(
        workspace: *mut portalcore_workspace,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Makes the configuration that serves what is staged. If nothing has changed, this is the result of the last
    /// evaluation.
    ///
    /// - Parameters:
    ///   - `workspace`: not NULL
    ///   - `out_result`: receives the result, which later changes of the workspace leave alone
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK, whatever was found; PORTALCORE_ERROR_INVALID_ARGUMENT.
    /// - Ownership: the caller releases the result with portalcore_result_free().
    /// - Thread safety: exclusive for the workspace; the result may be read by any thread at once.
    /// - Since: 0.1.0
    pub fn portalcore_workspace_evaluate(
        workspace: *mut portalcore_workspace,
        out_result: *mut *mut portalcore_result,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Releases a workspace. Its results stay.
    ///
    /// - Parameters:
    ///   - `workspace`: may be NULL
    /// - Thread safety: exclusive.
    /// - Since: 0.1.0
    pub fn portalcore_workspace_free(workspace: *mut portalcore_workspace);

    /// The revision of the workspace that a result is of.
    ///
    /// - Parameters:
    ///   - `result`: may be NULL
    /// - Returns: the revision, from 1; 0 for a result that is of no workspace, and for NULL.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_revision(result: *const portalcore_result) -> u64;

    /// Whether a result was made of everything there is: of a workspace whose listing was complete, or of an input.
    ///
    /// - Parameters:
    ///   - `result`: may be NULL
    /// - Returns: 1 or 0; 0 for NULL.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_is_complete(result: *const portalcore_result) -> u32;

    /// How many deletions and replacements are held back because the listing is not complete.
    ///
    /// - Parameters:
    ///   - `result`: may be NULL
    /// - Returns: the number; 0 for a result that is of no workspace, and for NULL.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_held_back_count(result: *const portalcore_result) -> usize;

    /// What a host that applied a revision has to do to get to that of a result. The order of the list is part of it: today
    /// first upserts, lower phases first, then deletions, higher phases first.
    ///
    /// - Parameters:
    ///   - `result`: not NULL, of a workspace
    ///   - `revision`: what the host applied last; 0: what was adopted
    ///   - `out_changes`: receives the changes
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_INVALID_STATE for a result that is of no
    ///   workspace.
    /// - Ownership: the caller releases the changes with portalcore_changes_free(); they may outlive the result.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_changes_since(
        result: *const portalcore_result,
        revision: u64,
        out_changes: *mut *mut portalcore_changes,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Whether the host has to start over: the revision is forgotten (portalcore_options.max_revisions), or later than the
    /// result. The changes are then an upsert for each document of the revision, or for the one that it must not replace
    /// yet, and no deletions, because what the host has is not known. It makes them, and as soon as it has a result that is
    /// complete (portalcore_result_is_complete()), it deletes what is its own and not among the documents of that result.
    ///
    /// - Parameters:
    ///   - `changes`: may be NULL
    /// - Returns: 1 or 0; 0 for NULL.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_changes_need_resync(changes: *const portalcore_changes) -> u32;

    /// How many changes there are.
    ///
    /// - Parameters:
    ///   - `changes`: may be NULL
    /// - Returns: the number; 0 for NULL.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_changes_count(changes: *const portalcore_changes) -> usize;

    /// Reads a change; they are in the order in which to make them.
    ///
    /// - Parameters:
    ///   - `changes`: not NULL
    ///   - `index`: below the count
    ///   - `out_change`: its struct_size is set by the caller
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_OUT_OF_RANGE.
    /// - Ownership: the strings are borrowed from the changes.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_changes_get(
        changes: *const portalcore_changes,
        index: usize,
        out_change: *mut portalcore_change,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Writes the document of an upsert: see portalcore_result_document_text().
    ///
    /// - Parameters:
    ///   - `changes`: not NULL
    ///   - `index`: below the count, of an upsert
    ///   - `format`: PORTALCORE_FORMAT_...
    ///   - `out_text`: receives the text
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_OUT_OF_RANGE;
    ///   PORTALCORE_ERROR_INVALID_STATE for a deletion, which has no document.
    /// - Ownership: the caller releases the text with portalcore_text_free().
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_changes_document_text(
        changes: *const portalcore_changes,
        index: usize,
        format: u32,
        out_text: *mut *mut portalcore_text,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Releases changes.
    ///
    /// - Parameters:
    ///   - `changes`: may be NULL
    /// - Thread safety: exclusive.
    /// - Since: 0.1.0
    pub fn portalcore_changes_free(changes: *mut portalcore_changes);

    /// Writes the conditions of the resources among the inputs, as a controller would set them: objects with `apiVersion`,
    /// `kind`, `metadata` and `status`, as a stream of YAML or as {"schemaVersion": 1, "statuses": \[...\]}. docs/status.md
    /// has the schema.
    ///
    /// - Parameters:
    ///   - `result`: not NULL
    ///   - `format`: PORTALCORE_FORMAT_...
    ///   - `out_text`: receives the text
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
    /// - Ownership: the caller releases the text with portalcore_text_free().
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_render_statuses(
        result: *const portalcore_result,
        format: u32,
        out_text: *mut *mut portalcore_text,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Writes the catalogue that a portal shows to somebody: docs/catalogue.md has the form.
    ///
    /// - Parameters:
    ///   - `result`: not NULL
    ///   - `portal`, `portal_size`: "NAMESPACE/NAME" of a Portal among the inputs
    ///   - `viewer`: NULL for somebody of whom nothing is known
    ///   - `format`: PORTALCORE_FORMAT_...
    ///   - `out_text`: receives the text
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_UNSUPPORTED_OPTION;
    ///   PORTALCORE_ERROR_NOT_FOUND where no sound Portal has the name.
    /// - Ownership: the caller releases the text with portalcore_text_free().
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_render_catalog(
        result: *const portalcore_result,
        portal: *const c_char,
        portal_size: usize,
        viewer: *const portalcore_viewer,
        format: u32,
        out_text: *mut *mut portalcore_text,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Writes the published specification of a version of a product: one OpenAPI document with the operations that are
    /// offered and that the viewer may see, and what they need. See docs/published-specification.md.
    ///
    /// - Parameters:
    ///   - `result`: not NULL
    ///   - `specification`: not NULL
    ///   - `out_text`: receives the text
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_UNSUPPORTED_OPTION;
    ///   PORTALCORE_ERROR_NOT_FOUND where there is nothing of it that the viewer may see.
    /// - Ownership: the caller releases the text with portalcore_text_free().
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_render_specification(
        result: *const portalcore_result,
        specification: *const portalcore_specification,
        out_text: *mut *mut portalcore_text,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Says what consumers and operators notice of the step from one result to another: docs/diff.md.
    ///
    /// - Parameters:
    ///   - `before`, `after`: not NULL; may be the same
    ///   - `out_diff`: receives the differences
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
    /// - Ownership: the caller releases the differences with portalcore_diff_free(); they may outlive the results.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_compare(
        before: *const portalcore_result,
        after: *const portalcore_result,
        out_diff: *mut *mut portalcore_diff,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// How many differences there are.
    ///
    /// - Parameters:
    ///   - `diff`: may be NULL
    /// - Returns: the number; 0 for NULL.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_diff_count(diff: *const portalcore_diff) -> usize;

    /// Reads a difference; what matters most is first.
    ///
    /// - Parameters:
    ///   - `diff`: not NULL
    ///   - `index`: below the count
    ///   - `out_difference`: its struct_size is set by the caller
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_OUT_OF_RANGE.
    /// - Ownership: the strings are borrowed from the differences.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_diff_get(
        diff: *const portalcore_diff,
        index: usize,
        out_difference: *mut portalcore_difference,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Writes all differences.
    ///
    /// - Parameters:
    ///   - `diff`: not NULL
    ///   - `format`: PORTALCORE_DIFF_JSON or PORTALCORE_DIFF_TEXT
    ///   - `out_text`: receives the text
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
    /// - Ownership: the caller releases the text with portalcore_text_free().
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_diff_render(
        diff: *const portalcore_diff,
        format: u32,
        out_text: *mut *mut portalcore_text,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Releases differences.
    ///
    /// - Parameters:
    ///   - `diff`: may be NULL
    /// - Thread safety: exclusive.
    /// - Since: 0.1.0
    pub fn portalcore_diff_free(diff: *mut portalcore_diff);

    /// Makes the policy of a translation.
    ///
    /// - Parameters:
    ///   - `result`: not NULL
    ///   - `out_policy`: receives the policy
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
    /// - Ownership: the caller releases the policy with portalcore_policy_free(); it may outlive the result.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_policy(
        result: *const portalcore_result,
        out_policy: *mut *mut portalcore_policy,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Reads the documents of policies: those of one translation or of several, in any order. Together they say what each
    /// says; what none says is refused. An environment whose documents contradict each other is refused as a whole, with
    /// PORTALCORE_REASON_INCOMPLETE_POLICY, and costs the others nothing.
    ///
    /// - Parameters:
    ///   - `documents`: `document_count` texts, JSON in UTF-8; may be NULL if there is none
    ///   - `document_count`: how many there are
    ///   - `out_policy`: receives the policy
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT; PORTALCORE_ERROR_MALFORMED where a text is no document of
    ///   a policy, or is of a version that is not known: none is used then.
    /// - Ownership: the caller releases the policy with portalcore_policy_free().
    /// - Thread safety: any thread.
    /// - Since: 0.1.0
    pub fn portalcore_policy_load(
        documents: *const portalcore_bytes,
        document_count: usize,
        out_policy: *mut *mut portalcore_policy,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// How many routes a policy knows, those among them that the gateway answers by itself.
    ///
    /// - Parameters:
    ///   - `policy`: may be NULL
    /// - Returns: the number; 0 for NULL.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_policy_route_count(policy: *const portalcore_policy) -> usize;

    /// How many API keys a policy knows.
    ///
    /// - Parameters:
    ///   - `policy`: may be NULL
    /// - Returns: the number; 0 for NULL.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_policy_key_count(policy: *const portalcore_policy) -> usize;

    /// How many token providers a policy knows.
    ///
    /// - Parameters:
    ///   - `policy`: may be NULL
    /// - Returns: the number; 0 for NULL.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_policy_token_provider_count(policy: *const portalcore_policy) -> usize;

    /// The name of a token provider: an issuer with its keys. The filter of the gateway puts the claims of a verified token
    /// under this name into the metadata "envoy.filters.http.jwt_authn", and what was wrong under the name and ".failed".
    ///
    /// - Parameters:
    ///   - `policy`: may be NULL
    ///   - `index`: below the count; the names are sorted
    /// - Returns: the name, borrowed from the policy; absent for an index at or beyond the count, and for NULL.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_policy_token_provider(policy: *const portalcore_policy, index: usize) -> portalcore_string;

    /// Decides on a request. Nothing is allocated, unless the call fails and asks for an error object.
    ///
    /// - Parameters:
    ///   - `policy`: not NULL
    ///   - `request`: not NULL
    ///   - `decision`: its struct_size, memory and memory_size are set by the caller, and stay
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK, whatever was decided; PORTALCORE_ERROR_INVALID_ARGUMENT and
    ///   PORTALCORE_ERROR_UNSUPPORTED_OPTION, after which the decision is what it was: PORTALCORE_DECISION_INIT lets
    ///   nothing through.
    /// - Ownership: what the decision points to lies in its memory, or for ever.
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_policy_decide(
        policy: *const portalcore_policy,
        request: *const portalcore_request,
        decision: *mut portalcore_decision,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Decides on several requests, each with a decision of its own: one call across a language's border for many.
    ///
    /// - Parameters:
    ///   - `policy`: not NULL
    ///   - `requests`: `count` structs, each as large as the `struct_size` of the first one says
    ///   - `decisions`: as many, likewise
    ///   - `count`: how many there are
    ///   - `out_error`: may be NULL
    /// - Returns: as portalcore_policy_decide(). All structs are checked before anything is decided.
    ///   Ownership, Thread safety: as portalcore_policy_decide().
    /// - Since: 0.1.0
    pub fn portalcore_policy_decide_batch(
        policy: *const portalcore_policy,
        requests: *const portalcore_request,
        decisions: *mut portalcore_decision,
        count: usize,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Releases a policy.
    ///
    /// - Parameters:
    ///   - `policy`: may be NULL
    /// - Thread safety: exclusive.
    /// - Since: 0.1.0
    pub fn portalcore_policy_free(policy: *mut portalcore_policy);

    /// Says what becomes of a request at the gateway, and why: which route takes it, what the plans say, what a backend
    /// sees, and why others lost. Nothing is sent, nobody is asked, and tokens are read and not verified: docs/explain.md.
    ///
    /// - Parameters:
    ///   - `result`: not NULL
    ///   - `request`: not NULL
    ///   - `format`: PORTALCORE_REPORT_...
    ///   - `out_text`: receives the text
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK, whatever becomes of it; PORTALCORE_ERROR_INVALID_ARGUMENT, also for a URL that no client
    ///   sends to a gateway; PORTALCORE_ERROR_UNSUPPORTED_OPTION.
    /// - Ownership: the caller releases the text with portalcore_text_free().
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_render_explanation(
        result: *const portalcore_result,
        request: *const portalcore_explain_request,
        format: u32,
        out_text: *mut *mut portalcore_text,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// Lists the operations that share requests, across products and versions, with a request that shows it, and says who
    /// gets them: docs/routing.md.
    ///
    /// - Parameters:
    ///   - `result`: not NULL
    ///   - `scope`: PORTALCORE_OVERLAPS_...
    ///   - `format`: PORTALCORE_REPORT_...; text is empty where there is no overlap
    ///   - `out_text`: receives the text
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK, whatever was found; PORTALCORE_ERROR_INVALID_ARGUMENT.
    /// - Ownership: the caller releases the text with portalcore_text_free().
    /// - Thread safety: concurrent calls allowed.
    /// - Since: 0.1.0
    pub fn portalcore_result_render_overlaps(
        result: *const portalcore_result,
        scope: u32,
        format: u32,
        out_text: *mut *mut portalcore_text,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;

    /// The CustomResourceDefinitions of portalcore.dev: as one stream of YAML, or as one JSON object of the kind List.
    ///
    /// - Parameters:
    ///   - `format`: PORTALCORE_FORMAT_...
    ///   - `out_text`: receives the text
    ///   - `out_error`: may be NULL
    /// - Returns: PORTALCORE_OK; PORTALCORE_ERROR_INVALID_ARGUMENT.
    /// - Ownership: the caller releases the text with portalcore_text_free().
    /// - Thread safety: any thread.
    /// - Since: 0.1.0
    pub fn portalcore_crds(
        format: u32,
        out_text: *mut *mut portalcore_text,
        out_error: *mut *mut portalcore_error,
    ) -> portalcore_status;
}
