"""Ways of looking at a draft, one a file: each yields matches."""
