#!/bin/sh
# A folder of documents as a Slurm job array: each job does many documents. FOLDER and OUT lie on a disk that all nodes share.
# Usage: slurm.sh FOLDER OUT [FORMAT] [AT_ONCE] [DOCUMENTS_A_JOB]
set -eu
folder=$(realpath "$1")
mkdir -p "$2/.sverka"
out=$(realpath "$2")
format=${3:-page}
at_once=${4:-50}
sverka=${SVERKA:-sverka}

tasks="$out/.sverka/tasks"
$sverka batch "$folder" --out "$out" --format "$format" --plan |
  sed -n 's/.*"id":"\([0-9a-f]*\)".*/\1/p' > "$out/.sverka/ids"
# Two jobs for each that runs at once, none of fewer than 50 documents: starting takes a few seconds, on a node as well.
share=$(( ($(wc -l < "$out/.sverka/ids") + 2 * at_once - 1) / (2 * at_once) ))
a_job=${5:-$(( share > 500 ? 500 : share < 50 ? 50 : share ))}
xargs -n "$a_job" < "$out/.sverka/ids" > "$tasks"
count=$(wc -l < "$tasks")
# --requeue: a job that a node lost is done again; what is done is passed over. Code 75: the reader stopped or had too little
# time or memory, so the job tries again.
array=$(sbatch --parsable --requeue --array="1-$count%$at_once" --output="$out/.sverka/%a.log" --wrap \
  "for try in 1 2 3; do $sverka batch '$folder' --out '$out' --format '$format' --task \$(sed -n \${SLURM_ARRAY_TASK_ID}p '$tasks'); code=\$?; [ \$code -eq 75 ] || break; done; exit \$code")
# Exit code 2 of a task says that a document could not be read, so the sum is made whatever became of the others.
sbatch --dependency="afterany:$array" --output="$out/.sverka/summary.log" --wrap \
  "$sverka batch '$folder' --out '$out' --format '$format' --collect"
