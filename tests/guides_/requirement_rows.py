"""What each requirement asks of the text that claims it, written down apart from the guides.

A row is: id, voice, suggested audience, flags, and words of which each must stand in the Swedish text that
claims it ("a|b": either). Voice E is the employee's, C the manager's, EC both; audience P private, B between
us, V onward; flags H health, R third person, £ pay, D discrimination. A hyphen: the row asks nothing of that.
"""

from dataclasses import dataclass

TABLE = """
I01 | - | - | - | beteende|omdöm|slarvig
I02 | - | - | - | känsla
I03 | - | - | - | konsekvens, reagera
I04 | - | - | - | förändring, önska
I05 | - | - | - | beröm
I06 | - | - | - | kunskap|färdighet|attityd, behöver|lust
I07 | - | - | - | kunskap|förmåga|handla|kompetens är
I08 | - | - | - | ansvar|uppgifter|kollegor|kurs|utbildning|konferens|studiebesök
I09 | - | - | - | karriär|nuvarande uppgifterna
I10 | - | - | - | samspel|erfarenhet|nyfikenhet|hur kompetens växer
I11 | - | - | - | komfortgräns|lätt att prata|varandra
I12 | - | - | - | tre tidsperspektiv

J01 | EC | - | - | verksamheten|mål, mål
J02 | EC | - | - | innehåll|förvänta, krav|ansvar
J03 | EC | - | - | arbetsbörda|prioritering
J04 | EC | - | - | kompetens
J05 | - | B | - | samverk
J06 | EC | B | - | arbetsmiljö
J07 | EC | B | - | övrig

K01 | EC | B | - | arbetssituation
K02 | EC | V | - | kompetensbehov
K03 | EC | V | - | tidigare, mål
K04 | EC | B | - | väntar|förvänt, varandra
K05 | EC | B | £ | karriär, lön
K06 | E | B | - | fungerar det i dag, bättre
K07 | E | B | - | samtalet, leda
K08 | E | V | - | formell kompetens|utbildning
K09 | E | B | - | kompetens, nytta
K10 | E | B | - | förändr
K11 | EC | B | - | rollen
K12 | E | B | - | sidor hos dig själv, utveckla
K13 | E | B | R | chef, ledarroll
K14 | E | V | - | befogenheter, resurser
K15 | - | - | - | konstruktiv kritik
K16 | - | - | - | negativ återkoppling
K17 | E | V | - | mål, kort, lång sikt
K18 | E | V | - | stöd, chef
K19 | - | - | - | saklig, fakta
K20 | - | V | - | pröva|specialistutbildning

L01 | EC | V | - | aktivitet, utvärdera
L02 | EC | V | - | mål, påverka, utfall
L03 | E | B | - | medarbetarens, gångna året
L04 | C | B | - | konstruktiv återkoppling
L05 | EC | B | - | samverkan, chef och medarbetare
L06 | EC | V | - | målen och kompetensplanen, tillsammans
L07 | EC | B | - | uppgifter, resultat, förändring, kompetens
L08 | EC | B | - | delaktighet, möten, seminarier, arbetsplatsträff, förändring
L09 | EC | B | H D | klimat, stress, oro, likabehandling
L10 | EC | V | H | fysiska arbetsmiljön, utrustning, lokaler, hjälpmedel
L11 | EC | B | R | samarbete, kollegor, studenter
L12 | EC | V | - | resurser, befogenheter, tid, påverka
L13 | EC | B | - | engagemang, initiativ, ansvar, bemötande
L14 | EC | V | - | gemensam, uppgifter, prioritera
L15 | EC | V | - | mål, utvecklingsområden
L16 | C | V | - | verksamhetens mål, individuella mål
L17 | EC | V | - | konkret, tydlig, möjlig
L18 | EC | V | - | kompetensutvecklingsplan

M01 | EC | V | - | förra samtalet, igenom
M02 | EC | V | - | genomfört, inte genomfört
M03 | EC | B | - | bra, mindre bra
M04 | E | P | H | sedan vi sågs, mått, trivts
M05 | E | B | - | arbetsprestation
M06 | E | V | - | utvecklats, lärt
M07 | C | B | H | chefens, arbetsprestation, mått
M08 | E | B | - | arbetssituation, i dag
M09 | E | B | - | arbetsbelastning, arbetsfördelning
M10 | E | V | - | ansvar, befogenheter
M11 | E | B | H | balans, fritid
M12 | E | P | H | mår, trivs, i dag
M13 | E | V | - | hjälp, stöd
M14 | E | B | - | ändra
M15 | E | V | - | styrkor, kompetensområden
M16 | E | B | - | styrkor|styrka, ta vara|tar vi vara
M17 | C | B | - | chefens, nuvarande arbetssituation
M18 | E | B | R | samarbete, närmaste kollegor
M19 | E | B | R | kollegor, organisation
M20 | E | V | - | påverka, samarbetet
M21 | E | B | - | samarbetet, chef
M22 | E | B | - | kommunikation
M23 | E | B | - | information
M24 | E | V | - | stöd, ansvar
M25 | E | B | - | självständig, förtroende
M26 | E | B | - | återkoppling, uppskattning, bekräftelse
M27 | C | B | - | chefens, samarbetet
M28 | E | B | - | organisationens, målbild
M29 | E | B | - | mål, bättre
M30 | E | B | - | organisering, fördelning, arbetsgång
M31 | E | B | - | organiser, bättre
M32 | E | B | - | delaktig
M33 | E | V | H | fysiska arbetsmiljön
M34 | E | V | - | fysiska miljön, bättre
M35 | E | B | H R | psykosociala arbetsmiljön
M36 | E | B | - | psykosociala miljön, bättre
M37 | E | B | - | trivsel, trygghet
M38 | E | B | - | förebyggande aktiviteter
M39 | E | B | - | förvänt, själv
M40 | E | B | - | förvänt, närmaste chef
M41 | E | B | - | förvänt, organisationen, kollegorna
M42 | E | B | - | arbetssituation, arbetsuppgifter
M43 | EC | V | - | mål, delmål, prioritera
M43a | EC | V | - | tomma rader
M43b | EC | V | - | tomma rader
M43c | EC | V | - | tomma rader
M44 | EC | V | - | kort sikt, 0–6 månader
M45 | EC | V | - | lång sikt, 6–24 månader
M46 | E | B | - | trivs, stanna
M47 | E | V | - | utveckling, kompetens
M48 | EC | V | - | uppföljning
M49 | E | B | - | utvecklingsområden, gruppen, organisationen
M50 | EC | B | - | övriga funderingar
M51 | EC | P | - | gå igenom anteckningarna
M52 | EC | B | - | utvärdera samtalet
M53 | EC | B | - | fungera, kän
M54 | EC | B | - | bättre, nästa gång|nästa samtal
M55 | EC | P | - | bekräfta, godkänn, dokumentationen

N00 | - | - | - | reflektera, mål, kompetens
N01 | E | B | - | arbetssituationen
N02 | E | B | - | arbetsbelastning
N03 | E | B | - | arbetstider
N04 | E | B | R | relationer, klimat
N05 | E | V | H | fysiska arbetsmiljön
N06 | E | B | H | balans, fritid
N07 | E | B | D | diskrimineringsgrund, föräldraskap, anställningsvillkor, kompetensutveckling|villkor
N08 | E | B | D | diskrimineringsgrund|grund, rättigheter, möjligheter
N09 | - | - | - | kön|etnisk|trosuppfattning|funktionsnedsättning|sexuell|ålder|diskrimineringsgrunderna
N10 | E | V | - | kunskap, arbetsmiljö, rutin
N11 | E | P | H | hälsa, mår
N12 | - | - | - | relevant, winlas
N13 | EC | V | - | verksamhetens mål
N14 | EC | V | - | individuella mål, roll, yrkesskicklighet, kompetens
N15 | - | - | - | verksamhetens mål, överenskomna mål, handlingsplan
N16 | E | B | - | förbättr, arbetssätt, rutin
N17 | - | - | - | relevant, winlas
N18 | E | B | - | dialog, samarbet, lär
N19 | E | B | - | dialog, gemensamt lärande
N20 | E | V | - | inblick, verksamheten
N21 | - | - | - | relevant, winlas
N22 | - | - | - | ansvar, uppdraget, kompetensutveckling
N23 | - | - | - | metoder, kulturer, samarbeta
N24 | E | V | - | nå målen, aktivitet
N25 | E | V | - | kompetensutveckling, kort och lång sikt
N26 | E | B | - | utmanar, uppgifter
N27 | E | V | - | utvecklas, utmanar
N28 | E | V | R | hjälp
N29 | - | - | - | kompetensinsatser, handlingsplan
N30 | - | - | - | våga, nya
N31 | E | V | - | årets utmaning, svår, uppdraget
N32 | E | V | - | utmaningen, genomföras
N33 | E | V | - | när, utmaningen, genomförd
N34 | E | V | - | stöd, utmaningen
N35 | - | - | - | utmaning, handlingsplan

A01 | - | - | - | mål
A03 | - | - | - | mål, verksamhet|enheten
A04 | - | - | - | börja i verksamheten
A05 | - | - | - | kan komma till nytta
A06 | - | - | - | återkoppling
A07 | - | - | - | ledarskap
A08 | - | - | - | planera, lära
A09 | - | - | - | riktning
A10 | - | - | - | väntar oss av varandra
A11 | - | - | - | förstå
A12 | - | - | - | systematiska arbetsmiljöarbetet, samverkan
A13 | - | - | - | uppdrag, förutsättningar
A14 | - | - | - | prestation, utveckling, mål
A15 | - | - | - | hinder
A16 | - | - | - | arbetsmiljö
A17 | - | - | - | privat, arbetet
A19 | - | - | - | verksamheten
A22 | - | - | - | förtroende
B01 | - | - | - | förberedelse
B02 | - | - | - | intervju, samtal
B03 | - | - | - | röda tråden
B04 | - | - | - | för sällan
B05 | - | - | - | ovan, relationer
B06 | - | - | - | tid, intresse
B07 | - | - | - | syfte, förväntar
B08 | - | - | - | mål
B09 | - | - | - | konflikt
C01 | - | - | - | förbered
C02 | - | - | - | öppenhet, återkoppling
C03 | - | - | - | dialog
C04 | - | - | - | då, nu, sedan
C05 | - | - | - | sammanfatta
D08 | - | - | - | ber om|bett om|be om|bad om
G06 | - | - | - | telefoner
H01 | - | - | - | frågor, bestämt
H02 | - | - | - | parker
H03 | - | - | - | lyssna|förstå
H04 | - | - | - | respekterar, olika
H05 | - | - | - | lova
H06 | - | - | - | föras vidare|stannar mellan oss
H07 | - | - | - | fakta
H08 | - | - | - | be om|konstruktiv kritik
H09 | - | - | - | kritik|negativ återkoppling
H10 | - | - | - | sammanfatta|utvärdera
H11 | - | - | - | anteckningar
H12 | - | - | - | vart du vill|vart vill du, samtalet
P04 | - | - | - | mål, eget
E12 | - | - | - | hr
Q08 | - | - | - | känsliga uppgifter|känsligt
Q09 | - | - | - | dokumenteras
Q10 | - | - | - | rehabilitering, misskötsamhet
Q11 | - | - | - | överenskommelse om tester, skriftlig tillrättavisning
Q12 | - | - | - | hr
R03 | - | - | - | utvärdera
S02 | - | - | - | uppföljning
S08 | - | - | - | förra samtalet
S12 | - | - | - | planen
"""

VOICES = {"E": "employee", "C": "manager", "EC": "both"}
AUDIENCES = {"P": "private", "B": "between_us", "V": "onward"}
FLAGS = {"H": "health", "R": "third_person", "£": "pay", "D": "discrimination"}


@dataclass(frozen=True)
class Asked:
    """What a requirement asks of its text."""

    voice: str
    audience: str
    flags: frozenset[str]
    words: tuple[tuple[str, ...], ...]

    def met_by(self, text: str) -> bool:
        """True when every word, in one of its forms, stands in `text`."""
        said = text.casefold()
        return all(any(form in said for form in forms) for forms in self.words)


def asked() -> dict[str, Asked]:
    rows = {}
    for line in TABLE.strip().splitlines():
        if not line.strip():
            continue
        row, voice, audience, flags, words = (part.strip() for part in line.split(" | "))
        rows[row] = Asked(
            voice=VOICES.get(voice, ""),
            audience=AUDIENCES.get(audience, ""),
            flags=frozenset(FLAGS[flag] for flag in flags.split() if flag != "-"),
            words=tuple(tuple(form.strip() for form in word.split("|")) for word in words.split(",")),
        )
    return rows
