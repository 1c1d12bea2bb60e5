from datetime import date, timedelta

from closeknit.domain.act import Act, ActKind
from closeknit.domain.ids import PersonId
from closeknit.domain.reason import Reason
from closeknit.domain.today import Today
from closeknit.ui.today.sections import MOST_OF_SECTION, Section, arranged, week_ahead

DAY = date(2026, 3, 12)


def act(key: str, ahead: int | None = None, kind: ActKind = ActKind.DELIVER, reasons: int = 1) -> Act:
    due = None if ahead is None else DAY + timedelta(days=ahead)
    return Act(key, PersonId(1), kind, (Reason("birthday_today"),) * reasons, (), due)


def test_an_act_that_is_both_proposed_and_late_stands_once_with_all_its_reasons() -> None:
    found = Today((), (act("a", -1, reasons=2), act("b")), (act("a", -1),), (), (), (), ())
    shown = arranged(found, is_whole=True)
    assert [(group.section, group.count) for group in shown.groups] == [(Section.LATE, 1), (Section.REST, 1)]
    assert len(shown.groups[0].acts[0].reasons) == 2


def test_the_rest_is_counted_and_shown_on_request() -> None:
    many = tuple(act(f"late:{n}", -n - 1) for n in range(MOST_OF_SECTION + 2))
    found = Today((act("first"),), (act("rest"),), many, (), (), (), ())
    few = arranged(found, is_whole=False)
    assert (len(few.acts), few.more) == (1 + MOST_OF_SECTION, 3)
    assert few.groups[1].count == len(many)
    whole = arranged(found, is_whole=True)
    assert (len(whole.acts), whole.more) == (2 + len(many), 0)


def test_sections_without_acts_have_no_head() -> None:
    assert arranged(Today((), (), (), (), (), (), ()), is_whole=True).groups == ()


def test_the_week_has_seven_days_from_today_and_no_question_of_choosing() -> None:
    found = Today(
        (act("late", -1), act("today", 0)),
        (),
        (),
        (act("choose", 0, ActKind.CHOOSE),),
        (act("last", 6), act("after", 7)),
        (),
        (act("today", 0), act("open")),
    )
    assert [(day, [one.key for one in acts]) for day, acts in week_ahead(found, DAY)] == [
        (DAY, ["today"]),
        (DAY + timedelta(days=6), ["last"]),
    ]
