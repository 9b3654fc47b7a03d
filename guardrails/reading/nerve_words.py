"""How nerves, plexuses, ganglia and fascial planes are named, for the seven families that block or destroy them.

One table, because the names compete: "femoral" stands inside "lateral femoral cutaneous", and whether the
suprascapular nerve belongs to `peripheral_block` or `neurolysis` is decided by what was done to it. A target
is (name, family of its block, noun pattern, procedure names, technique, roots). `roots` are substrings of
which one must be in the note before any pattern is tried. What a target is coded as is its family's business.
"""

from __future__ import annotations

from typing import NamedTuple


class Target(NamedTuple):
    """A thing that is blocked or destroyed."""

    name: str
    family: str
    roots: tuple[str, ...]
    noun: str  # the anatomy: a service only beside words that say what was done
    names: str = ""  # names a procedure by itself
    technique: str = ""  # described without its name
    midline: bool = False


_N = r"(?:\s(?:nerves?|n\.))?"
_PB, _SY, _PX, _FB, _GN, _OC = ("peripheral_block", "sympathetic", "plexus_block", "fascial_block", "genicular",
                                "occipital")

PERIPHERAL: tuple[Target, ...] = (
    Target("suprascapular", _PB, ("ssn", "scapular"), rf"\b(?:supra|super)[-\s]?scapular(?:{_N}(?:\snotch)?)\b|\bssn\b",
           r"\bssnbs?\b"),
    Target("lateral_femoral_cutaneous", _PB, ("lfc", "cutaneous", "meralgia"),
           rf"\blateral\s(?:femoral|thigh)\scutaneous{_N}\b|\blateral\scutaneous\snerves?\sof\sthe\sthigh|\blfcn?\b(?:\snerve)?",
           r"\blfcnbs?\b|\bmeralgia\sblock|\blateral\sfemoral\scutaneous\sinjection"),
    Target("posterior_femoral_cutaneous", _PB, ("cutaneous",), rf"\bposterior\sfemoral(?:\scutaneous){_N}\b"),
    Target("supraorbital", _PB, ("supraorbital", "supra-orbital", "supra orbital"), rf"\bsupra[-\s]?orbital{_N}(?:\snotch)?\b"),
    Target("supratrochlear", _PB, ("trochlear",), rf"\bsupra[-\s]?trochlear{_N}\b"),
    Target("infraorbital", _PB, ("orbital",), rf"\binfra[-\s]?orbital{_N}\b"),
    Target("mental", _PB, ("mental nerve", "mental block", "mental and", "mental n"), r"\bmental\s(?:nerves?|n\.|foramen)\b", r"\bmental\sblocks?\b"),
    Target("auriculotemporal", _PB, ("auriculotemp", "auriculo-temp"), rf"\bauriculo-?\s?temporal{_N}\b"),
    Target("mandibular", _PB, ("mandibular", "v3"), rf"\bmandibular\s(?:nerve|division|branch)\b|(?<![a-z0-9])v3\b"),
    Target("maxillary", _PB, ("maxillary", "v2"), rf"\bmaxillary\s(?:nerve|division|branch)\b|(?<![a-z0-9])v2\b"),
    Target("ophthalmic", _PB, ("ophthalmic", "v1"), rf"\bophthalmic\s(?:nerve|division|branch)\b|(?<![a-z0-9])v1\b(?!\s?-)"),
    Target("gasserian", _PB, ("gasser", "trigeminal gang", "ovale"), r"\bgasserian(?:\sganglion)?\b|\btrigeminal\sganglion\b|\bforamen\sovale\b"),
    Target("trigeminal", _PB, ("trigeminal",), rf"\btrigeminal(?:{_N}|\sbranch(?:es)?)\b(?!\sganglion)"),
    Target("intercostal", _PB, ("intercost", "icnb", "rib"), rf"\binter-?\s?costal(?:s|{_N}|\sspaces?)?\b(?!\s(?:muscle|artery|vessel|retract|brachial))",
           r"\bicnbs?\b|\brib\sblocks?\b|\bribs?\s(?:were\s|was\s)?blocked\b|\bmultiple\sintercostal\sblocks?",
           r"\binferior\s(?:edge|border|margin|rib\smargin)\sof\s(?:each|the|every)\b|\bwalked\soff\sthe\s(?:inferior|lower)|\bangles?\sof\s(?:the|each)\sribs?\b|\bunder\seach\srib\b"),
    Target("ilioinguinal", _PB, ("inguinal", "ii/ih", "iih", "ii-ih", "hypogastric"), rf"\bilio-?\s?inguinal(?:\s?(?:/|and|&|,|\+)?\s?(?:the\s)?ilio-?\s?hypogastric)?{_N}\b|\bilio-?\s?hypogastric{_N}\b|\bii\s(?:and|/|&)\sih\snerves?\b",
           r"\bii\s?[/-]\s?ih\s(?:nerve\s)?blocks?|\biih\sblocks?|\binguinal\snerve\sblocks?"),
    Target("genitofemoral", _PB, ("genito", "genital", "gfn", "gf nerve"), rf"\bgenito-?\s?femoral{_N}\b|\bgenital\s(?:branch|nerve)\b|\bgfn\b|\bgf\snerve\b"),
    Target("pudendal", _PB, ("pudend", "puddend", "alcock"), rf"\bpudd?endal{_N}\b|\balcock'?s?\scanal\b"),
    Target("femoral", _PB, ("femoral", "fnb", "inguinal crease", "3-in-1"), rf"(?<!lateral\s)(?<!posterior\s)(?<!genito)(?<!genito-)\bfemoral(?:\s(?:nerves?|n\.))\b(?!\scutaneous)|(?<!lateral\s)(?<!posterior\s)\bfemoral\b(?=\s(?:and\ssciatic|block|catheter|3-in-1)|,\ssciatic)",
           r"\bfnbs?\b|\bcontinuous\sfemoral\b|\bfemoral\s3-in-1", r"\binguinal\screase\b"),
    Target("adductor_canal", _PB, ("adductor", "acb", "subsartorial"), r"\badductor\scanal\b|\bsub-?sartorial\b", r"\bacbs?\b"),
    Target("infrapatellar", _PB, ("patellar",), rf"\binfra-?\s?patellar\s(?:branch|nerve)(?:\sof\sthe\ssaphenous(?:\snerve)?)?\b"),
    Target("saphenous", _PB, ("saphenous",), r"\bsaphenous(?:\s(?:nerves?|n\.))?\b(?!\svein)"),
    Target("sciatic", _PB, ("sciatic", "poplit", "pop block"), r"\bsciatic(?:\s(?:nerves?|n\.))\b|\bsciatic\b(?=\s(?:block|catheter|and\sfemoral|infusion)|\sby\sanesth)|\bpopliteal(?:\ssciatic|\snerve|\sfossa)?(?=\s(?:nerve\s)?(?:block|catheter))|\bpopliteal\ssciatic\b",
           r"\bpop\sblocks?\b|\bsub-?gluteal\ssciatic"),
    Target("tibial", _PB, ("tibial",), r"\b(?:posterior\s)?tibial(?:\s(?:nerves?|n\.))\b"),
    Target("peroneal", _PB, ("peroneal", "fibular"), r"\b(?:(?:superficial|deep|common)\s)?(?:peroneal|fibular)(?:\s(?:nerves?|n\.))\b"),
    Target("sural", _PB, ("sural",), r"(?<!epi)\bsural(?:\s(?:nerves?|n\.))\b"),
    Target("superior_cluneal", _PB, ("cluneal",), rf"(?<!middle\s)(?<!inferior\s)\b(?:superior\s)?cluneals?{_N}\b"),
    Target("middle_cluneal", _PB, ("cluneal",), rf"\b(?:middle|medial)\scluneals?{_N}\b"),
    Target("obturator", _PB, ("obturator",), r"\b(?:accessory\s)?obturator\s(?:nerves?|n\.)(?:\s(?:anterior|posterior)\s(?:branch|division))?|\bobturator\b(?=\s(?:block|phenol|neurolysis|rf|ablation))"),
    Target("hip_articular_branches", _PB, ("articular",), r"\b(?:obturator|femoral)(?:\sand\s(?:obturator|femoral))?(?:\ssensory)?\sarticular\sbranch(?:es)?(?:\sof\sthe\s(?:right\s|left\s)?hip)?|\barticular\sbranches\s(?:of|to)\sthe\s(?:right\s|left\s)?hip"),
    Target("shoulder_articular_branches", _PB, ("articular",), r"\bshoulder\sarticular\sbranch(?:es)?|\barticular\sbranches\s(?:of|to)\sthe\s(?:right\s|left\s)?shoulder"),
    Target("radial", _PB, ("radial",), r"\bradial\snerves?\b"),
    Target("ulnar", _PB, ("ulnar",), r"\bulnar\snerves?\b|\bulnar\b(?=,\smedian)"),
    Target("median", _PB, ("median",), r"\bmedian\snerves?\b|(?<=ulnar,\s)median\b"),
    Target("musculocutaneous", _PB, ("musculocut",), rf"\bmusculo-?cutaneous{_N}\b"),
    Target("plantar_digital", _PB, ("morton", "neuroma", "interdigital", "plantar", "web space", "webspace"),
           r"\bmorton'?s?\s(?:inter(?:digital|metatarsal)\s)?neuromas?\b|\binter-?digital\s(?:nerves?|neuromas?)\b|\bplantar\s(?:common\s)?digital\snerves?\b|\b(?:web-?\s?space|intermetatarsal)\b(?=[^.;\n]{0,30}foot)",
           r"\bneuroma\s(?:injection|ablation|block)s?\b|\bweb-?\s?space\sinjections?"),
    Target("vagus", _PB, ("vagus",), r"\bvagus\snerves?\b"),
    Target("lesser_occipital", _PB, ("lesser occ", "lesser", "lon"), rf"\blesser\soccipital{_N}\b", r"\blon\s(?:blocks?|injections?)|\blonbs?\b"),
    Target("superior_gluteal", _PB, ("gluteal nerve",), r"\b(?:superior|inferior)\sgluteal\snerves?\b"),
    Target("great_auricular", _PB, ("auricular",), rf"\bgreat(?:er)?\sauricular{_N}\b"),
    Target("dorsal_scapular", _PB, ("dorsal scapular",), r"\bdorsal\sscapular\snerves?\b"),
    Target("spinal_accessory", _PB, ("accessory",), r"\bspinal\saccessory\snerves?\b"),
    Target("long_thoracic", _PB, ("long thoracic",), r"\blong\sthoracic\snerves?\b"),
    Target("lateral_pectoral", _PB, ("pectoral nerve",), r"\b(?:lateral|medial)\spectoral\snerves?\b"),
    Target("facial", _PB, ("facial nerve",), r"\bfacial\snerves?\b(?!\sbranch)"),
    Target("phrenic", _PB, ("phrenic",), r"\bphrenic\snerves?\b(?!\s(?:palsy|paresis|block\smay))"),
    Target("paracervical", _PB, ("paracervical",), r"\bparacervical\b(?=\s(?:nerve|block))"),
    Target("ankle", _PB, ("ankle block",), r"\bankle\sblocks?\b", r"\bankle\sblocks?\b"),
)

OCCIPITAL: tuple[Target, ...] = (
    Target("greater_occipital", _OC, ("occip", "gon", "onb", "axipital"),
           rf"\bgreat(?:er)?\s(?:occipital|axipital){_N}\b|\b(?:great(?:er)?)(?=\s(?:and|&)\slesser\soccipital)|(?<!lesser\s)(?<!third\s)(?<!least\s)(?<!sub)\b(?:occipital|occi\spital|axipital)\s(?:nerves?|n\.)\b(?!\s(?:stim|trial|lead))|\bgons?\b",
           r"(?<!lesser\s)(?<!third\s)\b(?:occipital|axipital)\s(?:blocks?|injections?)\b|\bgonbs?\b|\bonbs?\b|\bgon\s(?:and|&|/)\slon\sblocks?",
           r"\bmedial\sto\sthe\soccipital\sartery"),
)

SYMPATHETIC: tuple[Target, ...] = (
    Target("stellate", _SY, ("stell", "satellite gang", "sgb", "chassaignac", "cervical symp", "cervicothoracic symp", "sympathetic reset", "longus colli"),
           r"\b(?:stellate|stella|stellar|satellite)(?:\sganglion|\sganglia)?\b(?!\sdistribution)|\bcervical\ssympathetic(?:\s(?:chain|ganglion|trunk))?\b|\bcervico-?thoracic\ssympathetic(?:\sganglion)?",
           r"\bsgbs?\b|\bdual\ssympathetic\sreset", r"\bchassaignac\S*(?:\stubercle)?|\blongus\scolli\b|\banterior\stubercle\sof\sc6\b"),
    Target("thoracic_sympathetic", _SY, ("thoracic symp", "t2 symp", "t3 symp"), r"\b(?:thoracic|t[2-5])\ssympathetic(?:\s(?:chain|ganglion))?\b"),
    Target("lumbar", _SY, ("lumbar symp", "lumbar simp", "lsb", "sympathetic block", "sympathetic chain", "sympathetic plexus", "foot", "anterolateral"),
           r"\blumbar\ss[yi]mpathetics?(?:\s(?:chain|plexus|ganglion|trunk|ganglia))?\b|\bparavertebral\ssympathetic\b|\bl[2-4](?:\s(?:and|/|-)\sl?[2-4])?\ssympathetic\b",
           r"\blsbs?\b", r"\banterolateral\s(?:surface|border|aspect|edge)\sof\s(?:the\s)?l[2-4]\b|\btemperature\sof\sthe\s(?:right|left)\sfoot\srose\b"),
    Target("celiac", _SY, ("celiac", "coeliac", "seal iac", "cpb", "cpn", "aorta", "crural"),
           r"\b(?:coeliac|celiac|seal\siac)(?:\s(?:plexus|ganglion|ganglia|axis))?\b(?!\s(?:artery|disease|trunk))", r"\bcpbs?\b|\bcpn\b|\b(?:trans|antero)-?crural\s(?:celiac\s)?block",
           r"\banterior\sto\sthe\s(?:aorta|crura)\b|\btransaortic\b|\bin\sfront\sof\sthe\saorta\b", True),
    Target("splanchnic", _SY, ("splanch", "splank"), rf"\b(?:(?:greater|lesser)\s)?splan(?:ch|k)nics?{_N}\b(?!\sspread)", "", "", True),
    Target("superior_hypogastric", _SY, ("hypogastric", "hypo gastric", "shp"), r"(?<!ilio)(?<!ilio-)(?<!ilio\s)\b(?:superior\s)?hypo\s?gastric(?:\s(?:plexus|nerves?))?\b|\bshp\b", r"\bshpbs?\b", "", True),
    Target("ganglion_impar", _SY, ("impar", "walther", "in par", "impala block", "sacrococcygeal gang", "comma"),
           r"\bganglion\s(?:of\s)?(?:impar|in\spar|walther)\b|\bimpar\b|\bsacro-?coccygeal\sganglion\b", r"\bimpala\sblock", r"\bcomma\ssign\b|\bcontrast\scomma\b|\bcomma-shaped\scontrast", True),
    Target("sphenopalatine", _SY, ("palatine", "palentine", "spg", "tx360", "sphenocath", "allevio"),
           r"\b(?:spheno|pterygo)-?\s?pal[ae]n?tine(?:\s(?:ganglion|fossa))?\b|\bspg\b", r"\btx360\b|\bsphenocath\b|\ballevio\b|\bq-?tip\sblock"),
)

PLEXUS: tuple[Target, ...] = (
    Target("brachial_interscalene", _PX, ("scalene", "isb"), r"\binter-?scalene(?:\s(?:brachial\splexus|nerve|groove))?\b", r"\bisbs?\b"),
    Target("brachial_supraclavicular", _PX, ("clavicular",), r"\bsupra-?clavicular(?:\s(?:brachial\splexus|nerve))?\b(?!\s(?:fossa|node|lymph|area|region|fat|tender|full))"),
    Target("brachial_infraclavicular", _PX, ("clavicular",), r"\binfra-?clavicular(?:\s(?:brachial\splexus|nerve))?\b(?!\s(?:pocket|fossa|area|region|node))"),
    Target("brachial_costoclavicular", _PX, ("clavicular",), r"\bcosto-?clavicular(?:\s(?:brachial\splexus|space))?\b(?!\s(?:ligament|syndrome))"),
    Target("axillary", _PX, ("axillary", "quadrilateral"), r"\baxillary\snerves?\b|\bquadrilateral\sspace\b", r"\baxillary\s(?:plexus\s|brachial\splexus\s)?blocks?\b"),
    Target("brachial", _PX, ("plexus",), r"\bbra(?:chial|ychial)\splexus\b(?!\s(?:injury|avulsion|palsy|plexopathy|neuritis|lesion|mri))"),
    Target("lumbar_plexus", _PX, ("lumbar plexus", "psoas comp"), r"\blumbar\splexus\b|\bpsoas\scompartment\b"),
    Target("cervical_plexus", _PX, ("cervical plexus",), r"\b(?:superficial\s|deep\s)?cervical\splexus\b"),
)

FASCIAL: tuple[Target, ...] = (
    Target("erector_spinae", _FB, ("erector", "esp", "spinae erector", "erect or spiny", "asp block"), r"\berector\sspinae\splanes?\b|\berect\sor\sspiny\splane|\bspinae\serector\splane\b|\berector\sspinae\b(?=\s(?:block|catheter))",
           r"\besps?\b(?=\s(?:block|catheter|inj|at\st\d|plane|infusion|both|[tl]\d|done|/)|\s?$|\s{2,}|[\s,.;/])|\bespbs?\b|\basp\sblocks?",
           r"\blift\w*\s(?:the\s)?erector\sspinae\b|\bdeep\sto\s(?:the\s)?erector\sspinae|\berector\sspinae\s(?:muscle\s)?(?:was\s)?(?:lifted|off)|\bcomma\sof\sthe\stransverse\sprocess\b"),
    Target("serratus_anterior", _FB, ("serrat", "sap"), r"\bserratus(?:\santerior)?(?:\splanes?)?\b(?=\s(?:plane|block|catheter|inj))|\bserratus(?:\santerior)?\splanes?\b", r"\bsapbs?\b|\bsap\sblocks?|\bsap\b(?=\s\(select)"),
    Target("pecs", _FB, ("pec", "interpectoral", "pif block"), r"\bpecs(?:\s(?:i{1,2}|1|2))?\b(?!\sminor)|\binter-?pectoral\splane\b|\bpectoralis\snerve\b(?=\sblock)", r"\bpif\sblock"),
    Target("parasternal", _FB, ("parasternal", "transversus thorac"), r"\bparasternal\b(?=\s(?:intercostal\s)?(?:plane|block))|\btransversus\sthorac\w+\splane\b"),
    Target("rhomboid_intercostal", _FB, ("rhomboid intercostal",), r"\brhomboid\sintercostal\b"),
    Target("retrolaminar", _FB, ("retrolaminar",), r"\bretro-?laminar\b(?=\s(?:plane\s)?block)"),
    Target("intertransverse", _FB, ("intertransverse", "midpoint trans"), r"\binter-?transverse\s(?:process|plane)\b(?=[^.;\n]{0,12}block)|\bmid-?point\stransverse\sprocess\b(?=[^.;\n]{0,12}block)"),
    Target("paravertebral", _FB, ("paravert", "pvb", "paraverb"), r"\bparavert?ebral(?:\s(?:space|nerve))?\b(?=[^.;\n]{0,25}(?:block|cathet|space|inj))(?!\s(?:muscle|sympath|tender|spasm))|\bparaverbral\b", r"\bt?pvbs?\b"),
    Target("tap", _FB, ("tap", "versus abdom", "tab block"), r"\btrans\s?versus\sabdomin[ui]s(?:\splanes?)?\b(?!\smuscle)",
           r"\b(?:subcostal\s|bl\s|bilateral\s|right\s|left\s|continuous\s)?tap\s(?:blocks?|catheters?|x\s?2|inj\w*|planes?|bilat)|\btab\sblocks?|\b(?:bl|bilateral|subcostal|continuous)\stap\b(?!\swater)"),
    Target("quadratus_lumborum", _FB, ("quadratus", "ql"), r"\bquadratus\slumborum(?=\s(?:plane|block|catheter|[123]\sblock))(?:\splanes?)?|\bql\s?[123]?\b(?=\s(?:plane|block|catheter|bilateral))"),
    Target("rectus_sheath", _FB, ("rectus", "rsb"), r"\brectus\ssheaths?\b(?=[^.;\n]{0,20}(?:block|cathet|inj))", r"\brsbs?\b"),
    Target("transversalis", _FB, ("transversalis", "tfp"), r"\btransversalis\sfascia(?:\splane)?\b", r"\btfp\sblock"),
    Target("fascia_iliaca", _FB, ("iliaca", "fib", "fi block", "sifi"), r"\bfascia\siliaca(?:\s(?:compartment|plane))?\b(?!\s(?:was\s)?(?:pierced|pop))", r"\bfibs?\b(?=\s|$)|\bfi\sblocks?|\bficb?\b(?=\sblock)|\bsifi\b"),
    Target("ipack", _FB, ("ipack", "i-pack"), r"\bi-?pack\b"),
    Target("peng", _FB, ("peng", "pericapsular"), r"\bpeng\b|\bpericapsular\snerve\sgroup\b"),
)

_BRANCH = r"(?:(?:superior|inferior)[-\s]?(?:o-?)?(?:medial|lateral)|(?:supero|infero)-?(?:medial|lateral))"
GENICULAR: tuple[Target, ...] = (
    Target("genicular", _GN, ("genic", "ge nick", "gnb", "superior medial", "superomedial", "superior lateral", "articular nerve block, knee", "knee rf", "knee burn", "coolief knee", "flare", "particular nerve"),
           rf"\bgenic(?:ular|ulate|s)?(?:\s(?:nerves?|branch(?:es)?|targets?))?\b(?!\s(?:arter|vessel))|{_BRANCH}(?:\s?(?:,|and|&)\s?(?:and\s)?{_BRANCH})*\s(?:nerves?|branch(?:es)?)\b|\bge\snick\syou\slar\b",
           r"\bgnbs?\b|\bknee\s(?:rfa?|burn)\b|\bcoolief\sknee|\bparticular\snerve\sblock|\barticular\snerve\sblock,?\sknee",
           rf"(?:\bnerves?\s?:\s?|\bgenic\w*\s)?\b(?:sm|sl|im)\b(?:gn)?[\s,/&+]+(?:and\s)?(?:sm|sl|im)(?:gn)?\b|\b(?:metaphyseal\s)?flare\sof\sthe\s(?:femur|tibia)|\bmetaphyseal\s(?:flare|junctions?)|\bsmgn\b"),
)

NEURAXIS: tuple[Target, ...] = (
    Target("intrathecal", "neurolysis", ("phenol", "alcohol", "neurolysis", "saddle"),
           r"\b(?:intrathecal|subarachnoid|spinal)\s(?:\w+\s)?(?:phenol|alcohol|neurolysis|neurolytic)\b|\bsaddle\sblock\b(?=[^.;\n]{0,30}phenol)|\bhyperbaric\sphenol\b", r"\bintrathecal\sneurolysis", "", True),
    Target("epidural", "neurolysis", ("phenol", "neurolytic epi", "epidural neuroly", "epidural alcohol"),
           r"\bepidural\s(?:\w+\s)?(?:phenol|alcohol|neurolysis)\b|\bneurolytic\sepidural\b", "", "", True),
)

TARGETS: tuple[Target, ...] = (*PERIPHERAL, *OCCIPITAL, *SYMPATHETIC, *PLEXUS, *FASCIAL, *GENICULAR, *NEURAXIS)
BY_NAME = {target.name: target for target in TARGETS}
#: Branches of the fifth nerve: one service, counted by branch.
TRIGEMINAL = frozenset({"supraorbital", "supratrochlear", "infraorbital", "mental", "auriculotemporal", "mandibular",
                        "maxillary", "ophthalmic", "gasserian", "trigeminal"})
