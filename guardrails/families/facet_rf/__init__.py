"""The facet_rf family: words, reading, coding."""
