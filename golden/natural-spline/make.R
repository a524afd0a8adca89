# Fitted values of a natural spline and the test of its bend:  Rscript make.R
library(splines)
set.seed(7)
x <- round(c(runif(60, 50, 90), 95, 103), 3); y <- round(sin(x / 9) + rnorm(62, sd = 0.4), 5)
write.csv(data.frame(x, y), "input.csv", row.names = FALSE)
rows <- list()
for (df in 2:5) {
  curve <- lm(y ~ ns(x, df = df)); line <- lm(y ~ x); test <- anova(line, curve)
  at <- predict(curve, data.frame(x = c(50, 61.5, 77, 99, 110)))
  rows[[df]] <- data.frame(name = c(paste("fit", df, 1:5), paste("F", df), paste("p", df)),
    value = sprintf("%.17g", c(at, test$F[2], test$`Pr(>F)`[2])), relative = "1e-9")
}
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(R.version.string, "made-with.txt")
