"""Makes the typefaces that papers are set in, from the npm package source-sans (3.52.0) of Adobe.

    npm pack source-sans@3.52.0 && tar xf source-sans-3.52.0.tgz
    pip install fonttools==4.68.0
    python subset.py package/TTF

Letters of European languages only, kerning kept, hints dropped. The licence reserves the name «Source» for the font as
its authors made it: a smaller one has a name of its own.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Encours Sans"
RANGES = [
    (0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x2DD), (0x300, 0x331), (0x370, 0x3FF), (0x400, 0x4FF), (0x1E00, 0x1EFF),
    (0x2000, 0x2064), (0x2070, 0x208E), (0x20A0, 0x20C0), (0x2100, 0x215F), (0x2190, 0x2199), (0x2212, 0x2212),
    (0x221E, 0x221E), (0x2248, 0x2265), (0x25A0, 0x25CF), (0x2605, 0x2611), (0x2713, 0x2717), (0xFB00, 0xFB04),
]

here = Path(__file__).parent
for weight in ("Regular", "Semibold"):
    font = TTFont(Path(sys.argv[1]) / f"SourceSans3-{weight}.ttf", recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = ["kern"]
    options.hinting = False
    options.name_IDs = ["*"]
    options.glyph_names = False
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "GSUB", "meta"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    full = FAMILY if weight == "Regular" else f"{FAMILY} {weight}"
    script = f"{FAMILY.replace(' ', '')}-{weight}"
    names = {1: full, 2: "Regular", 3: f"encours; {script}", 4: full, 6: script, 16: FAMILY, 17: weight}
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
        elif record.nameID not in (0, 5, 13, 14):
            font["name"].removeNames(nameID=record.nameID)
    font.save(here / f"encours-sans-{weight.lower()}.ttf")
