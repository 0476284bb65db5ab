"""German words and endings by which the rules of plain language find what is hard to read.

The lists hold what stands in social reports; they are no dictionary. What they miss nobody is told
of, so people with learning difficulties check the text all the same.
"""

import re


def _words(text: str) -> tuple[str, ...]:
    """The words of a text."""
    return tuple(text.split())


SUBJUNCTIVE = frozenset(
    _words("""
    wäre wären hätte hätten würde würden könnte könnten müsste müssten dürfte dürften sollte
    sollten käme kämen gäbe gäben ginge gingen bliebe blieben ließe ließen stünde stünden
    seien bräuchte bräuchten fände fänden
""")
)
BECOME = re.compile(r"\b(?:wird|werden|wurde|wurden|worden|werde|wirst|werdet)\b", re.IGNORECASE)
PARTICIPLE = re.compile(
    r"\b(?:[a-zäöüß]{0,8}ge[a-zäöüß]{3,}t|(?:be|er|ver|zer|ent|emp|miss)[a-zäöüß]{3,}t"
    r"|[a-zäöüß]+iert|[a-zäöüß]{0,8}ge[a-zäöüß]{2,}en)\b"
)
STRONG_PARTICIPLES = frozenset(
    _words("""
    beschlossen betroffen verboten vertreten entschieden beschrieben vergessen verloren
    verglichen erhoben bezogen vorgenommen vergeben erhalten bewiesen überwiesen verstanden
    unterschieden verschoben verwiesen angeboten getan
""")
)
NO_PARTICIPLES = frozenset(
    _words("""
    gehen geben gewinnen genießen gehören gelten geschehen gefallen gelingen genügen gestalten
    gebrauchen gewöhnen geraten gestehen gewähren gegen gesamten eigenen wegen gesund bekannt
    bereit berühmt beliebt geeignet gesamt ernst erst verwandt insgesamt begegnen bewegt
    gerecht leicht vielleicht berechtigt besten weitergehen angehen ausgeben angeben eingehen
    umgehen abgeben aufgeben mitgehen weggehen herausgeben vergehen begehen entgegen hingegen
    dagegen gegangen geblieben geworden gekommen gestorben
""")
)
"""Words that look like participles, or are those of verbs that have no passive."""
GENITIVE_PREPOSITIONS = frozenset(
    _words("""
    trotz aufgrund anhand hinsichtlich bezüglich innerhalb außerhalb mithilfe infolge seitens
    angesichts anlässlich mittels zugunsten
""")
)
OPENERS = frozenset(
    _words("""
    in an am auf aus bei beim mit nach von vom vor zu zum zur seit hinter neben über unter
    zwischen durch für gegen ohne um bis außer dort hier dann so da auch oft heute jetzt
    früher das was wo wer wie wann wenn weil und oder aber denn also ist sind war hat haben
    wird damit darum deshalb dabei dazu nur noch schon manchmal immer zuerst danach später
    bald meist etwa es er sie wir ich man dies dieser diese alle viele manche einige jeder
    jede außerdem trotzdem
""")
)
"""First words of sentences that are no nouns, though they have a capital."""
NEGATIONS = re.compile(r"\b(?:nicht|nichts|nie|niemals|niemand\w*|kein\w*)\b", re.IGNORECASE)
ABBREVIATIONS = re.compile(
    r"\b(?i:z\. ?B|d\. ?h|u\. ?a|u\. ?U|i\. ?d\. ?R|o\. ?g|s\. ?o|usw|bzw|ca|etc|ggf|evtl|inkl|exkl"
    r"|Nr|Std|Mio|Mrd|Tsd|vgl|sog|Abs|Art|Str|Tel|max|mind|bspw|bzgl|zzgl|einschl|Einw)\."
    r"|\b[A-ZÄÖÜ]{2,}s?\b|\b[A-ZÄÖÜ][a-zäöüß]+[A-ZÄÖÜ]\w*\b"
)
ROMAN = re.compile(r"\b(?=[IVXLCDM]{2,}\b)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})"
                   r"(?:IX|IV|V?I{0,3})\b")  # fmt: skip
FAMILIAR_LONG = frozenset({"schwierigkeiten"})
FAMILIAR_CAPITALS = frozenset({"PDF", "WC", "LKW", "PKW", "ICE", "TV", "DVD", "CD"})
CLAUSE = re.compile(
    r", (?:(?:in|mit|von|bei|für|auf|aus|zu|nach|an|durch) )?"
    r"(?:der|die|das|dem|den|dessen|deren|denen|welche[rmns]?|dass|ob|sodass|damit|obwohl|während"
    r"|nachdem|bevor|sobald|solange|indem|falls|weil|wenn|wobei|wodurch|womit|was|wer|wie|wo"
    r"|um|aber|sondern|denn|ohne|so dass)\b|;| – "
)
SIGNS = re.compile(r"[§&/<>=+~*#|()…„“\"]|\.\.\.")
NUMBER_WORDS = re.compile(
    r"\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|hundert|tausend)\b",
    re.IGNORECASE,
)
DATE = re.compile(r"\b\d{1,2}\. ?\d{1,2}\.(?: ?\d{2,4})?|\b\d{4}-\d{2}-\d{2}\b")
PERCENT = re.compile(r"\d+(?:,\d+)?[\s\u00a0\u202f]*(?:%|Prozent\w*)|\bProzent\w*|%")
DECIMAL = re.compile(r"\b\d+,\d+")
NUMBER = re.compile(
    r"(?<![\d,])\d{1,3}(?:[.\s\u00a0\u202f]\d{3})+(?![\d,])|(?<![\d,])\d{4,}(?![\d,])"
)
YEAR = re.compile(r"(?:19|20)\d\d")
HARD = _words("""
    indikator statisti quote migration integration inklusion prävention demograf demograph
    index indizes prognose analyse kategori struktur segregation dissimilarit armutsgefährd
    transfer grundsicherung bürgergeld sozialgesetzbuch erwerb bedarfsgemeinschaft
    sozialversicherung pflegebedürft pflegegrad staatsangehörig saldo durchschnitt median
    haushalt sozialplanung sozialraum sozialräum alleinerziehend kommun maßnahme konzept
    partizipation teilhabe barrierefrei ressource kompetenz evaluation monitoring disparit
    fluktuation prekär verwaltungsausschuss dezernat gremium gremien etat kriteri relativ
    absolut tendenz perspektive potenzial potential infrastruktur sanktion subvention
""")
"""Beginnings of words that need an explanation."""
HARD_ENDINGS = ("tät", "täten", "ismus", "tion", "tionen", "ierung", "ierungen", "enz", "enzen",
                "anz", "logie", "ologien", "quote", "quoten", "index", "saldo")  # fmt: skip
FAMILIAR = _words("""
    information situation station aktion portion nation position generation redaktion
    universität regierung tanz ganz grenz lizenz kranz glanz schwanz pflanz konferenz
""")
"""Beginnings of words with such an ending that everybody knows; beginnings of parts, too."""
SYNONYMS = (
    ("stadtteil", "stadtviertel", "quartier", "wohnviertel"),
    ("kita", "kindergarten", "kindertagesstätte", "kindertageseinrichtung"),
    ("amt", "behörde", "dienststelle"),
    ("ausländer", "migrant", "zugewandert", "einwander"),
    ("arbeitslos", "erwerbslos", "arbeitsuchend"),
    ("senior", "altemenschen", "rentner"),
    ("einwohner", "bewohner"),
    ("beruf", "tätigkeit"),
    ("unterstützung", "hilfe"),
    ("miete", "wohnkosten"),
)
"""Words that mean one thing, by how they begin; a text keeps to one of them."""
