"""What the host may choose."""

from __future__ import annotations

from ctypes import byref
from dataclasses import dataclass, fields
from typing import Any

from . import _raw, _strings
from ._enums import ReferenceGrants, RequestAuthentication, Target
from ._errors import choice, made, number


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


def new(function: Any, options: Options | None) -> int:
    """The handle that a function gives which takes options."""
    if options is None:
        return made(function, None)
    raw = _raw.Options()
    lent: list[bytes] = []
    for field in fields(options):
        value = getattr(options, field.name)
        if value is not None:
            _set(raw, field.name, value, lent)
    return made(function, byref(raw))


def _set(raw: _raw.Options, name: str, value: Any, lent: list[bytes]) -> None:
    argument = "options." + name
    field = getattr(raw, name)
    if isinstance(field, _raw.String):
        lent.append(_strings.encoded(value))
        _strings.lend(field, lent[-1])
    elif name in ("target", "reference_grants", "request_authentication"):
        setattr(raw, name, choice(value, argument))
    else:
        setattr(raw, name, number(value, 8 * getattr(_raw.Options, name).size, argument))
