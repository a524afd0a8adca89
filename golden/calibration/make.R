# A weighted calibration line on Puromycin's concentrations and rates at its low end:  Rscript make.R
d <- subset(Puromycin, state == "treated" & conc <= 0.22)
rows <- list()
add <- function(name, value) rows[[length(rows) + 1]] <<- data.frame(name = name, value = sprintf("%.17g", value), relative = "1e-10")
for (power in 0:2) {
  w <- d$conc^-power
  fit <- lm(rate ~ conc, d, weights = w); s <- summary(fit); V <- vcov(fit); b <- coef(fit)
  add(paste("intercept", power), b[1]); add(paste("slope", power), b[2]); add(paste("sigma", power), s$sigma)
  add(paste("intercept error", power), s$coefficients[1, 2]); add(paste("slope error", power), s$coefficients[2, 2])
  p <- predict(fit, data.frame(conc = 0.1), interval = "confidence", weights = 1)
  add(paste("at low", power), p[2])
  x0 <- (120 - b[1]) / b[2]; w0 <- x0^-power
  g <- c(-1, -x0) / b[2]
  se <- sqrt(g %*% V %*% g + s$sigma^2 / w0 / 2 / b[2]^2)
  add(paste("read", power), x0); add(paste("read error", power), se); add(paste("read high", power), x0 + qt(0.975, df.residual(fit)) * se)
}
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
write.csv(data.frame(x = d$conc, y = d$rate), "input.csv", row.names = FALSE, quote = FALSE)
writeLines(R.version.string, "made-with.txt")
