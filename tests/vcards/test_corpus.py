"""Every card of the folder that CLOSEKNIT_CORPUS names, beside a small reader of its own that shares no code."""

import os
import quopri
from collections.abc import Iterator
from pathlib import Path

import pytest

from closeknit.domain.card import CardStatus, Field
from closeknit.vcards.convert import convert
from closeknit.vcards.describe import Describer
from closeknit.vcards.fields.view import view
from closeknit.vcards.lexer import lex
from closeknit.vcards.photo import photo
from tests.vcards.shapes import spans_of


def corpus() -> list[Path]:
    """Find the files; a test of its own says where there are none."""
    folder = os.environ.get("CLOSEKNIT_CORPUS", "")
    return sorted(path for path in Path(folder).rglob("*.vcf")) if folder else []


FILES = corpus()


def plain_values(raw: bytes, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Read values of properties as simply as can be: unfold, split at the first colon that follows no quote."""
    text = raw.decode().replace("\r\n ", "").replace("\n ", "").replace("\r\n\t", "").replace("\n\t", "")
    for line in text.splitlines():
        head, _, value = line.partition(":")
        if head.count('"') % 2:
            rest, _, value = value.partition(":")
            head += rest
        name = head.split(";")[0].rpartition(".")[2].upper()
        if name in names:
            if "QUOTED-PRINTABLE" in head.upper():
                value = quopri.decodestring(value.encode()).decode()
            for escaped, plain in (
                ("\\,", ","),
                ("\\;", ";"),
                ("\\:", ":"),
                ("\\n", "\n"),
                ("\\N", "\n"),
                ("\\\\", "\\"),
            ):
                value = value.replace(escaped, plain)
            yield name, value.strip()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_of_the_corpus(path: Path) -> None:
    data = path.read_bytes()
    spans, splitter = spans_of(data)
    assert b"".join(span.before + span.raw for span in spans) + splitter.tail == data
    describer = Describer()
    for span in spans:
        card = lex(span.raw, splitter.encoding)
        row, shown = describer.describe(span, splitter.encoding), view(card)
        assert b"".join(span.raw[line.start : line.next] for line in card.lines) == span.raw
        assert (row.name, row.status, row.kind) == (shown.name, shown.status, shown.kind)
        for field in (Field.EMAIL, Field.PHONE):
            listed = sorted(item[2] for item in row.items if item[0] == field)
            assert listed == sorted(prop.text for prop in shown.properties if prop.field == field and prop.text)
        assert bool(row.reasons) == (row.status != CardStatus.WHOLE)
        photo(span.raw, splitter.encoding)
        for version in ("2.1", "3.0", "4.0"):
            assert lex(convert(card, version)[0]).version == version


def simple_cards() -> Iterator[tuple[Path, bytes]]:
    for path in FILES:
        spans, splitter = spans_of(path.read_bytes())
        for span in spans:
            is_folded_21 = b"VERSION:2.1" in span.raw and b"\n " in span.raw
            is_simple = (
                not is_folded_21 and b"=\r\n" not in span.raw and b"=\n" not in span.raw and b"AGENT" not in span.raw
            )
            is_utf8 = "�" not in span.raw.decode("utf-8", "replace") and b"\0" not in span.raw
            if splitter.encoding == "utf-8" and is_utf8 and is_simple and b"\n" in span.raw:
                yield path, span.raw


@pytest.mark.skipif(not FILES, reason="CLOSEKNIT_CORPUS names no folder")
def test_names_mails_and_phones_are_those_of_an_independent_reader() -> None:
    compared = 0
    for path, raw in simple_cards():
        shown = view(lex(raw))
        ours = sorted((p.name, p.was) for p in shown.properties if p.name in ("FN", "EMAIL", "TEL"))
        theirs = sorted(
            (name, value.removeprefix("tel:").removeprefix("mailto:"))
            for name, value in plain_values(raw, ("FN", "EMAIL", "TEL"))
        )
        assert ours == theirs, path
        compared += len(ours)
    assert compared > 1000


def test_the_corpus_is_there_where_it_is_named() -> None:
    assert FILES or not os.environ.get("CLOSEKNIT_CORPUS")
