"""All families that the product reads, in the order in which their lines are made."""

from __future__ import annotations

from guardrails.families.base import Family
from guardrails.families.epidural.coding import code as _epidural_code
from guardrails.families.epidural.reading import read as _epidural_read
from guardrails.families.facet.coding import code as _facet_code
from guardrails.families.facet.reading import read as _facet_read
from guardrails.families.facet_rf.coding import code as _facet_rf_code
from guardrails.families.facet_rf.reading import read as _facet_rf_read
from guardrails.families.si.coding import code as _si_code
from guardrails.families.si.reading import read as _si_read
from guardrails.families.transforaminal.coding import code as _transforaminal_code
from guardrails.families.transforaminal.reading import read as _transforaminal_read

ALL: tuple[Family, ...] = (
    Family("epidural", _epidural_read, _epidural_code),
    Family("transforaminal", _transforaminal_read, _transforaminal_code),
    Family("facet", _facet_read, _facet_code),
    Family("facet_rf", _facet_rf_read, _facet_rf_code),
    Family("si", _si_read, _si_code),
)
