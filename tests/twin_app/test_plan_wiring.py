"""Every action of the plan menu has something to do."""

from twin_app.menus import MENUS
from twin_app.shell import Shell


def test_every_action_of_the_menu_is_served(opened: Shell) -> None:
    (names,) = [entries for name, _, entries in MENUS if name == "plan"]
    assert {name for name in names if name} <= opened.wiring.commands.keys()
    assert opened.wiring.plan.commands().keys() <= {name for name in names if name}
