# Tests of groups on R's own data:  Rscript make.R
suppressMessages({library(car); library(effectsize)})
rows <- list()
add <- function(name, value, relative = "1e-9") rows[[length(rows) + 1]] <<- data.frame(name = name, value = sprintf("%.17g", as.numeric(value)), relative = relative)
save <- function(...) { write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE); writeLines(c(R.version.string, vapply(c(...), function(p) paste(p, packageVersion(p)), "")), "made-with.txt") }
write.csv(chickwts, "input.csv", row.names = FALSE, quote = FALSE)
groups <- split(chickwts$weight, chickwts$feed)
casein <- groups$casein; linseed <- groups$linseed
t <- function(name, test, relative = "1e-9") { add(paste(name, "value"), if (length(test$estimate) > 1) -diff(test$estimate) else test$estimate); add(paste(name, "t"), test$statistic); add(paste(name, "df"), test$parameter); add(paste(name, "p"), test$p.value); add(paste(name, "low"), test$conf.int[1]) }
t("welch", t.test(casein, linseed)); t("student", t.test(casein, linseed, var.equal = TRUE))
first <- sleep$extra[1:10]; second <- sleep$extra[11:20]
t("paired", t.test(first, second, paired = TRUE))
# effectsize stops its search for the interval at 1e-4 or so: the noncentral t is inverted again, tightly.
g <- hedges_g(casein, linseed); add("hedges value", g$Hedges_g)
n1 <- length(casein); n2 <- length(linseed); df <- n1 + n2 - 2; size <- sqrt(1 / n1 + 1 / n2)
stat <- t.test(casein, linseed, var.equal = TRUE)$statistic; j <- exp(lgamma(df / 2) - log(sqrt(df / 2)) - lgamma((df - 1) / 2))
for (end in list(c("low", 0.975), c("high", 0.025))) add(paste("hedges", end[1]), j * size * uniroot(function(d) pt(stat, df, d) - as.numeric(end[2]), stat + c(-5, 5), tol = 1e-12)$root, "1e-8")
w <- oneway.test(weight ~ feed, chickwts); add("anova F", w$statistic); add("anova df", w$parameter[2]); add("anova p", w$p.value)
l <- leveneTest(weight ~ feed, chickwts); add("levene F", l[1, 2]); add("levene p", l[1, 3])
pairs <- combn(length(groups), 2)
for (i in seq_len(ncol(pairs))) {
  a <- groups[[pairs[1, i]]]; b <- groups[[pairs[2, i]]]; v <- c(var(a) / length(a), var(b) / length(b))
  nu <- sum(v)^2 / (v[1]^2 / (length(a) - 1) + v[2]^2 / (length(b) - 1)); stat <- abs(mean(a) - mean(b)) / sqrt(sum(v))
  p <- ptukey(sqrt(2) * stat, 6, nu, lower.tail = FALSE)
  add(sprintf("games %d p", i), p, sprintf("%.0e", max(1e-8, 1e-10 / p)))
}
k <- kruskal.test(weight ~ feed, chickwts); add("kruskal H", k$statistic); add("kruskal p", k$p.value)
r <- split(rank(chickwts$weight), chickwts$feed); n <- nrow(chickwts); ties <- table(chickwts$weight)
variance <- n * (n + 1) / 12 - sum(ties^3 - ties) / (12 * (n - 1))
z <- apply(pairs, 2, function(q) (mean(r[[q[1]]]) - mean(r[[q[2]]])) / sqrt(variance * (1 / length(r[[q[1]]]) + 1 / length(r[[q[2]]]))))
add(sprintf("dunn %d z", seq_along(z)), z); add(sprintf("dunn %d holm", seq_along(z)), p.adjust(2 * pnorm(-abs(z)), "holm"))
wilcox <- function(name, test, interval = TRUE) { add(paste(name, "statistic"), test$statistic); add(paste(name, "p"), test$p.value)
  if (interval) { add(paste(name, "shift"), test$estimate); add(paste(name, "low"), test$conf.int[1]); add(paste(name, "high"), test$conf.int[2]) } }
wilcox("sum", wilcox.test(casein, linseed + seq_along(linseed) / 100, conf.int = TRUE))
wilcox("tied", suppressWarnings(wilcox.test(round(casein, -2), round(linseed, -2))), FALSE)
d <- warpbreaks$breaks[1:9] + (1:9) / 100; e <- warpbreaks$breaks[28:36] - (1:9) / 1000
wilcox("signed", wilcox.test(d, e, paired = TRUE, conf.int = TRUE))
wilcox("zeros", suppressWarnings(wilcox.test(second, first, paired = TRUE)), FALSE)
blocks <- matrix(InsectSprays$count, nrow = 12); f <- friedman.test(blocks); add("friedman Q", f$statistic); add("friedman p", f$p.value)
for (feed in names(groups)) { s <- shapiro.test(groups[[feed]]); add(paste("shapiro", feed, "w"), s$statistic); add(paste("shapiro", feed, "p"), s$p.value, "1e-7") }
for (m in c(3, 4, 5, 6, 11, 12)) { s <- shapiro.test(chickwts$weight[1:m]); add(sprintf("shapiro %d w", m), s$statistic); add(sprintf("shapiro %d p", m), s$p.value, "1e-7") }
s <- shapiro.test(precip); add("shapiro precip w", s$statistic); add("shapiro precip p", s$p.value, "1e-7")
wide <- lm(blocks[, 1:4] ~ 1); m <- mauchly.test(wide, X = ~1); add("mauchly W", m$statistic)
# The second term of p by Box's expansion from the moments of W; mauchly.test of R 4.2 has another constant there (0.02606 for 0.02604).
p <- 3; n <- 11; b3 <- function(x) x^3 - 1.5 * x^2 + 0.5 * x; rho <- 1 - (2 * p^2 + p + 2) / (6 * p * n); shift <- (1 - rho) * n / 2
w2 <- -(sum(b3(shift + (1 - (1:p)) / 2)) / (rho * n / 2)^2 - b3(p * shift) / (rho * p * n / 2)^2) / 6
z <- -n * rho * log(m$statistic); q <- pchisq(z, p * (p + 1) / 2 - 1 + c(0, 4), lower.tail = FALSE); add("mauchly p", q[1] + w2 * (q[2] - q[1]))
a <- anova(wide, X = ~1, test = "Spherical"); add("repeated F", a[1, "F"]); add("repeated p", a[1, "Pr(>F)"]); add("repeated gg", a[1, "G-G Pr"]); add("repeated hf", a[1, "H-F Pr"])
add("epsilon gg", as.numeric(sub(".*: *", "", grep("Greenhouse", attr(a, "heading"), value = TRUE))), "1e-3")
time <- c(0, 1, 3, 4, 8); value <- c(2, 5, NA, 4, 1)
ok <- !is.na(value); add("auc", sum(diff(time[ok]) * (head(value[ok], -1) + tail(value[ok], -1)) / 2))
save("car", "effectsize")
