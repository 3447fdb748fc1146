# A Slurm cluster of several nodes on this machine alone, for as long as a test takes; to be read by
# a shell that has set "folder" (absolute, the cluster's own) and "nodes" (how many).
#
# It has keys, ports, states and logs of its own, listens on the loopback interface only, and needs
# root, as slurmd does. cluster_start starts it, cluster_stop ends every process of it by its number
# and is safe to call at any time.

cluster_commands="munged slurmctld slurmd sbatch scancel scontrol squeue"
longest_socket=100 # of the paths of Unix sockets

# Says why there can be no cluster here; nothing when there can.
cluster_obstacle() {
    if [ "$(id -u)" != 0 ]; then
        echo "only root can start slurmd"
    fi
    for command in $cluster_commands; do
        command -v "$command" >/dev/null 2>&1 || echo "there is no $command"
    done
    if [ ${#folder} -gt $longest_socket ]; then
        echo "the path $folder is too long for a socket"
    fi
}

# Ports that differ from one run to the next, above those that are usual for Slurm.
first_port=$((20000 + $$ % 2000 * 5))

write_configuration() {
    host=$(hostname -s)
    cat >"$folder/slurm.conf" <<CONF
ClusterName=trial
SlurmctldHost=$host(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket=$folder/munge.socket
CredType=cred/munge
SlurmUser=root
SlurmctldPort=$first_port
StateSaveLocation=$folder/state
SlurmctldPidFile=$folder/slurmctld.pid
SlurmctldLogFile=$folder/slurmctld.log
SlurmdPidFile=$folder/slurmd-%n.pid
SlurmdSpoolDir=$folder/spool-%n
SlurmdLogFile=$folder/slurmd-%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_interval=2,bf_interval=2
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MpiDefault=none
ReturnToService=2
KillWait=10
MinJobAge=3600
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
NodeName=n[1-$nodes] NodeHostname=$host NodeAddr=127.0.0.1 Port=[$((first_port + 1))-$((first_port + nodes))] CPUs=1 RealMemory=2000
PartitionName=trial Nodes=ALL Default=YES MaxTime=02:00:00 State=UP
CONF
}

# wait_until SECONDS WHAT COMMAND...: until the command succeeds; says what was not there in time.
wait_until() {
    tries=$(($1 * 5))
    what=$2
    shift 2
    while ! "$@" >/dev/null 2>&1; do
        tries=$((tries - 1))
        if [ $tries -le 0 ]; then
            echo "In time there was no sign of: $what." >&2
            return 1
        fi
        sleep 0.2
    done
}

nodes_are_idle() {
    [ "$(sinfo -h -o %D -t idle)" = "$nodes" ]
}

# Prefers a key of its own to the machine's, which other daemons may use.
start_munge() {
    (umask 077 && head -c 1024 /dev/urandom >"$folder/munge.key")
    munged --key-file="$folder/munge.key" --socket="$folder/munge.socket" \
        --pid-file="$folder/munged.pid" --log-file="$folder/munged.log" \
        --seed-file="$folder/munge.seed"
}

cluster_start() {
    mkdir -p "$folder/state"
    export SLURM_CONF="$folder/slurm.conf"
    write_configuration
    start_munge || return 1
    slurmctld -f "$SLURM_CONF" || return 1
    node=1
    while [ $node -le "$nodes" ]; do
        slurmd -f "$SLURM_CONF" -N "n$node" || return 1
        node=$((node + 1))
    done
    wait_until 30 "$nodes idle nodes" nodes_are_idle
}

is_gone() {
    ! kill -0 "$1" 2>/dev/null
}

# Ends the processes whose numbers are in the files, and waits until they are gone.
end_processes() {
    ended=
    for file; do
        process=$(cat "$file" 2>/dev/null) || continue
        kill "$process" 2>/dev/null && ended="$ended $process"
    done
    for process in $ended; do
        wait_until 20 "the end of process $process" is_gone "$process" || kill -KILL "$process"
    done
}

# Jobs first, else their steps outlive slurmd.
cluster_stop() {
    if [ -e "$folder/slurmctld.pid" ]; then
        scancel --quiet --state=PENDING --user=root
        scancel --quiet --user=root
        wait_until 20 "an empty queue" queue_is_empty || scancel --quiet --signal=KILL --user=root
    fi
    end_processes "$folder"/slurmd-*.pid
    end_processes "$folder/slurmctld.pid" "$folder/munged.pid"
}

queue_is_empty() {
    [ -z "$(squeue -h)" ]
}
