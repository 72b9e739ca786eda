"""What the reader can answer, and the measures of the picture of a line. Read by the app out of the net's header."""

LOWER = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
OLD = "іѣѳѵ"
"""Index 0 is blank. The order is that of the study's net, so that training can go on from it; pre-reform letters last."""
CHARS = " " + LOWER + LOWER.upper() + "0123456789" + ".,:;!?()/\"'-«»№%+=§_*" + "IVXLCDM" + OLD + OLD.upper()
INDEX = {}
for _at, _char in enumerate(CHARS):
    INDEX.setdefault(_char, _at + 1)
CLASSES = len(CHARS) + 1

HEIGHT_PX = 36
BASELINE_PX = 25
LETTER_PX = 13.0
WIDTH_PX = 448
FRAME_PX = 4
