"""The schedule at a time: intervals, states, colours and the time axis."""
