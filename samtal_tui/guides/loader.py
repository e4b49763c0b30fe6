"""Reading guides: one text, one file, a folder of own guides, and the built-in ones.

Whatever is in a file, the answer is a Guide or a GuideError, soon and without a crash.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from samtal_tui.guides import problems
from samtal_tui.guides.model import FORMAT, Guide
from samtal_tui.guides.places import find_places, line_of
from samtal_tui.guides.problems import GuideError
from samtal_tui.guides.reasons import problems_in

MAX_BYTES = 1_000_000
"""The largest file that is read, in bytes."""

MAX_LINE = 4_000
"""The longest line, in characters: a dotted key takes time that grows with its square."""

BUILT_IN = (
    "verksamheten-forst",
    "egen-forberedelse",
    "tre-tidsperspektiv",
    "fem-avsnitt",
    "kommunal-rutin",
    "halvarsavstamning",
    "samtal-pa-begaran",
    "sarskilt-samtal",
)
"""The ids of the guides that come with the program, in the order they are listed."""

_FOLDER = Path(__file__).parent / "built_in"


@dataclass(frozen=True)
class Loaded:
    """A guide and the text it was read from: a talk keeps the text it was held with."""

    guide: Guide
    toml: str
    file: str


@dataclass(frozen=True)
class Folder:
    """What a folder of own guides held: those that can be used, and what is wrong with the others."""

    guides: tuple[Loaded, ...] = ()
    errors: tuple[GuideError, ...] = ()


NO_FOLDER = Folder()
"""No guides of one's own."""


def _parsed(text: str, name: str) -> dict[str, object]:
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise GuideError([problems.too_big(name)])
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_LINE:
            raise GuideError([problems.too_long_line(name, number)])
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise GuideError([problems.too_deep(name)]) from None
    except ValueError as error:
        at = re.search(r"\(at line (\d+), column \d+\)$", str(error))
        last = text.rstrip("\n").count("\n") + 1
        raise GuideError([problems.not_toml(name, int(at[1]) if at else last)]) from None


@lru_cache(maxsize=32)
def load_guide(text: str, name: str = "") -> Guide:
    """Read a guide from TOML. `name` is what errors call the file. Raises GuideError with every problem.

    The last guides read are remembered, as nobody can change one: a talk asks often for its own.
    """
    data = _parsed(text, name)
    found = data.get("format")
    if isinstance(found, int) and found > FORMAT:
        raise GuideError([problems.newer(name, line_of(find_places(text), ("format",)), found, FORMAT)])
    try:
        return Guide.model_validate(data)
    except ValidationError as error:
        found_wrong = problems_in(error, text, name)
    raise GuideError(found_wrong)


def read_text(path: Path) -> str:
    """The text of a guide file. Raises GuideError for what is no plain file, too large or not UTF-8."""
    try:
        if not path.is_file():
            raise GuideError([problems.not_readable(path.name)])
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        raise GuideError([problems.not_readable(path.name)]) from None
    if len(data) > MAX_BYTES:
        raise GuideError([problems.too_big(path.name)])
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise GuideError([problems.not_text(path.name)]) from None


def load_file(path: Path) -> Loaded:
    """Read one guide file. Raises GuideError."""
    text = read_text(path)
    return Loaded(load_guide(text, path.name), text, path.name)


def load_folder(path: Path) -> Folder:
    """Read every *.toml of a folder, in the order of the names. No folder is the same as an empty one.

    A guide with the id of a built-in one, or of an earlier file, is an error: a talk must mean one guide.
    """
    guides: list[Loaded] = []
    errors: list[GuideError] = []
    taken = set(BUILT_IN)
    try:
        files = sorted(file for file in path.iterdir() if file.suffix == ".toml")
    except OSError:
        files = []
    for file in files:
        try:
            loaded = load_file(file)
        except GuideError as error:
            errors.append(error)
            continue
        if loaded.guide.id in taken:
            line = line_of(find_places(loaded.toml), ("id",))
            errors.append(GuideError([problems.id_taken(file.name, line, loaded.guide.id)]))
        else:
            guides.append(loaded)
            taken.add(loaded.guide.id)
    return Folder(tuple(guides), tuple(errors))


def built_in() -> list[Guide]:
    """Every guide that comes with the program, in the order they are listed."""
    return [find(guide_id) for guide_id in BUILT_IN]


def find(guide_id: str, own: Folder = NO_FOLDER) -> Guide:
    """The built-in guide, or the one among `own`, with this id. Raises GuideError when there is none."""
    return find_loaded(guide_id, own).guide


def toml_of(guide_id: str, own: Folder = NO_FOLDER) -> str:
    """The text of a guide, for the vault to keep with a talk. Raises GuideError when there is none."""
    return find_loaded(guide_id, own).toml


def find_loaded(guide_id: str, own: Folder = NO_FOLDER) -> Loaded:
    """The guide with this id together with its text. Raises GuideError when there is none."""
    if guide_id in BUILT_IN:
        return load_file(_FOLDER / f"{guide_id}.toml")
    for loaded in own.guides:
        if loaded.guide.id == guide_id:
            return loaded
    raise GuideError([problems.unknown_guide(guide_id)])
