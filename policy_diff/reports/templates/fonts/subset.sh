#!/bin/sh
# How the fonts beside this file were made: Noto Naskh Arabic (OFL 1.1, no reserved font name), cut to
# the letters that policies and reports are written with. Needs npm and pip install fonttools brotli.
#   sh subset.sh WORKFOLDER     (5.3.0 of the package gave the files that are checked in)
set -eu
here=$(cd "$(dirname "$0")" && pwd)
cd "$1"
npm pack @fontsource/noto-naskh-arabic@5.3.0
tar xzf fontsource-noto-naskh-arabic-5.3.0.tgz
arabic=U+060C,U+061B,U+061F,U+0621-063A,U+0640-0652,U+0660-066C,U+0670,U+0671,U+067E,U+0686,U+06A9,U+06AF,U+06CC,U+06D5,U+06F0-06F9,U+FDF2
latin=U+0020-007E,U+00A0,U+00AB,U+00BB,U+00B7,U+2013,U+2014,U+2018,U+2019,U+201C,U+201D,U+2026,U+2022
for weight in 400 700; do
    for script in arabic latin; do
        eval "letters=\$$script"
        pyftsubset "package/files/noto-naskh-arabic-$script-$weight-normal.woff2" --unicodes="$letters" \
            --layout-features='*' --no-hinting --flavor=woff2 --output-file="$here/$script-$weight.woff2"
    done
done
cp package/LICENSE "$here/OFL.txt"
