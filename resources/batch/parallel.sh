#!/bin/sh
# A folder of documents with GNU parallel: as many runs at once as there are processors, each of many documents: starting
# the program and its reader takes a few seconds. A run that is killed loses the document it was at, so many cost nothing.
# Usage: parallel.sh FOLDER OUT [FORMAT] [JOBS] [DOCUMENTS_A_RUN]
# A task that is killed is tried again; one that is done is passed over, so the same line goes on where a run was ended.
# Machines that share the folders: add --sshlogin to parallel; FOLDER and OUT are then absolute paths.
set -eu
folder=$1
out=$2
format=${3:-page}
jobs=${4:-$(nproc)}
sverka=${SVERKA:-sverka}

mkdir -p "$out/.sverka"
tasks="$out/.sverka/tasks"
$sverka batch "$folder" --out "$out" --format "$format" --plan |
  sed -n 's/.*"id":"\([0-9a-f]*\)".*/\1/p' > "$tasks"
# Two runs a processor, so that nobody waits long for the last one, but none of fewer than 200 documents while each
# processor has one: a program that has just begun is slow. A command line holds 500 well.
count=$(wc -l < "$tasks")
share=$(( (count + 2 * jobs - 1) / (2 * jobs) ))
whole=$(( (count + jobs - 1) / jobs ))
least=$(( whole < 200 ? whole : 200 ))
share=$(( share > least ? share : least ))
at_once=${5:-$(( share > 500 ? 500 : share > 0 ? share : 1 ))}
# Exit code 2 says that a document could not be read: that is in the summary, and no reason to try again. Any other does: a run
# was killed, or (75) its reader stopped or had too little time or memory. What fails five times is in the summary, too.
parallel --will-cite --jobs "$jobs" --retries 5 --max-args "$at_once" --arg-file "$tasks" \
  "$sverka batch '$folder' --out '$out' --format '$format' --task {} 2>> '$out/.sverka/log' || [ \$? -eq 2 ]" || true
$sverka batch "$folder" --out "$out" --format "$format" --collect
