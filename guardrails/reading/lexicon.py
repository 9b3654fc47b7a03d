"""Who owns the words: the names of procedures, for every family, as data.

Two families that stand in one sentence compete for its levels, sides and imaging, so their names are kept
together here. A row is (owner, strength, pattern, facts): `name` names the procedure, `technique` shows it
being done, `target` is anatomy that only supports. Words that one family alone needs (modes, temperatures,
catheters ...) are in that family's `words.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Row(NamedTuple):
    owner: str
    strength: str  # name | technique | target
    pattern: str
    facts: Mapping[str, str] = {}


_TF = (r"(?:trans-?\s?for[ae]?mi?[ae]?n?[ai]l\w*|transfor[ae]min\w*|transforman\w*|transforminal|transforamenal|transfer\saminal|trans\sfor\saminal|tee\sfee\s(?:c\b|see|esi)|"
       r"t\sfesi|t\.?f\.?\s?e\.?s\.?i\.?s?\b|[lrcts]?tfesi?s?\b|tf\sesis?\b|tfei\b|tfe\b|tfsi\b|xfesi\b|\btf\b(?=\s?(?:x\s?\d|at|l\d|c\d|inj|epid|esi|[,;])))")
_ESI = (r"(?:\b(?:i\s)?[lct]?-?esis?\b|\bepidural(?:s)?\b(?!\s(?:space|abscess|lipomatosis|fibrosis|adhesion|hematoma|flow|spread|fat|scar|contrast|"
        r"pattern|needle|vein|uptake|catheter|or\s(?:intra)?vascular|compress|tumor|mass|dye|analgesia\sby)))")
_MB = (r"(?:med(?:ial|ian|ical)[-\s]branch(?:es)?|dorsal\s(?:primary\s)?(?:ram(?:us|i)|ray\smy)|primary\sdorsal\sram(?:us|i)|posterior\s(?:primary\s)?ram(?:us|i)|"
       r"facet\snerves?|facet\sjoint\snerves?)")
_FACET = r"(?:fac[ie]t(?:te)?s?|faucets?|zygapoph[yi]s[ei]al|zygapophyseal|z-?\s?joints?|zee\sjoints?|apophyseal|apophysial)"
_INJ = r"(?:inj\w*|blocks?|blocked|anesthet\w+|numbed|infiltrat\w+)"
_RF = (r"(?:radio-?\s?frequency(?!\sident)|radial\sfrequency|radio\sfrequent\ssea|\b(?:c-?|l|mb\s?|mb|fj|t|p)?rf(?:a|n|tc|l)?s?\b(?!\sneg|\sfactor|\spos)|\bare\sf\sa\b|\br\sf\sa\b|\bour\sfa\b|"
       r"\brhizo(?:tom\w+|lysis|s)?\b|\bneurotom(?:y|ies)\b|\bdenervat\w+|\bthermo-?coagulat\w+|\bmbn\b|\bneuro-?ablat\w+|"
       r"\bcryo-?(?:ablat|neuroly|lesion|therm)\w*|\bneurolysis\b|\bneuro-?lytic\b)")
_SIJ = (r"(?:sacro-?\s?iliac(?:\sjoints?)?|\bs\.?\s?i\.?\s?j(?:oin)?ts?\b|\bsij?(?:\sjoints?|\sjts?|\sinj\w*|\srfa?\b|\srhizo\w*|\sblock\w*)?\b(?!\s?/\s?hi|/hi)|"
        r"\bsijb?i?s?\b|\bessay\sjoints?|\bsi\sjoints?|\bsi(?=\s(?:on\sthe|left|right|bilat)))")
_LB = r"(?:(?:sacral\s)?lateral\s(?:sacral\s)?branch(?:es)?|\bs?lbbs?\b|\bslb\b|multi-?site,?\smulti-?depth)"

SPINE: tuple[Row, ...] = (
    # epidural injections: the route decides the family
    Row("epidural", "name", rf"(?:lumbar|cervical|thoracic|caudal|midline|parasagittal|paramedian|interlaminar|continuous|tunneled|indwelling)?\s?{_ESI}"),
    Row("epidural", "technique", r"\b(?:into|in|to|within|of)\s(?:the\s)?(?:\w+\s)?epidural\sspace\b|\bepidural\sspace\s(?:was|at)"),
    Row("interlaminar", "name", r"\b(?:inter-?\s?lamin[ae]r|trans-?laminar|inner\slaminar|intra-?laminar|inter\slaminar|[lc]?il-?\s?esis?|[lc]?ilesis?|iesi|i\slesi)\b"
        r"|\bil\b(?=\s(?:epid|esi|l\d|c\d|w/|with|at|approach|inj|inject|[,;]))|(?<=\d\s)il\b|(?<=esi\s)il\b|\bil\b(?=\s(?:[lct]\d|fluoro))", {"approach": "interlaminar"}),
    Row("interlaminar", "technique", r"\b(?:t(?:u|o)?u?o?hy|tuohey|toohey|touhy|tuohy|two\se|hustead|weiss)\b(?:\s\w+)?|\bloss[-\s](?:of[-\s])?resist\w*|\blost\sresistance|\bloss\sof\spulsation|\blor\b|\bhanging[-\s]drop|"
        r"\bligamentum\sflavum(?!\s(?:hypertrophy|thick|was\sdebulk|debulk))|\byellow\sligament|\bwalked\soff\sthe\slamina|\bventral\sinterlaminar\sline|"
        r"\b(?:para-?median|midline)(?:\s\w+){0,4}\s(?:into\sthe\s)?epidural(?:\sspace)?|\bepidural\sspace(?:\s[\w-]+){0,5}\s(?:para-?median|midline)\b", {"approach": "interlaminar"}),
    Row("interlaminar", "target", r"\bpara-?median\b|\bmidline\b(?!\sof)", {"approach": "interlaminar"}),
    Row("caudal", "name", r"\b(?:caudal|coddle|cauda)\s(?:epid\w+|esis?\b|steroid|block|inj\w*|catheter|route|approach)|\bcaudals?\b(?!\s(?:end|angul|tilt|to|direction|aspect|third|spread|half|portion|flow|cranial))(?<!cephalad\s)|\bepidural\svia\sthe\scaudal", {"approach": "caudal"}),
    Row("caudal", "technique", r"\b(?:sacral\s)?hiatus\b|\bsacro-?coccygeal\s(?:lig\w*|membrane)|\bsacral\scornua\w*|\b(?:caudal|sacral)\scanal\b", {"approach": "caudal"}),
    Row("transforaminal", "name", rf"{_TF}|\bsnr[bi]s?\b|\bnrbs?\b|\b(?:selective\s)?(?:spinal\s)?nerve[-\s]root\s(?:sleeve\s)?(?:{_INJ})|\bselective\s(?:epidural|nerve\ssleeve)\w*|\broot\ssleeve\sinj\w*|\bperi-?radicular\sinj\w*|\broot\sblocks?\b"
        r"|\bforaminal\s(?:epidural|inj\w*|esi|block)\w*|\bdorsal\sroot\sganglion\sblock|\bsub-?pedicular\sapproach|\b(?:infra|supra|retro)neural", {"approach": "transforaminal"}),
    Row("transforaminal", "technique", r"\b(?:neural\s|dorsal\s|posterior\s|intervertebral\s|s1\s|nerve\s|dorsal\ss1\s)*(?:neuro-?)?foram(?:en|ina|ens|in)\b|\bsafe\striangle|\bkambin\w*|\bepiradicular|\b6\so'?clock\s(?:position|line|under|of)|\bunder\s(?:each|the)\s(?:\w+\s)?pedicles?|\binferior\sto\sthe\spedicle|"
        r"\broot\s(?:sleeve|sheath)|\bsub-?pedicular|\bbelow\sthe\seye|\bunder\sthe\schin", {"approach": "transforaminal"}),
    # facet joints and their nerves
    Row("medial_branch", "name", rf"{_MB}(?:\snerves?)?(?:\s(?:and|or|,)\s(?:\w+\s)?{_MB})?\s(?:nerve\s)?(?:{_INJ})|\b[lctd]?mbbs?\d?\b|\bm\.b\.b\.?|\bmb\sblocks?|\bem\sbe\sbe\b|\bnbb\b|\bfnb\b(?=.{{0,40}}(?:facet|lumbar|cerv))"
        rf"|\b{_FACET}\s(?:joint\s)?nerve\sblocks?|\bcomparative\slocal\sanesthetic\sblocks?|\bblocks?\s(?:of|at|to)\s(?:the\s)?(?:\w+[,\s]+){{0,6}}{_MB}", {"approach": "medial_branch"}),
    Row("medial_branch", "name", r"\bthird\soccipital\snerve|\btons?\b(?=\s(?:block|and|plus|c3|\+|,))|\bton\b", {"approach": "medial_branch", "nerve": "TON"}),
    Row("medial_branch", "target", rf"{_MB}|\bmbs?\b(?=[\s,.;])|(?<=l5\s)drs?\b|\bsap\s?/\s?tp\b|\bsap\sand\stp\b|\barticular\spillars?|\bpillars?\b|\bburton'?s\spoint|\bmamm?illo-?accessory|"
        r"\bsuperior\sarticular\sprocess\w*(?:\s\w+){0,3}\stransverse\sprocess\w*|\btransverse\sprocess(?:es)?\b(?:\s\w+){0,3}\ssuperior\sarticular\sprocess\w*|\btransverse\sprocess\w*|\bsacral\sal(?:a|la|ly|ae)\b|\bala\b", {"approach": "medial_branch"}),
    Row("intraarticular", "name", rf"\b{_FACET}(?:\sjoints?)?(?:\s(?:intra-?articular|steroid|cyst))*\s(?:\w+\s){{0,2}}(?:{_INJ}|rupture|aspiration|decompression)|\b(?:intra-?articular|ia)\s(?:\w+\s){{0,2}}{_FACET}|{_FACET}\s(?:ia|intra-?articular)\b|\b(?:l?fji|fjb|lfi|zjb)s?\b|\bfb\b(?=\s(?:l\d|c\d))|"
        rf"\bsynovial\scyst\srupture|\b(?:lateral\s)?atlanto-?\s?axial\sjoint", {}),
    Row("intraarticular", "technique", rf"\b(?:enter\w*|cannulat\w*|into|inject\w*|access\w*|to)\s(?:each\s(?:of\s)?)?(?:the\s)?(?:\w+[-\s]){{0,4}}?{_FACET}(?:\sjoints?)?|{_FACET}\sjoints?\s(?:\w+\s){{0,3}}(?:was|were)\s(?:\w+\s){{0,2}}(?:enter\w*|inject\w*|access\w*|block\w*|cannulat\w*)", {}),
    Row("intraarticular", "target", rf"\b{_FACET}(?:\sjoints?)?\b(?!\s(?:arthropath|arthros|load|hypertroph|mediated|tender|disease|degener|effusion|cyst\b|pain|syndrome|spondyl))", {}),
    # radiofrequency: the target decides whose it is
    Row("rf", "name", rf"{_RF}(?:\s(?:thermo)?(?:ablat\w*|neurotom\w*|lesion\w*|rhizo\w*|denervat\w*))?|\b(?:medial\sbranch|facet|thermal|nerve|cooled|lumbar|cervical)\s(?:\w+\s)?ablat\w+|\bfacet(?:\sjoint)?\s(?:nerve\s)?(?:burn|destruction|denervat\w+|rhizo\w+)|\bnerve\sburning|\bcoolief\b|\bablation\b(?!\sfor\satrial)|\bablated\b"),
    Row("rf", "technique", r"\blesion(?:s|ed|ing)?\b(?!\s(?:on|in|of)\sthe\s(?:skin|liver|brain))|\bburned?\b(?=\s(?:the\s)?(?:nerve|medial|both|left|right|that|l\d))|\bburned\b|\bzapped\b|\bheated\s(?:to|at)\b|\bpulsed\b(?!\s(?:fluoro|flouro|ox|width|dose|x-?ray))|\bactive\stip"),
    # sacroiliac
    Row("si", "name", rf"{_SIJ}(?:\s(?:\w+\s)?(?:{_INJ}|arthrogram))?", {}),
    Row("lateral_branch", "name", rf"{_LB}(?:\s(?:nerve\s)?{_INJ})?|\bnerves\s(?:supplying|innervating|to)\sthe\s(?:\w+\s)?(?:sacro-?iliac|si)\sjoint|\bpalisade\b|\bsimplicity\siii|\blateral\s(?:to|border|margins?)\s(?:of\s)?(?:the\s)?(?:\w+,?\s){0,6}(?:posterior\s)?sacral\sforam\w+|\bstrip\slesion\salong\sthe\ssacrum|\bepsilon\sruler", {"approach": "lateral_branch"}),
)

#: Names of the other families: rivals for levels, sides and imaging, and what `unread` looks for.
OTHERS: tuple[Row, ...] = (
    Row("discography", "name", r"\bdisco(?:gra\w+|grams?|s)?\b|\bprovocative\sdis[ck]\w*|\bintradis[ck]al|\bdis[ck]\s(?:biopsy|aspiration|puncture)|\bdis[ck]s?\b(?:\s[\w-]+){0,4}\s(?:was|were)\s(?:enter\w*|inject\w*)"),
    Row("vertebral_augmentation", "name", r"\bkypho\w*|\bvertebro-?plast\w*|\bvertebral\saugment\w*|\bsacro-?plast\w*|\bcement(?:ed)?\b|\bpmma\b|\bballoon\stamp"),
    Row("bvn", "name", r"\bintracept|\bbasi-?vertebral|\bbasal\svertebral|\bbvn"),
    Row("mild", "name", r"\bvertos\b|\bminimally\sinvasive\slumbar\sdecomp\w*|\bmild\b(?=\s(?:procedure|l\d|device|at\sl\d.{0,20}convert))|\bdebulk\w*|\bligamentum\sflavum\sdebulk\w*|\bpild\b"),
    Row("blood_patch", "name", r"\bblood\spa(?:tch|sh)\w*|\bebp\b|\bautologous\sblood|\bher\sown\sblood|\bhis\sown\sblood|\bpatched\b"),
    Row("lumbar_puncture", "name", r"\blumbar\spuncture|\bspinal\stap|\blp\b(?=\s(?:done|x|at|with|under|was|\d|and|for))|\bopening\spressure"),
    Row("adhesiolysis", "name", r"\badhesiolys\w*|\blysis\b|\bneuroplasty|\bhyaluronidase|\bhypertonic\ssaline|\b10\s?(?:%|percent)\ssaline|\bracz\sprocedure"),
    Row("scs", "name", r"\bspinal\scord\sstim\w*|\bscs\b|\bstimulator\b|\bdorsal\scolumn\sstim\w*|\bpercutaneous\sleads?|\boctrode|\bneurostim\w*|\blead\s(?:pull|removal|placement|trial)|\bdrg\sstim\w*|\bpaddle\slead"),
    Row("pump", "name", r"\bintrathecal\spump|\bpump\srefill|\bpain\spump|\bsynchromed|\bpump\s(?:interrog|reprogram|implant|replac)\w*"),
    Row("pns", "name", r"\bperipheral\snerve\sstim\w*|\bpns\b|\bsprint\b(?=\s(?:pns|lead|device))"),
    Row("trigger_point", "name", r"\btrigger\spoints?\b|\btpis?\b|\bmyofascial\sinj\w*|\bparaspinals?\s(?:were\s)?inj\w*"),
    Row("occipital", "name", r"\b(?:greater|lesser)\soccipital|\boccipital\snerve|\bgons?\b|\bonb\b"),
    Row("genicular", "name", r"\bgenicular\w*"),
    Row("sympathetic", "name", r"\bstellate|\blumbar\ssympathetic|\bceliac|\bhypogastric|\bganglion\simpar|\bsympathetic\sblock|\bsplanchnic"),
    Row("joint", "name", r"\b(?:knee|hip|shoulder|subacromial|glenohumeral|elbow|wrist|ankle|trochanteric|acromioclavicular|bursa)\w*\s(?:\w+\s){0,3}(?:inj\w*|aspirat\w*|arthrocentesis)|\binj\w*\s(?:of|into|in)\s(?:the\s)?(?:\w+\s){0,2}(?:knee|hip|shoulder|bursa|elbow|wrist|ankle)\w*|\bbursas?\b|\barthrocentesis|\b(?:visco\w+|synvisc|orthovisc|hyalgan|euflexxa|supartz)\b"),
    Row("peripheral_block", "name", r"\b(?:intercostal|femoral|sciatic|saphenous|suprascapular|ilioinguinal|iliohypogastric|genitofemoral|pudendal|obturator|lateral\sfemoral\scutaneous|lfcn|median|ulnar|radial|tibial|peroneal|sural|axillary|brachial\splexus|interscalene|trigeminal|supraorbital|cluneal)\s(?:\w+\s){0,2}(?:nerve\s)?(?:blocks?|inj\w*|ablat\w*|rfa?)"),
    Row("fascial_block", "name", r"\b(?:erector\sspinae|tap|quadratus\slumborum|ql|pecs?|serratus|rectus\ssheath)\s(?:plane\s)?blocks?"),
    Row("chemodenervation", "name", r"\bbotox|\bbotulinum|\bchemo-?denerv\w*|\bdysport|\bxeomin"),
    Row("prp", "name", r"\bplatelet[-\s]rich|\bprp\b|\bbone\smarrow\sasp\w*|\bprolotherapy"),
    Row("carpal_tunnel", "name", r"\bcarpal\stunnel\s(?:inj\w*|release)"),
    Row("dry_needling", "name", r"\bdry\sneedl\w*|\bacupuncture"),
    Row("si_fusion", "name", r"\b(?:sacro-?iliac|si)\s(?:joint\s)?fusion"),
    Row("surgery", "name", r"\b(?:laminectom|discectom|microdis[ck]ectom|foraminotom|laminotom|arthroplast|arthroscop)\w*"),
)
