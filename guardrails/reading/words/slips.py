"""Slips of typing, scanning and speech recognition that have one reading: wrong -> right. Data only.

Only forms that mean nothing else in a pain note stand here; the right-hand side is what the lexicons know.
"""

from __future__ import annotations

#: whole words or phrases, lower case; a space in the key is any single space or hyphen
PHRASES: dict[str, str] = {
    "floor oscopy": "fluoroscopy", "floor os copy": "fluoroscopy", "flora scopic": "fluoroscopic",
    "floor oscopic": "fluoroscopic", "florida scopic": "fluoroscopic", "flouro": "fluoroscopy", "fluro": "fluoroscopy",
    "floro": "fluoroscopy", "see arm": "c-arm", "sea arm": "c-arm", "c arm": "c-arm",
    "trans for aminal": "transforaminal", "transfer aminal": "transforaminal", "trans foraminal": "transforaminal",
    "transforminal": "transforaminal", "transforamenal": "transforaminal", "transforaminol": "transforaminal",
    "transformaminal": "transforaminal", "tee fee c": "tfesi", "inter laminar": "interlaminar",
    "interlaminer": "interlaminar", "interlamminar": "interlaminar", "inner laminar": "interlaminar",
    "intra laminar": "interlaminar", "intralaminar": "interlaminar", "i lesi": "ilesi", "coddle": "caudal",
    "cauda epidural": "caudal epidural", "epi dural": "epidural", "epidual": "epidural", "facette": "facet",
    "faucet injection": "facet injection", "faucet injections": "facet injections", "median branch": "medial branch",
    "medical branch": "medial branch", "medial brach": "medial branch", "em be be": "mbb",
    "dorsal ray my" : "dorsal rami", "sacral alla" : "sacral ala", "sacral aila" : "sacral ala", "sacral ally" :
    "sacral ala",
    "radial frequency": "radiofrequency", "radio frequency": "radiofrequency", "radio frequent sea": "radiofrequency",
    "radiofrequancy": "radiofrequency", "ablasion": "ablation", "abaltion": "ablation", "rhyzotomy": "rhizotomy",
    "essay joint": "si joint", "sacro iliac": "sacroiliac", "sacroilliac": "sacroiliac", "disco gram": "discogram",
    "lices of adhesions": "lysis of adhesions", "rats catheter": "racz catheter", "kifoplasty": "kyphoplasty",
    "kypho plasty": "kyphoplasty", "vertebral plasty": "vertebroplasty", "blood pash": "blood patch",
    "lumbar punction": "lumbar puncture", "intra cept": "intracept", "basal vertebral": "basivertebral",
    "tuohey": "tuohy", "toohey": "tuohy", "touhy": "tuohy", "toughy": "tuohy", "twoey": "tuohy",
    "two e needle": "tuohy needle", "to he needle": "tuohy needle", "too he needle": "tuohy needle",
    "write sided": "right-sided", "omni peak": "omnipaque", "omni pack": "omnipaque", "omnipak": "omnipaque",
    "omnipaq" : "omnipaque", "iso view" : "isovue", "spinal court" : "spinal cord", "spinal cords stimulator" :
    "spinal cord stimulator",
    "spinal cord simulator": "spinal cord stimulator", "nerve simulator": "nerve stimulator", "i pg": "ipg",
    "gang lion": "ganglion", "octo rode": "octrode", "octroad": "octrode", "pente paddle": "penta paddle",
    "medtronics" : "medtronic", "boston scientists" : "boston scientific", "never oh" : "nevro", "abbot eterna" :
    "abbott eterna",
    "intra thecal": "intrathecal", "in the cecal": "intrathecal", "synchronize pump": "synchromed pump",
    "sink row med": "synchromed", "back lo fen": "baclofen", "pro metro pump": "prometra pump", "re filed": "refilled",
    "re filled": "refilled", "hydro morphone": "hydromorphone", "prior vault": "prialt", "ge nick you lar": "genicular",
    "january cooler": "genicular", "particular nerve": "genicular nerve", "ocular nerve block": "occipital nerve block",
    "axipital" : "occipital", "occi pital" : "occipital", "super scapular" : "suprascapular", "supra scapular" :
    "suprascapular",
    "puddendal": "pudendal", "braychial": "brachial", "stella ganglion": "stellate ganglion",
    "satellite ganglion" : "stellate ganglion", "stellar block" : "stellate block", "seal iac" : "celiac", "coeliac" :
    "celiac",
    "ganglion in par": "ganglion impar", "impala block": "impar block", "sphenopalentine": "sphenopalatine",
    "erect or spiny": "erector spinae", "trans versus abdominus": "transversus abdominis", "tab block": "tap block",
    "piriform mis" : "piriformis", "pyriformis" : "piriformis", "trapeze ius" : "trapezius", "elevator scapula" :
    "levator scapulae",
    "elevator scapulae": "levator scapulae", "spleenius": "splenius", "gleno humeral": "glenohumeral",
    "arthro synthesis": "arthrocentesis", "trocanteric": "trochanteric", "the quervain's": "de quervain's",
    "sin visk": "synvisc", "you flex a": "euflexxa", "duralane": "durolane", "prempt": "preempt",
    "preemptive protocol": "preempt protocol", "core a gator": "corrugator", "bow tox": "botox", "bo tox": "botox",
    "dis port": "dysport", "zee o min": "xeomin", "on a botulinum": "onabotulinum", "dis tonia": "dystonia",
    "hemi facial": "hemifacial", "fee nol": "phenol", "conscience sedation": "conscious sedation",
    "ken a log": "kenalog", "kenalogue": "kenalog", "kennalog": "kenalog", "celestone's": "celestone",
    "bupivicaine" : "bupivacaine", "bupivicane" : "bupivacaine", "bupivacane" : "bupivacaine", "bupivocaine" :
    "bupivacaine",
    "marcane": "marcaine", "lidocane": "lidocaine", "lydocaine": "lidocaine", "xylocane": "xylocaine",
    "depo medral": "depo-medrol", "depomedrol": "depo-medrol", "depo medrol": "depo-medrol",
    "dexamethazone": "dexamethasone", "triamcinalone": "triamcinolone", "methylprednisilone": "methylprednisolone",
    "ropivicaine": "ropivacaine", "ultra sound": "ultrasound", "ultasound": "ultrasound", "sterotactic": "stereotactic",
    "blk": "block", "blks": "blocks", "blx": "blocks",
    "loss of resistence": "loss of resistance", "lost of resistance": "loss of resistance", "foramin": "foramen",
}

#: beginnings of words: the rest of the word is kept
STEMS: dict[str, str] = {
    "flourosc": "fluorosc", "fluorsc": "fluorosc", "flurosc": "fluorosc", "florosc": "fluorosc", "flouresc": "fluorosc",
    "floroc": "fluoroc",
}
