"""What both have signed, and what an employee lets a new manager read.

Both hold only what may be shared, so their bodies are plain, like those of the shareable items.
"""


def _talk_record(table: str) -> tuple[str, ...]:
    return (
        f"""CREATE TABLE {table} (
        id TEXT PRIMARY KEY,
        person TEXT NOT NULL,
        talk TEXT NOT NULL,
        sequence INTEGER NOT NULL,
        body TEXT NOT NULL,
        FOREIGN KEY (talk, person) REFERENCES talk (id, person) ON DELETE CASCADE
    ) STRICT""",
        f"CREATE INDEX {table}_talk ON {table} (talk, sequence)",
        f"CREATE INDEX {table}_person ON {table} (person, sequence)",
    )


STATEMENTS = (*_talk_record("sign_off"), *_talk_record("consent"))
"""Each is run in turn, in one transaction."""
