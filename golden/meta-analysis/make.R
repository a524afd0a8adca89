# Meta-analyses by metafor, its thresholds tightened:  Rscript make.R [folder of real data]
suppressWarnings(library(metafor))
tight_for <- function(v) list(threshold = 1e-11 * mean(v), maxiter = 10000, tol = 1e-12 * mean(v))
rows <- list()
put <- function(name, value, relative) if (is.finite(value) && value != 0) rows[[length(rows) + 1]] <<- data.frame(name = name, value = sprintf("%.17g", value), relative = relative)
# 1e-8 where a flat optimum or metafor's own root finding limits what can be compared.
# Where full steps of the scoring run in circles, shorter ones do not.
fitted_to <- function(y, v, mods, method, test) {
  for (step in c(1, 0.3, 0.05)) {
    control <- c(tight_for(v), stepadj = step)
    fit <- tryCatch(if (is.null(mods)) rma(y, v, method = method, test = test, control = control) else
      rma(y, v, mods = mods, method = method, test = test, control = control), error = function(e) NULL)
    if (!is.null(fit)) return(fit)
  }
  stop("no convergence")
}
all_of <- function(name, y, v, x = NULL) {
  mods <- if (is.null(x)) NULL else as.matrix(x)
  for (method in c("EE", "REML", "ML", "DL", "PM")) for (test in c("z", "knha", "adhoc")) {
    fit <- fitted_to(y, v, mods, method, test)
    id <- paste(name, method, test)
    for (i in seq_along(fit$b)) {
      put(paste(id, "b", i), fit$b[i], "1e-8"); put(paste(id, "se", i), fit$se[i], "1e-8"); put(paste(id, "p", i), fit$pval[i], "1e-6")
      put(paste(id, "low", i), fit$ci.lb[i], "1e-7")
    }
    put(paste(id, "tau2"), if (fit$tau2 > 1e-9 * mean(v)) fit$tau2 else 0, "1e-8"); put(paste(id, "Q"), fit$QE, "1e-10"); put(paste(id, "Qp"), fit$QEp, "1e-9")
    if (method != "EE") put(paste(id, "I2"), if (fit$I2 > 1e-6) fit$I2 / 100 else 0, "1e-8")
    if (method != "EE") put(paste(id, "H2"), fit$H2, "1e-8")
    if (method %in% c("REML", "ML")) put(paste(id, "logLik"), as.numeric(logLik(fit)), "1e-10")
    if (!is.null(mods)) { put(paste(id, "QM"), fit$QM, "1e-7"); put(paste(id, "QMp"), fit$QMp, "1e-6") }
    if (is.null(mods) && method != "EE") { q <- predict(fit); put(paste(id, "pi"), q$pi.lb, "1e-7") }
  }
  fit <- fitted_to(y, v, mods, "REML", "z")
  ci <- confint(fit, control = list(tol = 1e-12 * mean(v), maxiter = 10000, tau2.max = 1e4 * mean(v)))$random
  put(paste(name, "tau2 low"), ci["tau^2", "ci.lb"], "1e-8"); put(paste(name, "tau2 high"), ci["tau^2", "ci.ub"], "1e-8")
  put(paste(name, "I2 high"), ci["I^2(%)", "ci.ub"] / 100, "1e-8")
  if (is.null(mods) && length(y) >= 5) {
    slope <- regtest(fitted_to(y, v, NULL, "REML", "z"), predictor = "sei")
    put(paste(name, "egger slope"), slope$fit$b[2], "1e-7"); put(paste(name, "egger p"), slope$pval, "1e-6")
    put(paste(name, "egger limit"), slope$est, "1e-7"); put(paste(name, "egger low"), slope$ci.lb, "1e-7")
  }
  if (is.null(mods) && length(y) >= 3) {
    fit <- fitted_to(y, v, NULL, "REML", "knha")
    without <- leave1out(fit); pull <- influence(fitted_to(y, v, NULL, "REML", "z"))$inf
    for (i in seq_along(y)) {
      put(paste(name, "without", i), without$estimate[i], "1e-7"); put(paste(name, "without low", i), without$ci.lb[i], "1e-7")
      put(paste(name, "rstudent", i), pull$rstudent[i], "1e-7"); put(paste(name, "cook", i), pull$cook.d[i], "1e-6")
      put(paste(name, "dffits", i), pull$dffits[i], "1e-6"); put(paste(name, "weight", i), pull$weight[i] / 100, "1e-8")
    }
  }
}
set.seed(11)
one <- function(k, tau, vs = runif(k, 0.01, 0.2), mu = 0.3) list(y = round(rnorm(k, mu, sqrt(tau + vs)), 4), v = round(vs, 4))
designs <- list(two = list(y = c(0.42, 0.11), v = c(0.02, 0.035)), alike = list(y = c(0.21, 0.2, 0.22, 0.19), v = c(0.05, 0.04, 0.06, 0.09)),
  three = one(3, 0.1), five = one(5, 0.2), ten = one(10, 0.05), thirty = one(30, 0.3), hundred = one(100, 0.02), outlier = { d <- one(8, 0.02); d$y[8] <- 2.5; d },
  uneven = one(7, 0.1, c(1e-4, 0.5, 0.4, 0.6, 0.3, 0.7, 0.5)), vast = { d <- one(12, 5); d$y <- d$y * 100; d$v <- d$v * 1e4; d })
input <- do.call(rbind, lapply(names(designs), function(n) data.frame(design = n, y = designs[[n]]$y, v = designs[[n]]$v, x1 = NA, x2 = NA)))
mods <- { d <- one(15, 0.05); data.frame(design = "moderated", y = round(d$y + 0.02 * 1:15, 4), v = d$v, x1 = 1:15, x2 = round(rnorm(15), 3)) }
input <- rbind(input, mods)
write.csv(input, "input.csv", row.names = FALSE, quote = FALSE)
for (n in unique(input$design)) { d <- input[input$design == n, ]; all_of(n, d$y, d$v, if (n == "moderated") d[, c("x1", "x2")]) }
d <- designs$ten; g <- rep(c("a", "b", "c"), c(4, 5, 1))
fits <- lapply(split(seq_along(g), g), function(i) fitted_to(d$y[i], d$v[i], NULL, "REML", "z"))
between <- rma(sapply(fits, function(f) f$b), sapply(fits, function(f) f$se^2), method = "EE")
put("groups Q", between$QE, "1e-8"); put("groups p", between$QEp, "1e-8")
folder <- c(commandArgs(TRUE), "../../../shared/data")[1]
bcg <- read.csv(file.path(folder, "meta/dat.bcg.csv")); e <- escalc("RR", ai = tpos, bi = tneg, ci = cpos, di = cneg, data = bcg)
all_of("bcg", as.numeric(e$yi), as.numeric(e$vi)); all_of("bcg latitude", as.numeric(e$yi), as.numeric(e$vi), bcg[, c("ablat", "year")])
n <- read.csv(file.path(folder, "meta/dat.normand1999.csv")); e <- escalc("SMD", n1i = n1i, m1i = m1i, sd1i = sd1i, n2i = n2i, m2i = m2i, sd2i = sd2i, data = n)
all_of("normand", as.numeric(e$yi), as.numeric(e$vi))
r <- read.csv(file.path(folder, "meta/dat.raudenbush1985.csv")); all_of("raudenbush", r$yi, r$vi); all_of("raudenbush weeks", r$yi, r$vi, data.frame(pmin(r$weeks, 3)))
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, paste("metafor", packageVersion("metafor"))), "made-with.txt")
