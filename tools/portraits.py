"""Drawn portraits for the sample people: our own, as SVG; stand-ins for photographs."""

SKINS = ("#f1d3bd", "#e3b795", "#cf9a72", "#a9714b", "#7c4d33", "#5b3826")

# style: what lies behind the head, what lies before it
STYLES: dict[str, tuple[str, str]] = {
    "crop": (
        "",
        "<path d='M15.2 21C14.4 11.5 18.6 8.6 24 8.6s9.6 2.900 8.800 12.400C32 17 30.200 14.800 24 14.800S16 17"
        " 15.200 21Z' fill='{hair}'/>",
    ),
    "side": (
        "",
        "<path d='M15.200 21.500C13.500 11 19 7.600 25 7.900c6.200.3 9.200 4.600 7.900 13.400C32.400 17.800 31"
        " 15.400 28.600 13.900 25.500 16 20 15.900 17 15.900 16 17.600 15.500 19.300 15.200 21.500Z'"
        " fill='{hair}'/>",
    ),
    "long": (
        "<path d='M12.600 21C12.600 10.500 17.500 7.400 24 7.400S35.400 10.500 35.400 21L37 40H11Z' fill='{hair}'/>",
        "<path d='M15.500 22C15 13 19 10.400 24 10.400S33 13 32.500 22C31.300 16.800 27.500 14.600 24 12.600"
        " 20.500 14.600 16.700 16.800 15.500 22Z' fill='{hair}'/>",
    ),
    "bob": (
        "<path d='M13 20.500C13 10.500 17.600 7.400 24 7.400S35 10.500 35 20.500V28.500C35 31 33 32 31 32H17C15"
        " 32 13 31 13 28.500Z' fill='{hair}'/>",
        "<path d='M15.600 20.500C15.300 12.600 19 9.800 24 9.800S32.700 12.600 32.400 20.500C32 18.600 31 17.300"
        " 30.400 16.900H17.600C17 17.300 16 18.600 15.600 20.500Z' fill='{hair}'/>",
    ),
    "bun": (
        "<circle cx='24' cy='7.600' r='4.600' fill='{hair}'/>",
        "<path d='M15.300 21.500C14.300 11.700 18.500 9 24 9s9.700 2.700 8.700 12.500C31.700 17 28.500 14 24"
        " 14s-7.700 3-8.700 7.500Z' fill='{hair}'/>",
    ),
    "afro": (
        "<circle cx='24' cy='17' r='13' fill='{hair}'/>",
        "<path d='M15.600 20C15.800 13.500 19 11.600 24 11.600S32.200 13.500 32.400 20C31 16 28 14.900 24"
        " 14.900S17 16 15.600 20Z' fill='{hair}'/>",
    ),
    "curly": (
        "<circle cx='15.5' cy='16' r='4.400' fill='{hair}'/>"
        "<circle cx='17.5' cy='11.5' r='4.400' fill='{hair}'/>"
        "<circle cx='22' cy='9.2' r='4.400' fill='{hair}'/>"
        "<circle cx='27' cy='9.2' r='4.400' fill='{hair}'/>"
        "<circle cx='31' cy='11.8' r='4.400' fill='{hair}'/>"
        "<circle cx='32.6' cy='16.3' r='4.400' fill='{hair}'/>"
        "<circle cx='14.5' cy='21' r='4.400' fill='{hair}'/>"
        "<circle cx='33.5' cy='21' r='4.400' fill='{hair}'/>"
        "<circle cx='14.8' cy='26' r='4.400' fill='{hair}'/>"
        "<circle cx='33.2' cy='26' r='4.400' fill='{hair}'/>",
        "<path d='M15.600 20C15.600 13.500 19 11 24 11S32.400 13.500 32.400 20C31 16.500 29 15.500 26.500 15.600"
        " 23.500 15.700 18 15.500 15.600 20Z' fill='{hair}'/>",
    ),
    "hijab": (
        "<path d='M24 6.800C15.500 6.800 12.200 13 12.200 21 12.200 28 13.400 32 10.500 40H37.500C34.600 32"
        " 35.800 28 35.800 21 35.800 13 32.500 6.800 24 6.800Z' fill='{hair}'/>",
        "<path d='M15 21.500C15 13.500 18.500 11 24 11S33 13.500 33 21.500C33 28 30 33 24 33S15 28 15 21.500ZM24"
        " 12.600C19.300 12.600 17 15.500 17 21.300 17 27 20 30.800 24 30.800S31 27 31 21.300C31 15.500 28.700"
        " 12.600 24 12.600Z' fill='{dark}' fill-rule='evenodd'/>",
    ),
    "beard": (
        "",
        "<path d='M15.400 19.500C14.800 11 19 8.800 24 8.800s9.200 2.200 8.600 10.700C31.800 16 29.500 14.300 24"
        " 14.300S16.200 16 15.400 19.500Z' fill='{hair}'/>"
        "<path d='M15.800 22C15.600 31 19.500 33.400 24 33.400S32.400 31 32.200 22C31.400 25.600 28.800 26.700"
        " 24 26.700S16.600 25.600 15.800 22Z' fill='{hair}'/>",
    ),
    "bald": (
        "",
        "<path d='M15.800 22.500C15.800 31.200 19.500 33.200 24 33.200S32.200 31.200 32.200 22.500C31.500 26.300"
        " 28.800 27.200 24 27.200S16.500 26.300 15.800 22.500Z' fill='{hair}'/>",
    ),
    "locs": (
        "<rect x='12.6' y='12' width='3.400' height='19' rx='1.700' fill='{hair}'/>"
        "<rect x='15' y='12' width='3.400' height='22' rx='1.700' fill='{hair}'/>"
        "<rect x='29.8' y='12' width='3.400' height='22' rx='1.700' fill='{hair}'/>"
        "<rect x='32.2' y='12' width='3.400' height='19' rx='1.700' fill='{hair}'/>",
        "<path d='M15 21C13.600 11.500 18 8 24 8s10.400 3.500 9 13C32 16.500 29 14.300 24 14.300S16 16.500 15"
        " 21Z' fill='{hair}'/>",
    ),
}


def _darker(colour: str, share: float) -> str:
    return "#" + "".join(f"{int(int(colour[i : i + 2], 16) * share):02x}" for i in (1, 3, 5))


def portrait(ground: str, skin: int, hair: str, cloth: str, style: str, glasses: bool = False) -> str:
    """Draw one face as an SVG of 48 by 48."""
    tone = SKINS[skin]
    behind, before = (part.format(hair=hair, dark=_darker(hair, 0.93)) for part in STYLES[style])
    rims = (
        "<g fill='none' stroke='#33363a' stroke-width='.9'><circle cx='20.3' cy='21.4' r='2.9'/>"
        "<circle cx='27.7' cy='21.4' r='2.9'/><path d='M23.2 21h1.6'/></g>"
    )
    return (
        "<svg xmlns='http://www.w3.org/2000/svg' width='48' height='48' viewBox='0 0 48 48'>"
        f"<rect width='48' height='48' fill='{ground}'/>{behind}"
        f"<path d='M5 50C5.5 39 14 35.2 24 35.2S42.5 39 43 50Z' fill='{cloth}'/>"
        f"<path d='M20 29h8v6.2a4 4 0 0 1-8 0Z' fill='{_darker(tone, 0.88)}'/>"
        f"<ellipse cx='24' cy='21.5' rx='8.3' ry='9.7' fill='{tone}'/>{before}{rims if glasses else ''}</svg>"
    )
