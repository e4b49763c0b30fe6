"""Finding a person as somebody at a prompt names her."""

import pytest

from samtal_tui.people.lookup import NoSuchPerson, SeveralPeople, find_person
from vault.records import Person

PEOPLE = [
    Person(id="1", number=1, given="Kim", family="Ek"),
    Person(id="2", number=2, given="Kim", family="Ekman"),
    Person(id="3", number=12, given="Åsa", family="Öst"),
]


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        ("1", 1),
        ("001", 1),
        ("kim ek", 1),
        ("Ek, Kim", 1),
        ("ekman", 2),
        ("Åsa", 12),
        ("öst", 12),
        ("  12 ", 12),
        ("Kim  Ekm", 2),
    ],
)
def test_a_number_or_a_name_that_fits_one(wanted, number):
    assert find_person(PEOPLE, wanted).number == number


@pytest.mark.parametrize("wanted", ["Asa", "3", "", "   ", "sa", "*", "Kim Ek Ek"])
def test_nobody_is_guessed(wanted):
    with pytest.raises(NoSuchPerson):
        find_person(PEOPLE, wanted)


def test_a_name_that_fits_several_lists_them():
    with pytest.raises(SeveralPeople) as caught:
        find_person(PEOPLE, "kim")
    assert [person.number for person in caught.value.candidates] == [1, 2]
