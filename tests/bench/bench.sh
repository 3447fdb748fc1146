#!/bin/sh
# The whole job, start-up to finished drawing, on a made map of 60 members: what it costs, beside what
# it may cost.
#   tests/bench/bench.sh BUILD
set -eu
build=$1
map=$build/bench/partnership60.graphml

"$build/bench/make_map" 60 1 >"$map"
set -- "$build/partmap" -q "$map" -o "$build/bench/partnership60.svg"
echo "$*"
"$build/bench/cost" 21 "$@"
echo "allowed:        60 ms and 40 MiB"
