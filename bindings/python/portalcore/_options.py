"""What the host may choose."""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import addressof, byref
from dataclasses import dataclass, fields
from typing import Any

from . import _raw, _strings
from ._enums import AccessLog, Mocks, ReferenceGrants, RequestAuthentication, Target
from ._errors import choice, made, number


@dataclass(frozen=True)
class Endpoint:
    """A host and a port that somebody listens on: a name or an address (IPv6 without brackets), and 1 to 65535."""

    host: str = ""
    port: int = 0


@dataclass(frozen=True)
class Backend:
    """Where a Service is."""

    #: "NAMESPACE/NAME:PORT", "NAMESPACE/NAME" or "NAME": of those that fit a Service, the first in this order holds.
    service: str
    endpoint: Endpoint


@dataclass(frozen=True)
class EnvoyOptions:
    """What the host may choose about the configuration of an Envoy by itself; None and 0 are the default.

    Without an endpoint nobody is there: see each field.
    """

    #: Whether Envoy answers operations by itself. Default: Mocks.NONE.
    mocks: Mocks | None = None
    #: Whether requests are logged. Default: AccessLog.ON.
    access_logging: AccessLog | None = None
    #: The file that requests are logged to, as JSON, one line each. Default: "/dev/stdout".
    access_log: str | None = None
    #: Where the documents will lie, as Envoy finds it: a bootstrap that watches this directory, and the files of it, each
    #: to be replaced by rename. Default: one static bootstrap with everything in it.
    directory: str | None = None
    #: Where requests are taken; the host is an address. Default: "127.0.0.1", 8080.
    listener: Endpoint | None = None
    #: Where the administration of Envoy listens. Default: nowhere.
    admin: Endpoint | None = None
    #: Who decides on requests (Envoy's ext_authz over gRPC). Default: nobody, and operations under plans are closed.
    authorization: Endpoint | None = None
    #: Who counts requests (Envoy's RateLimitService). Default: nobody.
    rate_limit: Endpoint | None = None
    #: The web site of Portals. Default: none, and their hosts answer 503.
    portal: Endpoint | None = None
    #: Where Services are; what is not named is looked for under its name in the cluster's DNS.
    backends: Sequence[Backend] = ()
    #: The file with the certificates that Envoy trusts, for TLS to hosts outside. Default:
    #: "/etc/ssl/certs/ca-certificates.crt".
    trusted_certificates: str | None = None
    #: How many routes a host has before they are found by a tree instead of one by one. Default: 100.
    max_listed_routes: int = 0


@dataclass(frozen=True)
class Options:
    """What the host may choose; None and 0 are the default of every field.

    Every exceeded limit is a diagnostic of the text that exceeds it, save max_total_bytes, for which the call that
    would exceed it raises LimitExceededError. Whoever is given the options raises OutOfRangeError for a limit beyond
    what is allowed.
    """

    #: What to write for. Default: Target.ISTIO.
    target: Target | None = None
    #: Default: ReferenceGrants.REQUIRED.
    reference_grants: ReferenceGrants | None = None
    #: The namespace of resources that name none: a DNS label. Default: "default".
    default_namespace: str | None = None
    #: The DNS suffix of Services: a DNS name. Default: "cluster.local".
    cluster_domain: str | None = None
    #: The Istio Gateway of those environments of the Gloo dialect that none of the inputs fits. Set both or none.
    #: Default: "istio-system" and "istio-ingressgateway".
    assumed_gateway_namespace: str | None = None
    assumed_gateway_name: str | None = None
    #: The largest text that is read, in bytes; at most 2 GiB. Default: 64 MiB.
    max_text_bytes: int = 0
    #: What the names and texts of one input or workspace take together, in bytes. Default: 512 MiB.
    max_total_bytes: int = 0
    #: How deep values may be nested; at most 1,000. Default: 200.
    max_depth: int = 0
    #: How many values one text may hold, keys included. Default: 8,000,000.
    max_nodes: int = 0
    #: How many values the aliases of one text may stand for. Default: 1,000,000.
    max_aliased_nodes: int = 0
    #: The longest scalar, in bytes. Default: 32 MiB.
    max_scalar_bytes: int = 0
    #: How many documents one text may hold. Default: 100,000.
    max_documents: int = 0
    #: How many routes an object holds before it is split. Default: 1,000.
    max_object_routes: int = 0
    #: How many bytes of JSON an object should stay under. Default: 240 KiB.
    preferred_object_bytes: int = 0
    #: How many bytes of JSON an object never exceeds. Default: 1 MiB.
    max_object_bytes: int = 0
    #: How many revisions of a workspace can be asked for changes; at most 10,000. Default: 64.
    max_revisions: int = 0
    #: The Service of the authorization server (Envoy's ext_authz over gRPC). Each field has a default of its own, as in
    #: the next ones. Default: "portalcore-system", "portalcore-authz", 9101.
    authorization_service_namespace: str | None = None
    authorization_service_name: str | None = None
    authorization_service_port: int = 0
    #: The Service of the rate limit server (Envoy's RateLimitService). Default: "portalcore-system",
    #: "portalcore-ratelimit", 9102.
    rate_limit_service_namespace: str | None = None
    rate_limit_service_name: str | None = None
    rate_limit_service_port: int = 0
    #: The Service of the web site of Portals. Default: "portalcore-system", "portalcore-web", 8080.
    portal_service_namespace: str | None = None
    portal_service_name: str | None = None
    portal_service_port: int = 0
    #: Whether Gateways that are made get a RequestAuthentication too. Default: RequestAuthentication.OFF.
    request_authentication: RequestAuthentication | None = None
    #: The root namespace of the mesh, whose filters reach proxies in every namespace: what enforces plans goes there
    #: where the namespace of the proxies is not said. A DNS label. Default: "istio-system".
    root_namespace: str | None = None
    #: What there is to choose for Target.ENVOY, which has to be the target then.
    envoy: EnvoyOptions | None = None


def new(function: Any, options: Options | None) -> int:
    """The handle that a function gives which takes options."""
    if options is None:
        return made(function, None)
    raw = _raw.Options()
    kept: list[Any] = []
    for field in fields(options):
        value = getattr(options, field.name)
        if value is None:
            continue
        if field.name == "envoy":
            kept.append(_envoy(value, kept))
            raw.envoy = addressof(kept[-1])
        else:
            _set(raw, field.name, value, "options.", kept)
    return made(function, byref(raw))


def _envoy(options: EnvoyOptions, kept: list[Any]) -> _raw.EnvoyOptions:
    raw = _raw.EnvoyOptions()
    for field in fields(options):
        value = getattr(options, field.name)
        if value is None or field.name == "backends":
            continue
        if isinstance(value, Endpoint):
            _point(getattr(raw, field.name), value, f"options.envoy.{field.name}.", kept)
        else:
            _set(raw, field.name, value, "options.envoy.", kept)
    backends = (_raw.Backend * len(options.backends))()
    for place, backend in zip(backends, options.backends):
        _set(place, "service", backend.service, "options.envoy.backends.", kept)
        _point(place.endpoint, backend.endpoint, "options.envoy.backends.endpoint.", kept)
    if options.backends:
        kept.append(backends)
        raw.backends, raw.backend_count = addressof(backends), len(backends)
    return raw


def _point(raw: _raw.Endpoint, endpoint: Endpoint, prefix: str, kept: list[Any]) -> None:
    _set(raw, "host", endpoint.host, prefix, kept)
    _set(raw, "port", endpoint.port, prefix, kept)


#: The fields that name a value of an enumeration.
_CHOICES = ("target", "reference_grants", "request_authentication", "mocks", "access_logging")


def _set(raw: Any, name: str, value: Any, prefix: str, kept: list[Any]) -> None:
    argument = prefix + name
    field = getattr(raw, name)
    if isinstance(field, _raw.String):
        kept.append(_strings.encoded(value))
        _strings.lend(field, kept[-1])
    elif name in _CHOICES:
        setattr(raw, name, choice(value, argument))
    else:
        setattr(raw, name, number(value, 8 * getattr(type(raw), name).size, argument))
