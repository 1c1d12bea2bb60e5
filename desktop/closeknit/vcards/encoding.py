"""Which charset bytes are in: byte order marks, UTF-16 by its zeros, CHARSET names (RFC 2426), and a best guess."""

from encodings.aliases import aliases

UTF8_MARK = b"\xef\xbb\xbf"
_WIDE = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}
_OTHER_NAMES = {"x_sjis": "shift_jis", "cp_1252": "cp1252", "ansi": "cp1252", "x_gbk": "gbk", "utf_8_sig": "utf_8"}
_ISO = [f"iso8859_{n}" for n in range(2, 17) if n != 12]
_WINDOWS = [f"cp{n}" for n in (*range(1250, 1259), 437, 850, 852, 866, 874, 932, 949, 950)]
_ASIAN = ["shift_jis", "euc_jp", "iso2022_jp", "gb2312", "gbk", "gb18030", "big5", "big5hkscs", "euc_kr", "iso2022_kr"]
_UNICODE = ["utf_8", "utf_7", "utf_16", "utf_16_le", "utf_16_be", "ascii", "latin_1"]
_CODECS = frozenset([*_UNICODE, *_ISO, *_WINDOWS, *_ASIAN, "johab", "hz", "koi8_r", "koi8_u", "mac_roman", "tis_620"])
#: The letters that names and text are mostly made of, with Greek's accents and final sigma.
_COMMON = {
    "cp1251": "оеаинтсрвл",
    "koi8_r": "оеаинтсрвл",
    "cp1253": "αάοόιίεέτνσςρπ",
    "cp1255": "יוהלאתרבמשן",
    "cp1256": "اليمونرتبد",
}
_TELLING_SHARE = 0.5
_FEW_LETTERS = 5
_GUESSED = [
    "cp1251",
    "cp1253",
    "cp1250",
    "cp1252",
    "cp1255",
    "cp1256",
    "shift_jis",
    "gb18030",
    "big5",
    "euc_kr",
    "koi8_r",
]
_FLAT = bytes(1 if n > 127 else 0 for n in range(256))
_MARKED = bytes(0 if n == 0 else 255 for n in range(256))


def sniff(head: bytes) -> str:
    """Name the encoding of a file by its first bytes: utf-8 (whatever isn't UTF-16), utf-16-le or utf-16-be."""
    for name, mark in _WIDE.items():
        if head.startswith(mark):
            return name
    sample = head[:20]
    if len(sample) >= 4 and len(sample) % 2 == 0:
        even, odd = sample[0::2], sample[1::2]
        if not even.strip(b"\0") and odd.isascii() and 0 not in odd:
            return "utf-16-be"
        if not odd.strip(b"\0") and even.isascii() and 0 not in even:
            return "utf-16-le"
    return "utf-8"


def width(encoding: str) -> int:
    """Return how many bytes the smallest character takes."""
    return 2 if encoding in _WIDE else 1


def narrow(data: bytes, encoding: str) -> bytes:
    """Give one byte for each unit of `data`: itself where it is below 256, else 255; positions are then alike."""
    if encoding not in _WIDE:
        return data
    data = data[: len(data) & ~1]
    low, high = (data[0::2], data[1::2]) if encoding == "utf-16-le" else (data[1::2], data[0::2])
    if not high.strip(b"\0"):
        return low
    # Whole numbers of any length are or-ed in linear time; a loop over the bytes takes fifty times as long.
    both = int.from_bytes(low, "little") | int.from_bytes(high.translate(_MARKED), "little")
    return both.to_bytes(len(low), "little")


def codec_named(charset: str) -> str | None:
    """Return Python's codec for a CHARSET value, or None where the name means nothing to us."""
    name = charset.strip().lower().replace("-", "_").replace(" ", "_")
    name = _OTHER_NAMES.get(name, name)
    codec = aliases.get(name, name)
    return codec if codec in _CODECS else None


def guess(data: bytes) -> str:
    """Guess the charset of bytes that aren't UTF-8; single high bytes among letters are taken for Western."""
    if not _has_runs(data):
        return "cp1252"
    sample = data[:20_000]
    share, codec = max((_share(sample, codec), codec) for codec in _COMMON)
    if share >= _TELLING_SHARE:
        return codec
    # Imported here: it costs 20 ms and is needed for few files.
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_GUESSED, threshold=0.6).best()
    return best.encoding if best is not None and best.encoding in _CODECS else "cp1252"


def _share(data: bytes, codec: str) -> float:
    """Tell how many of the foreign letters are among the language's most common ten; a wrong charset gives a third."""
    letters = [c for c in data.decode(codec, "replace").lower() if c > "\x7f"]
    common = _COMMON[codec]
    return sum(1 for c in letters if c in common) / max(1, len(letters))


def _has_runs(data: bytes) -> bool:
    """Tell whether high bytes mostly stand side by side, or are many, as in Cyrillic, Greek or Japanese text."""
    flat = data.translate(_FLAT)
    high = flat.count(b"\1")
    letters = len(data.translate(None, b" \t\r\n;,"))
    return flat.count(b"\1\1\1") * 5 >= high or (high > _FEW_LETTERS and high * 5 >= letters * 2)


def decode(data: bytes, codec: str) -> str:
    """Decode without ever raising: what doesn't fit becomes U+FFFD, a lone surrogate too."""
    text = data.decode("utf-16-le" if codec == "utf_16" else codec, "replace")
    return text.replace("\0", "") if "\0" in text else text
