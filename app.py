"""`streamlit run app.py`, in a checkout. Installed, `paincoder app` runs the same entry."""

from copilot.ui.entry import main

main()
