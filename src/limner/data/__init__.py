"""Data outside this machine's own folders."""
