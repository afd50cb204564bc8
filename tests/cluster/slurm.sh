#!/usr/bin/env bash
# A real Slurm on this computer runs eight shards, one is killed and requeued, a dependent job merges:
# slurm.sh PROGRAM SCRIPTS. Everything of it lies in a folder of its own and listens on loopback only.
here=$(dirname "$(readlink -f "$0")")
. "$here/the_sweep.sh"
for needed in slurmctld slurmd sbatch munged; do
    command -v $needed >/dev/null && continue
    rm -rf "$work"
    echo "SKIPPED: needs $needed: install slurm-wlm and munge"
    exit 77
done
[ "$(id -u)" -eq 0 ] || { rm -rf "$work"; echo "SKIPPED: needs root: slurmd starts jobs of other users"; exit 77; }

stop_slurm() {
    scontrol shutdown >/dev/null 2>&1
    for pid in munge/pid slurm/ctld.pid slurm/d.pid; do
        [ -e "$work/$pid" ] && kill "$(cat "$work/$pid")" 2>/dev/null
    done
    cd / && sleep 1
    rm -rf "$work"
}
trap stop_slurm EXIT
show_logs() { tail -n 20 "$work"/slurm/*.log "$work"/*.log 2>/dev/null; }

port=$((20000 + $$ % 20000))
mkdir -p slurm/state slurm/spool munge
chmod 755 "$work" munge
cat >slurm/slurm.conf <<CONF
ClusterName=local
SlurmctldHost=localhost(127.0.0.1)
AuthType=auth/munge
AuthInfo=socket=$work/munge/socket
CryptoType=crypto/munge
SlurmUser=root
SlurmdUser=root
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
SlurmctldPort=$port
SlurmdPort=$((port + 1))
StateSaveLocation=$work/slurm/state
SlurmdSpoolDir=$work/slurm/spool
SlurmctldPidFile=$work/slurm/ctld.pid
SlurmdPidFile=$work/slurm/d.pid
SlurmctldLogFile=$work/slurm/ctld.log
SlurmdLogFile=$work/slurm/d.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_interval=2,bf_interval=2
MailProg=/bin/true
ReturnToService=2
MpiDefault=none
NodeName=localhost NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN
PartitionName=main Nodes=localhost Default=YES MaxTime=INFINITE State=UP
CONF
export SLURM_CONF=$work/slurm/slurm.conf

dd if=/dev/urandom of=munge/key bs=1024 count=1 2>/dev/null
chmod 400 munge/key
chown -R munge: munge
setpriv --reuid=munge --regid=munge --clear-groups munged --force --socket="$work/munge/socket" \
    --key-file="$work/munge/key" --pid-file="$work/munge/pid" --log-file="$work/munge/log" \
    --seed-file="$work/munge/seed" || fail "munged did not start"
slurmctld || { show_logs; fail "slurmctld did not start"; }
slurmd -N localhost || { show_logs; fail "slurmd did not start"; }
for _ in $(seq 100); do [ "$(sinfo -h -o %t 2>/dev/null)" = idle ] && break; sleep 0.2; done
[ "$(sinfo -h -o %t)" = idle ] || { sinfo; show_logs; fail "the node is not idle"; }

if command -v ss >/dev/null; then  # nothing of it can be reached from outside
    open=$(ss -ltnH "sport = :$port or sport = :$((port + 1))" | awk '{ print $4 }' | grep -v '^127\.0\.0\.1:')
    [ -z "$open" ] || fail "it listens on $open"
fi

job=$(sbatch --parsable --array=1-8 --mem-per-cpu=0 "$scripts/slurm_shards.sh" sweep.yaml) || fail "sbatch"
merge=$(sbatch --parsable --dependency=afterok:"$job" --mem-per-cpu=0 "$scripts/slurm_merge.sh" sweep.yaml) \
    || fail "sbatch"
pid=$(running_in sweep.shards/2)
[ -n "$pid" ] || { squeue; show_logs; fail "shard 2 was never seen at work"; }
kill -9 "$pid"
for _ in $(seq 600); do
    [ -z "$(squeue -h)" ] && break
    sleep 0.5
done
squeue -h
grep -q "shard 2 ended with 137; back into the queue" kaptein-"$job"_2.log || { show_logs; fail "it was not requeued"; }
[ "$(grep -c sha256 results/sweep/manifest.json)" -ge 7 ] || { show_logs; fail "job $merge merged nothing"; }
compare_with_whole results/sweep
echo "8 array tasks, 1 killed with SIGKILL and requeued, merged by a dependent job: the digests of the unsharded sweep"
