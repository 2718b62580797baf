from sim.readers.p6.columns import DERIVED, PLAIN, READ


def test_a_column_is_either_read_or_follows_from_others() -> None:
    bookkeeping = {"guid", "seq_num", "rsrc_private"}  # read in some tables, of no interest in others
    for table, columns in READ.items():
        assert columns & DERIVED[table] <= bookkeeping, table


def test_what_dates_depend_on_is_read() -> None:
    assert {"sched_calendar_on_relationship_lag", "sched_retained_logic"} <= READ["SCHEDOPTIONS"]
    assert {"clndr_data", "base_clndr_id"} <= READ["CALENDAR"]
    assert "" in PLAIN or "N" in PLAIN
