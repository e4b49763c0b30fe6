"""A small guide that is in order, to break in one place at a time."""

GOOD = """\
format = 1
id = "min-mall"
version = "3"
title.sv = "Min mall"
title.en = "My guide"
workplace.sv = "Hos oss"
workplace.en = "Our place"

[[sections]]
id = "borjan"
title.sv = "Början"
title.en = "Beginning"
minutes = 20
phase = "now"

[[sections.questions]]
id = "laget"
text.sv = "Hur är läget?"
text.en = "How are things?"
purpose.sv = "En öppen början."
purpose.en = "An open beginning."
prompts.sv = ["Vad är bra?", "Vad är svårt?"]
prompts.en = ["What is good?", "What is hard?"]
leads_to = ["goal"]

[[sections]]
id = "slutet"
title.sv = "Slutet"
title.en = "End"
minutes = 10
phase = "later"

[[sections.questions]]
id = "vidare"
text.sv = "Vad tar vi med oss?"
text.en = "What do we take with us?"
purpose.sv = "Kom överens."
purpose.en = "Agree."
offers = ["turn_screen"]
"""


def line_of(text: str, part: str, nth: int = 1) -> int:
    """The line, from 1, where `part` stands for the nth time."""
    numbers = [number for number, line in enumerate(text.split("\n"), start=1) if part in line]
    return numbers[nth - 1]
