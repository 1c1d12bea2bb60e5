"""The singular of every English sentence that counts, by its plural text.

Qt's translation tools take the plural forms of other languages from their own files; English is written here.
"""

SINGULAR: dict[str, str] = {
    "%n people": "%n person",
}
