"""Take a Word document apart and put it together again with something changed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr


def parts_of(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def packed(parts: dict[str, str], comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
        package.comment = comment
    return out.getvalue()


def changed(part: str, old: str, new: Callable[[str], str]) -> Callable[[bytes, str], bytes]:
    """A change of one part: the first `old` in it becomes `new(text)`."""

    def change(data: bytes, text: str) -> bytes:
        parts = parts_of(data)
        assert old in parts[part], part
        return packed(parts | {part: parts[part].replace(old, new(text), 1)})

    return change


def runs(text: str) -> str:
    """A paragraph that breaks the text into a run a letter."""
    made = [f'<w:r><w:t xml:space="preserve">{escape(one)}</w:t></w:r>' for one in text]
    return f"<w:p>{''.join(made)}</w:p>"


WAYS: dict[str, Callable[[bytes, str], bytes]] = {
    "a paragraph in many runs": changed("word/document.xml", "<w:body>", lambda x: f"<w:body>{runs(x)}"),
    "hidden text": changed(
        "word/document.xml",
        "<w:body>",
        lambda x: f"<w:body><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>{escape(x)}</w:t></w:r></w:p>",
    ),
    "a comment in the XML": changed(
        "word/document.xml", "<w:body>", lambda x: f"<w:body><!--{escape(x).replace('--', '')} -->"
    ),
    "a bookmark": changed(
        "word/document.xml",
        "<w:body>",
        lambda x: f"<w:body><w:bookmarkStart w:id='0' w:name={quoteattr(x)}/>",
    ),
    "the footer": changed("word/footer1.xml", "</w:ftr>", lambda x: f"{runs(x)}</w:ftr>"),
    "the core properties": changed(
        "docProps/core.xml",
        "</cp:coreProperties>",
        lambda x: f"<cp:keywords>{escape(x)}</cp:keywords></cp:coreProperties>",
    ),
    "a style's name": changed("word/styles.xml", 'w:val="Plan Table"', lambda x: f"w:val={quoteattr(x)}"),
    "a setting": changed(
        "word/settings.xml", "</w:settings>", lambda x: f"<w:x w:val={quoteattr(x)}/></w:settings>"
    ),
}
"""Places in a Word file where words can hide."""
