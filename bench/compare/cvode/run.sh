#!/bin/sh
# Sarcotrace beside CVODE + KLU on the benchmark model, round by round in one run: run.sh FOLDER [ROUNDS]
# FOLDER is where build.sh has built. CPU time of one thread; the least of all rounds counts.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bench="$here/../../../artifacts/bin/Sarcotrace.Bench/release/Sarcotrace.Bench"
cd "$1"
rounds=${2:-5}

echo "== errors of the first 64 members, all states at 100 times, against CVODE at rtol 1e-12"
./qsp41 64 1e-12 1 10 reference.bin
for rtol in 1e-4 1e-6 1e-7 1e-8; do
    ./qsp41 64 $rtol 1 10 cvode.bin | sed 's/ us.*//; s/^/CVODE /'
    "$bench" errors reference.bin cvode.bin
done
for rtol in 1e-3 1e-4 1e-5 1e-6; do
    "$bench" race 64 $rtol 8 1 10 all ours.bin | sed -n 's/ lanes.*//; s/^rtol/Sarcotrace rtol/p'
    "$bench" errors reference.bin ours.bin
done

echo "== time, ten doses"
for round in $(seq "$rounds"); do
    for rtol in 1e-4 1e-6 1e-7 1e-8; do
        ./qsp41 64 $rtol 3 10 | sed 's/^/CVODE, 64 members: /'
    done
    ./qsp41 1 1e-6 40 10 | sed 's/^/CVODE, nominal: /'
    for rtol in 1e-3 1e-4 1e-5 1e-6; do
        "$bench" race 512 $rtol 8 10 10 | sed -n 's/^rtol/Sarcotrace, 512 members: rtol/p'
    done
    "$bench" race 512 1e-4 4 10 10 | sed -n 's/^rtol/Sarcotrace, 512 members: rtol/p'
    "$bench" race 512 1e-4 1 3 10 | sed -n 's/^rtol/Sarcotrace, 512 members: rtol/p'
    "$bench" race 1 1e-4 1 200 10 | sed -n 's/^rtol/Sarcotrace, nominal: rtol/p'
done > rounds.txt
sed 's/failed.*//; s/steps.*//' rounds.txt | sort | awk '{k=$0; sub(/us\/member.*/, "", k); n=split($0, w, "us/member "); v=w[2]+0; if (!(k in m) || v < m[k]) m[k]=v} END {for (k in m) printf "%s us/member %.1f\n", k, m[k]}' | sort
