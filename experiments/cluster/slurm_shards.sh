#!/usr/bin/env bash
#SBATCH --job-name=kaptein
#SBATCH --time=04:00:00
#SBATCH --cpus-per-task=1
#SBATCH --mem-per-cpu=1G
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --signal=B:TERM@120
#SBATCH --output=kaptein-%A_%a.log
# One shard of a study per array task: sbatch --array=1-8 slurm_shards.sh STUDY.yaml
# Slurm sends SIGTERM two minutes before the time is over: the run in hand is stored, and the task goes back into the
# queue, where the same command continues. A task that was killed is put back as well, five times at most.
set -u
program=${KAPTEIN:-kaptein}
study=$1
folder=$(basename "$study" .yaml).shards/$SLURM_ARRAY_TASK_ID

"$program" run "$study" --shard slurm -o "$folder" -j "${SLURM_CPUS_PER_TASK:-1}" --progress plain &
running=$!
trap 'kill -TERM $running' TERM
wait $running
code=$?
while kill -0 $running 2>/dev/null; do  # a signal ends `wait` before the program has ended
    wait $running
    code=$?
done
if [ $code -eq 75 ] || [ $code -gt 128 ]; then
    if [ "${SLURM_RESTART_COUNT:-0}" -lt 5 ]; then
        echo "shard $SLURM_ARRAY_TASK_ID ended with $code; back into the queue"
        scontrol requeue "$SLURM_JOB_ID" && sleep 60  # Slurm ends this script meanwhile
    fi
fi
exit $code
