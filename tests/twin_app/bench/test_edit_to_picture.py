from twin_app.bench.edit_to_picture import run


def test_small_run_measures() -> None:
    results = run(small=True)
    assert {result.name.split("/")[0] for result in results} == {"edit_to_picture"}
    for result in results:
        assert result.ours > 0
        assert result.peer is None or result.peer > 0
        assert result.machine
