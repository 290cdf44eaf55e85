"""Who may call what: the policy of a portal decides about requests.

Here the portal is the one in Examples/orders, with a plan that takes keys.
"""

import hashlib
from pathlib import Path

import portalcore
from portalcore import Decision, Policy, Request

KEY = "open sesame"
PORTAL = Path("Examples/orders/portal.yaml").read_text(encoding="utf-8")
PORTAL = PORTAL.replace("auth: {open: {}}", "auth: {apiKey: {}}, rateLimits: [{requests: 100, unit: Minute}]")
PORTAL = PORTAL.replace("workload: {", "workload: {namespace: shop, ")
SECRET = f"""
apiVersion: v1
kind: Secret
type: portalcore.dev/api-key
metadata:
  name: key-of-mia
  namespace: shop
  labels: {{portalcore.dev/product: orders, portalcore.dev/environment: production, portalcore.dev/plan: everyone}}
stringData: {{sha256: {hashlib.sha256(KEY.encode()).hexdigest()}, consumer: mia}}
"""


def policy() -> Policy:
    """The policy of the portal, which needs nothing else."""
    with portalcore.translate({"portal.yaml": PORTAL, "key.yaml": SECRET}) as result:
        return result.policy()


def show(decision: Decision) -> None:
    """What a server would do with a decision."""
    if not decision:
        print("no:", decision.status, decision.reason.name, decision.www_authenticate or "")
        return
    print("yes:", decision.consumer, "under", decision.plan)
    print("  instead of the client's:", dict(decision.set_headers))
    print("  taken away:", *decision.removed_headers)
    print("  counted in", decision.limit_domain, *dict(decision.limits).values())


with policy() as decider:
    for headers in ([], [("api-key", "guess")], [("api-key", KEY)]):
        show(decider.decide(Request(host="api.example.com", method="POST", path="/v1/orders/7", headers=headers)))
