"""The singular of every English sentence that counts, by its plural text.

Qt's translation tools take the plural forms of other languages from their own files; English is written here.
"""

SINGULAR: dict[str, str] = {
    "%n people": "%n person",
    "%n people are called “{text}”. Say which by id.": "%n person is called “{text}”. Say which by id.",
    "Search is wrong about %n people.": "Search is wrong about %n person.",
    "There are %n {name}. Say which by --was or --card.": "There is %n {name}. Say which by --was or --card.",
    "Imported %n new cards into “{book}”": "Imported %n new card into “{book}”",
    "Imported %n new cards": "Imported %n new card",
    "Put %n people into the trash": "Put %n person into the trash",
    "Took %n people out of the trash": "Took %n person out of the trash",
    "Deleted %n people for good": "Deleted %n person for good",
    "Gave %n people a category": "Gave %n person a category",
    "Joined %n people": "Joined %n person",
    "%n lines don't say their charset; read as {charset}.": "%n line doesn't say its charset; read as {charset}.",
    "%n more lines can't be read; they are kept as they are.": "%n more line can't be read; it is kept as it is.",
}
