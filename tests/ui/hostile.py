"""Texts that mean something to somebody: to HTML, to bidi, to a shell, to a title (safety R16)."""

from pathlib import Path

TEXTS = (
    "<img src=data:image/png;base64,AAAA>",
    "<b>bold</b>",
    "<i>",
    "</b>",
    "<html><body><h1>Big</h1>",
    "<!DOCTYPE html>",
    "<?xml version='1.0'?><a/>",
    "<a href='https://x.example'>here</a>",
    "<script>alert(1)</script>",
    "<table><tr><td>" * 8,
    "<font size=7 color=red>red</font>",
    "<hr><br><br><br>",
    "<style>*{display:none}</style>",
    "<qt>qt</qt>",
    "<p>",
    "<ul><li>one",
    "<pre>  x",
    "<!-- gone -->",
    "<svg onload=alert(1)>",
    "<object data=/etc/passwd>",
    "<iframe src=/etc/passwd>",
    "<meta http-equiv=refresh>",
    "&lt;b&gt;",
    "&amp;",
    "&nbsp;&shy;",
    "R&D",
    "&&&",
    "&File",
    "[*]",
    "a[*]b[*]",
    "100%1 %2 %n %L1",
    "{0} {name} {{x}}",
    "%s %d %(x)s",
    "$HOME `id` $(id)",
    "'; DROP TABLE person; --",
    "\"quoted\" 'single'",
    "\\u202e \\n \\t",
    "\u202eevil.exe",
    "\u202dforced\u202c",
    "\u2066open isolate",
    "close isolate\u2069\u2069",
    "\u200f\u200eRLM",
    "עברית (abc) 123",
    "العربية مع english",
    "z\u0351\u036b\u0343a\u036a\u0302l\u036bg\u034fo\u035d" * 6,
    "\ufeffBOM",
    "a\u00adb\u200bc\u2060d",
    "👩‍👩‍👧‍👦 🇳🇱 e\u0301",
    "𝕳𝖊𝖑𝖑𝖔 \U000e0041",
    "tab\there",
    "bell\x07esc\x1b[31mred",
    "\ufffd\ufffe",
    "=cmd|' /C calc'!A0",
    "../../etc/passwd",
    "C:\\CON\\NUL",
    " ",
    "   leading",
    "W" * 3000,
    "one two " * 2000,
)


def texts(bait: Path) -> list[str]:
    """Return about sixty texts for a card; `bait` is a file that nobody may open."""
    return [
        *(
            f"<img src={source}>"
            for source in (f"file://{bait}", bait, "/dev/zero", "http://127.0.0.1:9/x.png", "//h/s")
        ),
        f"<img src='{bait}' width=1 height=1>",
        f"<a href='file://{bait}'>here</a>",
        *TEXTS,
    ]


def card(text: str, number: int) -> bytes:
    """Return a card that has the text in every place."""
    value = text.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").replace("\n", "\\n")
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{value}",
        f"N:{value};{value};{value};{value};{value}",
        f"UID:hostile-{number}-{value}",
        *(
            f"{name}:{value}"
            for name in ("NICKNAME", "TITLE", "NOTE", "URL", "BDAY", "CATEGORIES", "X-ODD", "TZ", "REV")
        ),
        f"ORG:{value};{value}",
        f"TEL;TYPE=CELL:{value}",
        f"item1.EMAIL:{value}",
        f"item1.X-ABLabel:{value}",
        f"ADR;TYPE=HOME:;;{value};{value};;;{value}",
        f"IMPP:{value}",
        "END:VCARD",
    ]
    return "\r\n".join(lines).encode() + b"\r\n"
