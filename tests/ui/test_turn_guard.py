"""Step one of F4: what is sensitive is underlined with its reason, and nothing is forbidden."""

from rigs import ASA, KIM, TODAY, rig, seen, settle

from samtal_tui.talk.session import new_id, plan_talk
from screens.turn_first import TurnFirst
from screens.turned import Turned
from vault.records import Audience, Item, Kind


def talk_with(*texts):
    made = []

    def fill(vault):
        talk = plan_talk(vault, KIM.id, "kommunal-rutin", TODAY)
        made.append(talk.id)
        vault.items.apply(
            talk.id,
            [
                Item(
                    id=new_id(),
                    person=KIM.id,
                    talk=talk.id,
                    kind=Kind.NOTE,
                    audience=Audience.BETWEEN_US,
                    fields={"voice": "employee", "text": text},
                )
                for text in texts
            ],
        )

    return made, fill


async def shown(tmp_path, *texts, size=(80, 24)):
    made, fill = talk_with(*texts)
    async with rig(tmp_path, fill=fill, size=size) as (app, pilot):
        await app.push_screen(TurnFirst(made[0]))
        await settle(app, pilot)
        first = seen(app)
        await pilot.press("f4")
        await settle(app, pilot)
        assert isinstance(app.screen, Turned)
        return first, seen(app)


async def test_the_reason_stands_under_the_line_and_only_on_her_own_screen(tmp_path):
    first, turned = await shown(tmp_path, "höj- och sänkbart skrivbord p.g.a. ryggbesvär")
    assert "ryggbesvär: hälsa?" in first
    assert "Shift+Tab gör privat" in first
    assert "ryggbesvär" in turned
    assert "hälsa?" not in turned


async def test_the_name_of_somebody_else_is_noticed_and_never_on_the_turned_screen(tmp_path):
    first, turned = await shown(tmp_path, f"arbetar bra med {ASA.given}")
    assert f"{ASA.given}: någon annans namn" in first
    assert ASA.family not in turned


async def test_a_neutral_line_is_left_alone(tmp_path):
    first, _ = await shown(tmp_path, "vill ha jour högst var femte vecka")
    assert "Shift+Tab gör privat" not in first


async def test_a_reason_fits_the_smallest_window(tmp_path):
    first, _ = await shown(tmp_path, "sjukskriven, gravid och medlem i facket", size=(60, 20))
    assert "sjukskriven: hälsa?" in first
    assert max(map(len, first.splitlines())) <= 60
