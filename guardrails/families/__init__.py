"""All families that the product reads, in the order in which their lines are made.

A family's folder is loaded with this module; nothing here opens a file.
"""

from __future__ import annotations

from guardrails.families.adhesiolysis import FAMILY as _adhesiolysis
from guardrails.families.base import Family
from guardrails.families.blood_patch import FAMILY as _blood_patch
from guardrails.families.bvn import FAMILY as _bvn
from guardrails.families.chemodenervation import FAMILY as _chemodenervation
from guardrails.families.disc_decompression import FAMILY as _disc_decompression
from guardrails.families.discography import FAMILY as _discography
from guardrails.families.dry_needling import FAMILY as _dry_needling
from guardrails.families.epidural.coding import code as _epidural_code
from guardrails.families.epidural.reading import read as _epidural_read
from guardrails.families.facet.coding import code as _facet_code
from guardrails.families.facet.reading import read as _facet_read
from guardrails.families.facet_rf.coding import code as _facet_rf_code
from guardrails.families.facet_rf.reading import read as _facet_rf_read
from guardrails.families.fascial_block import FAMILY as _fascial_block
from guardrails.families.genicular import FAMILY as _genicular
from guardrails.families.joint import FAMILY as _joint
from guardrails.families.lumbar_puncture import FAMILY as _lumbar_puncture
from guardrails.families.mild import FAMILY as _mild
from guardrails.families.neurolysis import FAMILY as _neurolysis
from guardrails.families.occipital import FAMILY as _occipital
from guardrails.families.peripheral_block import FAMILY as _peripheral_block
from guardrails.families.plexus_block import FAMILY as _plexus_block
from guardrails.families.pns import FAMILY as _pns
from guardrails.families.programming import FAMILY as _programming
from guardrails.families.prp import FAMILY as _prp
from guardrails.families.pump import FAMILY as _pump
from guardrails.families.scs import FAMILY as _scs
from guardrails.families.services import described
from guardrails.families.si.coding import code as _si_code
from guardrails.families.si.reading import read as _si_read
from guardrails.families.sympathetic import FAMILY as _sympathetic
from guardrails.families.tendon import FAMILY as _tendon
from guardrails.families.transforaminal.coding import code as _transforaminal_code
from guardrails.families.transforaminal.reading import read as _transforaminal_read
from guardrails.families.trigger_point import FAMILY as _trigger_point
from guardrails.families.vertebral_augmentation import FAMILY as _vertebral_augmentation

ALL: tuple[Family, ...] = (
    Family("epidural", _epidural_read, described(_epidural_code)),
    Family("transforaminal", _transforaminal_read, described(_transforaminal_code)),
    Family("facet", _facet_read, described(_facet_code)),
    Family("facet_rf", _facet_rf_read, described(_facet_rf_code)),
    Family("si", _si_read, described(_si_code)),
    _genicular,
    _occipital,
    _peripheral_block,
    _plexus_block,
    _fascial_block,
    _sympathetic,
    _neurolysis,
    _adhesiolysis,
    _blood_patch,
    _bvn,
    _chemodenervation,
    _disc_decompression,
    _discography,
    _dry_needling,
    _joint,
    _lumbar_puncture,
    _mild,
    _pns,
    _programming,
    _prp,
    _pump,
    _scs,
    _tendon,
    _trigger_point,
    _vertebral_augmentation,
)
