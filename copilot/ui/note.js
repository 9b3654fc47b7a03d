// Text nodes only: nothing of the note can become markup. The DOM is built once for a note and kept.
export default function ({ data, parentElement, setTriggerValue }) {
  const pane = parentElement.querySelector(".pane");

  if (pane.dataset.stamp !== data.stamp) {
    pane.replaceChildren(...data.segments.map(node));
    pane.dataset.stamp = data.stamp;
    pane.scrollTop = 0;
  }
  paint(data.active, pane.dataset.active !== data.active);

  function node(segment) {
    if (!segment.ids.length) return document.createTextNode(segment.t);
    const mark = document.createElement("span");
    mark.className = "mark " + segment.v;
    mark.dataset.ids = segment.ids.join(" ");
    mark.appendChild(document.createTextNode(segment.t));
    if (segment.label) {
      const sup = document.createElement("sup");
      sup.textContent = segment.label;
      mark.appendChild(sup);
    }
    return mark;
  }

  function paint(id, scroll) {
    pane.dataset.active = id;
    let first = null;
    for (const mark of pane.querySelectorAll(".mark")) {
      const on = id !== "" && mark.dataset.ids.split(" ").includes(id);
      mark.classList.toggle("on", on);
      if (on && !first) first = mark;
    }
    if (!first || !scroll) return;
    const box = pane.getBoundingClientRect(), at = first.getBoundingClientRect();
    if (at.top < box.top || at.bottom > box.top + box.height * 0.6) {
      pane.scrollTo({ top: pane.scrollTop + at.top - box.top - box.height * 0.2 });
    }
  }

  // The highlight answers at once; the server's rerun then confirms the same state.
  const onRow = (event) => {
    const row = event.target.closest?.('[class*="st-key-row_"]');
    const id = row && /st-key-row_(\w+)/.exec(row.className)?.[1];
    if (id) paint(id, true);
  };
  pane.onclick = (event) => {
    const mark = event.target.closest(".mark");
    if (!mark) return;
    const ids = mark.dataset.ids.split(" ").filter((id) => id !== "?");
    if (!ids.length) return;
    const next = ids[(ids.indexOf(pane.dataset.active) + 1) % ids.length];
    paint(next, false);
    setTriggerValue("pick", next);
  };
  document.addEventListener("pointerdown", onRow);
  return () => document.removeEventListener("pointerdown", onRow);
}
