# Wilson's interval, and a weighted share of a stratified sample by the linearisation formula:  Rscript make.R
rows <- list()
add <- function(name, value, relative) rows[[length(rows) + 1]] <<- data.frame(name = name, value = sprintf("%.17g", value), relative = relative)
for (k in list(c(0, 10), c(3, 20), c(110, 1610))) {
  t <- prop.test(k[1], k[2], correct = FALSE)$conf.int
  add(sprintf("wilson-low %d %d", k[1], k[2]), t[1], "1e-9"); add(sprintf("wilson-high %d %d", k[1], k[2]), t[2], "1e-9")
}
set.seed(3)
d <- data.frame(has = rbinom(60, 1, 0.3), weight = round(runif(60, 1, 9), 2), stratum = rep(1:5, each = 12), unit = rep(rep(1:3, each = 4), 5))
write.csv(d, "input.csv", row.names = FALSE)
p <- weighted.mean(d$has, d$weight)
score <- d$weight * (d$has - p) / sum(d$weight)
totals <- aggregate(score, list(unit = d$unit, stratum = d$stratum), sum)
variance <- sum(tapply(totals$x, totals$stratum, function(x) length(x) / (length(x) - 1) * sum((x - mean(x))^2)))
reach <- qt(0.975, nrow(totals) - 5) * sqrt(variance)
add("weighted", p, "1e-12"); add("weighted-low", p - reach, "1e-10"); add("weighted-high", p + reach, "1e-10")
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(R.version.string, "made-with.txt")
