"""How occipital nerve blocks are spoken of, beyond the names in `reading.nerve_words`."""

#: What says the greater nerve where the note says only "occipital nerve".
GREATER = (
    r"\bgreat(?:er)?\b|\bgons?\b|\bgonbs?\b|\bmedial\sto\sthe\soccipital\sartery|\binferior\soblique|"
    r"\bone\sthird\sof\sthe\sdistance|\binion\b|\bprotuberance\b"
)
