"""The facet family: words, reading, coding."""
