# Compares what shards wrote and what was joined from them with one undisturbed run over the same
# maps; to be read by a shell.

# A map that cannot be read is a result, too: its row in failures.csv.
add_broken_map() {
    echo '<graphml><graph><node/>' >"$1/broken.graphml"
}

# run_alone PARTMAP MAPS OUT OPTION...: one run, of which a part fails.
run_alone() {
    code=0
    "$1" batch "$2" -o "$3" -q "$4" 2>"$3.log" || code=$?
    if [ $code != 1 ]; then
        echo "A batch with a broken map ended with $code, not with 1." >&2
        return 1
    fi
}

# same_bytes ALONE OUT PLACES: ALONE is the one run's folder, OUT has the folders shard-* and all, the
# whole; PLACES is how many there are, each in one shard.
same_bytes() {
    found=$(find "$2"/shard-* -name place.json | wc -l)
    if [ "$found" != "$3" ] || [ ! -s "$2/all/partmap.sqlite" ]; then
        echo "The shards hold $found places, not $3, or are not joined." >&2
        return 1
    fi
    diff -r "$1" "$2/all"
}
