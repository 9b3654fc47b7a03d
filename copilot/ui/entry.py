"""The app's entry: page frame, style, navigation. Run by `paincoder app` and, in a checkout, by app.py."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import streamlit as st


def main() -> None:
    """Draw one run of the app."""
    from copilot.ui import case
    from copilot.ui.components import style

    folder = Path(str(resources.files("copilot.ui")))
    st.set_page_config(
        page_title="Pain coding copilot",
        page_icon=str(folder / "favicon.png"),
        layout="wide",
        menu_items={"Get help": None, "Report a bug": None, "About": None},
    )
    st.logo(str(folder / "mark.svg"), size="medium")
    style()
    page = st.navigation(
        [st.Page(case.render, title="Case", icon=":material/clinical_notes:", url_path="case", default=True)],
        position="top",
    )
    page.run()


if __name__ == "__main__":
    main()
