"""The si family: words, reading, coding."""
