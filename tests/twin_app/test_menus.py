"""Every action can be reached by the menus, and menus hold nothing else."""

from twin_app.actions import ACTIONS
from twin_app.menus import CONTEXT, MENUS, SUBMENUS, TOOLS
from twin_app.shell import Shell


def test_every_action_stands_in_a_menu() -> None:
    named = [name for _, _, names in MENUS for name in names]
    named += [name for _, names in SUBMENUS.values() for name in names]
    assert {spec.id for spec in ACTIONS} <= set(named)
    known = {spec.id for spec in ACTIONS} | {"", "<recent>", "<panels>", *SUBMENUS}
    assert set(named) | set(TOOLS) | set(CONTEXT) <= known


def test_recent_documents_and_context_menu(shell: Shell) -> None:
    chosen: list[str] = []
    recent = shell.window.menus.recent
    recent.chosen.disconnect()
    recent.chosen.connect(chosen.append)
    recent.fill(["/a/b.ifc"])
    recent.actions()[0].trigger()
    assert chosen == ["/a/b.ifc"]
    recent.fill([])
    assert not recent.isEnabled()
    menu = shell.window.menus.context_menu()
    assert shell.window.actions_["hide"] in menu.actions()
    menu.close()
