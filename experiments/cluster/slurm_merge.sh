#!/usr/bin/env bash
#SBATCH --job-name=kaptein-merge
#SBATCH --time=00:30:00
#SBATCH --cpus-per-task=1
#SBATCH --mem-per-cpu=1G
#SBATCH --output=kaptein-merge-%j.log
# Joins the shards of slurm_shards.sh: sbatch --dependency=afterok:JOB slurm_merge.sh STUDY.yaml
set -u
program=${KAPTEIN:-kaptein}
name=$(basename "$1" .yaml)
exec "$program" merge "$name".shards/* -o "results/$name"
