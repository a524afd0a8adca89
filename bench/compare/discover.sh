#!/usr/bin/env bash
# One question, three programs, whole process against whole process, in one run: Sarcotrace, limma, a loop of lm().
# Needs R with limma beside the SDK. Prints wall seconds of each of five rounds and the peak memory of each program.
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
Rscript "$here/make_data.R" "$work"
cat > "$work/study.yaml" <<'Y'
people: {file: people.csv}
metabolome: {file: metabolome.csv, sample: sample_id, person: participant, kind: sample_type, batch: run_day, order: run_order}
questions:
  discovery: {traits: [diagnosis, asmi, grip, gait-speed, age], covariates: [age, sex, bmi, egfr], adjust-batch: false}
Y
"$here/../../sarcotrace" --version > /dev/null
cd "$work"

timed() {
    local name="$1"; shift
    /usr/bin/env bash -c 'TIMEFORMAT="%R s wall, %U s user"; time "$@"' _ "$@" > /dev/null 2> "$work/time" || { cat "$work/time" >&2; exit 1; }
    echo "$name: $(tail -n 1 "$work/time")"
}

for round in 1 2 3 4 5; do
    rm -rf out
    timed "sarcotrace, models alone" "$here/../../sarcotrace" discover study.yaml --quick
    rm -rf out
    timed "sarcotrace, everything" "$here/../../sarcotrace" discover study.yaml
    timed "limma" Rscript "$here/limma.R" people.csv metabolome.csv results.csv
done
timed "lm in a loop" Rscript "$here/limma.R" people.csv metabolome.csv results.csv lm
