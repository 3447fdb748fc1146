#!/bin/sh
# The layout beside Graphviz's: all samples and 50 made maps of 10 to 150 members.
#   tests/bench/bench_draw.sh BUILD
set -eu
build=$1
maps=$build/bench/maps
mkdir -p "$maps"
seed=1
while [ $seed -le 50 ]; do
    members=$((12 + (seed - 1) * 138 / 49))
    "$build/bench/make_map" $members $seed >"$maps/made-$(printf %03d $members).graphml"
    seed=$((seed + 1))
done
"$build/bench/draw_quality" "$build/bench/work.gv" samples/*.graphml "$maps"/made-*.graphml
