"""Numbers for a whole draft, one a file: each returns a measurement or abstains."""
