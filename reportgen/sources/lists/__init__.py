"""Lists of things (facilities, measures) to records: every fault is told, persons are refused."""
