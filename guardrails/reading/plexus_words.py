"""How ganglia, plexuses, fascial planes and genicular nerves are named; `nerve_words` explains the table."""

from __future__ import annotations

from guardrails.reading.nerve_target import Target

_N = r"(?:\s(?:nerves?|n\.))?"
_SY, _PX, _FB, _GN = "sympathetic", "plexus_block", "fascial_block", "genicular"

SYMPATHETIC: tuple[Target, ...] = (
    Target(
        "stellate",
        _SY,
        (
            "stell",
            "satellite gang",
            "sgb",
            "chassaignac",
            "cervical symp",
            "cervicothoracic symp",
            "sympathetic reset",
            "longus colli",
            "prevertebral",
        ),
        r"\b(?:stellate|stella|stellar|satellite)(?:\sganglion|\sganglia)?\b(?!\sdistribution)"
        r"|\bcervical\ssympathetic(?:\s(?:chain|ganglion|trunk))?\b"
        r"|\bcervico-?thoracic\ssympathetic(?:\sganglion)?",
        r"\bsgbs?\b|\bdual\ssympathetic\sreset",
        r"\bchassaignac\S*(?:\stubercle)?|\blongus\scolli\b"
        r"|\banterior\stubercle\sof\sc6\b"
        r"|\bc[67]\b[^\n]{0,200}\bprevertebral\s(?:fascia|plane|space|tissue)|\bprevertebral\s(?:fascia|plane)\b[^\n]{0,80}\bc[67]\b",
    ),
    Target(
        "thoracic_sympathetic",
        _SY,
        ("thoracic symp", "t2 symp", "t3 symp"),
        r"\b(?:thoracic|t[2-5])\ssymp(?:athetic)?\b(?:\s(?:chain|ganglion))?\b",
    ),
    Target(
        "lumbar",
        _SY,
        (
            "lumbar symp",
            "lumbar simp",
            "lsb",
            "sympathetic block",
            "sympathetic chain",
            "sympathetic plexus",
            "foot rose",
            "anterolateral",
        ),
        r"\blumbar\ss[yi]mp(?:athetics?)?\b(?:\s(?:chain|plexus|ganglion|trunk|ganglia))?\b"
        r"|\bparavertebral\ssympathetic\b|\bl[2-4](?:\s(?:and|/|-)\sl?[2-4])?\ssympathetic\b",
        r"\blsbs?\b",
        r"\banterolateral\s(?:surface|border|aspect|edge)\sof\s(?:the\s)?l[2-4]\b"
        r"|\btemperature\sof\sthe\s(?:right|left)\sfoot\srose\b",
    ),
    Target(
        "celiac",
        _SY,
        ("celiac", "coeliac", "seal iac", "cpb", "cpn", "aorta", "crural"),
        r"\b(?:coeliac|celiac|seal\siac)(?:\s(?:plexus|ganglion|ganglia|axis))?\b(?!\s(?:artery|disease"
        r"|trunk))",
        r"\bcpbs?\b|\bcpn\b|\b(?:trans|antero)-?crural\s(?:celiac\s)?block",
        r"\banterior\sto\sthe\s(?:aorta|crura)\b|\btransaortic\b|\bin\sfront\sof\sthe\saorta\b",
        True,
    ),
    Target(
        "splanchnic",
        _SY,
        ("splanch", "splank"),
        rf"\b(?:(?:greater|lesser)\s)?splan(?:ch"
        rf"|k)nics?{_N}\b(?!\sspread)",
        "",
        "",
        True,
    ),
    Target(
        "superior_hypogastric",
        _SY,
        ("hypogastric", "hypo gastric", "shp"),
        r"(?<!ilio)(?<!ilio-)(?<!ilio\s)\b(?:superior\s)?hypo\s?gastric(?:\s(?:plexus|nerves?))?\b|\bshp\b",
        r"\bshpbs?\b",
        "",
        True,
    ),
    Target(
        "ganglion_impar",
        _SY,
        ("impar", "walther", "in par", "impala block", "sacrococc", "sacro-cocc", "comma", "gib"),
        r"\bganglion\s(?:of\s)?(?:impar|in\spar|walther)\b|\bimpar\b|\bsacro-?coccygeal\sganglion\b",
        r"\bimpala\sblock|\btrans-?\s?sacro-?coccygeal\sinjection"
        r"|\bgib\b(?=[^\n]{0,120}(?:sacro-?cocc|comma|coccy|impar))",
        r"\bcomma(?:\ssign|\s?\+|-shaped)|\bcontrast\scomma\b",
        True,
    ),
    Target(
        "sphenopalatine",
        _SY,
        ("palatine", "palentine", "spg", "tx360", "sphenocath", "allevio"),
        r"\b(?:spheno|pterygo)-?\s?pal[ae]n?tine(?:\s(?:ganglion|fossa))?\b|\bspg\b",
        r"\btx360\b|\bsphenocath\b|\ballevio\b|\bq-?tip\sblock",
    ),
)

PLEXUS: tuple[Target, ...] = (
    Target(
        "brachial_interscalene",
        _PX,
        ("scal", "isb"),
        r"\binter-?scalene(?:\s(?:brachial\splexus|nerve|groove))?\b(?!\s(?:trigger|muscle|fossa|tender))|\binterscal\b",
        r"\bisbs?\b",
    ),
    Target(
        "brachial_supraclavicular",
        _PX,
        ("clav",),
        r"\bsupra-?clav(?:icular)?(?:\s(?:brachial\splexus|nerve))?\b(?!\s(?:fossa|node|lymph|area|region|fat"
        r"|tender|full))",
    ),
    Target(
        "brachial_infraclavicular",
        _PX,
        ("clav",),
        r"\binfra-?clav(?:icular)?(?:\s(?:brachial\splexus|nerve))?\b(?!\s(?:pocket|fossa|area|region|node))",
    ),
    Target(
        "brachial_costoclavicular",
        _PX,
        ("clav",),
        r"\bcosto-?clavicular(?:\s(?:brachial\splexus|space))?\b(?!\s(?:ligament|syndrome))",
    ),
    Target(
        "axillary",
        _PX,
        ("axillary", "quadrilateral"),
        r"\baxillary\snerves?\b|\bquadrilateral\sspace\b",
        r"\baxillary\s(?:plexus\s|brachial\splexus\s)?blocks?\b",
    ),
    Target(
        "brachial",
        _PX,
        ("plexus",),
        r"\bbra(?:chial|ychial)\splexus\b(?!\s(?:injury|avulsion|palsy"
        r"|plexopathy|neuritis|lesion|mri))",
    ),
    Target(
        "lumbar_plexus", _PX, ("lumbar plexus", "psoas comp"), r"\blumbar\splexus\b|\bpsoas\scompartment\b"
    ),
    Target("cervical_plexus", _PX, ("cervical plexus",), r"\b(?:superficial\s|deep\s)?cervical\splexus\b"),
)

FASCIAL: tuple[Target, ...] = (
    Target(
        "erector_spinae",
        _FB,
        ("erector", "esp", "spinae erector", "comma of the trans", "erect or spiny", "asp block"),
        r"\berector\sspinae\splanes?\b|\berect\sor\sspiny\splane|\bspinae\serector\splane\b"
        r"|\berector\sspinae\b(?=\s(?:block|catheter))|\b(?<=bilateral\s)erector\sspinae\b(?=\s?$|\s?\n"
        r"|\sat\st\d)",
        r"\besps?\b(?=\s(?:block|catheter|inj|at\st\d|plane|infusion|both|[tl]\d|done|/)|\s?$|\s{2,}"
        r"|[\s,.;/])|\bespbs?\b|\basp\sblocks?",
        r"\blift\w*\s(?:the\s)?erector\sspinae\b|\bdeep\sto\s(?:the\s)?erector\sspinae"
        r"|\berector\sspinae\s(?:muscle\s)?(?:was\s)?(?:lifted|off)"
        r"|\bcomma\sof\sthe\stransverse\sprocess\b",
    ),
    Target(
        "serratus_anterior",
        _FB,
        ("serrat", "sap"),
        r"\bserratus(?:\santerior)?(?:\splanes?)?\b(?=\s"
        r"(?:plane|block|catheter|inj))"
        r"|\bserratus(?:\santerior)?\splanes?\b",
        r"\bsapbs?\b|\bsap\sblocks?|\bsap\b(?=\s\(select)",
    ),
    Target(
        "pecs",
        _FB,
        ("pec", "interpectoral", "pif block"),
        r"\bpecs(?:\s(?:i{1,2}|1|2))?\b(?!\sminor)|\binter-?pectoral\splane\b"
        r"|\bpectoralis\snerve\b(?=\sblock)",
        r"\bpif\sblock",
        r"\bbetween\s(?:the\s)?pec(?:toralis|s)?\s(?:major\sand\s(?:the\s)?(?:pec(?:toralis)?\s)?minor|minor\sand\s(?:the\s)?serratus)"
        r"|\bbetween\s(?:the\s)?(?:two\s)?pec(?:s|torals)\b",
    ),
    Target(
        "parasternal",
        _FB,
        ("parasternal", "transversus thorac"),
        r"\bparasternal\b(?=\s(?:intercostal\s)?(?:plane|block))|\btransversus\sthorac\w+\splane\b",
    ),
    Target("rhomboid_intercostal", _FB, ("rhomboid intercostal",), r"\brhomboid\sintercostal\b"),
    Target("retrolaminar", _FB, ("retrolaminar",), r"\bretro-?laminar\b(?=\s(?:plane\s)?block)"),
    Target(
        "intertransverse",
        _FB,
        ("intertransverse", "midpoint trans"),
        r"\binter-?transverse\s(?:process|plane)\b(?=[^.;\n]{0,12}block)"
        r"|\bmid-?point\stransverse\sprocess\b(?=[^.;\n]{0,12}block)",
    ),
    Target(
        "paravertebral",
        _FB,
        ("paravert", "pvb", "paraverb", "costotrans", "costo-trans", "superior costotrans"),
        r"\bparavert?ebral(?:\s(?:space|nerve))?\b(?=[^.;\n]{0,25}(?:block|cathet|space"
        r"|inj|\bt\d))(?!\s(?:musc|sympath|tender|spasm|trigger|region|area|soft|facet|pain))|\bparaverbral\b|\bparavertebral\b(?=[^.;\n]{0,20}\n\s*t\s?\d)",
        r"\bt?pvbs?\b",
        r"\bcosto-?transverse\slig\w*",
    ),
    Target(
        "tap",
        _FB,
        ("tap", "versus abdom", "tab block"),
        r"\btrans\s?versus\sabdomin[ui]s(?:\splanes?)?\b(?!\smuscle)",
        r"\b(?:subcostal\s|bl\s|bilateral\s|right\s|left\s|continuous\s)?tap\b(?=\s(?:blocks?"
        r"|catheters?|x\s?2|inj\w*|planes?|bilat))|\btab\sblocks?|\b(?:bl|bilateral|subcostal"
        r"|continuous)\stap\b(?!\swater)",
    ),
    Target(
        "quadratus_lumborum",
        _FB,
        ("quadratus", "ql"),
        r"\bquadratus\slumborum(?=\s(?:plane|block"
        r"|catheter|[123]\sblock))(?:\splanes?)?"
        r"|\bql\s?[123]\b|\bql\b(?=\s(?:plane|block|catheter"
        r"|bilateral))",
    ),
    Target(
        "rectus_sheath",
        _FB,
        ("rectus", "rsb", "posterior sheath"),
        r"\brectus\ssheaths?\b(?=[^.;\n]{0,20}(?:block|cathet"
        r"|inj))",
        r"\brsbs?\b",
        r"\bposterior\s(?:rectus\s)?sheath\b|\b(?:behind|beneath|deep\sto)\s(?:the\s|each\s)?rectus\b",
    ),
    Target(
        "transversalis",
        _FB,
        ("transversalis", "tfp"),
        r"\btransversalis\sfascia(?:\splane)?\b",
        r"\btfp\sblock",
    ),
    Target(
        "fascia_iliaca",
        _FB,
        ("iliaca", "fib", "fi block", "sifi", "iliac fascia", "iliacus fascia"),
        r"\bfascia\siliaca(?:\s(?:compartment|plane))?\b(?!\s(?:was\s)?(?:pierced|pop))",
        r"\bfibs?\b(?=\s|$)|\bfi\sblocks?|\bficb?\b(?=\sblock)|\bsifi\b",
        r"\b(?:under|beneath|below|deep\sto)\s(?:the\s)?iliac(?:us)?\sfascia\b",
    ),
    Target("ipack", _FB, ("ipack", "i-pack"), r"\bi-?pack\b"),
    Target(
        "peng",
        _FB,
        ("peng", "pericapsular", "psoas tendon", "iliopsoas"),
        r"\bpeng\b|\bpericapsular\snerve\sgroup\b",
        "",
        r"\bbetween\s(?:the\s)?(?:ilio-?)?psoas(?:\s(?:tendon|muscle))?\sand\s(?:the\s)?(?:superior\s)?(?:pubic|ilio-?pubic|ramus)",
    ),
)

#: A branch of the knee named by its place; two of them beside each other are no other part of the body.
_PLACE = (
    r"(?:\b(?:superior|inferior|upper|lower)[-\s]?(?:o-?)?(?:medial|lateral)(?:ly)?|\b(?:supero|infero)-?(?:medial|lateral)(?:ly)?"
    r"|\b(?:medial|lateral)\s(?:superior|inferior)|\bs[ml]gn|\bimgn|\b(?:medial|lateral)\s(?:femoral\s)?(?:epi)?condyle"
    r"|\bmedial\stibia\w*)(?!\s(?:portal|approach|quadrant|endplate|end\splate))"
)
_HEAT = r"(?:radio-?\s?frequency(?:\s(?:ablation|lesion\w*))?|rfa?|ablation|denervation|neurotomy|rhizotomy|coolief|cooled)"
_BRANCH = r"(?:(?:superior|inferior)[-\s]?(?:o-?)?(?:medial|lateral)|(?:supero|infero)-?(?:medial|lateral))"
GENICULAR: tuple[Target, ...] = (
    Target(
        "genicular",
        _GN,
        (
            "genic",
            "ge nick",
            "gnb",
            "superior medial",
            "superomedial",
            "superior lateral",
            "articular nerve block, knee",
            "knee rf",
            "knee burn",
            "coolief knee",
            "flare",
            "particular nerve",
            "superolateral",
            "supero-",
            "inferomedial",
            "inferior medial",
            "knee",
            "medial tibial",
            "junction",
            "smgn",
        ),
        rf"\bgenic(?:ular|ulate|s)?(?:\s(?:nerves?|branch(?:es)?|targets?))?\b(?!\s(?:arter|vessel))"
        rf"|{_BRANCH}(?:\s?(?:,|and|&)\s?(?:and\s)?{_BRANCH})*\s(?:nerves?|branch(?:es)?)\b"
        rf"|\bge\snick\syou\slar\b",
        rf"\bgnbs?\b|\bknees?\s(?:(?:cooled|thermal|pulsed)\s)?(?:{_HEAT}|burn)\b"
        rf"|\b{_HEAT}\s(?:(?:of|to|for|on)\s)?(?:the\s)?(?:(?:right|left|rt|lt|r|l|both|bilateral)\s)?knees?\b(?!\sjoint\sinj)|\bparticular\snerve\sblock"
        r"|\barticular\snerve\sblock,?\sknee",
        rf"{_PLACE}[^.;\n]{{0,90}}?{_PLACE}|"
        r"(?:\bnerves?\s?:\s?|\bgenic\w*\s)?\b(?:sm|sl|im)\b(?:gn)?[\s,/&+]+(?:and\s)?(?:sm|sl"
        r"|im)(?:gn)?\b|\b(?:metaphyseal\s)?flare\sof\sthe\s(?:femur|tibia)|\bmedial\stibial\s(?:flare|metaphysis)|\bjunctions?\sof\s(?:the\s)?(?:\w+\s)?(?:shaft|diaphysis)\s(?:and|with)\s(?:the\s)?(?:\w+\s)?(?:epi)?condyle|\bmetaphyseal\s(?:flare"
        r"|junctions?)|\bsmgn\b",
    ),
)
