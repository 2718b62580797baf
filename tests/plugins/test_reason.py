"""Reasons are sentences of the catalogue; what plugins say themselves stays as it is."""

from threading import Event

import pytest

from plugins.fence import PluginError, fenced
from plugins.reason import Reason, Reasons, said


def test_in_both_languages() -> None:
    reason = Reason("plugin-no-answer", seconds="5")
    assert reason == "did not answer within 5 s"
    assert said(reason, "en") == reason
    assert said(reason, "zh_CN") == "5 秒内没有响应"
    assert said("KeyError: 'gone'", "zh_CN") == "KeyError: 'gone'"


def test_several_in_one_language() -> None:
    both = Reasons((Reason("mpp-no-java"), Reason("mpp-no-package")))
    assert "Java" in said(both, "zh_CN")
    assert "; 未安装" in said(both, "zh_CN")
    assert "not installed" not in said(both, "zh_CN")
    assert not Reasons(())


def test_a_plugin_that_hangs_has_such_a_reason() -> None:
    never = Event()
    with pytest.raises(PluginError) as caught:
        fenced("slow", 0.01, never.wait)
    never.set()
    assert said(caught.value.reason, "zh_CN") == "0.01 秒内没有响应"
