from viewers.scene.pace import LIMIT, MANY_TRIANGLES, Pace


def test_before_the_first_frame_triangles_decide() -> None:
    pace = Pace()
    assert pace.needs_boxes(MANY_TRIANGLES + 1)
    assert not pace.needs_boxes(MANY_TRIANGLES)


def test_a_dear_standing_frame_asks_for_boxes() -> None:
    pace = Pace()
    pace.note(3 * LIMIT, moving=False)
    assert pace.needs_boxes(10)
    pace.note(0.5 * LIMIT, moving=False)
    assert not pace.needs_boxes(10_000_000)


def test_a_moving_frame_corrects_the_guess() -> None:
    pace = Pace()
    pace.note(1.2 * LIMIT, moving=False)
    assert not pace.needs_boxes(10)
    pace.note(1.3 * LIMIT, moving=True)
    assert pace.needs_boxes(10)
    pace.note(0.4 * LIMIT, moving=False)  # closer, or with less on screen
    assert not pace.needs_boxes(10)


def test_another_model_starts_anew() -> None:
    pace = Pace()
    pace.note(9 * LIMIT, moving=False)
    pace.forget()
    assert not pace.needs_boxes(10)
