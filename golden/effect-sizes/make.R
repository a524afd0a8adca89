# Effect sizes with their variances by metafor::escalc:  Rscript make.R
library(metafor)
rows <- list()
put <- function(name, e) rows[[name]] <<- data.frame(name = paste(name, c("value", "variance")), value = sprintf("%.17g", c(e$yi, e$vi)), relative = "1e-12")
arms <- list(small = c(5, 21.4, 2.2, 6, 18.9, 3.1), large = c(150, 7.1, 1.4, 162, 7.3, 1.2), uneven = c(3, 0.82, 0.2, 40, 1.31, 0.35))
for (n in names(arms)) {
  a <- arms[[n]]
  for (m in c("MD", "SMD", "ROM"))
    put(paste(n, m), escalc(m, n1i = a[1], m1i = a[2], sd1i = a[3], n2i = a[4], m2i = a[5], sd2i = a[6]))
}
counts <- list(plain = c(4, 119, 11, 128), zero = c(0, 30, 5, 27), full = c(12, 0, 7, 5))
for (n in names(counts)) {
  b <- counts[[n]]
  for (m in c("OR", "RR", "RD")) put(paste(n, m), escalc(m, ai = b[1], bi = b[2], ci = b[3], di = b[4]))
}
put("ZCOR", escalc("ZCOR", ri = -0.31, ni = 97))
put("PCOR", escalc("PCOR", ti = 2.7, ni = 60, mi = 4))
# metafor 3.8 takes 1 / (n - m - 1); Fisher's variance for three variables held constant is 1 / (n - 3 - 3).
put("ZPCOR", transform(escalc("ZPCOR", ti = 2.7, ni = 60, mi = 4), vi = 1 / (60 - 3 - 3)))
for (m in c(2, 5, 40, 300)) rows[[paste("J", m)]] <- data.frame(name = paste("J", m), value = sprintf("%.17g", exp(lgamma(m / 2) - log(m / 2) / 2 - lgamma((m - 1) / 2))), relative = "1e-12")
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, paste("metafor", packageVersion("metafor"))), "made-with.txt")
