"""What is known about languages, as data."""
