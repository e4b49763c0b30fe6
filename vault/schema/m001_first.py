"""The first schema: people and their keys, talks, what was written, and the history of documents.

Shareable items are plain columns; `private`, `proposal`, `draft` and `step` hold sealed bodies and say no
more about them than which person and talk they belong to.
"""

STATEMENTS = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE person (
        id TEXT PRIMARY KEY,
        number INTEGER NOT NULL UNIQUE,
        body TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE person_key (
        person TEXT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
        wrapped BLOB NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE talk (
        id TEXT PRIMARY KEY,
        person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
        held_on TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        body TEXT NOT NULL,
        UNIQUE (id, person)
    ) STRICT""",
    "CREATE INDEX talk_person ON talk (person, held_on)",
    """CREATE TABLE shared (
        id TEXT PRIMARY KEY,
        person TEXT NOT NULL,
        talk TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        kind TEXT NOT NULL,
        audience TEXT NOT NULL CHECK (audience IN ('between_us', 'onward')),
        question TEXT NOT NULL,
        body TEXT NOT NULL,
        FOREIGN KEY (talk, person) REFERENCES talk (id, person) ON DELETE CASCADE
    ) STRICT""",
    "CREATE INDEX shared_talk ON shared (talk, sequence)",
    "CREATE INDEX shared_person ON shared (person, sequence)",
    "CREATE INDEX shared_kind ON shared (kind)",
    """CREATE TABLE private (
        id TEXT PRIMARY KEY,
        person TEXT NOT NULL,
        talk TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        sealed BLOB NOT NULL,
        FOREIGN KEY (talk, person) REFERENCES talk (id, person) ON DELETE CASCADE
    ) STRICT""",
    "CREATE INDEX private_talk ON private (talk, sequence)",
    "CREATE INDEX private_person ON private (person, sequence)",
    """CREATE TABLE proposal (
        item TEXT PRIMARY KEY REFERENCES shared (id) ON DELETE CASCADE,
        revision INTEGER NOT NULL,
        sealed BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE draft (
        name TEXT PRIMARY KEY,
        talk TEXT NOT NULL REFERENCES talk (id) ON DELETE CASCADE,
        revision INTEGER NOT NULL,
        sealed BLOB NOT NULL
    ) STRICT""",
    "CREATE INDEX draft_talk ON draft (talk)",
    """CREATE TABLE step (
        talk TEXT NOT NULL REFERENCES talk (id) ON DELETE CASCADE,
        revision INTEGER NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
        sealed BLOB NOT NULL,
        PRIMARY KEY (talk, revision)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE guide (
        id TEXT NOT NULL,
        version TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (id, version)
    ) STRICT""",
    """CREATE TABLE document (
        id TEXT PRIMARY KEY,
        person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
        sequence INTEGER NOT NULL,
        body TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX document_person ON document (person, sequence)",
    """CREATE TABLE backup (
        path TEXT PRIMARY KEY,
        made_on TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE receipt (
        id TEXT PRIMARY KEY,
        sequence INTEGER NOT NULL,
        body TEXT NOT NULL
    ) STRICT""",
)
"""Each is run in turn, in one transaction."""
