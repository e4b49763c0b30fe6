"""What can still be read of a damaged vault comes out of it, agreements and all; it is not touched itself."""

from datetime import date

import pytest
from samples import a_note, a_person, a_talk, folder

from vault.backup import known_elsewhere, note_elsewhere
from vault.erase import erase, receipts
from vault.errors import VaultError, VaultExists
from vault.kdf import LEAST_KDF
from vault.records import Agreement, Audience, Consent, Draft, Profile, Proposal
from vault.row_reading import Bound, readable
from vault.salvage import salvage
from vault.seam import create_for_tests, master_key_of, open_for_tests
from vault.shareable import digest, is_agreed
from vault.store import open_with_passphrase
from vault.verify import verify

pytestmark = pytest.mark.usefixtures("quick_kdf")

PASSPHRASE = "tunnel gurka violett sparv kajak"
LINES = 160


def filled(place):
    """A vault with many private lines and one agreed, its master key and what is in it."""
    vault = create_for_tests(place)
    vault.profile.put(Profile(manager="Maria Påhittad"))
    talk = a_talk(vault, a_person(vault))
    agreed = a_note(talk, "vill ha jour högst var femte vecka", Audience.BETWEEN_US)
    agreed = agreed.model_copy(
        update={"agreed": Agreement(digest=digest(vault.id, agreed), on=date(2026, 2, 10))}
    )
    lines = [a_note(talk, f"rad {number} " + "x" * 60) for number in range(LINES)]
    vault.items.apply(talk.id, [agreed, *lines])
    vault.drafts.put(talk.id, "work/balance", Draft(text="halvskrivet"))
    key, name = master_key_of(vault), vault.key_file.database
    vault.close()
    return key, place / name, talk, agreed


def test_a_sound_vault_comes_over_whole():
    with folder() as place:
        key, _, talk, agreed = filled(place / "old")
        old = open_for_tests(place / "old", key)
        result = salvage(old, place / "new", PASSPHRASE, kdf=LEAST_KDF)
        old.close()
        assert not result.counts.lost
        assert result.counts.kept["private"] == LINES
        new = open_with_passphrase(place / "new", PASSPHRASE)
        assert new.profile.get().manager == "Maria Påhittad"
        assert len(new.items.of_talk(talk.id)) == LINES + 1
        assert is_agreed(new.id, new.items.get(agreed.id))
        assert new.drafts.of_talk(talk.id)["work/balance"].text == "halvskrivet"
        assert verify(new).sound
        new.close()


def salvaged_with_broken(place, key, database, page):
    """What comes out when one page is broken; None when the vault cannot be opened at all."""
    whole = database.read_bytes()
    broken = bytearray(whole)
    broken[page * 4096 + 1000] ^= 0xFF
    database.write_bytes(bytes(broken))
    try:
        old = open_for_tests(place / "old", key)
    except VaultError:
        return None
    finally:
        still = database.read_bytes()
    result = salvage(old, place / f"new-{page}", PASSPHRASE, kdf=LEAST_KDF)
    old.close()
    assert database.read_bytes() == still == bytes(broken)
    database.write_bytes(whole)
    return result


def test_a_broken_page_costs_what_stood_on_it_and_no_more():
    with folder() as place:
        key, database, talk, _ = filled(place / "old")
        pages = database.stat().st_size // 4096
        costs = []
        for page in range(pages // 2, pages, 5):
            result = salvaged_with_broken(place, key, database, page)
            costs.append(sum(result.counts.lost.values()))
            new = open_with_passphrase(place / f"new-{page}", PASSPHRASE)
            assert len(new.items.of_talk(talk.id)) == LINES + 1 - result.counts.lost["private"]
            assert verify(new).sound
            new.close()
        assert any(costs), "no page that holds a line was broken: the test shows nothing"
        assert max(costs) < 40


def roots(place, key):
    old = open_for_tests(place / "old", key)
    found = dict(old.connection.run("SELECT name, rootpage FROM sqlite_schema WHERE rootpage"))
    old.close()
    return found


def the_last_page_of_lines(place, key, database):
    """The page that holds the last line: the one whose damage keeps the table from telling its last row."""
    whole = database.read_bytes()
    for page in reversed(range(database.stat().st_size // 4096)):
        broken = bytearray(whole)
        broken[page * 4096 + 1000] ^= 0xFF
        database.write_bytes(bytes(broken))
        try:
            old = open_for_tests(place / "old", key)
        except VaultError:
            continue
        finally:
            database.write_bytes(whole)
        database.write_bytes(bytes(broken))
        try:
            old.connection.run("SELECT max(rowid) FROM private NOT INDEXED")
        except VaultError:
            return page
        finally:
            old.close()
            database.write_bytes(whole)
    raise AssertionError("no page was the last")


def test_the_loss_is_exact_when_the_last_page_of_a_table_is_broken():
    with folder() as place:
        key, database, talk, _ = filled(place / "old")
        page = the_last_page_of_lines(place, key, database)
        counts = salvaged_with_broken(place, key, database, page).counts
        assert counts.bound("private") is Bound.EXACT
        assert 0 < counts.lost["private"] < 40
        assert counts.kept["private"] + counts.lost["private"] == LINES
        new = open_with_passphrase(place / f"new-{page}", PASSPHRASE)
        assert len(new.items.of_talk(talk.id)) == LINES + 1 - counts.lost["private"]
        new.close()


def test_without_its_index_a_table_says_at_most_and_without_its_end_at_least():
    with folder() as place:
        key, database, _, _ = filled(place / "old")
        index = roots(place, key)["sqlite_autoindex_private_1"] - 1
        whole = database.read_bytes()

        def count(*pages):
            broken = bytearray(whole)
            for page in pages:
                broken[page * 4096 + 1000] ^= 0xFF
            database.write_bytes(bytes(broken))
            old = open_for_tests(place / "old", key)
            counts = readable(old)
            old.close()
            return counts

        last = the_last_page_of_lines(place, key, database)
        lost, middle = next(
            (lost, page) for page in range(last - 1, 0, -1) if (lost := count(page).lost["private"])
        )
        damaged = count(index, middle)
        assert damaged.bound("private") is Bound.AT_MOST
        assert damaged.lost["private"] >= lost
        damaged = count(index, last)
        assert (damaged.bound("private"), damaged.lost["private"]) == (Bound.AT_LEAST, 1)
        assert damaged.kept["private"] == LINES - count(last).lost["private"]


def test_a_proposal_that_cannot_be_read_is_counted_and_the_agreed_words_stand():
    with folder() as place:
        old = create_for_tests(place / "old")
        talk = a_talk(old)
        items = []
        for number in range(3):
            item = a_note(talk, f"överens {number}", Audience.BETWEEN_US)
            agreed = Agreement(digest=digest(old.id, item), on=date(2026, 2, 10))
            new_words = Proposal(fields={"text": f"nya ord {number}"}, audience=Audience.BETWEEN_US)
            items.append(item.model_copy(update={"agreed": agreed, "proposal": new_words}))
        old.items.apply(talk.id, items)
        with old.connection.transaction():
            old.connection.run("UPDATE proposal SET sealed = zeroblob(60) WHERE rowid = 2")
        counted = readable(old)
        result = salvage(old, place / "new", PASSPHRASE, kdf=LEAST_KDF)
        old.close()
        assert dict(result.counts.lost) == dict(counted.lost) == {"proposal": 1}
        assert dict(result.counts.kept) == dict(counted.kept)
        assert result.counts.bound("proposal") is Bound.EXACT
        new = open_with_passphrase(place / "new", PASSPHRASE)
        found = new.items.of_talk(talk.id)
        assert {item.title for item in found} == {f"överens {number}" for number in range(3)}
        assert sum(item.proposal is not None for item in found) == 2
        new.close()


def test_lines_outlive_the_row_of_their_talk_and_stand_apart():
    with folder() as place:
        key, database, talk, _ = filled(place / "old")
        for page in range(4, 12):
            result = salvaged_with_broken(place, key, database, page)
            if result and result.counts.lost["talk"]:
                new = open_with_passphrase(place / f"new-{page}", PASSPHRASE)
                assert len(new.items.of_talk(talk.id)) == LINES + 1
                assert new.talks.get(talk.id).apart, "nobody knows whether the talk was a special one"
                new.close()
                return
        raise AssertionError("no page was the talk's")


@pytest.mark.parametrize("index", ["sqlite_autoindex_person_1", "sqlite_autoindex_talk_1"])
def test_a_broken_index_costs_nothing(index):
    with folder() as place:
        old = create_for_tests(place / "old")
        talk = a_talk(old, a_person(old))
        old.items.apply(talk.id, [a_note(talk, "en rad")])
        pages = dict(old.connection.run("SELECT name, rootpage FROM sqlite_schema WHERE rootpage"))
        key, database = master_key_of(old), place / "old" / old.key_file.database
        old.close()
        page = pages[index] - 1
        result = salvaged_with_broken(place, key, database, page)
        assert not result.counts.lost
        new = open_with_passphrase(place / f"new-{page}", PASSPHRASE)
        assert [person.given for person in new.people.all()] == ["Kim"]
        assert new.talks.all() == [talk]
        new.close()


def test_receipts_places_and_guides_come_over_and_a_bad_draft_costs_only_itself():
    with folder() as place:
        old = create_for_tests(place / "old")
        receipt = erase(old, a_person(old).id, date(2026, 3, 1))
        note_elsewhere(old, "/media/sticka/valv.samtal", "2026-03-02")
        old.guides.keep("egen", "1", "en text")
        talk = a_talk(old)
        for slot in ("work/balance", "work/tasks", "work/load"):
            old.drafts.put(talk.id, slot, Draft(text=slot))
        with old.connection.transaction():
            old.connection.run("UPDATE draft SET sealed = zeroblob(60) WHERE rowid = 2")
        result = salvage(old, place / "new", PASSPHRASE, kdf=LEAST_KDF)
        old.close()
        assert dict(result.counts.lost) == {"draft": 1}
        new = open_with_passphrase(place / "new", PASSPHRASE)
        assert receipts(new) == [receipt]
        assert known_elsewhere(new) == ["/media/sticka/valv.samtal"]
        assert new.guides.get("egen", "1") == "en text"
        assert set(new.drafts.of_talk(talk.id)) == {"work/balance", "work/load"}
        new.close()


def test_what_is_recorded_of_a_lost_talk_stands_apart_with_it():
    with folder() as place:
        old = create_for_tests(place / "old")
        talk = a_talk(old)
        old.consents.record(Consent(id="c", person=talk.person, talk=talk.id, on=date(2026, 2, 10)))
        with old.connection.transaction():
            old.connection.run("UPDATE talk SET body = 'trasig'")
        result = salvage(old, place / "new", PASSPHRASE, kdf=LEAST_KDF)
        old.close()
        assert dict(result.counts.lost) == {"talk": 1}
        new = open_with_passphrase(place / "new", PASSPHRASE)
        assert [one.id for one in new.consents.of_talk(talk.id)] == ["c"]
        assert new.talks.get(talk.id).apart
        new.close()


def test_nothing_is_written_over():
    with folder() as place:
        key, _, _, _ = filled(place / "old")
        other = create_for_tests(place / "new")
        other.close()
        old = open_for_tests(place / "old", key)
        with pytest.raises(VaultExists):
            salvage(old, place / "new", PASSPHRASE, kdf=LEAST_KDF)
        old.close()
