"""Words as data: what headings and cues look like. No logic."""
