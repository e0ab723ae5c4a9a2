"""What pictures and history say about their origin."""
