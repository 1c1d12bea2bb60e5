"""`show` as it is typed: all that is known of a person, and the user's own needs and offers (product 6)."""

from tests.cli.conftest import Terminal

ANA, BO = "Ana Ferreira", "Kwame Asante"


def test_what_is_known_of_a_person_stands_below_the_cards(sample: Terminal) -> None:
    for words in (
        ("log", ANA, "--channel", "in-person", "--minutes", "60"),
        ("gave", ANA, "help"),
        ("twenty", "take", ANA, "--why", "boats", "--mine", "a berth", "--theirs", "a crew"),
        ("progress", ANA, "40"),
        ("twenty", "leave", ANA, "--reason", "paused", "--note", "at sea"),
        ("cadence", ANA, "30", "--latest", "40"),
        ("mark", ANA, "--role", "mentor", "--remote", "--zone", "Asia/Tokyo", "--language", "pt", "--met", "a\nfair"),
        ("community", "River forum", ANA),
        ("tie", ANA, BO, "works-with"),
        ("promise", ANA, "the notes", "--due", "yesterday", "--by", "them"),
        ("done", "3"),
    ):
        assert sample(*words) == 0, sample.err
    assert sample("show", ANA) == 0
    for words in (
        "1, acquainted",
        "2.0 given",
        ": paused at sea",
        "mine: a berth · theirs: a crew, 40%",
        "30 days, at the latest 40",
        "mentor",
        "Asia/Tokyo",
        "a⏎fair",
        "lives far away",
        "River forum",
        f"works-with: {BO} (2)",
        "commitment by them (kept",
    ):
        assert words in sample.out, words


def test_pace_and_nudge_are_told(sample: Terminal) -> None:
    assert sample("cadence", ANA, "30") == 0
    assert sample("log", ANA, "--channel", "in-person", "--on", "75 days ago") == 0
    for days in range(5):
        assert sample("log", ANA, "--channel", "phone", "--minutes", "5", "--on", f"{days} days ago") == 0
    shown = sample.json("show", ANA)["show"]
    assert (shown["pace"]["days"], shown["pace"]["overdue"], shown["pace"]["quiet"]) == (75, 1.0, True)
    assert "5" in shown["nudge"]
    assert sample("show", ANA) == 0
    assert shown["nudge"] in sample.out
    assert shown["pace"]["reason"] in sample.out


def test_nothing_is_said_of_somebody_of_whom_nothing_is_known(sample: Terminal) -> None:
    assert sample("show", ANA) == 0
    assert "known" not in sample.out
    shown = sample.json("show", ANA)["show"]
    assert [shown[name] for name in ("timeline", "needs", "offers", "commitments")] == [[], [], [], []]


def test_needs_offers_and_commitments_have_lists_of_their_own(sample: Terminal) -> None:
    for words in (("need", ANA, "a crew"), ("offer", ANA, "a boat"), ("promise", ANA, "x", "--due", "friday")):
        assert sample(*words) == 0
    shown = sample.json("show", ANA)["show"]
    assert [one["text"] for name in ("needs", "offers", "commitments") for one in shown[name]] == [
        "a crew",
        "a boat",
        "x",
    ]
    assert len(shown["timeline"]) == 3


def test_what_i_need_and_offer_is_shown_by_me_and_on_my_own_cards(sample: Terminal) -> None:
    assert sample("show", "me") == 0
    assert sample.out == "You said neither a need nor an offer of your own.\n"
    assert sample("offer", "me", "a workshop") == 0
    assert sample("need", "me", "a printer") == 0
    shown = sample.json("show", "me")["show"]
    assert (shown["id"], shown["me"]) == (None, True)
    assert [one["text"] for name in ("needs", "offers") for one in shown[name]] == ["a printer", "a workshop"]
    assert sample("show", "me") == 0
    assert "a workshop" in sample.out
    assert sample("mark", BO, "--me") == 0
    assert [one["text"] for one in sample.json("show", BO)["show"]["offers"]] == ["a workshop"]
    assert sample("show", "nobody") == 2
