# geNorm from its definition (Vandesompele 2002):  Rscript make.R
set.seed(20261125)
genes <- sapply(c(0.1, 0.15, 0.3, 0.5, 0.25), function(s) rnorm(12, 0, s)) + rnorm(12, 0, 0.6)
colnames(genes) <- paste0("g", 1:5)
write.csv(round(genes, 6), "input.csv", row.names = FALSE, quote = FALSE)
genes <- as.matrix(read.csv("input.csv"))
stability <- function(x) sapply(seq_len(ncol(x)), function(j) mean(apply(x[, j] - x[, -j, drop = FALSE], 2, sd)))
rows <- data.frame(name = paste("m", 1:5), value = stability(genes))
left <- 1:5; order <- c()
while (length(left) > 2) {
  m <- stability(genes[, left]); rows <- rbind(rows, data.frame(name = paste("mean", length(left)), value = mean(m)))
  order <- c(order, left[which.max(m)]); left <- left[-which.max(m)]
}
rows <- rbind(rows, data.frame(name = "mean 2", value = mean(stability(genes[, left]))))
steady <- c(left, rev(order))
for (n in 2:4) rows <- rbind(rows, data.frame(name = paste("v", n), value = sd(rowMeans(genes[, steady[1:n]]) - rowMeans(genes[, steady[1:(n + 1)]]))))
rows <- rbind(rows, data.frame(name = paste("leaves", 1:3), value = order))
rows$value <- sprintf("%.17g", rows$value); rows$relative <- "1e-12"
write.csv(rows, "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(R.version.string, "made-with.txt")
