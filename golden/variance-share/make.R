# Partial eta and omega squared of warpbreaks:  Rscript make.R; the interval of Steiger, by pf.
suppressMessages(library(effectsize))
rows <- list()
add <- function(name, value, relative = "1e-9") rows[[length(rows) + 1]] <<- data.frame(name = name, value = sprintf("%.17g", as.numeric(value)), relative = relative)
save <- function(...) { write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE); writeLines(c(R.version.string, vapply(c(...), function(p) paste(p, packageVersion(p)), "")), "made-with.txt") }
fit <- aov(breaks ~ wool * tension, warpbreaks); table <- anova(fit); n <- nrow(warpbreaks)
eta <- eta_squared(fit, partial = TRUE, ci = NULL); omega <- omega_squared(fit, partial = TRUE, ci = NULL)
for (i in 1:3) { term <- rownames(table)[i]; f <- table[i, "F value"]; d <- table[i, "Df"]
  add(paste(term, "eta"), eta$Eta2_partial[i]); add(paste(term, "omega"), omega$Omega2_partial[i])
  for (end in list(c("low", 0.05), c("high", 0.95))) if (pf(f, d, 48, lower.tail = FALSE) < as.numeric(end[2])) {
    shift <- uniroot(function(s) pf(f, d, 48, s, lower.tail = FALSE) - as.numeric(end[2]), c(0, 100), tol = 1e-12)$root
    add(paste(term, end[1]), shift / (shift + n), "1e-8") } }
save("effectsize")
