from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from closeknit.vcards.split import Splitter
from tests.vcards.shapes import DATA, FILES, spans_of

TOKENS = [
    *(b"BEGIN:VCARD", b"END:VCARD", b"begin:vcard", b" BEGIN:VCARD", b"\r\n", b"\n", b"\r", b"\r\r\n", b" ", b"\t"),
    *(
        b"AGENT:",
        b"FN:x",
        b"N:a;b",
        b"TEL:1",
        b"X:y",
        b"junk",
        b"=",
        b":",
        b";",
        b'"',
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
    ),
]
odd_files = st.lists(st.sampled_from(TOKENS), max_size=40).map(b"".join)


class Careful(Splitter):
    """The same without the short way for clean cards."""

    def _clean_cards(self):  # type: ignore[no-untyped-def]
        return iter(())


@given(odd_files | st.binary(max_size=200), st.sampled_from([2, 3, 7, 64, 1 << 20]), st.booleans())
@settings(max_examples=400, deadline=None)
def test_spans_and_tail_joined_are_the_file(data: bytes, block_bytes: int, is_wide: bool) -> None:
    if is_wide:
        data = data.decode("latin-1").encode("utf-16-le")
    spans, splitter = spans_of(data, block_bytes)
    assert b"".join(span.before + span.raw for span in spans) + splitter.tail == data


@given(odd_files, st.sampled_from([2, 3, 7, 64]))
@settings(max_examples=300, deadline=None)
def test_spans_hang_neither_on_block_size_nor_on_the_short_way(data: bytes, block_bytes: int) -> None:
    spans, splitter = spans_of(data)
    assert spans_of(data, block_bytes)[0] == spans
    careful = Careful(BytesIO(data))
    assert list(careful) == spans
    assert careful.tail == splitter.tail


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_real_shapes_are_cut_without_loss(path) -> None:  # type: ignore[no-untyped-def]
    data = path.read_bytes()
    for block_bytes in (16, 1000, 1 << 20):
        spans, splitter = spans_of(data, block_bytes)
        assert b"".join(span.before + span.raw for span in spans) + splitter.tail == data
        assert list(Careful(BytesIO(data), block_bytes)) == spans


clean_cards = st.lists(
    st.tuples(
        st.sampled_from([b"FN:a", b"AGENT:", b"NOTE:x", b" END:VCARD", b"END:VCARD ", b"Begin:Vcard"]), st.booleans()
    ),
    max_size=6,
)


@given(clean_cards, st.sampled_from([b"\r\n", b"\n", b"\r", b"\n\n"]), st.sampled_from([3, 40, 1 << 20]))
@settings(max_examples=200, deadline=None)
def test_the_short_way_cuts_clean_cards_as_the_careful_one(
    cards: list[tuple[bytes, bool]], end: bytes, block_bytes: int
) -> None:
    data = b"".join(
        end.join([b"BEGIN:VCARD", b"VERSION:3.0", line, *([b"END:VCARD"] if closed else []), b""])
        for line, closed in cards
    )
    assert spans_of(data, block_bytes)[0] == list(Careful(BytesIO(data)))


@pytest.mark.parametrize(
    ("name", "encoding", "line_end", "lines"),
    [
        ("iphone.vcf", "utf-8", "\r\n", [1, 28]),
        ("apple_group.vcf", "utf-8", "\n", [1, 10]),
        ("utf16le_bom.vcf", "utf-16-le", "\r\n", [1, 7]),
        ("utf16be.vcf", "utf-16-be", "\r\n", [1]),
        ("bare_cr.vcf", "utf-8", "\r", [1, 6]),
        ("crcrlf.vcf", "utf-8", "\r\r\n", [1]),
        ("agent.vcf", "utf-8", "\r\n", [1, 13]),
    ],
)
def test_file_facts_and_first_lines(name: str, encoding: str, line_end: str, lines: list[int]) -> None:
    spans, splitter = spans_of((DATA / name).read_bytes())
    assert (splitter.encoding, splitter.line_end) == (encoding, line_end)
    assert [span.line for span in spans] == lines


def test_strays_become_repaired_cards_or_unreadable_spans() -> None:
    spans, _ = spans_of((DATA / "broken.vcf").read_bytes())
    assert [(span.line, span.kind) for span in spans] == [
        *(
            (1, "unreadable"),
            (2, "card"),
            (7, "card"),
            (11, "card"),
            (15, "card"),
            (20, "card"),
            (27, "card"),
            (31, "card"),
        )
    ]
    assert spans[4].raw == b"VERSION:3.0\r\nFN:No Begin\r\nTEL:+15550122\r\nEND:VCARD"


def test_text_that_lexes_but_names_nobody_stays_between_cards() -> None:
    spans, splitter = spans_of(b"X-NOTE: made by me\r\nBEGIN:VCARD\r\nFN:a\r\nEND:VCARD\r\nEND:VCARD\r\n")
    assert [span.before for span in spans] == [b"X-NOTE: made by me\r\n"]
    assert splitter.tail == b"\r\nEND:VCARD\r\n"


def test_an_indented_card_ends_at_its_indented_end() -> None:
    spans, _ = spans_of(b"  BEGIN:VCARD\n  FN:a\n  END:VCARD\nBEGIN:VCARD\nNOTE:x\n END:VCARD\nEND:VCARD\n")
    assert [span.raw for span in spans] == [
        b"  BEGIN:VCARD\n  FN:a\n  END:VCARD",
        b"BEGIN:VCARD\nNOTE:x\n END:VCARD\nEND:VCARD",
    ]


@pytest.mark.parametrize("data", [b"", b"\0" * 100, bytes(range(256)) * 20, b"\xff\xfe\0\0", b"\xef\xbb\xbf"])
def test_what_is_no_vcard_raises_nothing(data: bytes) -> None:
    spans, splitter = spans_of(data)
    assert b"".join(span.before + span.raw for span in spans) + splitter.tail == data
    assert all(span.kind == "unreadable" for span in spans)


def test_a_large_book_is_held_a_block_at_a_time() -> None:
    class Counting(BytesIO):
        most = 0

        def read(self, size: int | None = -1, /) -> bytes:
            self.most = max(self.most, size or 0)
            return super().read(size)

    stream = Counting(b"BEGIN:VCARD\r\nFN:a\r\nEND:VCARD\r\n" * 20_000)
    assert sum(1 for _ in Splitter(stream, 10_000)) == 20_000
    assert stream.most <= 20_000
