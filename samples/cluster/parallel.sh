#!/bin/sh
# A folder of maps on several machines, or on all processors of one, by GNU parallel:
#
#   parallel.sh MAPS OUT SHARDS [OPTION...]
#
# Options are those of "partmap batch". The machines stand in the file "hosts" of the current folder,
# or in the one that the variable HOSTS names: one a line, such as "4/user@machine" for four shards
# at a time (GNU parallel's --sshloginfile). Each has to see MAPS and OUT under the same paths and to
# let the user in by key. Without such a file all is done on this machine.
#
# Each shard writes OUT/shard-NUMBER; the whole is in OUT/all. Stopped at any time, it goes on when
# started again: OUT/joblog says which shards are done, and one that was cut short does only what is
# missing.
set -eu

if [ $# -lt 3 ]; then
    echo "usage: parallel.sh MAPS OUT SHARDS [OPTION...]" >&2
    exit 2
fi
maps=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
shards=$3
shift 3

hosts=${HOSTS:-hosts}
where=--jobs=100%
if [ -e "$hosts" ]; then
    where=--sshloginfile=$hosts
fi

# A shard with maps that failed counts as failed, and is looked at again next time: that is quick.
parallel "$where" --quote --joblog "$out/joblog" --resume-failed --termseq TERM,20000,KILL \
    "${PARTMAP:-partmap}" batch "$maps" -o "$out/shard-{}" "--shard={}/$shards" -j 1 -q "$@" \
    ::: $(seq "$shards") || true

# The last word on each shard: exit code 0 and 1 are results, all others and signals are none.
awk -F '\t' -v shards="$shards" '
    NR > 1 { ended[$1] = $7; killed[$1] = $8 }
    END {
        for (shard = 1; shard <= shards; shard++) {
            if (!(shard in ended) || ended[shard] > 1 || killed[shard] > 0) {
                printf "Shard %d is not done: start again to go on.\n", shard
                unfinished = 1
            }
        }
        exit unfinished
    }' "$out/joblog" >&2
exec "${PARTMAP:-partmap}" cohort "$out"/shard-* -o "$out/all"
