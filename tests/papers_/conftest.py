"""A vault with Kim and Åsa, opened without the slow key derivation."""

import pytest

from vault.records import Person, Profile
from vault.seam import create_for_tests

KIM = Person(id="kim", number=7, given="Kim", family="Ek")
ASA = Person(id="asa", number=4, given="Åsa", family="Öst")


@pytest.fixture
def vault(tmp_path):
    opened = create_for_tests(tmp_path / "valv")
    opened.people.add(KIM)
    opened.people.add(ASA)
    opened.profile.put(Profile(manager="Maria Ståhl"))
    yield opened
    opened.close()
