"""What the note says of guidance."""

from __future__ import annotations

import pytest

from guardrails.reading import imaging
from guardrails.reading.sections import parse


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("under fluoroscopic guidance", "fluoroscopy"),
        ("with flouro", "fluoroscopy"),
        ("floor oscopy was used", "fluoroscopy"),
        ("fluoro time 22 s", "fluoroscopy"),
        ("dsa without uptake", "fluoroscopy"),
        ("ct-guided", "ct"),
        ("ct fluoroscopy was used", "ct"),
        ("cone beam", "ct"),
        ("ultrasound, in-plane", "ultrasound"),
        ("ultrasound then fluoroscopy to confirm", "fluoroscopy"),
        ("ap and lateral views were taken", "described"),
        ("the c-arm was brought in", "described"),
        ("endplates were squared off", "described"),
        ("without fluoroscopy", "absent"),
        ("done blind", "absent"),
        ("by landmarks", "absent"),
        ("fluoroscopy was not available", "absent"),
        ("no imaging was used", "absent"),
        ("c-arm down today, by landmark", "absent"),
        ("fluoroscopy machine out of service", "absent"),
        ("the fluoroscopy suite was closed", "absent"),
        ("the c-arm had already been wheeled away", "absent"),
        ("the c-arm was not used", "absent"),
        ("the c-arm was swung back to ap", "described"),
        ("the c-arm was then moved away", "described"),
        ("image guidance was used", "silent"),
        ("contrast 1 ml", "silent"),
        ("[ ] fluoroscopy", "silent"),
        ("fluoroscopy / ultrasound / none", "silent"),
        ("imaging: ***", "silent"),
        ("no contrast was used", "silent"),
        ("mri reviewed", "silent"),
        ("post-discogram ct to follow", "silent"),
        ("flu shot and fluoxetine", "silent"),
        ("taken to the fluoroscopy suite", "silent"),
    ],
)
def test_words_of_guidance(text, value):
    assert imaging.decide(imaging.words(text)).imaging.value == value


def test_stated_both_ways_is_silent_with_both():
    got = imaging.decide(imaging.words("without fluoroscopy. fluoroscopy showed the tip."))
    assert got.imaging is imaging.Imaging.SILENT
    assert got.against


def test_saved_images_are_found():
    doc = parse("AP and lateral images were saved to PACS. Nothing else.")
    assert len(imaging.saved(doc)) == 1
    assert not imaging.saved(parse("The image was bright."))
