"""Word documents made by hand, mark by mark: what Word writes, and what somebody who means harm might."""

import zipfile
from io import BytesIO

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)


def paragraph(text: str) -> str:
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{part}</w:t>' for part in text.split("\n"))
    return f"<w:p><w:r>{runs}</w:r></w:p>"


def cell(text: str | None, span: int = 1, *, begins: bool = False) -> str:
    """A cell; None continues the one above, `begins` starts one that others continue."""
    merge = "<w:vMerge/>" if text is None else '<w:vMerge w:val="restart"/>' if begins else ""
    body = "".join(map(paragraph, (text or "").split("\n\n")))
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merge}</w:tcPr>{body}</w:tc>'


def row(*cells: str | None) -> str:
    made = (one if one and one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr>{''.join(made)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def document(*parts: str, before: str = "") -> bytes:
    """A .docx with these parts in its body."""
    body = f'<w:document xmlns:w="{W}"><w:body>{"".join(parts)}</w:body></w:document>'
    return package(f'<?xml version="1.0"?>{before}{body}'.encode())


def package(body: bytes, name: str = "word/document.xml", method: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", method) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr(name, body)
    return packed.getvalue()


MUNICIPAL = document(
    paragraph("Handlingsplan för individuella mål och kompetensutveckling"),
    table(
        row("Datum\n\n2025-03-04", "Medarbetare\n\nKim Ek"),
        row("Ansvarig chef\n\nMaria Ståhl", "Verksamhet, enhet\n\nIT-drift"),
    ),
    paragraph("Målen sätts i dialog."),
    table(
        row(cell("Mål", 2), cell("Handlingsplan", 4)),
        row(
            "Verksamhetens mål",
            "Medarbetarens mål",
            "Vad ska medarbetaren utveckla för att uppnå målet?",
            "Hur ska det ske? Vilka aktiviteter ska genomföras?",
            "Ansvarig",
            "Datum för genomförande och uppföljning",
        ),
        row(
            cell("Färre driftstopp", begins=True),
            "Dokumentera de fem vanligaste larmen",
            "Skriva instruktioner",
            "Mall i mars.\n\nTvå larm i månaden.",
            "Kim",
            "Klart 2025-09-30\n\nFöljs upp 2025-10-15",
        ),
        row(None, "Lära sig nätet", "", "Kurs", "Kim Ek", "2025-12-01"),
        row("", "", "", "Jag tar upp jourschemat", "chefen", "2025-06-01"),
    ),
    paragraph("Årets utmaning"),
    table(
        row("Årets utmaning", cell("Handlingsplan", 3)),
        row(
            "Medarbetarens utmaning",
            "Hur ska det ske? Vilka aktiviteter ska genomföras?",
            "Vilket ev. stöd behövs och av vem/vilka?",
            "Datum för genomförande och uppföljning",
        ),
        row("Leda bytet av larmsystem", "Projektplan i april", "En timme i veckan", "2025-12-15"),
    ),
)
"""The municipal form, filled in: grouped headings, a goal of the operation that spans two rows."""
