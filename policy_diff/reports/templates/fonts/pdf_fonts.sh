#!/bin/sh
# How the fonts of the PDF report were brought here. Amiri (OFL 1.1, no reserved font name) is as its makers
# gave it out, 1.002; symbols.ttf is Noto Sans Symbols 2 (OFL 1.1), cut to shapes, bullets and ticks.
# drawn.txt tells which characters they have in all weights. Needs npm and pip install fonttools brotli fontpkg-amiri.
#   sh pdf_fonts.sh WORKFOLDER     (5.3.0 and 1.2 of the packages gave the files that are checked in)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
amiri=$(python -c 'import fontpkg_amiri; print(fontpkg_amiri.ROOT)')
cp "$amiri/files/Amiri-Regular.ttf" "$amiri/files/Amiri-Bold.ttf" "$here"
cp "$amiri/LICENSE" "$here/OFL-Amiri.txt"
cd "$1"
npm pack @fontsource/noto-sans-symbols-2@5.3.0
tar xzf fontsource-noto-sans-symbols-2-5.3.0.tgz
fonttools ttLib.woff2 decompress -o whole.ttf package/files/noto-sans-symbols-2-symbols-400-normal.woff2
pyftsubset whole.ttf --no-hinting --layout-features='' \
    --unicodes=U+25A0-25FF,U+2600-26FF,U+2700-27BF,U+2B1B-2B1C --output-file="$here/symbols.ttf"
cp package/LICENSE "$here/OFL-symbols.txt"
cd "$here"
python - > drawn.txt <<'END'
from fontTools.ttLib import TTFont
def characters(name):
    return set(TTFont(name).getBestCmap())
known = sorted(characters("Amiri-Regular.ttf") & characters("Amiri-Bold.ttf") | characters("symbols.ttf"))
firsts = [c for c in known if c - 1 not in known]
lasts = [c for c in known if c + 1 not in known]
print("\n".join(f"{first:04X}-{last:04X}" for first, last in zip(firsts, lasts)))
END
