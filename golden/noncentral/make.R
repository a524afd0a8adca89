# Noncentral t and F, and quantiles of F:  Rscript make.R
rows <- list()
add <- function(name, value, relative = "1e-9") rows[[length(rows) + 1]] <<- data.frame(name = name, value = sprintf("%.17g", as.numeric(value)), relative = relative)
save <- function(...) { write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE); writeLines(c(R.version.string, vapply(c(...), function(p) paste(p, packageVersion(p)), "")), "made-with.txt") }
for (df in c(3, 9, 22.5, 180)) for (shift in c(-2, 0.4, 3, 7)) for (t in c(-1.5, 0.7, 3.3, 8)) { p <- pt(t, df, shift); if (p > 1e-3 && p < 1 - 1e-10) add(sprintf("t %g %g %g", t, df, shift), p, "1e-9") }
for (f in c(0.4, 1.7, 6, 14)) for (d in list(c(1, 8), c(2, 17), c(5, 120))) for (shift in c(0.3, 4, 25, 90)) { p <- pf(f, d[1], d[2], shift, lower.tail = FALSE); if (p > 1e-4) add(sprintf("F %g %g %g %g", f, d[1], d[2], shift), p, sprintf("%.0e", max(1e-8, 5e-10 / p))) }
for (p in c(0.5, 0.05, 1e-6)) for (d in list(c(1, 8), c(2, 17.5), c(5, 120))) add(sprintf("qf %g %g %g", p, d[1], d[2]), qf(p, d[1], d[2], lower.tail = FALSE))
save()
