# Exponentials, logarithms and powers in 300 bits, rounded once:  Rscript make.R
suppressMessages(library(Rmpfr))
set.seed(1)
rows <- list()
add <- function(name, arguments, value) {
  text <- paste(c(name, sprintf("%.17g", arguments)), collapse = " ")
  rows[[length(rows) + 1]] <<- data.frame(name = text, value = sprintf("%.17g", asNumeric(value)), relative = "2.3e-16")
}
wide <- function(x) mpfr(x, 300)
for (x in c(runif(150, -2, 2), runif(100, -700, 700), -745, -720.5, 709.7, 1e-9, -1e-300, 0.5, 1)) add("exp", x, exp(wide(x)))
near <- c(runif(100, 0.6, 1.6), 1 + runif(40, -1, 1) * 2^-sample(5:50, 40, TRUE), exp(runif(100, -300, 300)), 5e-324, 1e-310, 1.7e308, 2, 10, 1000)
for (x in near) { add("log", x, log(wide(x))); add("log2", x, log2(wide(x))); add("log10", x, log10(wide(x))); }
for (x in c(runif(80, -0.9, 5), -10^-(1:16), 3 * 10^-(1:16), 1e300)) add("log1p", x, log1p(wide(x)))
for (i in 1:250) { x <- exp(runif(1, -20, 20)); y <- runif(1, -30, 30); add("pow", c(x, y), wide(x)^wide(y)) }
for (y in c(2, 3, 0.5, -1, -0.2, 1 / 3, 1e-5, 300)) for (x in c(0.9999999, 1.7, 3, 10, 1e-3)) add("pow", c(x, y), wide(x)^wide(y))
for (x in c(runif(60, -1, 1), 1e-7, -0.999999)) add("atanh", x, atanh(wide(x)))
for (x in c(rnorm(60, 0, 3), 1e-7, 1e12)) add("asinh", x, asinh(wide(x)))
for (x in c(runif(80, -2, 2), 10^-(1:16), -3 * 10^-(1:16), -40, 300)) add("expm1", x, expm1(wide(x)))
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, paste("Rmpfr", packageVersion("Rmpfr"))), "made-with.txt")
