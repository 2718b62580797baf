from dataclasses import dataclass, replace

from sim.watched import Watched, changed_parts


@dataclass(frozen=True)
class Pair:
    number: int = 0
    items: tuple[int, ...] = ()


def test_listeners_hear_what_changed() -> None:
    watched, heard = Watched(Pair()), []
    watched.listen(lambda value, parts: heard.append((value, parts)))
    value = Pair(1)
    watched.set(value)
    assert heard == [(value, frozenset({"number"}))]
    assert watched.value is value


def test_an_equal_number_is_no_change_another_table_is() -> None:
    before = Pair(1000, tuple(range(1, 2)))
    assert changed_parts(before, Pair(1000, before.items)) == frozenset()
    assert changed_parts(before, replace(before, items=tuple(range(1, 2)))) == {"items"}
    assert changed_parts(Pair(1), Pair(True)) == {"number"}  # type: ignore[arg-type]


def test_a_listener_can_stop_even_while_it_is_told() -> None:
    watched, heard = Watched(Pair()), []

    def once(value: Pair, parts: frozenset[str]) -> None:
        heard.append(value.number)
        stop()
        stop()

    stop = watched.listen(once)
    watched.listen(lambda value, parts: heard.append(-value.number))
    watched.set(Pair(1))
    watched.set(Pair(2))
    assert heard == [1, -1, -2]
