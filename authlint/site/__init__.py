"""Ways of looking at all drafts together, one a file."""
