"""A controller in small: what it sees goes into a workspace, and what has changed comes out.

Here the events are a list and the cluster is a dictionary, so that it runs anywhere.
"""

from pathlib import Path

from portalcore import Action, Changes, Document, Workspace

MANIFEST = Path("Examples/orders/portal.yaml").read_text(encoding="utf-8")

cluster: dict[str, str] = {}


def apply(changes: Changes) -> None:
    """Does in the cluster what the changes say, in their order."""
    if changes.need_resync:
        cluster.clear()
    for change in changes:
        if change.action == Action.UPSERT:
            cluster[f"{change.kind}/{change.namespace}/{change.name}"] = change.yaml
        elif change.action == Action.DELETE:
            cluster.pop(f"{change.kind}/{change.namespace}/{change.name}", None)
        print(f"{change.action.name.lower()} {change.kind} {change.namespace}/{change.name}")


with Workspace() as workspace:
    # An earlier run left this one, and nothing asks for it any more.
    workspace.adopt(Document("VirtualService", "portalcore-staging", "shop", "networking.istio.io/v1"))
    with workspace.listing():
        workspace.put("portal.yaml", MANIFEST)

    applied = 0
    for domain in ["api.example.com", "api.example.org", "api.example.org"]:
        workspace.put("portal.yaml", MANIFEST.replace("api.example.com", domain))
        with workspace.evaluate() as result, result.changes_since(applied) as changes:
            apply(changes)
            applied = result.revision
    print(f"revision {applied}, {len(cluster)} object")
