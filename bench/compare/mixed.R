# The mixed model of bench/compare/mixed.sh in R: milliseconds of each step, warm.   Rscript mixed.R FILE [slopes]
suppressMessages({library(lmerTest); library(pbkrtest)})
args <- commandArgs(trailingOnly = TRUE)
mice <- read.csv(args[1], stringsAsFactors = TRUE)
formula <- if (length(args) > 1) weight ~ diet * metabolite * week + sex + (week | animal) + (1 | litter) else
  weight ~ diet * metabolite * week + sex + (1 | animal) + (1 | litter)
quiet <- function(x) suppressWarnings(suppressMessages(x))
least <- function(times, work) { work(); min(sapply(seq_len(times), function(i) system.time(work())[["elapsed"]])) * 1000 }
fit <- quiet(lme4::lmer(formula, mice))
cat(sprintf("deviance %.6f\n", lme4::REMLcrit(fit)))
cat(sprintf("fit: %.1f ms\n", least(10, function() quiet(lme4::lmer(formula, mice)))))
cat(sprintf("fit and Satterthwaite: %.1f ms\n", least(5, function() { m <- quiet(lmerTest::lmer(formula, mice)); quiet(summary(m)); quiet(contestMD(m, diag(9)[-1, ])) })))
cat(sprintf("fit and Kenward-Roger: %.1f ms\n", least(3, function() { m <- quiet(lme4::lmer(formula, mice)); quiet(KRmodcomp(m, diag(9)[-1, ])) })))
# refit() is lme4's way to fit many responses of one design.
draws <- simulate(fit, 20, seed = 1)
cat(sprintf("refit, a model: %.1f ms\n", least(1, function() for (k in 1:20) quiet(lme4::refit(fit, draws[[k]]))) / 20))
