// Made from include/portalcore.h by bindings/generate.py rust; do not edit.
//! The structs lie in memory as C has them; layout.c says the same to a compiler of C.
#![cfg(target_pointer_width = "64")]

use portalcore_sys::*;
use std::mem::{align_of, size_of, MaybeUninit};
use std::ptr::addr_of;

macro_rules! offset {
    ($type:ty, $field:ident) => {{
        let place = MaybeUninit::<$type>::uninit();
        let start = place.as_ptr();
        // SAFETY: the address of a field of a place that is there is taken, and nothing is read.
        unsafe { addr_of!((*start).$field) as usize - start as usize }
    }};
}

#[test]
fn string() {
    assert_eq!(size_of::<portalcore_string>(), 16);
    assert_eq!(align_of::<portalcore_string>(), 8);
    assert_eq!(offset!(portalcore_string, data), 0);
    assert_eq!(offset!(portalcore_string, size), 8);
}

#[test]
fn endpoint() {
    assert_eq!(size_of::<portalcore_endpoint>(), 24);
    assert_eq!(align_of::<portalcore_endpoint>(), 8);
    assert_eq!(offset!(portalcore_endpoint, host), 0);
    assert_eq!(offset!(portalcore_endpoint, port), 16);
    assert_eq!(offset!(portalcore_endpoint, reserved), 20);
}

#[test]
fn backend() {
    assert_eq!(size_of::<portalcore_backend>(), 40);
    assert_eq!(align_of::<portalcore_backend>(), 8);
    assert_eq!(offset!(portalcore_backend, service), 0);
    assert_eq!(offset!(portalcore_backend, endpoint), 16);
}

#[test]
fn envoy_options() {
    assert_eq!(size_of::<portalcore_envoy_options>(), 208);
    assert_eq!(align_of::<portalcore_envoy_options>(), 8);
    assert_eq!(offset!(portalcore_envoy_options, struct_size), 0);
    assert_eq!(offset!(portalcore_envoy_options, mocks), 8);
    assert_eq!(offset!(portalcore_envoy_options, access_logging), 12);
    assert_eq!(offset!(portalcore_envoy_options, access_log), 16);
    assert_eq!(offset!(portalcore_envoy_options, directory), 32);
    assert_eq!(offset!(portalcore_envoy_options, listener), 48);
    assert_eq!(offset!(portalcore_envoy_options, admin), 72);
    assert_eq!(offset!(portalcore_envoy_options, authorization), 96);
    assert_eq!(offset!(portalcore_envoy_options, rate_limit), 120);
    assert_eq!(offset!(portalcore_envoy_options, portal), 144);
    assert_eq!(offset!(portalcore_envoy_options, backends), 168);
    assert_eq!(offset!(portalcore_envoy_options, backend_count), 176);
    assert_eq!(offset!(portalcore_envoy_options, trusted_certificates), 184);
    assert_eq!(offset!(portalcore_envoy_options, max_listed_routes), 200);
}

#[test]
fn options() {
    assert_eq!(size_of::<portalcore_options>(), 304);
    assert_eq!(align_of::<portalcore_options>(), 8);
    assert_eq!(offset!(portalcore_options, struct_size), 0);
    assert_eq!(offset!(portalcore_options, target), 8);
    assert_eq!(offset!(portalcore_options, reference_grants), 12);
    assert_eq!(offset!(portalcore_options, default_namespace), 16);
    assert_eq!(offset!(portalcore_options, cluster_domain), 32);
    assert_eq!(offset!(portalcore_options, assumed_gateway_namespace), 48);
    assert_eq!(offset!(portalcore_options, assumed_gateway_name), 64);
    assert_eq!(offset!(portalcore_options, max_text_bytes), 80);
    assert_eq!(offset!(portalcore_options, max_total_bytes), 88);
    assert_eq!(offset!(portalcore_options, max_depth), 96);
    assert_eq!(offset!(portalcore_options, max_nodes), 104);
    assert_eq!(offset!(portalcore_options, max_aliased_nodes), 112);
    assert_eq!(offset!(portalcore_options, max_scalar_bytes), 120);
    assert_eq!(offset!(portalcore_options, max_documents), 128);
    assert_eq!(offset!(portalcore_options, max_object_routes), 136);
    assert_eq!(offset!(portalcore_options, preferred_object_bytes), 144);
    assert_eq!(offset!(portalcore_options, max_object_bytes), 152);
    assert_eq!(offset!(portalcore_options, max_revisions), 160);
    assert_eq!(offset!(portalcore_options, authorization_service_namespace), 168);
    assert_eq!(offset!(portalcore_options, authorization_service_name), 184);
    assert_eq!(offset!(portalcore_options, authorization_service_port), 200);
    assert_eq!(offset!(portalcore_options, rate_limit_service_port), 204);
    assert_eq!(offset!(portalcore_options, rate_limit_service_namespace), 208);
    assert_eq!(offset!(portalcore_options, rate_limit_service_name), 224);
    assert_eq!(offset!(portalcore_options, portal_service_namespace), 240);
    assert_eq!(offset!(portalcore_options, portal_service_name), 256);
    assert_eq!(offset!(portalcore_options, portal_service_port), 272);
    assert_eq!(offset!(portalcore_options, request_authentication), 276);
    assert_eq!(offset!(portalcore_options, root_namespace), 280);
    assert_eq!(offset!(portalcore_options, envoy), 296);
}

#[test]
fn requirement() {
    assert_eq!(size_of::<portalcore_requirement>(), 32);
    assert_eq!(align_of::<portalcore_requirement>(), 8);
    assert_eq!(offset!(portalcore_requirement, struct_size), 0);
    assert_eq!(offset!(portalcore_requirement, kind), 8);
    assert_eq!(offset!(portalcore_requirement, reserved), 12);
    assert_eq!(offset!(portalcore_requirement, name), 16);
}

#[test]
fn document() {
    assert_eq!(size_of::<portalcore_document>(), 96);
    assert_eq!(align_of::<portalcore_document>(), 8);
    assert_eq!(offset!(portalcore_document, struct_size), 0);
    assert_eq!(offset!(portalcore_document, phase), 8);
    assert_eq!(offset!(portalcore_document, reserved), 12);
    assert_eq!(offset!(portalcore_document, api_version), 16);
    assert_eq!(offset!(portalcore_document, kind), 32);
    assert_eq!(offset!(portalcore_document, object_namespace), 48);
    assert_eq!(offset!(portalcore_document, object_name), 64);
    assert_eq!(offset!(portalcore_document, content_hash), 80);
}

#[test]
fn range() {
    assert_eq!(size_of::<portalcore_range>(), 72);
    assert_eq!(align_of::<portalcore_range>(), 8);
    assert_eq!(offset!(portalcore_range, file), 0);
    assert_eq!(offset!(portalcore_range, pointer), 16);
    assert_eq!(offset!(portalcore_range, start_offset), 32);
    assert_eq!(offset!(portalcore_range, end_offset), 40);
    assert_eq!(offset!(portalcore_range, reserved), 48);
    assert_eq!(offset!(portalcore_range, start_line), 56);
    assert_eq!(offset!(portalcore_range, start_column), 60);
    assert_eq!(offset!(portalcore_range, end_line), 64);
    assert_eq!(offset!(portalcore_range, end_column), 68);
}

#[test]
fn diagnostic() {
    assert_eq!(size_of::<portalcore_diagnostic>(), 264);
    assert_eq!(align_of::<portalcore_diagnostic>(), 8);
    assert_eq!(offset!(portalcore_diagnostic, struct_size), 0);
    assert_eq!(offset!(portalcore_diagnostic, severity), 8);
    assert_eq!(offset!(portalcore_diagnostic, reserved), 12);
    assert_eq!(offset!(portalcore_diagnostic, code), 16);
    assert_eq!(offset!(portalcore_diagnostic, slug), 32);
    assert_eq!(offset!(portalcore_diagnostic, message), 48);
    assert_eq!(offset!(portalcore_diagnostic, help), 64);
    assert_eq!(offset!(portalcore_diagnostic, subject), 80);
    assert_eq!(offset!(portalcore_diagnostic, range), 96);
    assert_eq!(offset!(portalcore_diagnostic, label_count), 168);
    assert_eq!(offset!(portalcore_diagnostic, fix_replacement), 176);
    assert_eq!(offset!(portalcore_diagnostic, fix_range), 192);
}

#[test]
fn label() {
    assert_eq!(size_of::<portalcore_label>(), 96);
    assert_eq!(align_of::<portalcore_label>(), 8);
    assert_eq!(offset!(portalcore_label, struct_size), 0);
    assert_eq!(offset!(portalcore_label, message), 8);
    assert_eq!(offset!(portalcore_label, range), 24);
}

#[test]
fn change() {
    assert_eq!(size_of::<portalcore_change>(), 96);
    assert_eq!(align_of::<portalcore_change>(), 8);
    assert_eq!(offset!(portalcore_change, struct_size), 0);
    assert_eq!(offset!(portalcore_change, action), 8);
    assert_eq!(offset!(portalcore_change, phase), 12);
    assert_eq!(offset!(portalcore_change, api_version), 16);
    assert_eq!(offset!(portalcore_change, kind), 32);
    assert_eq!(offset!(portalcore_change, object_namespace), 48);
    assert_eq!(offset!(portalcore_change, object_name), 64);
    assert_eq!(offset!(portalcore_change, content_hash), 80);
}

#[test]
fn viewer() {
    assert_eq!(size_of::<portalcore_viewer>(), 40);
    assert_eq!(align_of::<portalcore_viewer>(), 8);
    assert_eq!(offset!(portalcore_viewer, struct_size), 0);
    assert_eq!(offset!(portalcore_viewer, username), 8);
    assert_eq!(offset!(portalcore_viewer, groups), 24);
    assert_eq!(offset!(portalcore_viewer, group_count), 32);
}

#[test]
fn specification() {
    assert_eq!(size_of::<portalcore_specification>(), 88);
    assert_eq!(align_of::<portalcore_specification>(), 8);
    assert_eq!(offset!(portalcore_specification, struct_size), 0);
    assert_eq!(offset!(portalcore_specification, product), 8);
    assert_eq!(offset!(portalcore_specification, version), 24);
    assert_eq!(offset!(portalcore_specification, environment), 40);
    assert_eq!(offset!(portalcore_specification, portal), 56);
    assert_eq!(offset!(portalcore_specification, viewer), 72);
    assert_eq!(offset!(portalcore_specification, openapi), 80);
    assert_eq!(offset!(portalcore_specification, format), 84);
}

#[test]
fn difference() {
    assert_eq!(size_of::<portalcore_difference>(), 208);
    assert_eq!(align_of::<portalcore_difference>(), 8);
    assert_eq!(offset!(portalcore_difference, struct_size), 0);
    assert_eq!(offset!(portalcore_difference, severity), 8);
    assert_eq!(offset!(portalcore_difference, reserved), 12);
    assert_eq!(offset!(portalcore_difference, kind), 16);
    assert_eq!(offset!(portalcore_difference, subject), 32);
    assert_eq!(offset!(portalcore_difference, message), 48);
    assert_eq!(offset!(portalcore_difference, before), 64);
    assert_eq!(offset!(portalcore_difference, after), 136);
}

#[test]
fn bytes() {
    assert_eq!(size_of::<portalcore_bytes>(), 16);
    assert_eq!(align_of::<portalcore_bytes>(), 8);
    assert_eq!(offset!(portalcore_bytes, data), 0);
    assert_eq!(offset!(portalcore_bytes, size), 8);
}

#[test]
fn field() {
    assert_eq!(size_of::<portalcore_field>(), 32);
    assert_eq!(align_of::<portalcore_field>(), 8);
    assert_eq!(offset!(portalcore_field, name), 0);
    assert_eq!(offset!(portalcore_field, value), 16);
}

#[test]
fn token_failure() {
    assert_eq!(size_of::<portalcore_token_failure>(), 24);
    assert_eq!(align_of::<portalcore_token_failure>(), 8);
    assert_eq!(offset!(portalcore_token_failure, provider), 0);
    assert_eq!(offset!(portalcore_token_failure, code), 16);
    assert_eq!(offset!(portalcore_token_failure, reserved), 20);
}

#[test]
fn request() {
    assert_eq!(size_of::<portalcore_request>(), 144);
    assert_eq!(align_of::<portalcore_request>(), 8);
    assert_eq!(offset!(portalcore_request, struct_size), 0);
    assert_eq!(offset!(portalcore_request, route), 8);
    assert_eq!(offset!(portalcore_request, host), 24);
    assert_eq!(offset!(portalcore_request, method), 40);
    assert_eq!(offset!(portalcore_request, path), 56);
    assert_eq!(offset!(portalcore_request, headers), 72);
    assert_eq!(offset!(portalcore_request, header_count), 80);
    assert_eq!(offset!(portalcore_request, tokens), 88);
    assert_eq!(offset!(portalcore_request, token_count), 96);
    assert_eq!(offset!(portalcore_request, token_failures), 104);
    assert_eq!(offset!(portalcore_request, token_failure_count), 112);
    assert_eq!(offset!(portalcore_request, client_address), 120);
    assert_eq!(offset!(portalcore_request, now), 136);
}

#[test]
fn decision() {
    assert_eq!(size_of::<portalcore_decision>(), 656);
    assert_eq!(align_of::<portalcore_decision>(), 8);
    assert_eq!(offset!(portalcore_decision, struct_size), 0);
    assert_eq!(offset!(portalcore_decision, memory), 8);
    assert_eq!(offset!(portalcore_decision, memory_size), 16);
    assert_eq!(offset!(portalcore_decision, needed_size), 24);
    assert_eq!(offset!(portalcore_decision, allowed), 32);
    assert_eq!(offset!(portalcore_decision, reason), 36);
    assert_eq!(offset!(portalcore_decision, status), 40);
    assert_eq!(offset!(portalcore_decision, set_header_count), 44);
    assert_eq!(offset!(portalcore_decision, removed_header_count), 48);
    assert_eq!(offset!(portalcore_decision, removed_parameter_count), 52);
    assert_eq!(offset!(portalcore_decision, limit_count), 56);
    assert_eq!(offset!(portalcore_decision, reserved), 60);
    assert_eq!(offset!(portalcore_decision, route), 64);
    assert_eq!(offset!(portalcore_decision, plan), 80);
    assert_eq!(offset!(portalcore_decision, consumer), 96);
    assert_eq!(offset!(portalcore_decision, www_authenticate), 112);
    assert_eq!(offset!(portalcore_decision, set_headers), 128);
    assert_eq!(offset!(portalcore_decision, removed_headers), 256);
    assert_eq!(offset!(portalcore_decision, removed_parameters), 384);
    assert_eq!(offset!(portalcore_decision, limits), 512);
    assert_eq!(offset!(portalcore_decision, limit_domain), 640);
}

#[test]
fn explain_request() {
    assert_eq!(size_of::<portalcore_explain_request>(), 96);
    assert_eq!(align_of::<portalcore_explain_request>(), 8);
    assert_eq!(offset!(portalcore_explain_request, struct_size), 0);
    assert_eq!(offset!(portalcore_explain_request, method), 8);
    assert_eq!(offset!(portalcore_explain_request, url), 24);
    assert_eq!(offset!(portalcore_explain_request, environment), 40);
    assert_eq!(offset!(portalcore_explain_request, client_address), 56);
    assert_eq!(offset!(portalcore_explain_request, headers), 72);
    assert_eq!(offset!(portalcore_explain_request, header_count), 80);
    assert_eq!(offset!(portalcore_explain_request, now), 88);
}
