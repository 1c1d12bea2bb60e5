"""The demo's two years: alive, made up, and the same each time."""

from pathlib import Path

from closeknit.app import opened
from closeknit.assets import resource
from closeknit.domain.seat import SEATS
from closeknit.paths import home
from closeknit.services.sample import SampleHistory
from closeknit.services.verbs import Verbs


def filled(verbs: Verbs) -> None:
    verbs.importing.begin([resource("sample", "people.vcf")], "Personal").run(lambda _progress: None)
    SampleHistory(verbs).make()


def test_the_demo_has_something_on_every_page(tmp_path: Path) -> None:
    with opened(home(str(tmp_path)), lambda _fact: None) as verbs:
        filled(verbs)
        assert len(verbs.seats.sitting()) == SEATS - 2
        today = verbs.agenda.today()
        assert len(today.acts) == 3
        assert all((today.due_today, today.this_week, today.quiet))
        ana = verbs.relationships.of(verbs.people.resolve("Ana Ferreira"))
        assert ana.closeness is not None
        assert ana.closeness.value is not None
        assert len(ana.entries) > 30
        assert ana.next_action is not None
        assert verbs.backups.check().findings == ()


def test_without_the_sample_people_nothing_is_made(tmp_path: Path) -> None:
    with opened(home(str(tmp_path)), lambda _fact: None) as verbs:
        SampleHistory(verbs).make()
        assert verbs.seats.sitting() == []
