#!/bin/sh
# Do the words of drawn pages keep to their places in a browser, with the fonts it has?
#   tests/browser/check_pages.sh PARTMAP FOLDER
# Draws all samples in all views on A4 and A3, in colour and in grey, and has headless Chromium
# measure them (measure.js); prints what is wrong, and fails then. A page that is wrong on purpose
# comes first, to see that faults are found.
set -eu
partmap=$1
folder=$2
here=tests/browser

# One document of all pages named; each file's first line is its XML declaration.
write_document() {
    echo '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>pages</title></head><body>'
    for page; do
        echo "<div class=\"page\" data-name=\"$(basename "$page" .svg)\">"
        sed 1d "$page"
        echo '</div>'
    done
    echo '<script>'
    cat $here/measure.js
    echo '</script></body></html>'
}

# What measure.js says of the document, a line each.
measure() {
    chromium --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run \
        --disable-background-networking --disable-component-update \
        --host-resolver-rules='MAP * ~NOTFOUND' --font-render-hinting=none \
        --user-data-dir="$folder/profile" --dump-dom "file://$PWD/$1" 2>"$folder/chromium.log" |
        sed -n -e 's/^.*<pre>= /= /' -e 's/^= //p' |
        sed -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&amp;/\&/g'
}

rm -rf "$folder"
mkdir -p "$folder"
write_document tests/data/browser/wrong.svg >"$folder/wrong.html"
measure "$folder/wrong.html" >"$folder/wrong.txt"
diff tests/data/browser/wrong.txt "$folder/wrong.txt"

for map in samples/*.graphml; do
    for paper in a4 a3; do
        "$partmap" draw -q --view=all --paper=$paper "$map" -o "$folder/$paper/"
        "$partmap" draw -q --view=all --paper=$paper --grey "$map" -o "$folder/$paper-grey/"
    done
    "$partmap" draw -q --view=all --portrait "$map" -o "$folder/a4-upright/"
done
for sheet in a4 a4-grey a4-upright a3 a3-grey; do
    write_document "$folder/$sheet"/*.svg >"$folder/$sheet.html"
    measure "$folder/$sheet.html" | sed "s/^/$sheet: /" | tee "$folder/$sheet.txt"
    tail -n 1 "$folder/$sheet.txt" | grep -q ' texts: 0 faults$' || failed=yes
done
test -z "${failed:-}"
