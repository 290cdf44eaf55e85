"""Texts that come and go."""

from __future__ import annotations

import json

import pytest
from conftest import ORDERS, SPECIFICATION, SPLIT

from portalcore import Action, ContentKind, Document, InvalidStateError, Options, Phase, Requirement, Workspace

STALE = Document("VirtualService", "portalcore-staging", "shop", "networking.istio.io/v1", Phase.ROUTES)


def other(text: str) -> str:
    return text.replace("api.example.com", "api.example.org")


def test_upserts_then_nothing_then_deletions() -> None:
    with Workspace() as workspace:
        with workspace.listing():
            workspace.put("portal.yaml", ORDERS)
        first = workspace.evaluate()
        assert first.revision == 1
        (upsert,) = first.changes_since(0)
        assert upsert.action is Action.UPSERT
        assert upsert.yaml == first.yaml
        assert json.loads(upsert.json)["kind"] == upsert.kind == "VirtualService"
        assert upsert.content_hash == first.documents[0].content_hash

        workspace.put("portal.yaml", ORDERS)
        assert workspace.evaluate().revision == 1
        assert list(workspace.evaluate().changes_since(1)) == []

        workspace.remove("portal.yaml")
        workspace.remove("portal.yaml")
        gone = workspace.evaluate()
        assert gone.revision == 2
        (deletion,) = gone.changes_since(1)
        assert (deletion.action, deletion.name) == (Action.DELETE, "portalcore-production")
        with pytest.raises(InvalidStateError):
            deletion.text()
        assert not gone.changes_since(1).need_resync
        assert first.documents[0].yaml


def test_a_restart_deletes_nothing_before_the_listing_is_complete() -> None:
    with Workspace() as workspace:
        workspace.adopt(STALE)
        workspace.put("portal.yaml", ORDERS)
        part = workspace.evaluate()
        assert [change.action for change in part.changes_since(0)] == [Action.UPSERT]
        assert part.held_back_count == 1
        workspace.end_listing()
        whole = workspace.evaluate()
        assert whole.held_back_count == 0
        assert [change.action for change in whole.changes_since(0)] == [Action.UPSERT, Action.DELETE]
        with pytest.raises(InvalidStateError):
            workspace.adopt(STALE)


def test_an_adopted_object_that_is_up_to_date_is_left_alone() -> None:
    with Workspace() as before:
        before.put("portal.yaml", ORDERS)
        applied = json.loads(before.evaluate().documents[0].json)
    with Workspace() as workspace:
        workspace.adopt(Document.from_object(applied))
        with workspace.listing():
            workspace.put("portal.yaml", ORDERS)
        assert list(workspace.evaluate().changes_since(0)) == []
        workspace.put("portal.yaml", other(ORDERS))
        assert [change.action for change in workspace.evaluate().changes_since(0)] == [Action.UPSERT]


def test_a_listing_that_begins_again_forgets_what_is_gone() -> None:
    with Workspace() as workspace:
        with workspace.listing():
            workspace.put("portal.yaml", ORDERS)
        workspace.evaluate()
        with workspace.listing():
            pass
        assert workspace.evaluate().documents == ()


def test_a_listing_that_fails_is_not_complete() -> None:
    with Workspace() as workspace:
        with workspace.listing():
            workspace.put("portal.yaml", ORDERS)
        workspace.evaluate()
        with pytest.raises(ConnectionError), workspace.listing():
            raise ConnectionError
        result = workspace.evaluate()
        assert [change.action for change in result.changes_since(1)] == []
        workspace.end_listing()
        assert [change.action for change in workspace.evaluate().changes_since(1)] == [Action.DELETE]


def test_content() -> None:
    with Workspace() as workspace:
        workspace.put("portal.yaml", SPLIT)
        workspace.end_listing()
        missing = Requirement(ContentKind.FILE, "specs/orders.yaml")
        assert workspace.evaluate().requirements == (missing,)
        workspace.put_content(missing.name, SPECIFICATION)
        assert "changeOrder" in workspace.evaluate().yaml
        workspace.remove_content(missing.name)
        assert workspace.evaluate().requirements == (missing,)


def test_a_forgotten_revision() -> None:
    with Workspace(Options(max_revisions=2)) as workspace:
        workspace.end_listing()
        for number in range(5):
            workspace.put("portal.yaml", ORDERS.replace("api.example.com", f"api{number}.example.com"))
            result = workspace.evaluate()
        changes = result.changes_since(1)
        assert changes.need_resync
        assert [change.action for change in changes] == [Action.UPSERT]
        assert result.changes_since(result.revision + 1).need_resync


def test_changes_are_a_sequence() -> None:
    with Workspace() as workspace:
        workspace.adopt(STALE)
        workspace.put("portal.yaml", ORDERS)
        workspace.end_listing()
        changes = workspace.evaluate().changes_since(0)
        assert len(changes) == 2
        assert list(changes)[::-1] == list(reversed(changes)) == [changes[1], changes[0]]
        assert changes[-1:] == (changes[1],)
        assert changes[0] in changes
        with pytest.raises(IndexError):
            changes[2]
