#!/usr/bin/env bash
# Half a million simulated people, whole process against whole process: the diagnosis by one criterion and by all nine, and R
# that reads the same table and classes it by the same one criterion. R answers no more than that; Sarcotrace also writes every
# person, prevalences with intervals, cautions and a report. Needs R and GNU time beside the SDK.
#   bench/compare/health.sh [ROUNDS [PEOPLE]]
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
rounds="${1:-5}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
Rscript "$here/make_health.R" "$work/health.csv" "${2:-500000}"
"$here/../../sarcotrace" --version > /dev/null
cd "$work"

timed() {
    local name="$1"; shift
    rm -rf out
    /usr/bin/time -o "$work/once" -f "%e %U %S %M" "$@" > "$work/$name.said" 2> "$work/errors" || { cat "$work/errors" >&2; exit 1; }
    cat "$work/once" >> "$work/$name"
}

# Each round runs every program once, so that a busy minute falls on all of them.
for ((round = 0; round < rounds; round++)); do
    timed one "$here/../../sarcotrace" diagnose health.csv --criteria awgs2019
    timed r Rscript "$here/health.R" health.csv
    timed all "$here/../../sarcotrace" diagnose health.csv
done

row() {
    sort -n "$work/$1" | awk -v name="$2" '{w[NR] = $1; cpu = NR == 1 ? $2 + $3 : cpu; if ($4 > peak) peak = $4}
        END {printf "| %s | %.2f | %.2f | %.2f | %.0f |\n", name, w[1], w[int((NR + 1) / 2)], cpu, peak / 1024}'
}

# Both must have found the same people before their times mean anything.
found="$(cat r.said)"
grep -q "$found have sarcopenia" one.said || { echo "R finds $found people with sarcopenia, which Sarcotrace does not say" >&2; exit 1; }

echo "| program | least, s | median, s | processor, s | peak, MB |"
echo "|---|---|---|---|---|"
row one "sarcotrace diagnose --criteria awgs2019"
row all "sarcotrace diagnose (nine criteria)"
row r "R: read.csv, one criterion, a count"
echo
echo "Size of out/ after the last run: answers.json $(stat -c %s out/answers.json) bytes, report.html $(stat -c %s out/report.html) bytes"
