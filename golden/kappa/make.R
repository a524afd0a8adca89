# Cohen's kappa with its interval by psych:  Rscript make.R
rows <- list()
for (case in list(list("two", c(40, 9, 6, 45)), list("three", c(30, 4, 1, 6, 22, 3, 0, 5, 29)))) {
  k <- psych::cohen.kappa(matrix(case[[2]], nrow = sqrt(length(case[[2]])), byrow = TRUE))
  z <- qnorm(0.975) * sqrt(k$var.kappa)
  rows[[case[[1]]]] <- data.frame(name = paste(case[[1]], c("kappa", "low", "high")), value = sprintf("%.17g", c(k$kappa, k$kappa - z, k$kappa + z)), relative = "1e-10")
}
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, paste("psych", packageVersion("psych"))), "made-with.txt")
