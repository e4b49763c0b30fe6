"""config.toml: what is wrong is named and left at its default; nothing is ever fatal."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from samtal_tui.config import CONTACTS, Config, load, remember_language
from samtal_tui.talk.routes import Route


def written(tmp_path, text):
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_gives_the_defaults(tmp_path):
    assert load(tmp_path / "none.toml").language == "sv"


def test_what_is_set_is_used(tmp_path):
    path = written(
        tmp_path, 'language = "en"\nlock_minutes = 3\nvault = "/x/y"\n[keys]\n"talk.hide" = "f12"\n'
    )
    config = load(path)
    assert (config.language, config.lock_minutes, str(config.vault)) == ("en", 3, "/x/y")
    assert config.keys == {"talk.hide": "f12"}
    assert config.complaints == ()


def test_each_unusable_setting_is_named_and_the_rest_is_used(tmp_path):
    config = load(
        written(tmp_path, 'language = "tlh"\nlock_minutes = -1\ncolour = "red"\ntheme = "samtal-light"\n')
    )
    assert {name for _, name in config.complaints} == {"language", "lock_minutes", "colour"}
    assert (config.language, config.lock_minutes, config.theme) == ("sv", 10, "samtal-light")


def test_the_home_of_nobody_is_no_place(tmp_path):
    config = load(written(tmp_path, 'vault = "~nobody-here/valv"\n'))
    assert [name for _, name in config.complaints] == ["vault"]


def test_a_file_that_is_no_toml_is_named(tmp_path):
    assert load(written(tmp_path, "language = ")).complaints[0][1] == "config.toml"


@given(st.binary(max_size=200))
def test_no_file_stops_the_program(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("c") / "config.toml"
    path.write_bytes(content)
    assert isinstance(load(path), Config)


def test_the_language_is_remembered_and_the_rest_kept(tmp_path):
    path = written(tmp_path, 'lock_minutes = 3\nlanguage = "sv"\n')
    remember_language("en", path)
    assert tomllib.loads(path.read_text()) == {"language": "en", "lock_minutes": 3}
    remember_language("sv", tmp_path / "new" / "config.toml")
    assert load(tmp_path / "new" / "config.toml").language == "sv"


def test_a_disk_without_room_does_not_empty_the_settings(tmp_path, monkeypatch):
    path = written(tmp_path, 'vault = "/x/y"\n')

    def full(_descriptor):
        raise OSError

    monkeypatch.setattr("os.fsync", full)
    remember_language("en", path)
    assert path.read_text(encoding="utf-8") == 'vault = "/x/y"\n'


def test_contacts_are_named_by_where_a_matter_belongs(tmp_path):
    assert set(CONTACTS) == set(Route)
    path = tmp_path / "config.toml"
    path.write_text('hr_contact = "Hanna"\n[contacts]\nunion = "Ombudet"\n', encoding="utf-8")
    assert load(path).everybody_to_contact == {"hr": "Hanna", "union": "Ombudet"}
    path.write_text('[contacts]\nlottery = "Tur"\n', encoding="utf-8")
    wrong = load(path)
    assert (wrong.contacts, [name for _, name in wrong.complaints]) == ({}, ["contacts"])
