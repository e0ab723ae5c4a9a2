"""Shipped tables for English."""
