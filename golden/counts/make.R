# Counts and shares:  Rscript make.R
suppressMessages(library(MASS))
rows <- list(); inputs <- list()
add <- function(name, value, relative) rows[[length(rows) + 1]] <<- data.frame(name = name, value = sprintf("%.17g", value), relative = relative)
tight <- glm.control(epsilon = 1e-15, maxit = 200)

one <- function(case, X, y, family, offset = rep(0, length(y)), w = rep(1, length(y)), tolerance = "1e-8") {
  X <- X[, colnames(X) != "(Intercept)", drop = FALSE]
  for (i in seq_along(y)) for (k in seq_len(ncol(X)))
    inputs[[length(inputs) + 1]] <<- data.frame(case = case, row = i, column = k, x = X[i, k], y = y[i], offset = offset[i], weight = w[i])
  nb <- identical(family, "nb")
  fitted <- function(Z, off, start = NULL) {
    if (!nb) return(suppressWarnings(glm(y ~ Z - 1, family = family, offset = off, weights = w, control = tight, start = start)))
    suppressWarnings(glm(y ~ Z - 1, family = negative.binomial(theta), offset = off, weights = w, control = tight, start = start))
  }
  Z <- cbind(1, X)
  if (nb) {
    first <- glm.nb(y ~ Z - 1 + offset(offset), control = tight)
    # glm.nb stops early; joint Newton steps on the two sets of equations settle it.
    theta <- first$theta
    for (i in 1:200) { f <- fitted(Z, offset); theta <- as.numeric(theta.ml(y, fitted.values(f), limit = 1000, eps = 1e-14)) }
  }
  fit <- fitted(Z, offset)
  start <- coef(fit)
  # Errors come from the weights before the last step; a second run settles them.
  fit <- fitted(Z, offset, start)
  phi <- if (nb) 1 else summary(fit)$dispersion
  s <- if (nb) summary(fit, dispersion = 1)$coefficients else summary(fit)$coefficients
  quasi <- !nb && grepl("quasi", fit$family$family)
  q <- if (quasi) qt(0.975, df.residual(fit)) else qnorm(0.975)
  for (k in seq_len(ncol(Z))) {
    add(paste(case, "beta", k), s[k, 1], tolerance); add(paste(case, "error", k), s[k, 2], tolerance)
    add(paste(case, "low", k), s[k, 1] - q * s[k, 2], "1e-7"); if (s[k, 4] > 1e-300) add(paste(case, "p", k), s[k, 4], "1e-6")
    if (ncol(Z) < 2) next
    end <- function(sign) {
      rise <- function(d) {
        g <- fitted(Z[, -k, drop = FALSE], offset + Z[, k] * (coef(fit)[k] + sign * d * s[k, 2]))
        sqrt(max(0, deviance(g) - deviance(fit)) / phi) - q
      }
      coef(fit)[k] + sign * s[k, 2] * uniroot(rise, c(0.2 * q, 4 * q), tol = 1e-12)$root
    }
    add(paste(case, "profile low", k), end(-1), "1e-6"); add(paste(case, "profile high", k), end(1), "1e-6")
  }
  add(paste(case, "deviance"), deviance(fit), tolerance)
  pearson <- sum(residuals(fit, "pearson")^2)
  add(paste(case, "dispersion"), pearson / df.residual(fit), tolerance)
  add(paste(case, "overdispersion p"), pchisq(pearson, df.residual(fit), lower.tail = FALSE), "1e-6")
  if (!quasi && !nb) add(paste(case, "loglik"), as.numeric(logLik(fit)), tolerance)
  null <- fitted(Z[, 1, drop = FALSE], offset)
  if (quasi) {
    F <- (deviance(null) - deviance(fit)) / ncol(X) / phi
    add(paste(case, "compared"), F, tolerance); add(paste(case, "compared p"), pf(F, ncol(X), df.residual(fit), lower.tail = FALSE), "1e-6")
  } else if (!nb) {
    add(paste(case, "compared"), deviance(null) - deviance(fit), "1e-7")
  } else {
    add(paste(case, "theta"), theta, "1e-6")
    add(paste(case, "theta error"), attr(theta.ml(y, fitted.values(fit), limit = 1000, eps = 1e-14), "SE"), "1e-6")
    m <- fitted.values(fit)
    add(paste(case, "loglik"), sum(dnbinom(y, size = theta, mu = m, log = TRUE)), "1e-8")
  }
}

X <- model.matrix(~ wool + tension, warpbreaks)
one("warpbreaks", X, warpbreaks$breaks, poisson())
one("warpbreaks-quasi", X, warpbreaks$breaks, quasipoisson())
one("warpbreaks-nb", X, warpbreaks$breaks, "nb", tolerance = "1e-6")
one("sprays", model.matrix(~ spray, InsectSprays), InsectSprays$count, poisson())
one("quine", model.matrix(~ Sex + Age + Lrn, quine[quine$Age != "F3", ] |> droplevels()), quine$Days[quine$Age != "F3"], "nb", tolerance = "1e-6")
one("insurance", model.matrix(~ as.numeric(Age) + as.numeric(District == 4), Insurance), Insurance$Claims, poisson(), offset = log(Insurance$Holders))
e <- aggregate(cbind(ncases, ncontrols) ~ agegp + alcgp, esoph, sum)
one("esoph", cbind(`(Intercept)` = 1, age = as.numeric(e$agegp), alcohol = as.numeric(e$alcgp)), e$ncases / (e$ncases + e$ncontrols), binomial(), w = e$ncases + e$ncontrols)
one("esoph-quasi", cbind(`(Intercept)` = 1, age = as.numeric(e$agegp), alcohol = as.numeric(e$alcgp)), e$ncases / (e$ncases + e$ncontrols), quasibinomial(), w = e$ncases + e$ncontrols)

write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
out <- do.call(rbind, inputs)
for (column in c("x", "y", "offset")) out[[column]] <- sprintf("%.17g", out[[column]])
write.csv(out, "input.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, paste("MASS", packageVersion("MASS"))), "made-with.txt")
