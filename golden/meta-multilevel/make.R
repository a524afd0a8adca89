# Three-level meta-analyses by metafor::rma.mv, its optimiser tightened:  Rscript make.R [folder of real data]
library(metafor)
tight <- list(optimizer = "optim", optmethod = "BFGS", reltol = 1e-16, maxit = 1e5)
rows <- list()
put <- function(name, value, relative) if (is.finite(value) && value != 0) rows[[length(rows) + 1]] <<- data.frame(name = name, value = sprintf("%.17g", value), relative = relative)
of <- function(name, y, v, outer, inner, x = NULL) for (method in c("REML", "ML")) {
  fit <- if (is.null(x)) rma.mv(y, v, random = ~ 1 | outer/inner, method = method, control = tight) else
    rma.mv(y, v, mods = x, random = ~ 1 | outer/inner, method = method, control = tight)
  id <- paste(name, method); cr <- robust(fit, cluster = outer)
  for (i in seq_along(fit$b)) { put(paste(id, "b", i), fit$b[i], "1e-6"); put(paste(id, "se", i), fit$se[i], "1e-6"); put(paste(id, "robust", i), cr$se[i], "1e-6"); put(paste(id, "robust low", i), cr$ci.lb[i], "1e-5") }
  if (fit$sigma2[1] > 1e-7) put(paste(id, "outer"), fit$sigma2[1], "1e-5")
  if (fit$sigma2[2] > 1e-7) put(paste(id, "inner"), fit$sigma2[2], "1e-5")
  put(paste(id, "logLik"), as.numeric(logLik(fit)), if (name == "flat") "1e-6" else "1e-10")
}
set.seed(5)
outer <- rep(1:9, c(3, 1, 5, 2, 4, 4, 2, 6, 3)); inner <- sequence(as.integer(table(outer)))
v <- round(runif(30, 0.01, 0.09), 4); x <- round(rnorm(30), 3)
both <- round(0.4 + rnorm(9, 0, 0.4)[outer] + rnorm(30, 0, 0.3) + rnorm(30, 0, sqrt(v)), 4)
flat <- round(0.1 + rnorm(9, 0, 0.5)[outer] + rnorm(30, 0, 0.4 * sqrt(v)), 4)
input <- data.frame(outer, inner, v, x, both, flat)
write.csv(input, "input.csv", row.names = FALSE, quote = FALSE)
of("both", both, v, outer, inner); of("both x", both, v, outer, inner, x); of("flat", flat, v, outer, inner)
folder <- c(commandArgs(TRUE), "../../../shared/data")[1]
k <- read.csv(file.path(folder, "meta/dat.konstantopoulos2011.csv")); of("schools", k$yi, k$vi, k$district, k$school)
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, paste("metafor", packageVersion("metafor"))), "made-with.txt")
