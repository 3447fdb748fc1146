# Compares what shards wrote and what was joined from them with one undisturbed run over the same
# maps; to be read by a shell.

# A map that cannot be read is a result, too: its row in failures.csv.
add_broken_map() {
    echo '<graphml><graph><node/>' >"$1/broken.graphml"
}

# run_alone PARTMAP MAPS OUT OPTION...: one run, of which a part fails.
run_alone() {
    code=0
    "$1" batch "$2" -o "$3" -q "$4" || code=$?
    if [ $code != 1 ]; then
        echo "A batch with a broken map ended with $code, not with 1." >&2
        return 1
    fi
}

# same_bytes ALONE OUT PLACES: ALONE is the one run's folder, OUT has the folders shard-* and all;
# PLACES is how many there are. Whatever files the one run wrote over all places are compared.
same_bytes() {
    found=0
    for place in "$2"/shard-*/*/; do
        diff -r "$1/$(basename "$place")" "$place" || return 1
        found=$((found + 1))
    done
    if [ $found != "$3" ]; then
        echo "The shards hold $found places, not $3." >&2
        return 1
    fi
    for file in $(cd "$1" && find . -maxdepth 1 -type f ! -name '.*' && echo partmap.sqlite); do
        cmp "$1/$file" "$2/all/$file" || return 1
    done
}
