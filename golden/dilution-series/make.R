# Standard curve by lm:  Rscript make.R
amount <- c(1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01)
cq <- c(25.54, 26.77, 28.11, 29.25, 30.14, 31.35, 32.43)
fit <- lm(cq ~ log10(amount)); slope <- coef(fit)[[2]]; ends <- confint(fit)[2, ]
value <- c(slope, coef(fit)[[1]], coef(summary(fit))[2, 2], summary(fit)$r.squared, 10^(-1 / c(slope, ends)) - 1)
write.csv(data.frame(name = c("slope", "intercept", "error", "r2", "efficiency", "low", "high"), value = sprintf("%.17g", value), relative = "1e-11"),
  "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(R.version.string, "made-with.txt")
