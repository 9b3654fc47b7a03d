"""`python -m copilot` is `paincoder`."""

from copilot.cli import main

if __name__ == "__main__":
    main()
