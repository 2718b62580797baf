"""A refusal says why, in both languages."""

from sim.planning.edit_refused import EditRefused


def test_the_reason_can_be_read() -> None:
    refused = EditRefused("baseline-twice", {"name": "As agreed"})
    assert refused.text() == str(refused) == "there is a baseline called “As agreed” already"
    assert refused.text("zh_CN") == "已存在名为“As agreed”的基线"
