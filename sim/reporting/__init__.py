"""What planners are told of a schedule: what is ahead, what is late and why, how far the work is."""
