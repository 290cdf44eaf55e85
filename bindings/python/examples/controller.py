"""A controller in small: what it sees goes into a workspace, and what has changed comes out.

Here the events are a list and the cluster is a dictionary, so that it runs anywhere.
"""

from pathlib import Path

from portalcore import Action, Change, Changes, Document, Result, Workspace

MANIFEST = Path("Examples/orders/portal.yaml").read_text(encoding="utf-8")

cluster: dict[str, str] = {}


def key(what: "Document | Change") -> str:
    """What tells an object from the others."""
    return f"{what.kind} {what.namespace}/{what.name}"


def apply(result: Result, changes: Changes) -> None:
    """Does in the cluster what the changes say, in their order."""
    for change in changes:
        if change.action == Action.UPSERT:
            cluster[key(change)] = change.yaml
        elif change.action == Action.DELETE:
            cluster.pop(key(change), None)
        print(change.action.name.lower(), key(change))
    if changes.need_resync and result.is_complete:
        # What is gone is not known to the workspace any more: it is what is here and should not be.
        for name in cluster.keys() - {key(document) for document in result.documents}:
            del cluster[name]


with Workspace() as workspace:
    # An earlier run left this one, and nothing asks for it any more.
    workspace.adopt(Document("VirtualService", "portalcore-staging", "shop", "networking.istio.io/v1"))
    with workspace.listing():
        workspace.put("portal.yaml", MANIFEST)

    applied = 0
    for domain in ["api.example.com", "api.example.org", "api.example.org"]:
        workspace.put("portal.yaml", MANIFEST.replace("api.example.com", domain))
        with workspace.evaluate() as result, result.changes_since(applied) as changes:
            apply(result, changes)
            applied = result.revision
    print(f"revision {applied}, {len(cluster)} object")
