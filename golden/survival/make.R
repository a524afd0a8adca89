# Survival analysis of data sets of R's survival package:  Rscript make.R
suppressMessages(library(survival))
rows <- list()
add <- function(name, value, relative = "1e-8") rows[[length(rows) + 1]] <<- data.frame(name = name, value = sprintf("%.17g", value), relative = relative)
tight <- coxph.control(eps = 1e-13, iter.max = 60, toler.chol = 1e-14)
input <- list()
keep <- function(set, d, covariates, stratum = 0, cluster = 0) {
  x <- as.matrix(d[, covariates]); colnames(x) <- paste0("x", seq_along(covariates))
  if (ncol(x) < 3) x <- cbind(x, matrix(0, nrow(x), 3 - ncol(x), dimnames = list(NULL, paste0("x", (ncol(x) + 1):3))))
  input[[set]] <<- data.frame(set = set, time = d$time, event = d$event, x, stratum = stratum, cluster = cluster)
}

curve <- function(set, d, at, horizon) {
  fit <- survfit(Surv(time, event) ~ 1, data = d, conf.type = "log-log")
  s <- summary(fit, times = at)
  for (i in seq_along(at)) {
    add(paste(set, "share", at[i]), s$surv[i]); add(paste(set, "error", at[i]), s$std.err[i])
    add(paste(set, "low", at[i]), s$lower[i]); add(paste(set, "high", at[i]), s$upper[i])
  }
  q <- quantile(fit, 0.5)
  add(paste(set, "median"), q$quantile)
  if (!is.na(q$lower)) add(paste(set, "median low"), q$lower)
  if (!is.na(q$upper)) add(paste(set, "median high"), q$upper)
  m <- summary(fit, rmean = horizon)$table
  add(paste(set, "rmean"), m[["rmean"]]); add(paste(set, "rmean error"), m[["se(rmean)"]])
}

cox <- function(name, formula, d, ties, zph = TRUE, robust = FALSE) {
  environment(formula) <- environment()
  fit <- coxph(formula, data = d, ties = ties, control = tight, x = TRUE)
  s <- summary(fit)
  for (k in seq_along(coef(fit))) {
    add(paste(name, "beta", k), coef(fit)[k]); add(paste(name, "error", k), s$coefficients[k, "se(coef)"])
    if (robust) add(paste(name, "robust", k), s$coefficients[k, "robust se"])
    add(paste(name, "ratio low", k), s$conf.int[k, "lower .95"]); add(paste(name, "ratio high", k), s$conf.int[k, "upper .95"])
    add(paste(name, "p", k), s$coefficients[k, "Pr(>|z|)"], "1e-7")
  }
  add(paste(name, "null"), fit$loglik[1]); add(paste(name, "loglik"), fit$loglik[2]); add(paste(name, "score"), fit$score)
  if (zph) for (scale in c("km", "identity", "rank", "log")) {
    z <- cox.zph(fit, transform = scale)$table
    for (k in seq_len(nrow(z))) { add(paste(name, scale, k), z[k, "chisq"], "1e-6"); add(paste(name, scale, "p", k), z[k, "p"], "1e-6") }
  }
}

l <- lung[complete.cases(lung[, c("time", "status", "age", "sex", "ph.ecog")]), ]
l$event <- as.numeric(l$status == 2)
keep("lung", l, c("age", "sex", "ph.ecog"), stratum = l$sex)
curve("lung", l, c(100, 300, 500), 600)
for (ties in c("efron", "breslow")) cox(paste("lung", ties), Surv(time, event) ~ age + sex + ph.ecog, l, ties)
cox("lung stratified", Surv(time, event) ~ age + ph.ecog + strata(sex), l, "efron")
d <- survdiff(Surv(time, event) ~ sex, l); add("lung logrank", d$chisq); add("lung expected 1", d$exp[1])
d <- survdiff(Surv(time, event) ~ ph.ecog, l); add("lung logrank ecog", d$chisq)
d <- survdiff(Surv(time, event) ~ ph.ecog + strata(sex), l); add("lung logrank stratified", d$chisq)

v <- veteran; v$event <- v$status; v$cell <- as.numeric(v$celltype) - 1
keep("veteran", v, c("trt", "karno", "diagtime"), stratum = v$cell)
curve("veteran", v, c(30, 100, 300), 400)
for (ties in c("efron", "breslow")) cox(paste("veteran", ties), Surv(time, event) ~ trt + karno + diagtime, v, ties)
cox("veteran stratified", Surv(time, event) ~ trt + karno + diagtime + strata(cell), v, "efron")
d <- survdiff(Surv(time, event) ~ cell, v); add("veteran logrank", d$chisq)

o <- ovarian; o$time <- o$futime; o$event <- o$fustat
keep("ovarian", o, c("age", "rx"), stratum = o$rx - 1)
curve("ovarian", o, c(200, 450, 700), 1000)
cox("ovarian efron", Surv(time, event) ~ age + rx, o, "efron")

k <- kidney; k$event <- k$status
keep("kidney", k, c("age", "sex"), cluster = k$id)
for (ties in c("efron", "breslow")) cox(paste("kidney", ties), Surv(time, event) ~ age + sex + cluster(id), k, ties, zph = FALSE, robust = TRUE)

write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
write.csv(do.call(rbind, input), "input.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, paste("survival", packageVersion("survival"))), "made-with.txt")
