"""The epidural family: words, reading, coding."""
