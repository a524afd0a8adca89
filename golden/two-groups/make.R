# Two groups by t.test and wilcox.test of R:  Rscript make.R
untied <- list(a = c(2.31, 1.87, 2.94, 3.12, 2.05, 2.66, 1.41), b = c(1.12, 1.95, 0.88, 1.53, 2.21, 1.04))
tied <- list(a = c(2.5, 2.0, 3.0, 3.0, 2.0, 2.5, 1.5, 4.0, 3.5, 2.5, 2.0), b = c(1.0, 2.0, 1.0, 1.5, 2.0, 1.0, 2.5, 0.5, 1.5, 1.0, 2.0))
pairs <- c(0.41, 0.93, -0.22, 1.31, 0.76, 0.18, 0.57, -0.08, 1.02)
rows <- list()
add <- function(name, test, value) {
  rows[[length(rows) + 1]] <<- data.frame(name = paste(name, c("value", "low", "high", "p")),
    value = sprintf("%.17g", c(value, test$conf.int, test$p.value)), relative = "1e-10")
}
gap <- function(test) unname(test$estimate[1] - test$estimate[2])
w <- t.test(untied$a, untied$b); add("welch", w, gap(w))
s <- t.test(untied$a, untied$b, var.equal = TRUE); add("pooled", s, gap(s))
p <- t.test(pairs); add("paired", p, unname(p$estimate))
r <- wilcox.test(untied$a, untied$b, conf.int = TRUE); add("ranks", r, unname(r$estimate))
g <- wilcox.test(pairs, conf.int = TRUE); add("signed", g, unname(g$estimate))
n <- wilcox.test(untied$a, untied$b, conf.int = TRUE, conf.level = 0.8); add("ranks 80", n, unname(n$estimate))
t <- suppressWarnings(wilcox.test(tied$a, tied$b))
rows[[length(rows) + 1]] <- data.frame(name = "tied p", value = sprintf("%.17g", t$p.value), relative = "1e-10")
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(R.version.string, "made-with.txt")
