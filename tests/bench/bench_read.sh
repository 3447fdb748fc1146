#!/bin/sh
# Reading a map of 200 MB with typical facts on members and ties, beside what libxml2 needs for the
# XML alone and what igraph's own reader needs; then a map of bare ties. Every program takes its turn
# in each round, and the best of all rounds counts: other work on the machine then falls on all.
#   tests/bench/bench_read.sh BUILD [ROUNDS]
set -eu
build=$1
rounds=${2:-5}
map=$build/bench/read.graphml
bare=$build/bench/bare.graphml
results=$build/bench/read.txt

[ -s "$map" ] || "$build/bench/make_map" 78000 1 >"$map"
[ -s "$bare" ] || "$build/bench/make_ties" 2000000 >"$bare"
: >"$results"

# measure NAME COMMAND...: adds "NAME SECONDS MEBIBYTES", processor time and peak memory of one run.
measure() {
    name=$1
    shift
    "$build/bench/cost" 1 "$@" | awk -v name="$name" '
        /processor time/ { seconds = $3 / 1000 }
        /peak memory/ { print name, seconds, $3 }' >>"$results"
}

round=0
while [ $round -lt "$rounds" ]; do
    measure partmap "$build/bench/read_map" "$map"
    measure xmllint xmllint --sax --noout "$map"
    measure igraph "$build/bench/read_igraph" "$map"
    round=$((round + 1))
done

bytes=$(wc -c <"$map")
echo "A map of $((bytes / 1000000)) MB, best of $rounds rounds; processor time and peak memory of the process:"
awk -v bytes="$bytes" '
    !($1 in best) || $2 < best[$1] { best[$1] = $2 }
    { peak[$1] = $3 }
    END {
        printf "%-22s %8s %8s %10s %9s\n", "", "seconds", "MB/s", "as partmap", "peak MiB"
        for (i = split("partmap xmllint igraph", order, " "); i > 0; i--) {
            rows[i] = order[i]
        }
        for (i = 1; i <= 3; i++) {
            name = rows[i]
            title = name == "xmllint" ? "xmllint --sax --noout" : name
            printf "%-22s %8.2f %8.0f %9.2fx %9.0f\n", title, best[name],
                   bytes / best[name] / 1e6, best[name] / best["partmap"], peak[name]
        }
    }' "$results"
"$build/bench/read_map" "$map" | awk -v bytes="$bytes" '
    { value[$1] = $2 }
    END {
        printf "model %.1f MB for %d ties; beyond the model at most %.1f MB (allowed: 40 MB)\n",
               value["model"] / 1e6, value["ties"], value["beyond"] / 1e6
    }'
"$build/bench/read_map" "$bare" | awk '
    { value[$1] = $2 }
    END {
        printf "bare ties: model %.1f MB for %d, %.1f bytes a tie (allowed: 60); beyond it %.1f MB\n",
               value["model"] / 1e6, value["ties"], value["model"] / value["ties"],
               value["beyond"] / 1e6
    }'
echo "allowed: 90 MB/s or more"
