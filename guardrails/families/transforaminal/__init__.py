"""The transforaminal family: words, reading, coding."""
