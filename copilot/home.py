"""Where the product keeps its data. Apart from the settings: a review needs it and must start fast."""

from __future__ import annotations

import os
from pathlib import Path


def home() -> Path:
    """PAINCODER_HOME, or the user's data folder."""
    if given := os.environ.get("PAINCODER_HOME"):
        return Path(given)
    import platformdirs

    return Path(platformdirs.user_data_dir("paincoder", appauthor=False))
