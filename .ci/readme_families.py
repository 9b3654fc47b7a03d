"""Write the README's list of families that are read from notes, from knowledge/scope.yaml."""

from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
START, END = "<!-- families: .ci/readme_families.py writes them -->\n", "<!-- /families -->\n"


def listed() -> str:
    scope = yaml.safe_load((ROOT / "knowledge" / "scope.yaml").read_text(encoding="utf-8"))
    return "".join(f"- {f['title']}{_but(f)}\n" for f in scope["families"] if f["support"] == "supported")


def _but(family: dict[str, Any]) -> str:
    """The codes of a family that are not read."""
    codes = sorted(family.get("not_read", {}))
    return f" (not read from notes: {', '.join(codes)})" if codes else ""


if __name__ == "__main__":
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    readme.write_text(f"{before}{START}{listed()}{END}{after}", encoding="utf-8")
