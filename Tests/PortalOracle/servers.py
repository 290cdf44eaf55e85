"""Stand in for the authorization and the counting service of a portal. Usage: servers.py TABLE

The table is JSON: for every route what opens it, written by the tests from what they generated, so that nothing of the
code under test has a say. The messages are put together by hand: there is no protoc, and there are few fields.

Says `serving AUTHORIZATION-PORT COUNTING-PORT` and ends when it is told to.
"""
import json
import sys
import urllib.parse
from concurrent import futures

import grpc


def varint(number):
    """A number of any length."""
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def field(number, value):
    """A field: a number, a text, or bytes."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def fields(data):
    """The fields of a message, with their numbers."""
    position = 0

    def number():
        nonlocal position
        shift = result = 0
        while True:
            byte = data[position]
            position += 1
            result |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return result

    while position < len(data):
        key = number()
        kind = key & 7
        if kind == 0:
            yield key >> 3, number()
        elif kind == 2:
            length = number()
            yield key >> 3, data[position : position + length]
            position += length
        else:
            length = {1: 8, 5: 4}[kind]
            yield key >> 3, data[position : position + length]
            position += length


def part(data, *path):
    """The field that a path of numbers leads to; empty where it is not there."""
    for number in path:
        data = next((value for found, value in fields(data) if found == number), b"")
    return data


def request_of(data):
    """Headers and path of a CheckRequest."""
    http_request = part(data, 1, 4, 2)
    headers = {}
    for number, value in fields(http_request):
        if number == 3:
            headers[part(value, 1).decode("utf-8", "replace")] = part(value, 2).decode("utf-8", "replace")
    return headers, part(http_request, 4).decode("utf-8", "replace")


def presented(plan, headers, path):
    """The key that a request shows where a plan looks for it."""
    if plan["auth"] == "header":
        return headers.get(plan["place"])
    if plan["auth"] == "query":
        query = urllib.parse.parse_qs(path.partition("?")[2], keep_blank_values=True)
        return query.get(plan["place"], [None])[0]
    if plan["auth"] == "cookie":
        pairs = [pair.strip().partition("=") for pair in headers.get("cookie", "").split(";")]
        return next((value for name, _, value in pairs if name == plan["place"]), None)
    return None


def header(key, value):
    """A HeaderValueOption that replaces what is there."""
    return field(1, field(1, key) + field(2, value)) + field(3, 2)


def denied(status):
    """A CheckResponse that says no."""
    return field(1, field(1, 16)) + field(2, field(1, field(1, status)) + field(2, header("x-oracle-denied", "yes")))


def allowed(route, plan, consumer, plans):
    """A CheckResponse that says yes: who calls is told, keys are taken away, limits are named."""
    ok = b""
    if consumer:
        ok += field(2, header("x-portal-consumer", consumer))
    else:
        ok += field(5, "x-portal-consumer")
    for other in plans:
        if other["auth"] == "header":
            ok += field(5, other["place"])
        elif other["auth"] == "query":
            ok += field(8, other["place"])
        elif other["auth"] == "cookie":
            ok += field(5, "cookie")
    slots = b""
    for slot in range(plan["limits"] if plan else 0):
        key = f"{'strict' if plan['strict'] else 'limit'}{slot + 1}"
        value = field(3, f"{route}/{consumer or 'everybody'}")
        slots += field(1, field(1, key) + field(2, value))
    return field(1, b"") + field(3, ok) + (field(4, slots) if slots else b"")


def check(table, data, context):
    """Decides on a request."""
    metadata = dict(context.invocation_metadata())
    route = metadata.get("x-portalcore-route", "")
    if isinstance(route, bytes):
        route = route.decode("utf-8", "replace")
    entry = table.get(route)
    if entry is None:
        print(f"unknown route {route!r}", flush=True)
        return denied(403)
    if entry.get("answer"):
        return allowed(route, None, None, [])
    headers, path = request_of(data)
    isopen = None
    for plan in entry["plans"]:
        if plan["auth"] == "open":
            isopen = isopen or plan
            continue
        key = presented(plan, headers, path)
        if key is not None and key in plan["keys"]:
            return allowed(route, plan, plan["keys"][key], entry["plans"])
    return allowed(route, isopen, None, entry["plans"]) if isopen else denied(entry["denied"])


def count(data, _):
    """Counts nothing: whoever is called `over-…` is over the limit."""
    values = []
    for number, value in fields(data):
        if number == 2:
            values += [part(entry, 2).decode("utf-8", "replace") for found, entry in fields(value) if found == 1]
    answers = [2 if "/over-" in value else 1 for value in values]
    statuses = b"".join(field(2, field(1, answer)) for answer in answers)
    return field(1, max(answers, default=1)) + statuses


def serve(service, method, function):
    """Serves one method on a free port."""
    server = grpc.server(futures.ThreadPoolExecutor(max_workers=4))
    handler = grpc.unary_unary_rpc_method_handler(function)
    server.add_generic_rpc_handlers((grpc.method_handlers_generic_handler(service, {method: handler}),))
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    return server, port


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        table = json.load(file)
    deciding, first = serve(
        "envoy.service.auth.v3.Authorization", "Check", lambda data, context: check(table, data, context)
    )
    _, second = serve("envoy.service.ratelimit.v3.RateLimitService", "ShouldRateLimit", count)
    print(f"serving {first} {second}", flush=True)
    deciding.wait_for_termination()


if __name__ == "__main__":
    main()
