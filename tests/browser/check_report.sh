#!/bin/sh
# Do reports work in a browser: tables, maps, keyboard, print, accessibility, and no word to anybody?
#   tests/browser/check_report.sh PARTMAP FOLDER MODULES MAKE_MAP
# Writes reports of the samples and of maps that are hard on them into FOLDER and has Chromium try
# them (report/run.js), driven by what MODULES holds; pictures and printed pages stay in FOLDER.
set -eu
partmap=$1
folder=$2
modules=$3
make_map=$4

rm -rf "$folder"
mkdir -p "$folder"
"$make_map" 60 1 >"$folder/sixty.graphml"
for map in samples/*.graphml tests/data/browser/*.graphml "$folder/sixty.graphml"; do
    "$partmap" report -q "$map" -o "$folder/$(basename "$map" .graphml).html"
done
NODE_PATH=$modules/node_modules node tests/browser/report/run.js "$folder"
