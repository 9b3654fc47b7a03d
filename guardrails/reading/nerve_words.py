"""How nerves, plexuses, ganglia and planes are named, for the seven families that block or destroy them.

One table, because the names compete: "femoral" stands inside "lateral femoral cutaneous", and whether the
suprascapular nerve belongs to `peripheral_block` or `neurolysis` is decided by what was done to it. A target
is (name, family of its block, noun pattern, procedure names, technique, roots). `roots` are substrings of
which one must be in the note before any pattern is tried. What a target is coded as is its family's business.
"""

from __future__ import annotations

from guardrails.reading.nerve_target import Target
from guardrails.reading.plexus_words import FASCIAL, GENICULAR, PLEXUS, SYMPATHETIC

#: "nerve", "n.", "nn"; bare adjectives ("L femoral + L sciatic") are told from bones and vessels in `nerve_bare`.
_N = r"(?:\s(?:nerves?|nn?\b\.?))?"
_NERVE = r"\s(?:(?:sensory|motor|mixed|cutaneous)\s(?:branch(?:es)?\sof\s(?:the\s)?)?)?(?:nerves?|nn?\b\.?)"
_PB, _OC = "peripheral_block", "occipital"

PERIPHERAL: tuple[Target, ...] = (
    Target(
        "suprascapular",
        _PB,
        ("ssn", "ssc n", "supra sc", "suprasc", "scapular", "suprascap", "supra-scap"),
        rf"\b(?:supra|super)[-\s]?scap(?:ular)?(?:{_N}(?:\snotch)?)\b|\bssn\b|\bssc\sn(?:\.|erve)|\bsupra-?\s?sc(?:ap)?\.?\sn(?:\.|erve)",
        r"\bssnbs?\b",
    ),
    Target(
        "lateral_femoral_cutaneous",
        _PB,
        ("lfc", "femoral cut", "fem cut", "thigh cut", "lateral cut", "meralgia"),
        rf"\blat(?:eral)?\s(?:fem(?:oral)?|thigh)\scut(?:aneous)?{_N}|\blateral\scutaneous\snerves?\sof\sthe\sthigh"
        rf"|\blfcn?\b(?:\snerve)?|\bmeralgia(?:\sparesth\w+)?",
        r"\blfcnbs?\b|\bmeralgia\sblock|\blateral\sfemoral\scutaneous\sinjection",
    ),
    Target(
        "posterior_femoral_cutaneous",
        _PB,
        ("posterior fem", "post fem", "pfcn", "posterior cut"),
        rf"\bpost(?:erior)?\sfem(?:oral)?\scut(?:aneous)?{_N}|\bposterior\scutaneous\snerve\sof\sthe\sthigh|\bpfcn\b",
    ),
    Target(
        "anterior_femoral_cutaneous",
        _PB,
        ("anterior fem", "ant fem", "afcn", "medial fem", "intermediate fem"),
        rf"\b(?:ant(?:erior)?|medial|intermediate)\sfem(?:oral)?\scut(?:aneous)?{_N}|\bafcn\b",
    ),
    Target(
        "supraorbital",
        _PB,
        ("supraorbital", "supra-orbital", "supra orbital", "son ", "son+", "son/", "son:", "sonb"),
        rf"\bsupra[-\s]?orbital{_N}(?:\snotch)?\b|\bson\b(?=\s?(?:[+&/]|blocks?\b|nb\b|inj\b|\(supra|[:|x]?\s?\d+(?:\.\d+)?\s?(?:ml|cc)))",
        r"\bsonbs?\b",
    ),
    Target("supratrochlear", _PB, ("trochlear", "stn"), rf"\bsupra[-\s]?trochlear{_N}\b|\bstn\b(?=\s?(?:[+&/]|blocks?\b|nb\b|[:|x]?\s?\d+(?:\.\d+)?\s?(?:ml|cc)))"),
    Target(
        "infraorbital",
        _PB,
        ("orbital", "ion ", "ion+", "ion/", "ion:", "ionb"),
        rf"\binfra[-\s]?orbital{_N}(?:\sforamen)?\b|\bion\b(?=\s?(?:[+&/]|blocks?\b|nb\b|inj\b|\(infra|[:|x]?\s?\d+(?:\.\d+)?\s?(?:ml|cc)))",
        r"\bionbs?\b",
    ),
    Target(
        "mental",
        _PB,
        ("mental nerve", "mental block", "mental and", "mental n"),
        r"\bmental\s(?:nerves?|n\.|foramen)\b",
        r"\bmental\sblocks?\b",
    ),
    Target("auriculotemporal", _PB, ("auriculotemp", "auriculo-temp", "atn"), rf"\bauriculo-?\s?temporal{_N}\b|\batn\b(?=\s?(?:[+&/]|blocks?\b|nb\b|[:|x]?\s?\d+(?:\.\d+)?\s?(?:ml|cc)))"),
    Target(
        "mandibular",
        _PB,
        ("mandibular", "v3"),
        r"\bmandibular\s(?:nerve|division|branch)\b"
        r"|(?<![a-z0-9])v3\b",
    ),
    Target(
        "maxillary",
        _PB,
        ("maxillary", "v2"),
        r"\bmaxillary\s(?:nerve|division|branch)\b"
        r"|(?<![a-z0-9])v2\b",
    ),
    Target(
        "ophthalmic",
        _PB,
        ("ophthalmic", "v1"),
        r"\bophthalmic\s(?:nerve|division|branch)\b"
        r"|(?<![a-z0-9])v1\b(?!\s?-)",
    ),
    Target(
        "gasserian",
        _PB,
        ("gasser", "trigeminal", "ovale", "glycerol", "balloon comp"),
        r"\bgasserian(?:\sganglion)?\b|\btrigeminal\sganglion\b|\bforamen\sovale\b"
        r"|\btrigeminal\b(?=\srhizo)",
        r"\bglycerol\srhizotomy|\bpercutaneous\sballoon\scompression",
    ),
    Target("trigeminal", _PB, ("trigeminal",), rf"\btrigeminal(?:{_N}|\sbranch(?:es)?)\b(?!\sganglion)"),
    Target(
        "intercostal",
        _PB,
        ("intercost", "inter-cost", "inter cost", "icn", "rib"),
        rf"\binter-?\s?costal(?:s|{_N}|\sspaces?)?\b(?!\s(?:muscle|artery|vessel|retract|brachial))|\bicns?\b",
        r"\bicnbs?\b|\brib\sblocks?\b|\bribs?\s(?:were\s|was\s)?(?:each\s)?(?:blocked|frozen|lesioned)\b"
        r"|\bribs?\b(?=[^.;\n]{0,40}\b(?:were|was)\s(?:each\s|all\s|then\s|both\s)*(?:blocked|frozen|lesioned)\b)"
        r"|\bmultiple\sintercostal\sblocks?",
        r"\b(?:inferior|lower)\s(?:edge|border|margin|rib\smargin|surface)\sof\s(?:(?:each|the|every|that)\s(?:\w+\s){0,2}ribs?\b|(?:each|every)\b)"
        r"|\b(?:its|the)\s(?:lower|inferior)\s(?:border|edge|margin)\b(?=[^\n]{0,160}\bpleura)"
        r"|\b(?:just\s)?(?:under|below|beneath)\s(?:the\s)?(?:lower|inferior)\s(?:edge|border|margin)\sof\s(?:the|each)\sribs?\b|\bcostal\sgroove\b|\bsub-?costal\sgroove\b"
        r"|\bwalked\soff\sthe\s(?:inferior|lower)|\bangles?\sof\s(?:the|each)\sribs?\b"
        r"|\bunder\seach\srib\b",
    ),
    Target("intercostobrachial", _PB, ("costobrachial", "costo-brachial"), rf"\binter-?costo-?brachial{_N}"),
    Target(
        "ilioinguinal",
        _PB,
        ("inguinal", "ilioing", "ilio-ing", "ii/ih", "iih", "ii-ih", "ii and", "ii & ", "iin", "ihn", "hypogastric", "iliohypo", "ilio-hypo"),
        rf"\bilio-?\s?ing(?:uinal)?(?:\s?(?:/|and|&|,|\+)?\s?(?:the\s)?ilio-?\s?hypo(?:gastric)?)?{_N}(?![a-z])"
        rf"|\bilio-?\s?hypo(?:gastric)?{_N}(?![a-z])|\bii\s(?:and|/|&)\sih\snerves?\b|\bii[hn]?n\s?[/+&]\s?ihn?\b|\bii[hn]?n\b|\bihn\b",
        r"\bii\s?[/-]\s?ih\s(?:nerve\s)?blocks?|\biih\sblocks?|\b(?<!ilio)(?<!ilio-)(?<!ilio\s)inguinal\snerve\sblocks?",
    ),
    Target(
        "genitofemoral",
        _PB,
        ("genito", "genital", "gfn", "gf nerve"),
        rf"\bgenito-?\s?fem(?:oral)?{_N}(?![a-z])|\bgenital\s(?:branch|nerve)\b(?:\sof\sthe\sgenito-?femoral(?:\snerve)?)?"
        rf"|\bgfn\b|\bgf\snerve\b",
        r"\bgfnbs?\b",
    ),
    Target(
        "pudendal",
        _PB,
        ("pudend", "puddend", "alcock", "pnb"),
        rf"\bpudd?endal{_N}(?![a-z])|\balcock'?s?\scanal\b",
    ),
    Target(
        "femoral",
        _PB,
        ("fem", "fnb", "inguinal crease"),
        rf"(?<!lateral\s)(?<!posterior\s)(?<!anterior\s)(?<!genito)(?<!genito-)\bfem(?:oral)?{_NERVE}(?!\scutaneous)",
        r"\bfnbs?\b|\bcontinuous\sfemoral\b|\bfemoral\s3-in-1",
        r"\binguinal\screase\b",
    ),
    Target(
        "adductor_canal",
        _PB,
        ("adductor", "acb", "subsartorial"),
        r"\badductor\scanal\b|\bsub-?sartorial\b",
        r"\bacbs?\b",
    ),
    Target(
        "infrapatellar",
        _PB,
        ("patellar", "ipbsn", "ipsn"),
        r"\binfra-?\s?patellar\s(?:branch|nerve|saph(?:enous)?)(?:\s(?:branch(?:es)?|nerves?))?(?:\sof\s(?:the\s)?saphenous(?:\snerve)?)?\b"
        r"|\bsaph(?:enous)?(?:\snerve)?,?\s\(?infra-?patellar(?:\sbranch)?|\bipb?sn\b",
    ),
    Target("saphenous", _PB, ("saph",), rf"\bsaphenous{_N}(?![a-z])(?!\s(?:vein|graft|opening))|\bsaph{_NERVE}"),
    Target(
        "saphenous_adductor_canal",
        _PB,
        ("saph",),
        r"\bsaph(?:enous)?(?:\s(?:nerves?|n\.?|blocks?))*\s(?:in|at|within|inside|via|through)\s(?:the\s)?(?:adductor\scanal|sub-?sartorial\s\w+)",
    ),
    Target(
        "sciatic",
        _PB,
        ("sciatic", "poplit", "pop block"),
        rf"\b(?:pop(?:liteal)?\s)?sciatic{_NERVE}|\bsciatic\b(?=\sinfusion|\sby\sanesth|,?\s(?:at\s)?(?:the\s)?(?:pop(?:liteal)?|sub-?gluteal|infra-?gluteal)\b)"
        rf"|\bpopliteal(?:\ssciatic|\snerve|\sfossa)?(?=\s(?:nerve\s)?(?:block|catheter))|\bpopliteal\ssciatic\b",
        r"\bpop\sblocks?\b|\bsub-?gluteal\ssciatic",
    ),
    Target("tibial", _PB, ("tib", "ptn"), rf"\b(?:post(?:erior)?\s)?tib(?:ial)?{_NERVE}|\bptn\b(?=\s(?:block|nb))"),
    Target("superficial_peroneal", _PB, ("superficial", "sup ", "spn"), rf"\b(?:superficial|sup)\s(?:peroneal|fibular){_N}"),
    Target("deep_peroneal", _PB, ("deep",), rf"\bdeep\s(?:peroneal|fibular){_N}"),
    Target("peroneal", _PB, ("peroneal", "fibular"), rf"\b(?:common\s)?(?:peroneal|fibular){_NERVE}"),
    Target("sural", _PB, ("sural",), rf"(?<!epi)\bsural{_NERVE}"),
    Target(
        "superior_cluneal",
        _PB,
        ("cluneal",),
        rf"(?<!middle\s)(?<!inferior\s)\b(?:superior\s"
        rf")?cluneals?{_N}\b",
    ),
    Target("middle_cluneal", _PB, ("cluneal",), rf"\b(?:middle|medial)\scluneals?{_N}\b"),
    Target(
        "obturator",
        _PB,
        ("obt",),
        rf"\b(?:accessory\s)?obt(?:urator)?{_NERVE}(?:\s(?:anterior|posterior)\s(?:branch|division))?",
    ),
    Target(
        "hip_articular_branches",
        _PB,
        ("articular br", "obturator art", "femoral art"),
        r"\b(?:obturator|femoral)(?:\sand\s(?:obturator"
        r"|femoral))?(?:\ssensory)?\sarticular\s(?:branch|br\b)"
        r"(?:es)?(?:\sof\sthe\s(?:right\s|left\s)?hip)?"
        r"|\barticular\sbranches\s(?:of"
        r"|to)\sthe\s(?:right\s|left\s)?hip",
    ),
    Target(
        "shoulder_articular_branches",
        _PB,
        ("articular branch",),
        r"\bshoulder\sarticular\sbranch(?:es)?|\barticular\sbranches\s(?:of|to)\sthe\s(?:right\s"
        r"|left\s)?shoulder",
    ),
    Target("radial", _PB, ("radial",), rf"\b(?:superficial\s)?radial{_NERVE}"),
    Target("ulnar", _PB, ("ulnar",), rf"\bulnar{_NERVE}"),
    Target("median", _PB, ("median",), rf"\bmedian{_NERVE}"),
    Target("musculocutaneous", _PB, ("musculocut",), rf"\bmusculo-?cutaneous{_N}\b"),
    Target(
        "plantar_digital",
        _PB,
        ("morton", "neuroma", "interdigital", "inter-digital", "plantar", "web", "interspace", "intermetatarsal"),
        r"\bmorton'?s?\s(?:inter(?:digital|metatarsal)\s)?(?:neuromas?|nerves?)\b"
        r"|\b(?:inter-?digital|inter-?metatarsal|plantar|web-?\s?space|inter-?space|pedal|foot)\s(?:nerves?|neuromas?)\b"
        r"|\bneuromas?\b(?=[^.;\n]{0,50}\b(?:foot|feet|toes?|inter-?spaces?|web|metatarsal))"
        r"|\bplantar\s(?:common\s)?digital\snerves?\b"
        r"|\b(?:web-?\s?spaces?|inter-?spaces?|inter-?metatarsal(?:\sspaces?)?)\b(?=[^.;\n]{0,30}\b(?:foot|feet|neuromas?)\b)",
        r"\bneuroma\s(?:injection|ablation|block)s?\b|\bweb-?\s?space\sinjections?",
    ),
    Target(
        "digital",
        _PB,
        ("digital nerve", "digital block"),
        r"\bdigital\snerves?\b(?=\sblock)",
        r"(?<!after\s)(?<!following\s)(?<!under\s)(?<!after\sa\s)(?<!following\sa\s)(?<!under\sa\s)\bdigital\sblocks?\b"
        r"(?!\s(?:for|as|prior|before|was\sused))",
    ),
    Target("vagus", _PB, ("vagus",), r"\bvagus\snerves?\b"),
    Target(
        "lesser_occipital",
        _PB,
        ("lesser", "lon ", "lonb", "lon+", "lonx"),
        rf"\blesser\soccipital{_N}\b|\bthe\slesser\b(?!\s(?:troch|occ|tuber|saph|toe))"
        r"|\blon\b",
        r"\blon\s(?:blocks?|injections?)|\blonbs?\b",
    ),
    Target("superior_gluteal", _PB, ("gluteal nerve",), r"\b(?:superior|inferior)\sgluteal\snerves?\b"),
    Target("great_auricular", _PB, ("auricular",), rf"\bgreat(?:er)?\sauricular{_N}\b"),
    Target("dorsal_scapular", _PB, ("dorsal scapular",), r"\bdorsal\sscapular\snerves?\b"),
    Target("spinal_accessory", _PB, ("accessory",), r"\bspinal\saccessory\snerves?\b"),
    Target("long_thoracic", _PB, ("long thoracic",), r"\blong\sthoracic\snerves?\b"),
    Target("lateral_pectoral", _PB, ("pectoral nerve",), r"\b(?:lateral|medial)\spectoral\s(?:nerves?|articular|branch(?:es)?)\b"),
    Target("facial", _PB, ("facial nerve",), r"\bfacial\snerves?\b(?!\sbranch)"),
    Target("phrenic", _PB, ("phrenic",), r"\bphrenic\snerves?\b(?!\s(?:palsy|paresis|block\smay))"),
    Target("paracervical", _PB, ("paracervical",), r"\bparacervical\b(?=\s(?:nerve|block))"),
    Target(
        "unnamed_nerve",
        _PB,
        ("peripheral nerve", "cryoneuro", "cryo-neuro", "phenol nerve", "of nerve", "of the nerve"),
        r"",
        "",
        r"\bperipheral\snerve\s(?:neurolysis|ablation|cryo\w*|rfa?|destruction)\b|\bcryo-?neurolysis\b"
        r"|\bphenol\snerve\sblock|"
        r"\b(?:alcohol|phenol)\sinjection\sof\s(?:the\s)?nerve\b",
    ),
    Target("ankle", _PB, ("ankle block",), r"\bankle\sblocks?\b", r"\bankle\sblocks?\b"),
)

OCCIPITAL: tuple[Target, ...] = (
    Target(
        "greater_occipital",
        _OC,
        ("occip", "gon", "onb", "axipital"),
        rf"\bgreat(?:er)?\s(?:occipital|axipital){_N}\b|\b(?:great(?:er)?)(?=\s(?:and"
        rf"|&)\slesser\soccipital)|(?<!lesser\s)(?<!third\s)(?<!least\s)(?<!sub)\b(?:occipital"
        rf"|occi\spital|axipital)\s(?:nerves?|n\.)\b(?!\s(?:stim|trial|lead))|\bgons?\b"
        rf"|\bthe\sgreater\b(?!\s(?:troch|occ|tuber|saph))",
        r"(?<!lesser\s)(?<!third\s)\b(?:occipital|axipital)\s(?:blocks?|injections?|neurotomy|cryo\w*"
        r"|ablation|rfa?)\b|\bgonbs?\b|\bonbs?\b",
        r"\bmedial\sto\sthe\soccipital\sartery",
    ),
)

NEURAXIS: tuple[Target, ...] = (
    Target(
        "intrathecal",
        "neurolysis",
        ("phenol", "thecal", "arachnoid"),
        r"\b(?:intrathecal|subarachnoid|spinal)\s(?:\w+\s)?(?:phenol|alcohol|neurolysis|neurolytic)\b"
        r"|\bsaddle\sblock\b(?=[^.;\n]{0,30}phenol)|\bhyperbaric\sphenol\b",
        r"\bintrathecal\sneurolysis",
        "",
        True,
    ),
    Target(
        "epidural",
        "neurolysis",
        ("phenol", "neurolytic epi", "epidural neuroly", "caudal neuroly", "epidural alcohol"),
        r"\b(?:epidural|caudal)\s(?:\w+\s)?(?:phenol|alcohol|neurolysis)\b|\bneurolytic\s(?:caudal\s)?epidural\b",
        "",
        "",
        True,
    ),
)

TARGETS: tuple[Target, ...] = (
    *PERIPHERAL,
    *OCCIPITAL,
    *SYMPATHETIC,
    *PLEXUS,
    *FASCIAL,
    *GENICULAR,
    *NEURAXIS,
)
BY_NAME = {target.name: target for target in TARGETS}
#: Branches of the fifth nerve: one service, counted by branch.
TRIGEMINAL = frozenset(
    {
        "supraorbital",
        "supratrochlear",
        "infraorbital",
        "mental",
        "auriculotemporal",
        "mandibular",
        "maxillary",
        "ophthalmic",
        "gasserian",
        "trigeminal",
    }
)
