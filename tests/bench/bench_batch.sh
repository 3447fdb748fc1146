#!/bin/sh
# A batch over 650 generated maps with one worker and with two, beside the same work done with
# python-igraph in the same run; where the time goes; and memory over 5,000 maps. Every program takes
# its turn in each round, and its best round counts: other work on the machine then falls on all.
#   tests/bench/bench_batch.sh BUILD
# COUNT, MANY and ROUNDS in the environment change how much is done.
set -eu
build=$1
count=${COUNT:-650}
many=${MANY:-5000}
rounds=${ROUNDS:-3}
folder=$build/bench/batch
maps=$folder/maps-$count
results=$folder/results.txt
rival="/usr/bin/python3 tests/bench/batch_igraph.py"

mkdir -p "$folder"
[ -e "$maps" ] || "$build/bench/make_maps" "$count" 1 "$maps"
: >"$results"

# value NAME FILE: the number after a name in a file of words and numbers.
value() {
    awk -v name="$1" '$1 == name { print $2 }' "$2"
}

# largest KEY: of that number in lines of JSON.
largest() {
    sed -n "s/.*\"$1\":\([0-9.]*\).*/\1/p" | sort -n | tail -n 1
}

# A line of results: NAME CLOCK PROCESSOR KIB, seconds for all maps.
measure_partmap() {
    name=$1
    shift
    rm -rf "$folder/out" "$folder/log.jsonl"
    "$build/bench/cost" 1 "$build/partmap" batch "$maps" -o "$folder/out" -q \
        --log="$folder/log.jsonl" "$@" >"$folder/cost.txt"
    clock=$(grep '"event":"stop"' "$folder/log.jsonl" | largest seconds)
    processor=$(awk '/processor time/ { print $3 / 1000 }' "$folder/cost.txt")
    echo "$name $clock $processor $(largest peak_kib <"$folder/log.jsonl")" >>"$results"
}

measure_rival() {
    rm -rf "$folder/rival"
    $rival "$2" "$folder/rival" "$maps"/*.graphml >"$folder/rival.txt"
    echo "$1 $(value seconds "$folder/rival.txt") $(value processor "$folder/rival.txt")" \
        "$(value worker_kib "$folder/rival.txt")" >>"$results"
}

round=0
while [ $round -lt "$rounds" ]; do
    measure_partmap partmap1 -j 1 --make=map,measures
    measure_rival rival1 1
    measure_partmap partmap2 -j 2 --make=map,measures
    measure_rival rival2 2
    measure_partmap all2 -j 2
    round=$((round + 1))
done

echo "$count generated maps, the best of $rounds rounds; processor time of all processes together:"
awk -v maps="$count" '
    !($1 in clock) || $2 < clock[$1] { clock[$1] = $2 }
    !($1 in work) || $3 < work[$1] { work[$1] = $3 }
    $4 > peak[$1] { peak[$1] = $4 }
    function row(name, title) {
        printf "%-46s %7.1f %8.1f %9.1f %9.0f\n", title, clock[name], maps / clock[name],
               work[name] / maps * 1000, peak[name] / 1024
    }
    END {
        printf "%-46s %7s %8s %9s %9s\n", "", "seconds", "maps/s", "ms a map", "MiB each"
        row("partmap1", "partmap, map and measures, 1 worker")
        row("partmap2", "partmap, map and measures, 2 workers")
        row("rival1", "python-igraph, 1 worker")
        row("rival2", "python-igraph, 2 workers")
        row("all2", "partmap, with findings and report, 2 workers")
        printf "partmap as fast as python-igraph, 1 worker: %.2f times by the clock, %.2f by processor\n",
               clock["rival1"] / clock["partmap1"], work["rival1"] / work["partmap1"]
        printf "two workers as fast as one: %.2f times (wanted: 1.9); MiB a worker wanted: under 60\n",
               clock["partmap1"] / clock["partmap2"]
    }' "$results"

# --- where the time goes -------------------------------------------------------------------------

"$build/bench/batch_stages" "$maps"/*.graphml >"$folder/stages.txt"
$rival 1 "$folder/rival" "$maps"/*.graphml >"$folder/rival.txt"
printf '\nProcessor time by stage, ms a map; writing is to memory in partmap, rows of CSV in the other:\n'
printf '%-46s %9s %14s\n' '' partmap python-igraph
for stage in read measure lose audit layout render write; do
    awk -v stage="$stage" -v maps="$count" '
        $1 == "stage_" stage { taken[FILENAME] = sprintf("%.2f", $2 / maps * 1000) }
        END {
            title = stage == "lose" ? "lose each member in turn (partmap: in measure)" : stage
            printf "%-46s %9s %14s\n", title, taken[ARGV[1]], taken[ARGV[2]]
        }' "$folder/stages.txt" "$folder/rival.txt"
done

# --- memory over many maps -----------------------------------------------------------------------

# Most memory of the supervisor, in KiB, as last seen before it ended.
supervise() {
    rm -rf "$folder/out" "$folder/log.jsonl"
    "$build/partmap" batch "$1" -o "$folder/out" -q --log="$folder/log.jsonl" --make=findings &
    supervisor=$!
    most=0
    while seen=$(awk '/^VmHWM/ { print $2 }' "/proc/$supervisor/status" 2>/dev/null); do
        most=${seen:-$most}
        sleep 0.2
    done
    wait $supervisor
}

[ -e "$folder/maps-$many" ] || "$build/bench/make_maps" "$many" 2 "$folder/maps-$many"
supervise "$maps"
few=$most
supervise "$folder/maps-$many"
printf '\nMemory over %s maps, MiB, the largest worker of each quarter:' "$many"
for quarter in 1 2 3 4; do
    grep '"event":"place"' "$folder/log.jsonl" | awk -v of="$many" -v quarter=$quarter '
        NR > of * (quarter - 1) / 4 && NR <= of * quarter / 4' | largest peak_kib |
        awk '{ printf " %.1f", $1 / 1024 }'
done
echo "$few $most" | awk -v count="$count" -v many="$many" '{
    printf "\nThe supervisor: %.1f with %d maps, %.1f with %d\n", $1 / 1024, count, $2 / 1024, many }'
rm -rf "$folder/out" "$folder/rival" "$folder/maps-$many"
