# Tails and quantiles at ordinary and extreme places:  Rscript make.R
rows <- list()
add <- function(name, value, relative = "1e-10") rows[[length(rows) + 1]] <<- data.frame(name = name, value = sprintf("%.17g", value), relative = relative)
for (df in c(1, 2.5, 3, 8, 40.77, 349, 1e5)) for (t in c(1e-6, 0.3, 1, 2.2, 5, 12, 38)) add(sprintf("t %g %g", t, df), 2 * pt(-t, df))
for (df in c(1, 3, 8, 40.77, 349)) for (p in c(0.6, 0.95, 0.975, 0.9995)) add(sprintf("qt %g %g", p, df), qt(p, df))
for (z in c(0.1, 1, 3, 8, 30)) add(sprintf("normal %g", z), pnorm(-z))
for (p in c(1e-12, 0.01, 0.3, 0.975)) add(sprintf("qnorm %g", p), qnorm(p))
for (f in c(0.2, 1, 4, 60)) for (d in list(c(1, 9), c(3, 20.5), c(10, 500))) add(sprintf("F %g %g %g", f, d[1], d[2]), pf(f, d[1], d[2], lower.tail = FALSE))
for (x in c(0.1, 3, 50, 700)) for (df in c(1, 4, 30)) add(sprintf("chisq %g %g", x, df), pchisq(x, df, lower.tail = FALSE))
for (x in c(0.1, 0.5, 3.25, 200)) { add(sprintf("digamma %g", x), digamma(x)); add(sprintf("trigamma %g", x), trigamma(x)) }
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(R.version.string, "made-with.txt")
