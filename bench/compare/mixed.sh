#!/usr/bin/env bash
# One mixed model, two programs, in one run: Sarcotrace, then lme4 with lmerTest and pbkrtest. Warm times of each step.
#   bench/compare/mixed.sh sim_mouse_longitudinal.csv [slopes]
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
echo "# Sarcotrace"
dotnet run -c Release --project "$here/../Sarcotrace.Bench" -- mixed "$@"
echo "# R: lme4, lmerTest, pbkrtest"
Rscript "$here/mixed.R" "$@"
