#!/bin/sh
# A batch by GNU parallel, with its job log: killed under way, started again, and compared byte for
# byte with one undisturbed run.
#   tests/cluster/check_parallel.sh BUILD
set -eu
build=$(realpath "$1")
folder=$build/parallel
maps=$folder/maps
out=$folder/out
count=30
shards=3

. "$(dirname "$0")/same_bytes.sh"

fail() {
    echo "check-parallel: $*" >&2
    exit 1
}

rm -rf "$folder"
mkdir -p "$folder"
"$build/bench/make_maps" $count 1 "$maps"
add_broken_map "$maps"
export PARTMAP="$build/partmap"
export HOSTS="$folder/no-hosts"
options=--make=measures,findings
run_alone "$PARTMAP" "$maps" "$folder/alone" "$options" || fail "there is nothing to compare with"

# In a session of its own, so that nothing of it outlives the kill (GNU parallel gives each job a
# process group of its own); takes the place of the shell.
share_out() {
    exec setsid sh samples/cluster/parallel.sh "$maps" "$out" $shards $options
}

# Ends all processes of a session, also those begun meanwhile; false when there were none. That one
# is gone before it is hit is no fault.
kill_session() {
    ps -o pid= -s "$1" >/dev/null || return 1
    while processes=$(ps -o pid= -o stat= -s "$1" | awk '$2 !~ /^Z/ { print $1 }') &&
        [ -n "$processes" ]; do
        kill -KILL $processes 2>/dev/null || true
    done
}

places_done() {
    find "$out" -name place.json 2>/dev/null | wc -l
}

share_out >"$folder/killed.log" 2>&1 &
running=$!
trap 'kill_session $running || true' EXIT
while kill -0 $running 2>/dev/null && [ "$(places_done)" -lt 3 ]; do
    sleep 0.05
done
kill_session $running || fail "it ended before it could be killed"
wait $running || true
killed_at=$(places_done)
[ "$killed_at" -le $count ] || fail "it was killed too late to show anything"

(share_out) >"$folder/again.log" 2>&1 || fail "it did not end well: $(cat "$folder/again.log")"
same_bytes "$folder/alone" "$out" $((count + 1)) || fail "the shards joined are not the one run"

# A third time there is nothing to do but the shard with the broken map.
(share_out) >"$folder/third.log" 2>&1 || fail "it did not end well: $(cat "$folder/third.log")"
same_bytes "$folder/alone" "$out" $((count + 1)) || fail "started for nothing, it changed something"
echo "parallel: killed after $killed_at of $((count + 1)) places and started again: the bytes of one run"
