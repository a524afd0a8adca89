# Dunnett's distribution: one group's error integrated by integrate, and the same by the lattice of mvtnorm:  Rscript make.R
library(mvtnorm)
rows <- list()
add <- function(name, value, relative = "1e-9") rows[[length(rows) + 1]] <<- data.frame(name = name, value = sprintf("%.17g", as.numeric(value)), relative = relative)
save <- function(...) { write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE); writeLines(c(R.version.string, vapply(c(...), function(p) paste(p, packageVersion(p)), "")), "made-with.txt") }
tail <- function(t, l, df) {
  given <- function(s) vapply(s, function(s) integrate(function(z) dnorm(z) * vapply(z, function(z) {
    beyond <- pnorm((l * z - t * s) / sqrt(1 - l^2)) + pnorm((-l * z - t * s) / sqrt(1 - l^2)); -expm1(sum(log1p(-beyond))) }, 0),
    -9 - t * s, 9 + t * s, rel.tol = 1e-11, subdivisions = 2000)$value, 0)
  density <- function(u) exp(log(2) + df / 2 * log(df / 2) - lgamma(df / 2) + df * u - df * exp(2 * u) / 2)
  bulk <- 0.5 * log(df / (df + t^2)); integrate(function(u) density(u) * given(exp(u)), bulk - 45 / df - 9 / sqrt(2 * df), bulk / 2 + 9 / sqrt(2 * df), rel.tol = 1e-10, subdivisions = 500)$value
}
for (df in c(6, 25)) for (t in c(1.5, 2.7, 5)) { add(sprintf("exact %g %g equal", t, df), tail(t, rep(sqrt(0.5), 4), df), "1e-8")
  add(sprintf("exact %g %g sizes", t, df), tail(t, sqrt(c(3, 8, 5) / (c(3, 8, 5) + 6)), df), "1e-8") }
for (t in c(1.5, 2.7)) for (df in c(6, 25)) {
  r <- matrix(c(1, 0.5, -0.2, 0.3, 0.5, 1, 0.1, 0.6, -0.2, 0.1, 1, 0.4, 0.3, 0.6, 0.4, 1), 4); set.seed(1)
  add(sprintf("any %g %g", t, df), 1 - pmvt(-rep(t, 4), rep(t, 4), df = df, corr = r, algorithm = GenzBretz(maxpts = 5e6, abseps = 1e-7, releps = 0))[1], "1e-4")
  add(sprintf("pairs %g %g", t, df), ptukey(sqrt(2) * t, 4, df, lower.tail = FALSE), "2e-4")
}
save("mvtnorm")
