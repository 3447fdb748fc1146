#!/bin/sh
# A batch as a Slurm job array, for real: a cluster of three nodes on this machine, generated maps
# and a broken one shared out over the tasks, one task interrupted and queued again by its own
# script, another requeued under way, all joined by a job of its own, and everything compared byte
# for byte with one run without Slurm.
#   tests/cluster/check_slurm.sh BUILD
# Skipped, and said so, where there can be no cluster.
set -eu
build=$(realpath "$1")
folder=$build/slurm
nodes=3
tasks=4
maps=$folder/maps
count=240

. "$(dirname "$0")/slurm_cluster.sh"
. "$(dirname "$0")/same_bytes.sh"
obstacle=$(cluster_obstacle)
if [ -n "$obstacle" ]; then
    echo "check-slurm is skipped: $(echo "$obstacle" | paste -s -d ';')."
    exit 0
fi

rm -rf "$folder"
mkdir -p "$folder"
trap cluster_stop EXIT
trap 'exit 1' HUP INT TERM

say() {
    echo "slurm: $*"
}

fail() {
    say "$*" >&2
    exit 1
}

# --- the maps, and one run without Slurm ---------------------------------------------------------

"$build/bench/make_maps" $count 1 "$maps"
add_broken_map "$maps"
places=$((count + 1))
export PARTMAP="$build/partmap"
options=--make=measures,findings
run_alone "$PARTMAP" "$maps" "$folder/alone" "$options" || fail "there is nothing to compare with"

# --- the same as an array ------------------------------------------------------------------------

cluster_start || fail "the cluster did not start: see the logs in $folder"
say "$nodes nodes, $tasks tasks, $places maps"
cd "$folder" # where jobs write what they say
samples=$(dirname "$build")/samples/cluster
array=$(sbatch --parsable --array=1-$tasks --cpus-per-task=1 --mem-per-cpu=300M \
    "$samples/slurm.sbatch" "$maps" "$folder/out" $options)
join=$(sbatch --parsable --dependency=afterany:$array "$samples/slurm-join.sbatch" "$folder/out")

# places_of TASK: how many are done.
places_of() {
    find "$folder/out/shard-$1" -name place.json 2>/dev/null | wc -l
}

has_begun() {
    [ "$(places_of "$1")" -ge 2 ]
}

job_shows() {
    scontrol show job "$1" | grep -q "$2"
}

# As at the end of its time: Slurm asks, partmap finishes what it is at, the script queues it again.
wait_until 60 "places of task 1" has_begun 1 || fail "task 1 does nothing"
scancel --batch --signal=TERM "${array}_1"
say "task 1 was interrupted after $(places_of 1) places"

# As after a preemption or a failed machine: Slurm kills and queues again.
wait_until 60 "places of task 2" has_begun 2 || fail "task 2 does nothing"
scontrol requeue "${array}_2"
say "task 2 was requeued after $(places_of 2) places"

# Begins at once what Slurm would hold back for two minutes after a requeue.
release() {
    for task in 1 2; do
        if job_shows "${array}_$task" Reason=BeginTime; then
            scontrol update "JobId=${array}_$task" StartTime=now || true
        fi
    done
}

is_joined() {
    release
    job_shows "$join" 'JobState=\(COMPLETED\|FAILED\|CANCELLED\)'
}
wait_until 300 "the joining job's end" is_joined || fail "the jobs did not end"
job_shows "$join" JobState=COMPLETED || fail "the joining job failed: $(cat partmap-join-*.log)"
for task in 1 2; do
    job_shows "${array}_$task" 'Restarts=[1-9]' || fail "task $task was not queued again"
done
grep -q 'Cut short' "partmap-${array}_1.log" || fail "task 1 did not queue itself again"

# --- the same bytes ------------------------------------------------------------------------------

same_bytes "$folder/alone" "$folder/out" $places || fail "the shards joined are not the one run"
say "$places places by $tasks tasks on $nodes nodes, two of them cut short: the bytes of one run"
