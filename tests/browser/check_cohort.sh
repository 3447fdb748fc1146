#!/bin/sh
# Do pages of cohorts work in a browser, up to a thousand places?
#   tests/browser/check_cohort.sh PARTMAP FOLDER MODULES MAKE_MAPS
# Makes cohorts in FOLDER by batches over generated maps, a broken and a hostile one among them, and
# has Chromium try their pages (cohort/run.js). A thousand places are forty, many times over under
# other names: the page knows no difference, and is there in seconds.
set -eu
partmap=$1
folder=$2
modules=$3
make_maps=$4

# Code 1 says that a place failed: one is meant to.
batch() {
    "$partmap" batch -q --make=map,measures,findings "$@" || test $? -eq 1
}

rm -rf "$folder"
mkdir -p "$folder"
"$make_maps" 40 7 "$folder/maps"
batch "$folder/maps" -o "$folder/forty"
"$make_maps" 3 7 "$folder/few-maps"
batch "$folder/few-maps" -o "$folder/few"
"$make_maps" 12 9 "$folder/hostile-maps"
cp tests/data/browser/hostile.graphml "$folder/hostile-maps/=cmd()&<b>\"it's\".graphml"
echo '<graphml><graph>' >"$folder/hostile-maps/broken.graphml"
batch "$folder/hostile-maps" -o "$folder/hostile"
mkdir "$folder/thousand"
node tests/browser/cohort/multiply.js "$folder/forty" "$folder/thousand" 25
"$partmap" cohort -q "$folder/thousand"
for cohort in forty few hostile thousand; do
    cp "$folder/$cohort/cohort.html" "$folder/$cohort.html"
done
NODE_PATH=$modules/node_modules node tests/browser/cohort/run.js "$folder"
