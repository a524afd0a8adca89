# Effective numbers of tests from R's eigenvalues:  Rscript make.R
root <- Sys.getenv("SARCOTRACE_TEST_DATA", "../../../shared/data")
data <- log2(as.matrix(read.csv(file.path(root, "cachexia/human_cachexia.csv"), check.names = FALSE)[, -(1:2)]))
rows <- list()
for (part in list(c("tall", 77), c("wide", 40))) {
  x <- data[seq_len(as.numeric(part[2])), ]
  l <- pmax(eigen(cor(x), symmetric = TRUE, only.values = TRUE)$values, 0); m <- ncol(x)
  l[l < 1e-10] <- 0
  values <- c(nyholt = 1 + (m - 1) * (1 - var(l) / m), liji = sum((l >= 1) + l - floor(l)), galwey = sum(sqrt(l))^2 / sum(l))
  rows[[part[1]]] <- data.frame(name = paste(part[1], names(values)), value = sprintf("%.17g", values), relative = "1e-7")
}
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(R.version.string, "made-with.txt")
