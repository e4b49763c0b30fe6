"""Last year's plan out of the papers people really have."""

import pytest
from papers_.reading import ON, fields, plan, sheets
from papers_.word import MUNICIPAL, cell, document, paragraph, row, table

from samtal_tui.keeping.columns import Head, Target
from samtal_tui.keeping.paper_dates import days_in
from samtal_tui.keeping.paper_plan import NO_DAY, OTHER_NAME
from vault.records import Kind

PLAIN = document(
    table(
        row("Mål", "Aktivitet", "Ansvarig", "Klart", "Uppföljning"),
        row("Trygg jour", "Mall i mars", "Kim", "2025-09-30", "2025-10-15"),
        row("Lära nätet", "Kurs", "Ines Moe", "31 dec", ""),
    )
)


def test_a_plain_table_is_read_as_it_stands():
    assert fields(PLAIN) == [
        {
            "goal": "Trygg jour",
            "activities": "Mall i mars",
            "responsible": "employee",
            "do_by": "2025-09-30",
            "follow_up": "2025-10-15",
        },
        {"goal": "Lära nätet", "activities": "Kurs", "responsible": "Ines Moe", "do_by": "2025-12-31"},
    ]


def test_the_municipal_form_with_its_grouped_headings():
    found = plan(MUNICIPAL)
    assert [(one.kind, one.title) for one in found.rows] == [
        (Kind.GOAL, "Dokumentera de fem vanligaste larmen"),
        (Kind.GOAL, "Lära sig nätet"),
        (Kind.PROMISE, "Jag tar upp jourschemat"),
        (Kind.CHALLENGE, "Leda bytet av larmsystem"),
    ]
    first, second, promise, challenge = (one.fields for one in found.rows)
    assert first["organisation_goal"] == second["organisation_goal"] == "Färre driftstopp"
    assert first["activities"] == "Mall i mars.\nTvå larm i månaden."
    assert (first["do_by"], first["follow_up"]) == ("2025-09-30", "2025-10-15")
    assert (promise["responsible"], promise["do_by"]) == ("manager", "2025-06-01")
    assert challenge == {
        "challenge": "Leda bytet av larmsystem",
        "activities": "Projektplan i april",
        "support": "En timme i veckan",
        "do_by": "2025-12-15",
    }
    assert sheets(MUNICIPAL).head == {
        Head.ON: "2025-03-04",
        Head.EMPLOYEE: "Kim Ek",
        Head.MANAGER: "Maria Ståhl",
        Head.UNIT: "IT-drift",
    }
    assert found.remarks == ()


def test_a_form_with_labels_for_each_goal():
    forms = [
        table(
            row("Mål 1", "Trygg jour"),
            row("Aktiviteter", "Mall\n\nLarm"),
            row("Ansvarig", "Kim", "Klart", "v 20"),
        ),
        table(row("Mål 2", "Lära nätet"), row("Aktiviteter", "Kurs"), row("Det gick", "bra")),
    ]
    found = plan(document(*forms))
    assert [dict(one.fields) for one in found.rows] == [
        {"goal": "Trygg jour", "activities": "Mall\nLarm", "responsible": "employee", "do_by": "2025-05-16"},
        {"goal": "Lära nätet", "activities": "Kurs"},
    ]
    assert found.notes == (("Det gick: bra", 1),)


def test_several_tables_and_the_text_around_them():
    other = table(row("Åtgärd", "Vem", "När"), row("Boka kursen", "chefen", "2025-04-01"))
    found = plan(document(paragraph("Inledning"), PLAIN_TABLE, paragraph("Kim vill byta rum"), other))
    assert [one.title for one in found.rows] == ["Trygg jour", "Boka kursen"]
    assert [one.kind for one in found.rows] == [Kind.GOAL, Kind.PROMISE]
    assert found.notes == (("Inledning\nKim vill byta rum", None),)


PLAIN_TABLE = table(row("Mål", "Aktivitet"), row("Trygg jour", "Mall"))


def test_what_swedish_excel_writes():
    written = (
        "Mål;Delmål;Aktivitet;Ansvarig;Klart;Uppföljning;Kommentar\r\n"
        'Trygg jour;Fem larm;"Mall; mars\r\n""Två"" larm";Kim;30/9 2025;okt 2025;går fint\r\n'
        ";Tre larm till;Fler;jag;31/12;;\r\n"
    )
    found = plan(written.encode("cp1252"))
    assert [(dict(one.fields), one.part_of) for one in found.rows] == [
        (
            {
                "goal": "Trygg jour",
                "activities": 'Mall; mars\n"Två" larm',
                "responsible": "employee",
                "do_by": "2025-09-30",
                "follow_up": "2025-10-31",
            },
            None,
        ),
        ({"goal": "Fem larm"}, 0),
        ({"goal": "Tre larm till", "activities": "Fler", "responsible": "manager", "do_by": "2025-12-31"}, 0),
    ]
    assert found.notes == (("Kommentar: går fint", 0),)


def test_a_table_pasted_from_word_with_paragraphs_in_its_cells():
    pasted = (
        "Mål\t\tHandlingsplan\n"
        "Verksamhetens mål\tMedarbetarens mål\tAktiviteter\tAnsvarig\t"
        "Datum för genomförande och uppföljning\n"
        "Färre driftstopp\tDokumentera larmen\tMall i mars.\n"
        "Två larm i månaden.\tKim\tKlart 2025-09-30\n"
        "Följs upp 2025-10-15\n"
        "Trygg drift\n"
        "dygnet runt\tLära nätet\tKurs\tKim\t2025-12-01\n"
        "Årets utmaning\n"
        "Medarbetarens utmaning\tHur ska det ske?\tStöd\tDatum\n"
        "Leda bytet\tProjektplan\tTid\t2025-12-15\n"
        "Underskrift\n"
    )
    first, second, challenge = plan(pasted).rows
    assert first.fields["activities"] == "Mall i mars.\nTvå larm i månaden."
    assert (first.fields["do_by"], first.fields["follow_up"]) == ("2025-09-30", "2025-10-15")
    assert second.fields["organisation_goal"] == "Trygg drift\ndygnet runt"
    assert challenge.fields["challenge"] == "Leda bytet"
    assert plan(pasted).notes == (("Underskrift", None),)


def test_markdown_with_a_table_and_with_labels():
    written = (
        "# Plan 2025\n\n**Datum:** 2025-03-04\n\n"
        "| Goal | Actions | Owner | Due |\n|------|:-------:|---|---|\n"
        "| Safe nights | Template<br>Two alarms \\| a month | Kim | 2025-09-30 |\n\nKim sover dåligt\n"
    )
    assert fields(written) == [
        {
            "goal": "Safe nights",
            "activities": "Template\nTwo alarms | a month",
            "responsible": "employee",
            "do_by": "2025-09-30",
        }
    ]
    assert plan(written).notes == (("Kim sover dåligt", None),)
    assert (sheets(written).head or {})[Head.ON] == "2025-03-04"
    labels = (
        "Mål: Trygg jour\nAktiviteter:\n- Mall\n- Larm\nKlart: 2025-09-30\n\nMål: Lära nätet\nHur: Kurs\n"
    )
    assert fields(labels) == [
        {"goal": "Trygg jour", "activities": "Mall\nLarm", "do_by": "2025-09-30"},
        {"goal": "Lära nätet", "activities": "Kurs"},
    ]


def test_a_word_form_without_any_table():
    parts = [
        "Medarbetare: Kim Ek",
        "Mål: Trygg jour",
        "Aktiviteter: Mall",
        "Mål: Lära nätet",
        "Ansvarig: Kim",
    ]
    assert fields(document(*map(paragraph, parts))) == [
        {"goal": "Trygg jour", "activities": "Mall"},
        {"goal": "Lära nätet", "responsible": "employee"},
    ]


def test_a_column_nobody_knows_is_kept_and_can_be_named():
    found = sheets("Mål\tFiffighet\tKlart\nTrygg jour\tPar med Ines\t2025-09-30\n").sheets[0]
    assert found.targets == (Target.GOAL, Target.NOTE, Target.DO_BY)
    named = found.with_target(1, Target.GOAL)
    assert named.targets == (Target.NOTE, Target.GOAL, Target.DO_BY)
    assert plan("Mål\tFiffighet\nTrygg jour\tPar med Ines\n").notes == (("Fiffighet: Par med Ines", 0),)


def test_a_table_without_any_known_name_is_all_kept():
    found = plan(document(table(row("Ett", "Två"), row("alfa", "beta"))))
    assert found.rows == ()
    assert [text for text, _ in found.notes] == ["Ett: alfa", "Två: beta"]


def test_words_that_are_no_date_are_kept_and_told():
    found = plan("Mål\tKlart\nTrygg jour\tlöpande\n")
    assert found.notes == (("Klart: löpande", 0),)
    assert [(one.sentence, one.wrong) for one in found.remarks] == [(NO_DAY, False)]


@pytest.mark.parametrize("written", ["2025-02-30", "31 april", "30/2"])
def test_a_date_that_does_not_exist_is_told_as_a_fault_of_the_paper(written):
    found = plan(f"Mål\tKlart\nTrygg jour\t{written}\n")
    assert [one.wrong for one in found.remarks] == [True]
    assert found.notes == ((f"Klart: {written}", 0),)


@pytest.mark.parametrize(
    ("cell_text", "do_by", "follow_up"),
    [
        ("2025-09-30", "2025-09-30", ""),
        ("2025-09-30\n2025-10-15", "2025-09-30", "2025-10-15"),
        ("Klart senast: 30 sep; uppföljning: 15 okt", "2025-09-30", "2025-10-15"),
        ("Följs upp 2025-10-15, klart 2025-09-30", "2025-09-30", "2025-10-15"),
        ("v 20", "2025-05-16", ""),
        ("Genomfört 2025-09-30 och följs upp 2025-10-15", "2025-09-30", "2025-10-15"),
    ],
)
def test_two_dates_in_one_cell(cell_text, do_by, follow_up):
    found = days_in(cell_text, ON)
    assert (found.do_by, found.follow_up, found.rest, found.impossible) == (do_by, follow_up, (), ())


def test_personal_identity_numbers_are_dropped_wherever_they_stand_and_told():
    written = "Personnummer\tMål\tAktivitet\n19800101-1234\tTrygg jour\tKim (800101-1234) gör mallen\n"
    found = plan(written)
    everything = repr(found)
    assert "1234" not in everything
    assert "800101" not in everything
    assert found.rows[0].fields["activities"] == "Kim ( ) gör mallen"
    assert len(found.remarks) == 2


def test_somebody_elses_name_at_the_head_is_told():
    written = document(table(row("Datum", "2025-03-04", "Medarbetare", "Åsa Öst")), PLAIN_TABLE)
    assert [one.sentence for one in plan(written).remarks] == [OTHER_NAME]


def test_rows_that_go_on_with_the_row_above():
    written = "Mål\tAktivitet\tAnsvarig\nTrygg jour\tMall\tKim\n\tTvå larm\t\n\tBoka\tchefen\n"
    goal, promise = plan(written).rows
    assert goal.fields["activities"] == "Mall\nTvå larm"
    assert (promise.kind, promise.title, promise.fields["responsible"]) == (Kind.PROMISE, "Boka", "manager")


def test_merged_cells_across_and_down():
    written = document(
        table(
            row(cell("Mål", begins=True), cell("Tid", 2)),
            row(None, "Klart", "Uppföljning"),
            row("Trygg jour", "2025-09-30", "2025-10-15"),
        )
    )
    assert fields(written) == [{"goal": "Trygg jour", "do_by": "2025-09-30", "follow_up": "2025-10-15"}]


@pytest.mark.parametrize("written", ["Datum 2025-02-18", "Datum: 18 februari 2025", "Datum\n2025-02-18"])
def test_the_day_at_the_head_is_found_with_and_without_a_colon(written):
    head = table(row(written, "Medarbetare: Kim Ek"), row("Ansvarig chef: Maria", "Verksamhet, enhet: IT"))
    found = sheets(document(head, table(row("Mål", "Aktivitet"), row("Trygg jour", "Mall"))))
    assert "18" in found.head[Head.ON]
    assert "2025" in found.head[Head.ON]
    assert "Datum" not in found.head[Head.ON]


def test_a_heading_that_begins_with_the_word_is_no_day():
    assert Head.ON not in (sheets(document(paragraph("Datum för genomförande 2025-02-18"))).head or {})
