"""How facet injections and medial branch blocks are spoken of, beyond the names in `reading.lexicon`."""

#: What says joint, where the name ("facet injection") leaves joint or nerve open.
JOINT = (
        r"\bfac[ie]t(?:te)?s?(?: joints?)? inj\w*|\bfac[ie]ts? (?:was|were) inj\w*|\bintra-?articular\b"
        r"|\bia\b|\bfacet joints?\b|\bjoint (?:space|capsule)|\barthrogra\w+|\bz-?joints?\b|\bzygapoph\w+"
        r"|\bcapsul\w+|"
         r"\bsynovial cyst|\bfji\b|\blfji\b|\bcyst\b|\bentered\b|\batlanto-?\s?axial")
NERVE = r"\bmedial[- ]branch|\bmbbs?\b|\bdorsal ram\w+|\bnerves?\b|\bthird occipital"
DIAGNOSTIC = (
    r"\bdiagnostic\b|\bconfirmatory\b|\bcomparative\b|\bdmbb\b|#\s?[12]\b|\bmbb\s?[12]\b|\bpain diary\b"
)
THERAPEUTIC = r"\btherapeutic\b"
