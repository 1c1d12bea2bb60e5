"""Shapes that made other readers slow (research, safety 2.1, R15): time must grow with the size, no faster."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from closeknit.vcards.convert import convert
from closeknit.vcards.describe import Describer
from closeknit.vcards.fields.view import view
from closeknit.vcards.lexer import lex
from closeknit.vcards.split import Span
from tests.growth import grows_no_faster
from tests.vcards.shapes import HOSTILE, spans_of


def read(raw: bytes) -> None:
    for span in spans_of(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:x\r\n" + raw + b"\r\nEND:VCARD")[0]:
        Describer().describe(span, "utf-8")
        view(lex(span.raw))


@pytest.mark.parametrize("shape", HOSTILE)
def test_reading_is_linear(shape: str) -> None:
    make = HOSTILE[shape]
    size = 60_000 if make(1000).count(b"\r") > 20 else 500_000  # up to 1 MB a line
    read(make(20_000))

    def reading(count: int) -> Callable[[], None]:
        raw = make(count)
        return lambda: read(raw)

    grows_no_faster(reading, size)


@pytest.mark.parametrize(
    "line", [b"BEGIN:VCARD\n", b"AGENT:\nBEGIN:VCARD\n", b"END:VCARD\n", b"\r", b"FN:x\n", b"junk\n"]
)
def test_cutting_is_linear(line: bytes) -> None:
    grows_no_faster(lambda count: lambda: spans_of(line * count), 20_000)


def test_a_card_nested_ten_thousand_deep_is_one_card() -> None:
    deep = b"AGENT:\nBEGIN:VCARD\n" * 10_000 + b"END:VCARD\n" * 10_000
    spans, _ = spans_of(b"BEGIN:VCARD\n" + deep + b"END:VCARD\n")
    assert len(spans) == 1
    card = lex(spans[0].raw)
    assert [line.name for line in card.lines] == ["BEGIN", "AGENT", "END"]
    convert(card, "4.0")


def test_reading_a_long_line_is_linear() -> None:
    def reading(count: int) -> Callable[[], object]:
        raw = b"BEGIN:VCARD\nVERSION:3.0\nFN:a\nNOTE:" + b"x" * count + b"\nEND:VCARD"
        return lambda: lex(spans_of(raw)[0][0].raw)

    grows_no_faster(reading, 12_000_000)  # below 32 MiB, from where glibc takes each block anew from the system


def test_a_line_of_fifty_megabytes_is_read() -> None:
    raw = b"BEGIN:VCARD\nVERSION:3.0\nFN:a\nNOTE:" + b"x" * 50_000_000 + b"\nEND:VCARD"
    spans, _ = spans_of(raw)
    assert spans == [Span(b"", raw, 1, "card")]
    assert lex(raw).named("NOTE")[0].value.startswith("xxx")


_SILENT = r"""
import sys
from closeknit.vcards.convert import convert
from closeknit.vcards.describe import describe
from closeknit.vcards.fields.view import view
from closeknit.vcards.lexer import lex
from closeknit.vcards.photo import photo
from closeknit.vcards.split import Splitter
import io

lines = [
    b"PHOTO;VALUE=uri:file:///etc/passwd", b"PHOTO:http://127.0.0.1:9/x.png", b"LOGO;VALUE=uri:\\\\host\\share",
    b"SOUND:file:///dev/zero", b"FN;CHARSET=../../etc/passwd:Zo\xc3\xab", b"KEY;CHARSET=rot13:a",
    b"FN:\xcf\xe5\xf2\xf0", b"TEL:+49 151", b"URL:http://127.0.0.1:9/", b"AGENT;VALUE=uri:file:///etc/passwd",
]
data = b"BEGIN:VCARD\r\nVERSION:3.0\r\n" + b"\r\n".join(lines) + b"\r\nEND:VCARD\r\n"

def work():
    splitter = Splitter(io.BytesIO(data))
    for span in splitter:
        describe(span, splitter.encoding)
        card = lex(span.raw, splitter.encoding)
        view(card), photo(span.raw)
        for version in ("2.1", "3.0", "4.0"):
            convert(card, version)

work()  # modules and tables are loaded by now
seen = []
def hook(event, args):
    if event.split(".")[0] in ("open", "socket", "subprocess", "ctypes", "urllib", "os") and event != "os.listdir":
        seen.append((event, args))
sys.addaudithook(hook)
work()
print(seen)
"""


def test_no_socket_and_no_file_is_opened_for_what_cards_say() -> None:
    ran = subprocess.run([sys.executable, "-c", _SILENT], capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.strip() == "[]"
