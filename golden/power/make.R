# Power in closed form and by numerical integration:  Rscript make.R
rows <- list()
add <- function(name, value, relative = "1e-8") rows[[length(rows) + 1]] <<- data.frame(name = name, value = sprintf("%.17g", value), relative = relative)
student <- function(shift, df, alpha) {
  critical <- qt(1 - alpha / 2, df)
  pt(critical, df, shift, lower.tail = FALSE) + pt(-critical, df, shift)
}
for (n in c(3, 8, 20, 64)) for (d in c(0.3, 0.8, 1.5)) for (alpha in c(0.05, 0.01))
  add(sprintf("two-sample %g %g %g", n, d, alpha), power.t.test(n, d, 1, alpha, strict = TRUE)$power)
for (n in c(4, 12, 40)) for (d in c(0.4, 1))
  add(sprintf("paired %g %g", n, d), power.t.test(n, d, 1, 0.05, type = "paired", strict = TRUE)$power)
for (n in c(5, 12, 40)) for (spread in list(c(0, 0, 1), c(0, 0.5, 1, 1.5)))
  add(sprintf("anova %g %s", n, paste(spread, collapse = " ")), power.anova.test(length(spread), n, var(spread), 1)$power)
for (n in c(20, 80)) for (p in list(c(0.2, 0.5), c(0.45, 0.6)))
  add(sprintf("proportions %g %g %g", n, p[1], p[2]), power.prop.test(n, p[1], p[2], strict = TRUE)$power)
for (events in c(20, 90)) for (ratio in c(0.5, 0.75)) for (share in c(0.5, 0.3)) {
  shift <- sqrt(events * share * (1 - share)) * log(ratio)
  add(sprintf("log-rank %g %g %g", events, ratio, share), pnorm(qnorm(0.975) - shift, lower.tail = FALSE) + pnorm(-qnorm(0.975) - shift))
}
# The mean over the chance imbalance of the baseline, t with n - 2 degrees of freedom.
ancova <- function(n, d, r) {
  shift <- d * sqrt(n / 2) / sqrt(1 - r^2)
  integrate(function(t) dt(t, 2 * n - 2) * sapply(t, function(one) student(shift / sqrt(1 + one^2 / (2 * n - 2)), 2 * n - 3, 0.05)), -Inf, Inf, rel.tol = 1e-10)$value
}
for (n in c(4, 10, 30)) for (d in c(0.5, 1)) for (r in c(0, 0.6)) add(sprintf("ancova %g %g %g", n, d, r), ancova(n, d, r), "1e-7")
for (m in c(4, 10)) for (k in c(3, 6)) for (icc in c(0.1, 0.5))
  add(sprintf("clusters %g %g %g", m, k, icc), power.t.test(m, 0.8, sqrt((1 + (k - 1) * icc) / k), 0.05, strict = TRUE)$power)
times <- c(0, 2, 4, 8, 12)
for (n in c(8, 20)) for (slopes in c(0, 0.1))
  add(sprintf("slopes %g %g", n, slopes), power.t.test(n, 0.15, sqrt(slopes^2 + 0.64 / sum((times - mean(times))^2)), 0.05, strict = TRUE)$power)
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(R.version.string, "made-with.txt")
