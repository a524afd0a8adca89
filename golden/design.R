# What R says of a linear model: coefficients, three types of analysis of variance, means and contrasts.
# Sourced by golden/design-*/make.R, which stands in its own folder.
suppressMessages({library(car); library(emmeans); library(mvtnorm)})
invisible(Sys.setlocale("LC_COLLATE", "C"))

.rows <- list()
add <- function(name, value, relative = "1e-9") {
  value <- as.numeric(value)
  keep <- is.finite(value) & abs(value) > 1e-10
  if (any(keep)) .rows[[length(.rows) + 1]] <<- data.frame(
    name = name[keep], value = sprintf("%.17g", value[keep]), relative = rep_len(relative, length(value))[keep])
}

# R's qtukey stops at 1e-4, so its root is sought again on ptukey.
tukey_reach <- function(level, k, df) {
  q <- qtukey(level, k, df)
  uniroot(function(x) ptukey(x, k, df, lower.tail = FALSE) - (1 - level), q + c(-0.01, 0.01), tol = 1e-13)$root / sqrt(2)
}

# HC3 written out: hccm of car does not take aliased columns.
hc3 <- function(fit) {
  x <- model.matrix(fit)[, !is.na(coef(fit)), drop = FALSE] * sqrt(weights(fit))
  rest <- residuals(fit) * sqrt(weights(fit)) / (1 - hatvalues(fit))
  bread <- chol2inv(qr.R(qr(x)))
  sqrt(diag(bread %*% crossprod(x * rest) %*% bread))
}

anova_tables <- function(fit, data, formula, weights) {
  first <- anova(fit)
  terms <- setdiff(rownames(first), "Residuals")
  add(paste("I", terms, "F"), first[terms, "F value"]); add(paste("I", terms, "p"), first[terms, "Pr(>F)"])
  add(paste("I", terms, "df"), first[terms, "Df"]); add(paste("I", terms, "ss"), first[terms, "Sum Sq"])
  labels <- attr(terms(formula), "term.labels")
  sets <- strsplit(labels, ":")
  for (label in labels) {
    own <- sets[[match(label, labels)]]
    others <- labels[!vapply(sets, function(set) all(own %in% set), NA)]
    rhs <- c(if (attr(terms(formula), "intercept")) "1" else "0", others)
    small <- lm(reformulate(rhs, formula[[2]]), data, weights = weights)
    large <- lm(reformulate(c(rhs, label), formula[[2]]), data, weights = weights)
    df <- large$rank - small$rank
    if (df == 0) next
    f <- (deviance(small) - deviance(large)) / df / (deviance(fit) / fit$df.residual)
    add(paste("II", label, "F"), f); add(paste("II", label, "p"), pf(f, df, fit$df.residual, lower.tail = FALSE))
  }
  if (!anyNA(coef(fit)) && attr(terms(formula), "intercept")) {
    second <- Anova(fit, type = 2)
    add(paste("car II", terms, "F"), second[terms, "F value"], "1e-8")
    old <- options(contrasts = c("contr.sum", "contr.poly"))
    sums <- lm(formula, data, weights = weights)
    options(old)
    third <- Anova(sums, type = 3)
    add(paste("III", terms, "F"), third[terms, "F value"]); add(paste("III", terms, "p"), third[terms, "Pr(>F)"])
    wrong <- Anova(fit, type = 3)
    add(paste("coded", terms, "F"), wrong[terms, "F value"])
    if (max(hatvalues(fit)) < 1 - 1e-9) {
      # car's hccm fails on longley, whose columns nearly determine each other.
      robust <- tryCatch(suppressMessages(Anova(sums, type = 3, white.adjust = "hc3")), error = function(e) NULL)
      if (!is.null(robust)) add(paste("III hc3", terms, "F"), robust[terms, "F"], "1e-8")
    }
  }
}

means <- function(fit, over, by, at) {
  grid <- suppressMessages(emmeans(ref_grid(fit, at = at, cov.keep = character(0), nesting = NULL), over, by = by))
  table <- as.data.frame(summary(grid))
  add(sprintf("mean %d value", seq_len(nrow(table))), table$emmean); add(sprintf("mean %d error", seq_len(nrow(table))), table$SE)
  sets <- list(pairwise = contrast(grid, "pairwise"), control = contrast(grid, "trt.vs.ctrl", ref = 1),
               consecutive = contrast(grid, "consec"))
  if (nrow(table) > 2 * length(unique(if (is.null(by)) 1 else table[[by]]))) sets$polynomial <- contrast(grid, "poly")
  for (set in names(sets)) {
    plain <- as.data.frame(summary(sets[[set]], adjust = "none"))
    i <- seq_len(nrow(plain))
    add(sprintf("%s %d t", set, i), plain$t.ratio); add(sprintf("%s %d p", set, i), plain$p.value)
    add(sprintf("%s %d value", set, i), plain$estimate)
  }
  pairs <- sets$pairwise
  families <- if (is.null(by)) 1 else nlevels(factor(as.data.frame(pairs)[[by]]))
  k <- nrow(table) / families
  if (anyNA(as.numeric(as.data.frame(summary(pairs, adjust = "none"))$t.ratio))) return(invisible())
  for (adjust in c("tukey", "sidak", "holm", "bonferroni", "scheffe", "fdr")) {
    if (adjust == "tukey" && k < 3) next
    one <- as.data.frame(summary(pairs, adjust = adjust))
    # Small tails of ptukey are 1 less a number near 1, so they are known to some 1e-11.
    relative <- if (adjust == "tukey") sprintf("%.0e", pmax(1e-8, 2e-11 / one$p.value)) else rep("1e-9", nrow(one))
    # R's Sidak is 1 less a number near 1 too.
    if (adjust == "sidak") relative[one$p.value < 1e-5] <- "1e-6"
    keep <- one$p.value > 1e-8 & one$p.value < 1
    add(sprintf("%s %d p", adjust, seq_len(nrow(one)))[keep], one$p.value[keep], relative[keep])
  }
  if (k > 2) {
    plain <- as.data.frame(summary(pairs, adjust = "none"))
    df <- plain$df[is.finite(plain$df)][1]
    add(sprintf("tukey %d low", seq_len(nrow(plain))), plain$estimate - plain$SE * tukey_reach(0.95, k, df), "1e-7")
    control <- summary(sets$control, by = NULL, adjust = "none")
    if (is.null(by) && !anyNA(control$t.ratio)) {
      r <- cov2cor(vcov(sets$control))
      p <- vapply(abs(control$t.ratio), function(t) { set.seed(1); 1 - pmvt(-rep(t, nrow(r)), rep(t, nrow(r)), df = round(df), corr = r,
        algorithm = GenzBretz(maxpts = 4e6, abseps = 1e-7, releps = 0))[1] }, 0)
      keep <- p > 1e-3
      add(sprintf("dunnett %d p", seq_along(p))[keep], p[keep], "1e-4")
    }
  }
}

# By means one unit to either side: exact for parabolas, where emtrends takes a one-sided quotient.
trends <- function(fit, covariate, over, data) {
  middle <- mean(data[[covariate]])
  grid <- emmeans(ref_grid(fit, at = setNames(list(middle + c(-1, 1)), covariate)), c(covariate, over))
  table <- as.data.frame(contrast(grid, list(slope = c(-0.5, 0.5)), by = over))
  i <- seq_len(nrow(table))
  add(sprintf("trend %d value", i), table$estimate); add(sprintf("trend %d error", i), table$SE)
}

design <- function(data, formula, over = NULL, by = NULL, at = list(), weights = NULL, trend = NULL, robust = "1e-9") {
  environment(formula) <- environment()
  data$.weights <- if (is.null(weights)) 1 else weights
  fit <- lm(formula, data, weights = .weights)
  kept <- !is.na(coef(fit))
  add(paste("coef", names(coef(fit))[kept]), coef(fit)[kept]); add(paste("se", names(coef(fit))[kept]), sqrt(diag(vcov(fit, complete = FALSE))))
  add("sigma", sigma(fit)); add("df", fit$df.residual); add("rank", fit$rank)
  if (max(hatvalues(fit)) < 1 - 1e-9) add(paste("hc3", names(coef(fit))[kept]), hc3(fit), robust)
  anova_tables(fit, data, formula, data$.weights)
  if (!is.null(over)) means(fit, over, by, at)
  if (!is.null(trend)) trends(fit, trend, over, data)
  write.csv(do.call(rbind, .rows), "expected.csv", row.names = FALSE, quote = FALSE)
  writeLines(c(R.version.string, paste(c("car", "emmeans", "mvtnorm"), vapply(c("car", "emmeans", "mvtnorm"), function(p) as.character(packageVersion(p)), ""))), "made-with.txt")
}
