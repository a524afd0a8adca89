# Nonlinear least squares of R's own data sets:  Rscript make.R
suppressMessages(library(minpack.lm))
rows <- list(); inputs <- list()
add <- function(name, value, relative) rows[[length(rows) + 1]] <<- data.frame(name = name, value = sprintf("%.17g", value), relative = relative)

sigmoid <- quote(left + (right - left) * (1 + exp(-slope * (log(x) - middle)))^(-asymmetry))
plain <- quote(left + (right - left) / (1 + exp(-slope * (log(x) - middle))))
decay <- quote(end + (start - end) * exp(-exp(log_rate) * x))
two <- quote(first * exp(-exp(log_fast) * x) + second * exp(-exp(log_slow) * x))
growth <- quote(limit / (1 + exp((middle - x) / scale)))
gompertz <- quote(limit * exp(-exp(-rate * (x - middle))))
saturation <- quote(limit * x / (half + x))

one <- function(case, model, x, y, start, w = rep(1, length(x)), at, profile = TRUE) {
  inputs[[length(inputs) + 1]] <<- data.frame(case = case, x = x, y = y, weight = w, group = 0)
  names <- names(start)
  slopes <- deriv(model, names)
  value <- function(theta, x) eval(slopes, c(as.list(theta), list(x = x)))
  fn <- function(theta) sqrt(w) * (y - as.numeric(value(theta, x)))
  jac <- function(theta) -sqrt(w) * attr(value(theta, x), "gradient")
  tight <- nls.lm.control(ftol = 1e-15, ptol = 1e-15, gtol = 0, maxiter = 1000)
  rough <- coef(nls.lm(start, fn = fn, jac = jac, control = tight))
  # nls with the exact gradient settles what nls.lm has found.
  data <- data.frame(x = x, y = y)
  g <- function(...) NULL
  f <- as.function(c(setNames(rep(list(quote(expr = )), length(names) + 1), c(names, "x")), as.call(c(quote(`{`), as.list(slopes)))))
  form <- as.formula(paste("y ~ f(", paste(c(names, "x"), collapse = ", "), ")"))
  environment(form) <- environment()
  fit <- nls(form, data = data, start = as.list(rough), weights = w,
             control = nls.control(tol = 1e-11, maxiter = 200, warnOnly = TRUE))
  s <- summary(fit)
  rss <- deviance(fit); df <- df.residual(fit); t <- qt(0.975, df)
  for (k in seq_along(names)) {
    add(paste(case, names[k]), coef(fit)[k], "1e-7")
    add(paste(case, "error", names[k]), s$coefficients[k, 2], "1e-7")
    if (!profile) next
    end <- function(sign) {
      tau <- function(d) {
        # What is linear is solved for at each step (variable projection), so that refits cannot stray.
        theta <- coef(fit); theta[k] <- theta[k] + sign * d * s$coefficients[k, 2]
        lines <- setdiff(which(names %in% c("limit", "first", "second", "start", "end", "left", "right")), k)
        bends <- setdiff(seq_along(names), c(lines, k))
        rest <- function(u) {
          v <- theta; v[bends] <- u; v[lines] <- 0
          if (length(lines) == 0) return(fn(v))
          lm.fit(sqrt(w) * attr(value(v, x), "gradient")[, lines, drop = FALSE], fn(v))$residuals
        }
        best <- if (length(bends) == 0) numeric() else coef(nls.lm(warm, fn = rest, control = tight))
        value <- sqrt(max(0, sum(rest(best)^2) - rss) / (rss / df)) - t
        if (value < 0) warm <<- best
        value
      }
      warm <- coef(fit)[setdiff(which(!names %in% c("limit", "first", "second", "start", "end", "left", "right")), k)]
      high <- t / 4; while (tau(high) < 0 && high < 40 * t) high <- high + t / 8
      if (tau(high) < 0) return(NA)
      coef(fit)[k] + sign * s$coefficients[k, 2] * uniroot(tau, c(max(0, high - t / 8), high), tol = 1e-13)$root
    }
    ends <- c(end(-1), end(1))
    if (!is.na(ends[1])) add(paste(case, "profile low", names[k]), ends[1], "1e-6")
    if (!is.na(ends[2])) add(paste(case, "profile high", names[k]), ends[2], "1e-6")
    # confint interpolates its profile by a spline, so it agrees only to that.
    if (case %in% c("dnase", "puromycin")) {
      usual <- suppressMessages(confint(fit))
      add(paste(case, "confint low", names[k]), usual[k, 1], "2e-3")
      add(paste(case, "confint high", names[k]), usual[k, 2], "2e-3")
    }
  }
  add(paste(case, "sigma"), s$sigma, "1e-8")
  k <- length(names) + 1; n <- length(x)
  add(paste(case, "aicc"), as.numeric(-2 * logLik(fit)) + 2 * k * n / (n - k - 1), "1e-8")
  v <- vcov(fit); grad <- attr(value(coef(fit), at), "gradient")
  add(paste(case, "at"), as.numeric(value(coef(fit), at)), "1e-8")
  add(paste(case, "at error"), sqrt(grad %*% v %*% t(grad)), "1e-7")
  if (anyDuplicated(x)) {
    pure <- lm(y ~ factor(x), weights = w)
    a <- length(unique(x)) - length(names); b <- df.residual(pure)
    F <- ((rss - deviance(pure)) / a) / (deviance(pure) / b)
    add(paste(case, "lack F"), F, "1e-6"); add(paste(case, "lack p"), pf(F, a, b, lower.tail = FALSE), "1e-6")
  }
  list(fit = fit, v = v, value = value, rss = rss, df = df)
}

pt <- subset(Puromycin, state == "treated")
none <- one("puromycin", saturation, pt$conc, pt$rate, c(limit = 200, half = 0.05), at = 0.3)
none <- one("puromycin-weighted", saturation, pt$conc, pt$rate, c(limit = 200, half = 0.05), w = 1 / pt$rate, at = 0.3)

d1 <- subset(DNase, Run == 1)
f <- one("dnase", plain, d1$conc, d1$density, c(left = 0, right = 2.3, middle = 1.4, slope = 1), at = 1)
b <- coef(f$fit)
# The dose of a share, and the concentration of the mean of two readings: the delta method on the logarithm.
for (p in c(0.1, 0.5, 0.9)) {
  e <- b["middle"] - log(1 / p - 1) / b["slope"]
  g <- c(0, 0, 1, log(1 / p - 1) / b["slope"]^2); se <- sqrt(g %*% f$v %*% g)
  add(paste("dnase dose", p), exp(e), "1e-7"); add(paste("dnase dose low", p), exp(e - qt(0.975, f$df) * se), "1e-7")
}
for (y0 in c(0.2, 0.8, 1.6)) {
  share <- (y0 - b["left"]) / (b["right"] - b["left"]); lx <- b["middle"] - log(1 / share - 1) / b["slope"]
  G <- attr(f$value(b, exp(lx)), "gradient"); steep <- -G[, "middle"]
  se <- sqrt(G %*% f$v %*% t(G) + f$rss / f$df / 2) / abs(steep)
  add(paste("dnase inverse", y0), exp(lx), "1e-7"); add(paste("dnase inverse error", y0), se, "1e-7")
  add(paste("dnase inverse high", y0), exp(lx + qt(0.975, f$df) * se), "1e-7")
}
none <- one("dnase-five", sigmoid, DNase$conc, DNase$density, c(left = 0, right = 2.3, middle = 1.4, slope = 1, asymmetry = 1), at = 1)
none <- one("dnase-gompertz", gompertz, log(d1$conc), d1$density, c(limit = 4.6, middle = 2.3, rate = 0.3), at = 0.5)
i1 <- subset(Indometh, Subject == 1)
none <- one("indometh", two, i1$time, i1$conc, c(first = 2, log_fast = 0.9, second = 0.2, log_slow = -1.6), at = 1.5)
l1 <- subset(Loblolly, Seed == 301)
none <- one("loblolly", decay, l1$age, l1$height, c(start = -8, end = 100, log_rate = -3.2), at = 12)
c1 <- subset(ChickWeight, Chick == 1)
none <- one("chick", growth, c1$Time, c1$weight, c(limit = 900, middle = 34, scale = 11), at = 10)
o3 <- subset(Orange, Tree == 3)
none <- one("orange", growth, o3$age, o3$circumference, c(limit = 160, middle = 750, scale = 360), at = 1000)
co <- subset(CO2, Plant == "Qn1")
none <- one("co2", decay, co$conc, co$uptake, c(start = 0, end = 38, log_rate = -4.5), at = 300)

# Two groups that share a parameter.
P <- Puromycin; P$g <- as.numeric(P$state == "untreated")
inputs[[length(inputs) + 1]] <- data.frame(case = "shared", x = P$conc, y = P$rate, weight = 1, group = P$g)
tight <- nls.control(tol = 1e-9, maxiter = 200, warnOnly = TRUE)
apart <- nls(rate ~ (V1 + dV * g) * conc / (K1 + dK * g + conc), P, start = list(V1 = 210, dV = -50, K1 = 0.06, dK = -0.01), control = tight)
common <- nls(rate ~ (V1 + dV * g) * conc / (K1 + conc), P, start = list(V1 = 210, dV = -50, K1 = 0.06), control = tight)
a <- anova(common, apart)
add("shared half", coef(common)["K1"], "1e-7"); add("shared half error", summary(common)$coefficients["K1", 2], "1e-7")
add("shared limit 0", coef(common)["V1"], "1e-7"); add("shared F", a[2, "F value"], "1e-7"); add("shared p", a[2, "Pr(>F)"], "1e-7")

write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
out <- do.call(rbind, inputs)
for (column in c("x", "y", "weight")) out[[column]] <- sprintf("%.17g", out[[column]])
write.csv(out, "input.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, paste("minpack.lm", packageVersion("minpack.lm"))), "made-with.txt")
