#!/usr/bin/env bash
# One question, three programs, whole process against whole process, in one run: Sarcotrace, limma, a loop of lm().
# Needs R with limma and GNU time beside the SDK. Prints a table: least and median wall seconds, processor seconds, peak memory.
#   bench/compare/discover.sh [ROUNDS [PEOPLE METABOLITES]]
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
rounds="${1:-5}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
Rscript "$here/make_data.R" "$work" "${@:2}"
cat > "$work/study.yaml" <<'Y'
people: {file: people.csv}
metabolome: {file: metabolome.csv, sample: sample_id, person: participant, kind: sample_type, batch: run_day, order: run_order}
questions:
  discovery: {traits: [diagnosis, asmi, grip, gait-speed, age], covariates: [age, sex, bmi, egfr], adjust-batch: false}
Y
"$here/../../sarcotrace" --version > /dev/null
managed=(dotnet "$here/../../artifacts/app/sarcotrace.dll")
native="$here/../../artifacts/native/sarcotrace"
[ -x "$native" ] || echo "without the native program; dotnet make.cs native makes it" >&2
cd "$work"

timed() {
    local name="$1"; shift
    /usr/bin/time -o "$work/once" -f "%e %U %S %M" "$@" > /dev/null 2> "$work/errors" || { cat "$work/errors" >&2; exit 1; }
    cat "$work/once" >> "$work/$name"
}

# Each round runs every program once, so that a busy minute falls on all of them.
for ((round = 0; round < rounds; round++)); do
    rm -rf out; timed quick "${managed[@]}" discover study.yaml --quick
    if [ -x "$native" ]; then rm -rf out; timed native-quick "$native" discover study.yaml --quick; fi
    timed limma Rscript "$here/limma.R" people.csv metabolome.csv results.csv
    rm -rf out; timed whole "${managed[@]}" discover study.yaml
    if [ -x "$native" ]; then rm -rf out; timed native-whole "$native" discover study.yaml; fi
done
[ -n "${SKIP_LM:-}" ] || timed lm Rscript "$here/limma.R" people.csv metabolome.csv results.csv lm

row() {
    [ -f "$work/$1" ] || return 0
    sort -n "$work/$1" | awk -v name="$2" '{w[NR] = $1; cpu = NR == 1 ? $2 + $3 : cpu; if ($4 > peak) peak = $4}
        END {printf "| %s | %.2f | %.2f | %.2f | %.0f |\n", name, w[1], w[int((NR + 1) / 2)], cpu, peak / 1024}'
}

echo "| program | least, s | median, s | processor, s | peak, MB |"
echo "|---|---|---|---|---|"
row native-quick "sarcotrace discover --quick, native program (what limma does)"
row quick "sarcotrace discover --quick (the same)"
row native-whole "sarcotrace discover, native program (bootstrap ranks, effective tests, logistic models too)"
row whole "sarcotrace discover (the same)"
row limma "R and limma"
row lm "R, a loop of lm()"
