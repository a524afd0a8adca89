# Mixed models at the exact optimum of lme4's deviance:  Rscript make.R
# lme4 stops early, so its theta is polished by Newton's steps on a dense restatement of the same deviance; standard
# errors, Satterthwaite's and Kenward and Roger's numbers are then taken from lme4, lmerTest and pbkrtest at that theta.
suppressMessages({library(lme4); library(lmerTest); library(pbkrtest); library(Matrix)})
root <- file.path(Sys.getenv("SARCOTRACE_TEST_DATA", "../../../shared/data"), "animal")
shared <- function(file) read.csv(file.path(root, file), stringsAsFactors = TRUE)

# Parts of the deviance: V = I + Z L L' Z', and its derivatives by theta.
pieces <- function(fit) {
  Z <- as.matrix(getME(fit, "Z")); pattern <- as.matrix(getME(fit, "Lambdat")); index <- pattern
  Lt <- getME(fit, "Lambdat"); Lt@x <- as.numeric(getME(fit, "Lind")); index <- t(as.matrix(Lt))
  list(Z = Z, index = index, X = getME(fit, "X"), y = getME(fit, "y"))
}
deviance_at <- function(theta, d, reml = TRUE) {
  n <- length(d$y); p <- ncol(d$X); m <- length(theta); nu <- if (reml) n - p else n
  L <- matrix(c(0, theta)[d$index + 1], nrow(d$index))
  V <- diag(n) + tcrossprod(d$Z %*% L); C <- chol(V); Vi <- chol2inv(C)
  XVX <- crossprod(d$X, Vi %*% d$X); P <- Vi - Vi %*% d$X %*% solve(XVX, crossprod(d$X, Vi))
  e <- P %*% d$y; s <- sum(d$y * e); W <- if (reml) P else Vi
  value <- 2 * sum(log(diag(C))) + nu * (1 + log(2 * pi * s / nu)) + if (reml) as.numeric(determinant(XVX)$modulus) else 0
  E <- lapply(1:m, function(i) (d$index == i) * 1)
  G <- lapply(E, function(e1) { H <- e1 %*% t(L); d$Z %*% (H + t(H)) %*% t(d$Z) })
  a <- sapply(G, function(g) sum(e * (g %*% e)))
  tr <- sapply(G, function(g) sum(W * g))
  WG <- lapply(G, function(g) W %*% g); Ge <- lapply(G, function(g) g %*% e)
  H <- matrix(0, m, m)
  for (i in 1:m) for (j in 1:m) {
    S2 <- d$Z %*% (E[[i]] %*% t(E[[j]]) + E[[j]] %*% t(E[[i]])) %*% t(d$Z)
    aij <- sum(Ge[[i]] * (P %*% Ge[[j]])); bij <- sum(e * (S2 %*% e))
    H[i, j] <- -sum(WG[[i]] * t(WG[[j]])) + sum(W * S2) - nu * ((-2 * aij + bij) / s + a[i] * a[j] / s^2)
  }
  list(value = value, gradient = tr - nu * a / s, hessian = H)
}
polish <- function(fit, reml) {
  d <- pieces(fit); theta <- getME(fit, "theta"); low <- getME(fit, "lower")
  at <- deviance_at(theta, d, reml)
  for (step in 1:200) {
    # A diagonal of theta that vanishes is at its bound; the deviance is even in it.
    theta[low == 0 & theta < 1e-4] <- 0
    at <- deviance_at(theta, d, reml); free <- !(low == 0 & theta == 0)
    if (!any(free)) break
    eig <- eigen(at$hessian[free, free, drop = FALSE]); keep <- abs(eig$values) > 1e-9 * max(abs(eig$values))
    move <- rep(0, length(theta))
    move[free] <- -eig$vectors[, keep, drop = FALSE] %*% (crossprod(eig$vectors[, keep, drop = FALSE], at$gradient[free]) / abs(eig$values[keep]))
    size <- 1
    while (max(abs(move)) > 1e-3 && size > 1e-10 && deviance_at(theta + size * move, d, reml)$value > at$value + 1e-10) size <- size / 2
    theta <- theta + size * move
    if (max(abs(move)) < 1e-13) break
  }
  at <- deviance_at(theta, d, reml)
  list(theta = theta, gradient = max(abs(at$gradient)), bound = min(c(Inf, at$hessian[cbind(which(theta == 0 & low == 0), which(theta == 0 & low == 0))])), value = at$value)
}
refit_at <- function(formula, data, theta, reml) {
  parts <- lFormula(formula, data, REML = reml)
  devfun <- do.call(mkLmerDevfun, parts)
  value <- devfun(theta)
  mkMerMod(environment(devfun), list(par = theta, fval = value, conv = 0, message = ""), parts$reTrms, parts$fr, mc = call("lmer", formula = formula, data = as.name("DATA"), REML = reml))
}
rows <- list(); log <- list()
add <- function(name, value, relative) if (!isTRUE(abs(value) < 1e-300)) rows[[length(rows) + 1]] <<- data.frame(name = name, value = sprintf("%.17g", value), relative = relative)

one <- function(name, formula, data, joint = TRUE) {
  cat(name, "\n"); DATA <<- data
  quick <- suppressWarnings(suppressMessages(lme4::lmer(formula, data, control = lmerControl(optimizer = "bobyqa", calc.derivs = FALSE, optCtrl = list(rhoend = 1e-12, maxfun = 1e5), check.conv.singular = "ignore"))))
  best <- polish(quick, TRUE)
  fit <- suppressWarnings(suppressMessages(refit_at(formula, data, best$theta, TRUE)))
  log[[length(log) + 1]] <<- data.frame(case = name, rows = nobs(fit), deviance = sprintf("%.9f", best$value), lme4 = sprintf("%.9f", REMLcrit(fit)), gradient = sprintf("%.1e", best$gradient), bound = sprintf("%.2g", best$bound))
  add(paste(name, "deviance"), REMLcrit(fit), "1e-10")
  for (i in seq_along(best$theta)) add(paste(name, "theta", i), best$theta[i], "1e-6")
  add(paste(name, "sigma"), sigma(fit), "1e-7")
  V <- as.matrix(vcov(fit)); b <- fixef(fit)
  tested <- suppressWarnings(suppressMessages(as_lmerModLmerTest(fit)))
  stopifnot(max(abs(getME(tested, "theta") - best$theta)) < 1e-12)
  adjusted <- vcovAdj(fit)
  for (k in seq_along(b)) {
    l <- as.numeric(seq_along(b) == k)
    add(paste(name, "beta", k), b[k], "1e-7"); add(paste(name, "error", k), sqrt(V[k, k]), "1e-7")
    add(paste(name, "satterthwaite", k), suppressWarnings(contest1D(tested, l)$df), "1e-4")
    add(paste(name, "kr-error", k), sqrt(as.matrix(adjusted)[k, k]), "1e-7")
    add(paste(name, "kr", k), Lb_ddf(l, vcov(fit), adjusted), "1e-4")
  }
  if (length(b) > 2 && joint) {
    L <- diag(length(b))[-1, , drop = FALSE]
    f <- suppressWarnings(contestMD(tested, L)); add(paste(name, "joint F"), f$`F value`, "1e-6"); add(paste(name, "joint df"), f$DenDF, "1e-4")
    k <- KRmodcomp(fit, L)$stats; add(paste(name, "joint kr F"), k$Fstat, "1e-6"); add(paste(name, "joint kr df"), k$ddf, "1e-4")
  }
  modes <- ranef(fit, condVar = FALSE); add(paste(name, "modes"), sum(sapply(modes, function(g) sum(as.matrix(g)^2))), "1e-6")
  r <- residuals(fit); add(paste(name, "residuals"), sum(r^2), "1e-6")
  full <- polish(suppressWarnings(suppressMessages(lme4::lmer(formula, data, REML = FALSE, control = lmerControl(optimizer = "bobyqa", calc.derivs = FALSE, optCtrl = list(rhoend = 1e-12, maxfun = 1e5), check.conv.singular = "ignore")))), FALSE)
  add(paste(name, "full deviance"), deviance(refit_at(formula, data, full$theta, FALSE)), "1e-10")
}

# Small data sets that come with R, written beside the expectations.
sleep <- droplevels(sleepstudy[-c(3, 4, 17, 25, 26, 27, 41, 58, 90:96, 121, 133, 150:152, 170), ])
tiny <- data.frame(y = c(4.1, 5.3, 4.8, 7.2, 7.9, 6.6, 5.1, 5.9, 6.4), x = c(1, 2, 3, 1, 2, 4, 2, 3, 5), g = factor(rep(1:3, each = 3)))
plain <- function(d) { d <- as.data.frame(d); for (k in names(d)) if (is.factor(d[[k]])) d[[k]] <- factor(as.character(d[[k]]), levels = levels(d[[k]]), ordered = FALSE); d }
cakes <- plain(cake); cakes$g <- interaction(cakes$recipe, cakes$replicate, drop = TRUE)
packaged <- list(
  dyestuff = list(Yield ~ 1 + (1 | Batch), plain(Dyestuff), "Batch"),
  dyestuff2 = list(Yield ~ 1 + (1 | Batch), plain(Dyestuff2), "Batch"),
  pastes = list(strength ~ 1 + (1 | sample) + (1 | batch), plain(Pastes), c("sample", "batch")),
  penicillin = list(diameter ~ 1 + (1 | plate) + (1 | sample), plain(Penicillin), c("plate", "sample")),
  orthodont = list(distance ~ age * Sex + (age | Subject), plain(nlme::Orthodont), "Subject", "age"),
  machines = list(score ~ Machine + (1 | wm) + (1 | Worker), within(plain(nlme::Machines), wm <- interaction(Worker, Machine)), c("wm", "Worker")),
  machines_full = list(score ~ Machine + (Machine | Worker), plain(nlme::Machines), "Worker", c("MachineB", "MachineC")),
  rail = list(travel ~ 1 + (1 | Rail), plain(nlme::Rail), "Rail"),
  oxide = list(Thickness ~ Source + (1 | lw) + (1 | Lot), within(plain(nlme::Oxide), lw <- interaction(Lot, Wafer)), c("lw", "Lot")),
  stool = list(effort ~ Type + (1 | Subject), plain(nlme::ergoStool), "Subject"),
  cake = list(angle ~ recipe * temp + (1 | g), cakes, "g"),
  sleep_apart = list(Reaction ~ Days + (Days || Subject), plain(sleep), "Subject", "Days"),
  sleep_tied = list(Reaction ~ Days + (Days | Subject), plain(sleep), "Subject", "Days"),
  tiny = list(y ~ x + (1 | g), tiny, "g"))
input <- list()
for (name in names(packaged)) {
  it <- packaged[[name]]; one(name, it[[1]], it[[2]])
  X <- model.matrix(nobars(it[[1]]), it[[2]]); n <- nrow(X)
  frame <- data.frame(case = name, y = model.response(model.frame(nobars(it[[1]]), it[[2]])))
  for (k in 1:2) frame[[paste0("g", k)]] <- if (k <= length(it[[3]])) as.character(it[[2]][[it[[3]][k]]]) else ""
  for (k in 1:2) frame[[paste0("z", k)]] <- if (length(it) > 3 && k <= length(it[[4]])) X[, it[[4]][k]] else ""
  for (k in 1:6) frame[[paste0("x", k)]] <- if (k <= ncol(X)) X[, k] else ""
  input[[name]] <- frame
}
write.csv(do.call(rbind, input), "input.csv", row.names = FALSE, quote = FALSE)

# Profiles of the full likelihood, which lme4 interpolates by splines.
for (name in c("dyestuff", "pastes", "orthodont", "rail", "sleep_apart")) {
  cat("profile", name, "\n")
  fit <- suppressWarnings(lme4::lmer(packaged[[name]][[1]], packaged[[name]][[2]], REML = FALSE, control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-10))))
  ends <- suppressWarnings(suppressMessages(confint(fit, parm = "theta_", method = "profile")))
  for (k in seq_len(nrow(ends))) { add(paste(name, "low", k), ends[k, 1], "2e-3"); add(paste(name, "high", k), ends[k, 2], "2e-3") }
}
# A likelihood ratio of fixed effects, and one of a slope that may not vary.
child <- packaged$orthodont[[2]]; ratio <- function(small, large) list(chi = deviance(small) - deviance(large), df = attr(logLik(large), "df") - attr(logLik(small), "df"))
ml <- function(f) refit_at(f, child, polish(suppressWarnings(lme4::lmer(f, child, REML = FALSE)), FALSE)$theta, FALSE)
large <- ml(distance ~ age * Sex + (age | Subject))
k <- ratio(ml(distance ~ age + Sex + (age | Subject)), large); add("ratio fixed", k$chi, "1e-7"); add("ratio fixed p", pchisq(k$chi, k$df, lower.tail = FALSE), "1e-7")
k <- ratio(ml(distance ~ age * Sex + (1 | Subject)), large); add("ratio slope", k$chi, "1e-7"); add("ratio slope p", pchisq(k$chi, k$df, lower.tail = FALSE), "1e-7")
add("ratio slope bound p", (pchisq(k$chi, 1, lower.tail = FALSE) + pchisq(k$chi, 2, lower.tail = FALSE)) / 2, "1e-7")

# Data that are read from where they lie.
rats <- within(shared("rat_body_weight_longitudinal.csv"), { Diet <- factor(Diet); Rat <- factor(Rat) })
pups <- within(shared("rat_pup_weight.csv"), Litter <- factor(Litter))
oats <- within(shared("oats_splitplot.csv"), plot <- interaction(Block, Variety))
full <- within(shared("sleepstudy.csv"), Subject <- factor(Subject))
mice <- shared("sim_mouse_longitudinal.csv"); grip <- shared("sim_mouse_grip.csv")
chicks <- within(shared("chickweight.csv"), { Diet <- factor(Diet); Chick <- factor(Chick) })
one("rats", weight ~ Diet * Time + (Time | Rat), rats)
one("pups", weight ~ Treatment + sex + Lsize + (1 | Litter), pups)
one("oats", yield ~ Variety * nitro + (1 | plot) + (1 | Block), oats)
one("sleepstudy", Reaction ~ Days + (Days | Subject), full)
one("mice", weight ~ diet * metabolite * week + sex + (1 | animal) + (1 | litter), mice)
one("mice_slopes", weight ~ diet * metabolite * week + sex + (week | animal) + (1 | litter), mice)
one("mice_apart", weight ~ diet * metabolite * week + sex + (week || animal) + (1 | litter), mice)
one("grip", grip ~ diet * metabolite + sex + (1 | litter), grip)
one("chicks", weight ~ Diet * Time + (Time | Chick), chicks)

write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
write.csv(do.call(rbind, log), "optimum.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, sapply(c("lme4", "lmerTest", "pbkrtest", "nlme"), function(p) paste(p, packageVersion(p)))), "made-with.txt")
