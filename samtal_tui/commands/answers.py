"""`samtal answers`: take in an employee's filled-in form for the talk that comes next."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import click

from samtal_tui.commands.desk import USAGE, Desk, Refused, remark, say
from samtal_tui.commands.keeping import ONE_STREAM
from samtal_tui.commands.options import at_the_desk
from samtal_tui.commands.spoken import SpokenCommand
from samtal_tui.commands.standins import FILE, PERSON
from samtal_tui.texts import mark


@click.command(cls=SpokenCommand, help=mark("Take in the form that PERSON filled in; - is standard input."))
@click.argument("person", metavar=PERSON)
@click.argument("file", metavar=FILE)
@at_the_desk
def answers(desk: Desk, person: str, file: str) -> None:
    """Take in answers."""
    take_in(desk, person, file, datetime.now().astimezone().date())


def take_in(desk: Desk, wanted: str, name: str, today: date) -> None:
    """Take in a file whole, or nothing of it; raises `Refused`."""
    from samtal_tui.commands.people import person_named
    from samtal_tui.people.talks import next_talk
    from samtal_tui.prepare.answers import arrive, take
    from samtal_tui.prepare.making import NothingToAsk
    from samtal_tui.prepare.refused import NotTaken
    from samtal_tui.prepare.told import LEFT, arrived_told
    from samtal_tui.prepare.underlag import NoGuide

    if name == desk.passphrase_file == "-":
        raise Refused(USAGE, desk.t(ONE_STREAM))
    try:
        data = _bytes(name)
        with desk.vault() as vault:
            person = person_named(desk, vault, wanted)
            if talk := next_talk(vault, person.id):
                arrived = arrive(vault, talk.id, data, "" if name == "-" else name, today)
                take(vault, arrived, today)
    except NotTaken as refused:
        place = "" if name == "-" else desk.shown(Path(name))
        raise Refused(refused.exit_code, refused.sentence(desk.t, place)) from None
    except NoGuide:
        raise Refused(NothingToAsk.exit_code, NothingToAsk().sentence(desk.t)) from None
    if talk is None:
        raise Refused(NothingToAsk.exit_code, NothingToAsk().sentence(desk.t))
    for left in sorted(arrived.left, key=lambda kind: kind.value):
        remark(desk.t(LEFT[left]))
    say(arrived_told(arrived, desk.t))


def _bytes(name: str) -> bytes:
    from samtal_tui.prepare.incoming import MOST_BYTES, bytes_of

    return sys.stdin.buffer.read(MOST_BYTES + 1) if name == "-" else bytes_of(Path(name))
