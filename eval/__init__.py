"""An edge: question sets, measures and reports. Reads what the assistant answers; nothing imports it."""
