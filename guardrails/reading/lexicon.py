"""Who owns the words: the names of procedures, for every family, as data.

Two families that stand in one sentence compete for its levels, sides and imaging, so their names are kept
together here. A row is (owner, strength, pattern, facts): `name` names the procedure, `technique` shows it
being done, `target` is anatomy that only supports. Words that one family alone needs (modes, temperatures,
catheters ...) are in that family's `words.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from guardrails.reading.nerve_words import PERIPHERAL


class Row(NamedTuple):
    owner: str
    strength: str  # name | technique | target
    pattern: str
    facts: Mapping[str, str] = {}
    stems: tuple[str, ...] = ()  # one of them stands in every match: the pattern is not tried without


_TF = (
        r"\b(?:trans-?\s?for[ae]?mi?[ae]?n?[ai]l\w*|transfor[ae]min\w*|transforman\w*|transforminal"
        r"|transforamenal|transfer\saminal|trans\sfor\saminal|tee\sfee\s(?:c\b|see|esi)|"
       r"t\sfesi|t\.?f\.?\s?e\.?s\.?i\.?s?\b|[lrcts]?tfesi?s?\b|tf\sesis?\b|tfei\b|tfe\b|tfsi\b|xfesi\b"
       r"|tf\b(?=\s?(?:x\s?\d|at|l\d|c\d|inj|epid|esi|[,;])))")
_ESI = (
        r"\b(?:(?:i\s)?[lct]?-?esis?\b|epidural(?:s)?\b(?!\s(?:space|abscess|lipomatosis|fibrosis|adhesion"
        r"|hematoma|flow|spread|fat|scar|contrast|"
        r"pattern|needle|vein|uptake|catheter|or\s(?:intra)?vascular|compress|tumor|mass|dye"
        r"|analgesia\sby)))")
_MB = (
        r"\b(?:med(?:ial|ian|ical)?\.?[-\s]br(?:anch(?:es)?|s|\.)?(?![a-z])|dorsal\s(?:primary\s)?(?:ram(?:us|i)|ray\smy)"
        r"|primary\sdorsal\sram(?:us|i)|posterior\s(?:primary\s)?ram(?:us|i)|"
       r"facet\snerves?|facet\sjoint\snerves?)")
_FACET = (
    r"\b(?:fac[ie]t(?:te)?s?|faucets?|zygapoph[yi]s[ei]al|zygapophyseal|z-?\s?joints?|zee\sjoints?"
    r"|apophyseal|apophysial)"
)
_INJ = r"(?:inj(?!ur)\w*|blocks?|blocked|anesthet\w+|numbed|infiltrat\w+)"
_RF = (
        r"\b(?:radio-?\s?frequency(?!\sident)|radial\sfrequency|radio\sfrequent\ssea|(?:c-?|l|mb\s?|mb|fj"
        r"|t|p)?rf(?:a|n|tc|l)?s?\b(?!\sneg|\sfactor|\spos)|are\sf\sa\b|r\sf\sa\b|our\sfa\b|"
       r"rhizo(?:tom\w+|lysis|s)?\b|neurotom(?:y|ies)\b|denervat\w+|thermo-?coagulat\w+|mbn\b"
       r"|neuro-?ablat\w+|"
       r"cryo-?(?:ablat|neuroly|lesion|therm)\w*|neurolysis\b|neuro-?lytic\b)")
_SIJ = (
        r"\b(?:sacro-?\s?iliac(?:\s(?:joints?|jts?))?|s\.?\s?i\.?\s?j(?:oin)?ts?\b|sij?(?:\sjoints?|\sjts?|\sinj\w*"
        r"|\srfa?\b|\srhizo\w*|\sblock\w*)?\b(?!\s?/\s?hi|/hi)|"
        r"sijb?i?s?\b|essay\sjoints?|si\sjoints?|si(?=\s(?:on\sthe|left|right|bilat)))")
_LB = r"\b(?:(?:sacral\s)?lateral\s(?:sacral\s)?branch(?:es)?|s?lbbs?\b|slb\b|multi-?site,?\smulti-?depth)"

#: Letters that begin a word: a stem of two letters is looked for only there.
_OPENERS = (" ", "\n", "(", "/", "-", "+", ",", "[", ".", "&")
_IL = tuple(f"{before}il" for before in _OPENERS)
_RFS = (*(f"{before}rf" for before in _OPENERS), "crf", "lrf", "brf", "jrf", "trf", "prf")
_FACETS = ("facet", "facit", "faucet", "zygap", "zjoint", "z-joint", "z joint", "z- joint", "zee joint", "apophys")

SPINE: tuple[Row, ...] = (
    # epidural injections: the route decides the family
    Row("epidural", "name", _ESI,
        stems=("esi", "epidural")),
    Row("epidural", "name", r"\b(?:placement|insertion)\sof\s(?:an?\s|the\s)?(?:\w+\s){0,2}epidural\scatheter"
            r"|\bepidural\scatheter\s(?:placement|insertion)|\bepidural\scatheter\s(?:was\s)?(?:placed|inserted)",
        stems=("epidural",)),
    Row("epidural", "technique",
            r"\b(?:into|in|to|within|of)\s(?:the\s)?(?:\w+\s)?epidural\sspace\b|\bepidural\sspace\s(?:was"
            r"|at)",
        stems=("epidural",)),
    Row("interlaminar", "name",
            r"\b(?:inter-?\s?lamin[ae]r|trans-?laminar|inner\slaminar|intra-?laminar|inter\slaminar"
            r"|[lc]?il-?\s?esis?|[lc]?ilesis?|iesi|i\slesi)\b"
        r"|\bil\b(?=\s(?:epid|esi|l\d|c\d|w/|with|at|approach|inj|inject"
        r"|[,;]))|\b(?<=\d\s)il\b|\b(?<=esi\s)il\b|\bil\b(?=\s(?:[lct]\d"
        r"|fluoro))", {"approach": "interlaminar"},
        stems=("lamin", "esi", *_IL)),
    Row("interlaminar", "technique",
            r"\b(?:t(?:u|o)?u?o?hy|tuohey|toohey|touhy|tuohy|two\se|hustead|weiss)\b(?:\s\w+)?"
            r"|\bloss[-\s](?:of[-\s])?resist\w*|\blost\sresistance|\bloss\sof\spulsation|\blor\b"
            r"|\bhanging[-\s]drop|"
        r"\bligamentum\sflavum(?!\s(?:hypertrophy|thick|was\sdebulk|debulk))|\byellow\sligament"
        r"|\bwalked\soff\sthe\slamina|\bventral\sinterlaminar\sline|"
        r"\b(?:para-?median"
        r"|midline)(?:\s\w+){0,4}\s(?:into\sthe\s)?epidural(?:\sspace)?"
        r"|\bepidural\sspace(?:\s[\w-]+){0,5}\s(?:para-?median|midline)\b", {"approach": "interlaminar"},
        stems=("uhy", "ohy", " thy", "ohey", "two e", "hustead", "weiss", "loss", "resist", "lor", "hanging",
               "flavum", "yellow", "lamina", "epidural")),
    Row("interlaminar", "target", r"\bpara-?median\b|\bmidline\b(?!\sof)", {"approach": "interlaminar"},
        stems=("median", "midline")),
    Row("caudal", "name",
            r"\b(?:caudal|coddle|cauda)\s(?:epid\w+|esis?\b|steroid|block|inj\w*|catheter|route|approach)"
            r"|(?<![\s-]\d\d\s)(?<!\d\d\u00b0\s)(?<!more\s)(?<!bit\s)(?<!slightly\s)(?<!little\s)(?<!mild\s)(?<!degrees\s)(?<!deg\s)(?<!further\s)"
            r"(?<!most\s)(?<!from\s)(?<!in\sa\s)(?<!too\s)(?<!cephalad\s)(?<!cephalad\sand\s)(?<!cranial\s)(?<!cranial\sand\s)(?<!/)"
            r"\bcaudals?\b(?!\s(?:end|canal|sac\b|angul|tilt|to|direction|aspect|third|spread|half|portion|flow|oblique|view|edge|margin|border|part|tip"
            r"|cranial|cephalad|and\s(?:cephalad|cranial|medial|lateral)|of|trajectory|level|segment|one|foram|joint|space)|-?\s?cranial|[/-]\w)|\bepidural\svia\sthe\scaudal", {"approach": "caudal"},
        stems=("caud", "coddle")),
    Row("caudal", "technique",
            r"(?<!adductor\s)(?<!saphenous\s)(?<!aortic\s)\b(?:sacral\s)?hiatus\b(?!\shernia)|\bsacro-?coccygeal\s(?:lig\w*|membrane)|\bsacral\scornua\w*"
            r"|\b(?:caudal|sacral)\scanal\b", {"approach": "caudal"},
        stems=("hiatus", "coccyg", "cornua", "canal")),
    Row("transforaminal", "name",
            rf"{_TF}|\bsnr[bi]s?\b|\bnrbs?\b"
            rf"|\b(?:selective\s)?(?:spinal\s)?nerve[-\s]root\s(?:sleeve\s)?(?:{_INJ})"
            rf"|\bselective\s(?:epidural|nerve\ssleeve)\w*|\broot\ssleeve\sinj\w*|\bperi-?radicular\sinj\w*"
            rf"|\broot\sblocks?\b"
        r"|\bforaminal\s(?:epidural|inj\w*|esi|block)\w*"
        r"|\bdorsal\sroot\sganglion\sblock|\bsub-?pedicular\sapproach"
        r"|\b(?:infra|supra|retro)neural", {"approach": "transforaminal"},
        stems=("trans", "tf", "t.f", "tee fee", "fesi", "snr", "nrb", "root", "selective", "radicular",
               "foramin", "pedicular", "neural")),
    Row("transforaminal", "technique",
            r"\b(?:neural\s|dorsal\s|posterior\s|intervertebral\s|s1\s|nerve\s"
            r"|dorsal\ss1\s)*(?:neuro-?)?foram(?:en|ina|ens|in)\b|\bsafe\striangle|\bkambin\w*"
            r"|\bepiradicular|\b6\so'?clock\s(?:position|line|under|of)|\bunder\s(?:each"
            r"|the)\s(?:\w+\s)?pedicles?|\binferior\sto\sthe\spedicle|"
        r"\broot\s(?:sleeve|sheath)|\bsub-?pedicular|\bbelow\sthe\seye|\bunder\sthe\schin",
        {"approach": "transforaminal"},
        stems=("foram", "safe tri", "kambin", "epiradic", "clock", "pedic", "root", "below the eye",
               "under the chin")),
    # facet joints and their nerves
    Row("medial_branch", "name",
            rf"{_MB}(?:\snerves?)?(?:\s(?:and|or|,)\s(?:\w+\s)?{_MB})?\s(?:nerve\s)?(?:{_INJ})"
            rf"|\b[lctd]?mbbs?\d?\b|\bm\.b\.b\.?|\bmb\sblocks?|\bem\sbe\sbe\b|\bnbb\b"
            rf"|\bfnb\b(?=.{{0,40}}(?:facet|lumbar|cerv))"
        rf"|{_FACET}\s(?:joint\s)?nerve\sblocks?"
        rf"|\bcomparative\slocal\sanesthetic\sblocks?|\bblocks?\s(?:of|at"
        rf"|to)\s(?:the\s)?(?:\w+[,\s]+){{0,6}}{_MB}", {"approach": "medial_branch"},
        stems=("branch", "med br", "med. br", "medial br", "ramus", "rami", "ray my", "nerve", "mbb", "m.b.b", "mb ", "em be be", "nbb", "fnb",
               "comparative")),
    Row("medial_branch", "name",
            r"\bthird\soccipital\snerve|\btons?\b(?=\s(?:block|and|plus|c3|\+|,))|\bton\b",
            {"approach": "medial_branch", "nerve": "TON"},
        stems=("third occ", "ton")),
    Row("medial_branch", "target",
            rf"{_MB}|\bmbs?\b(?=[\s,.;])|\b(?<=l5\s)drs?\b|\bsap\s?/\s?tp\b|\bsap\sand\stp\b"
            rf"|\bcentroids?\b|\barticular\spillars?|\bpillars?\b|\bburton'?s\spoint|\bmamm?illo-?accessory|"
        r"\bsuperior\sarticular\sprocess\w*(?:\s\w+){0,3}\stransverse\sprocess\w*"
        r"|\btransverse\sprocess(?:es)?\b(?:\s\w+){0,3}\ssuperior\sarticular\sprocess\w*"
        r"|\btransverse\sprocess\w*|\bsacral\sal(?:a|la|ly|ae)\b|\bala\b", {"approach": "medial_branch"},
        stems=("branch", "med br", "med. br", "medial br", "ramus", "rami", "ray my", "nerve", "mb", "l5 dr", "sap", "pillar", "centroid", "burton", "millo",
               "process", "sacral al", "ala")),
    Row("intraarticular", "name",
            rf"{_FACET}(?:\s(?:joints?|jts?))?(?:\s(?:intra-?articular|steroid|cyst))*\s(?:\w+\s){{0,2}}(?:{_INJ}"
            rf"|rupture|aspiration|decompression|procedures?)|\b(?:intra-?articular|ia)\s(?:\w+\s){{0,2}}{_FACET}"
            rf"|{_FACET}(?:\s(?:joints?|jts?))?\s(?:ia|intra-?articular)\b|\b(?:l?fji|fjb|lfi|zjb)s?\b|\bfb\b(?=\s(?:l\d|c\d))|"
        rf"(?:(?<=\d\)\s)|(?<=\d\.\s)|(?<=procedure: )){_FACET}(?:\s(?:joints?|jts?))?\s*(?=\n)|\btype\s?:\s?intra-?articular|"
        rf"\bsynovial\scyst\srupture|\b(?:lateral\s)?atlanto-?\s?axial\sjoint",
        stems=(*_FACETS, "fji", "fjb", "lfi", "zjb", "fb", "synovial", "atlanto")),
    Row("intraarticular", "technique",
            rf"\b(?:enter\w*|cannulat\w*|into|inject\w*|access\w*"
            rf"|to)\s(?:each\s(?:of\s)?)?(?:the\s)?(?:\w+[-\s]){{0,4}}?{_FACET}(?:\s(?:joints?|jts?))?"
            rf"|{_FACET}(?:\s(?:joints?|jts?))?\s?(?:\+|and|&|,)\s(?:[\w-]+\s){{0,4}}(?:injected|blocked)\b"
            rf"|{_FACET}\sjoints?\s(?:[\w-]+\s){{0,6}}(?:was|were)\s(?:\w+\s){{0,2}}(?:enter\w*|inject\w*"
            rf"|access\w*|block\w*|cannulat\w*)",
        stems=(*_FACETS,)),
    Row("intraarticular", "target",
            rf"{_FACET}(?:\s(?:joints?|jts?))?\b(?!\s(?:arthropath|arthros|load|hypertroph|mediated|tender|disease"
            rf"|degener|effusion|cyst\b|pain|syndrome|spondyl))",
        stems=(*_FACETS,)),
    # radiofrequency: the target decides whose it is
    Row("rf", "name",
            rf"{_RF}(?:\s(?:thermo)?(?:ablat\w*|neurotom\w*|lesion\w*|rhizo\w*|denervat\w*))?"
            rf"|\b(?:medial\sbranch|facet|thermal|nerve|cooled|lumbar|cervical)\s(?:\w+\s)?ablat\w+"
            rf"|\bfacet(?:\sjoint)?\s(?:nerve\s)?(?:burn|destruction|denervat\w+|rhizo\w+)|\bnerve\sburning"
            rf"|\bcoolief\b|\bablation\b(?!\sfor\satrial)|\bablated\b",
        stems=(*_RFS, "frequen", "are f a", "r f a", "our fa", "rhizo", "neurotom", "denervat", "coagul", "mbn",
               "ablat", "cryo", "neurolysis", "lytic", "burn", "destruction", "coolief")),
    Row("rf", "technique",
            r"\blesion(?:s|ed|ing)?\b(?!\s(?:on|in|of)\sthe\s(?:skin|liver|brain))"
            r"|\bburned?\b(?=\s(?:the\s)?(?:nerve|medial|both|left|right|that|l\d))|\bburned\b|\bzapped\b"
            r"|\bheated\s(?:to|at)\b|\bpulsed\b(?!\s(?:fluoro|flouro|ox|width|dose|x-?ray))|\bactive\stip",
        stems=("lesion", "burn", "zapped", "heated", "pulsed", "active tip")),
    # sacroiliac
    Row("si", "name", rf"{_SIJ}(?:\s(?:\w+\s)?(?:{_INJ}|arthrogram))?", {}),
    Row("lateral_branch", "name",
            rf"{_LB}(?:\s(?:nerve\s)?{_INJ})?|\bnerves\s(?:supplying|innervating"
            rf"|to)\sthe\s(?:\w+\s)?(?:sacro-?iliac|si)\sjoint|\bpalisade\b|\bsimplicity\siii"
            rf"|\blateral\s(?:to|border"
            rf"|margins?)\s(?:of\s)?(?:the\s)?(?:\w+,?\s){0,6}(?:posterior\s)?sacral\sforam\w+"
            rf"|\bstrip\slesion\salong\sthe\ssacrum|\bepsilon\sruler", {"approach": "lateral_branch"},
        stems=("branch", "lbb", "slb", "multi", "nerves ", "palisade", "simplicity", "foram", "strip lesion",
               "epsilon")),
)

#: Names of the other families: rivals for levels, sides and imaging, and what `unread` looks for.
OTHERS: tuple[Row, ...] = (
    Row("discography", "name",
            r"\bdisco(?:gra\w+|grams?|s)?\b|\bprovocative\sdis[ck]\w*|\bintradis[ck]al"
            r"|\bdis[ck]\s(?:biopsy|aspiration|puncture)|\bdis[ck]s?\b(?:\s[\w-]+){0,4}\s(?:was"
            r"|were)\s(?:enter\w*|inject\w*)",
        stems=("disco", "dis", "intradis")),
    Row("vertebral_augmentation", "name",
            r"\bkypho\w*|\bvertebro-?plast\w*|\bvertebral\saugment\w*|\bsacro-?plast\w*|\bcement(?:ed)?\b"
            r"|\bpmma\b|\bballoon\stamp",
        stems=("kypho", "vertebro", "vertebral", "sacro", "cement", "pmma", "tamp")),
    Row("bvn", "name", r"\bintracept|\bbasi-?vertebral|\bbasal\svertebral|\bbvn",
        stems=("intracept", "vertebral", "bvn")),
    Row("mild", "name",
            r"\bpercutaneous\simage-?\s?guided\s(?:\w+\s)?decompress\w*|\bvertos\b|\bminimally\sinvasive\slumbar\sdecomp\w*|\bmild\b(?=\s(?:procedure|l\d|device"
            r"|at\sl\d.{0,20}convert))|\bdebulk\w*|\bligamentum\sflavum\sdebulk\w*|\bpild\b",
        stems=("vertos", "minimally", "mild", "debulk", "pild", "guided")),
    Row("blood_patch", "name",
            r"\bblood\spa(?:tch|sh)\w*|\bebp\b|\bautologous\sblood|\bher\sown\sblood|\bhis\sown\sblood"
            r"|\bpatched\b",
        stems=("blood", "ebp", "patched")),
    Row("lumbar_puncture", "name",
            r"\blumbar\spuncture|\bspinal\stap|\blp\b(?=\s(?:done|x|at|with|under|was|\d|and|for))"
            r"|\bopening\spressure",
        stems=("puncture", "spinal tap", "lp", "opening")),
    Row("adhesiolysis", "name",
            r"\badhesiolys\w*|\blysis\b|\bneuroplasty|\bhyaluronidase|\bhypertonic\ssaline|\b10\s?(?:%"
            r"|percent)\ssaline|\bracz\sprocedure",
        stems=("lysis", "lysi", "neuroplasty", "hyaluronidase", "saline", "racz")),
    Row("scs", "name",
            r"\bspinal\scord\sstim\w*|\bscs\b|\bstimulator\b|\bdorsal\scolumn\sstim\w*"
            r"|\bpercutaneous\sleads?|\boctrode|\bneurostim\w*|\blead\s(?:pull|removal|placement|trial)"
            r"|\bdrg\s(?:stim\w*|trial)|\bpaddle\b|\bstim\strial|\bleads?\b(?=\s(?:today|was|were|in\sthe"
            r"|at|span|from))",
        stems=("stim", "scs", "lead", "octrode", "drg", "paddle")),
    Row("pump", "name",
            r"\bintrathecal\spump|\bpump\srefill|\bpain\spump|\bsynchromed|\bpump\s(?:interrog|reprogram"
            r"|implant|replac)\w*",
        stems=("pump", "synchromed")),
    Row("pns", "name", r"\bperipheral\snerve\sstim\w*|\bpns\b|\bsprint\b(?=\s(?:pns|lead|device))",
        stems=("stim", "pns", "sprint")),
    Row("trigger_point", "name",
            r"\btrigger\spoints?\b|\btpis?\b|\bmyofascial\sinj\w*|\bparaspinals?\s(?:were\s)?inj\w*",
        stems=("trigger", "tpi", "myofascial", "paraspinal")),
    Row("occipital", "name", r"\b(?:greater|lesser)\soccipital|\boccipital\snerve|\bgons?\b|\bonb\b",
        stems=("occipital", "gon", "onb")),
    Row("genicular", "name", r"\bgenicular\w*",
        stems=("genicular",)),
    Row("sympathetic", "name",
            r"\bstellate|\blumbar\ssympathetic|\bceliac|\bhypogastric|\bganglion\simpar"
            r"|\bsympathetic\sblock|\bsplanchnic",
        stems=("stellate", "sympathetic", "celiac", "hypogastric", "impar", "splanchnic")),
    Row("joint", "name",
            r"\b(?:knee|hip|shoulder|subacromial|glenohumeral|elbow|wrist|ankle|trochanteric"
            r"|acromioclavicular|bursa)\w*\s(?:\w+\s){0,3}(?:inj\w*|aspirat\w*|arthrocentesis)"
            r"|\binj\w*\s(?:of|into|in)\s(?:the\s)?(?:\w+\s){0,2}(?:knee|hip|shoulder|bursa|elbow|wrist"
            r"|ankle)\w*|\bbursas?\b|\barthrocentesis|\b(?:visco\w+|synvisc|orthovisc|hyalgan|euflexxa"
            r"|supartz)\b",
        stems=("knee", "hip", "shoulder", "subacromial", "glenohumeral", "elbow", "wrist", "ankle",
               "trochanteric", "acromio", "bursa", "arthrocentesis", "visco", "synvisc", "orthovisc",
               "hyalgan", "euflexxa", "supartz")),
    Row("peripheral_block", "name",
            r"\b(?:intercostal|femoral|sciatic|saphenous|suprascapular|ilioinguinal|iliohypogastric"
            r"|genitofemoral|pudendal|obturator|lateral\sfemoral\scutaneous|lfcn|median|ulnar|radial"
            r"|tibial|peroneal|sural|axillary|brachial\splexus|interscalene|trigeminal|supraorbital"
            r"|cluneal)\s(?:\w+\s){0,2}(?:nerve\s)?(?:blocks?|inj\w*|ablat\w*|rfa?)",
        stems=("block", "inj", "ablat", "rf")),
    Row("peripheral_block", "target",
            r"\b(?:articular\s(?:\w+\s){0,2}(?:nerves?|branch(?:es)?)|sphenopalatine|neuromas?\b)",
        stems=("articular", "sphenopalatine", "neuroma")),
    *(Row("peripheral_block", "target", t.noun, stems=t.roots) for t in PERIPHERAL if t.noun),
    Row("joint", "target", r"\b(?:knees?|hips?|shoulders?|femur|tibia|condyles?|patella\w*)\b(?!\spain)",
        stems=("knee", "hip", "shoulder", "femur", "tibia", "condyle", "patella")),
    Row("fascial_block", "name",
            r"\b(?:erector\sspinae|tap|quadratus\slumborum|ql|pecs?|serratus"
            r"|rectus\ssheath)\s(?:plane\s)?blocks?|\blifted\sthe\s\w+\s\w+\soff|\berector\sspinae\b"
            r"|\besp\sblock",
        stems=("block", "erector", "lifted")),
    Row("chemodenervation", "name", r"\bbotox|\bbotulinum|\bchemo-?denerv\w*|\bdysport|\bxeomin",
        stems=("botox", "botulinum", "chemo", "dysport", "xeomin")),
    Row("prp", "name", r"\bplatelet[-\s]rich|\bprp\b|\bbone\smarrow\sasp\w*|\bprolotherapy",
        stems=("platelet", "prp", "marrow", "prolo")),
    Row("carpal_tunnel", "name", r"\bcarpal\stunnel\s(?:inj\w*|release)",
        stems=("carpal",)),
    Row("dry_needling", "name", r"\bdry\sneedl\w*|\bacupuncture",
        stems=("dry", "acupuncture")),
    Row("si_fusion", "name",
            r"\b(?:sacro-?iliac|si|sij)\s(?:(?:joint|jt)\s)?(?:fusion|arthrodesis|fixation)"
            r"|\b(?:sacro-?iliac|si|sij)\s(?:(?:joint|jt)\s)?stabili[sz]ation|\bpainteq\b|\blinq\b|\b(?:sacro-?iliac|si)\s(?:joint|jt)\s(?:intra-?articular\s)?allografts?|\b(?:sacro-?iliac|si)\s(?:joint|jt)[^.;\n]{0,30}\bimplants?\b"
            r"|\b(?:fusion|arthrodesis|fixation)\sof\s(?:the\s)?(?:\w+\s){0,2}?(?:sacro-?iliac|si|sij)\b",
        stems=("fusion", "arthrodesis", "fixation", "linq", "painteq", "allograft", "implant", "stabili")),
    Row("neuraxial_lysis", "name",
            r"\b(?:intrathecal|subarachnoid|epidural|caudal|spinal)\s(?:\w+\s){0,2}?(?:neuroly\w+|phenol|alcohol)"
            r"|\b(?:neuroly\w+|phenol|alcohol)\b[^.;\n]{0,60}\b(?:into|in|to)\sthe\s(?:\w+\s){0,2}?"
            r"(?:intrathecal|subarachnoid|epidural|thecal|caudal)",
        stems=("neuroly", "phenol", "alcohol")),
    Row("cord_lesion", "name",
            r"\b(?:chordotom|cordotom|myelotom|tractotom)\w*|\bdrez\b|\bdorsal\sroot\sentry\szone",
        stems=("ordotom", "myelotom", "tractotom", "drez", "entry zone")),
    Row("surgery", "name",
            r"\b(?:laminectom|discectom|microdis[ck]ectom|foraminotom|laminotom|arthroplast|arthroscop)\w*",
        stems=("laminectom", "discectom", "disckectom", "microdis", "foraminotom", "laminotom",
               "arthroplast", "arthroscop")),
)
