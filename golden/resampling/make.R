# Every arrangement of two groups and of three; intervals from given replicates:  Rscript make.R
rows <- list()
add <- function(name, value, relative = "1e-9") rows[[length(rows) + 1]] <<- data.frame(name = name, value = sprintf("%.17g", as.numeric(value)), relative = relative)
save <- function(...) { write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE); writeLines(c(R.version.string, vapply(c(...), function(p) paste(p, packageVersion(p)), "")), "made-with.txt") }
control <- PlantGrowth$weight[1:6]; treated <- PlantGrowth$weight[11:17]
all <- c(control, treated); observed <- mean(control) - mean(treated)
deals <- combn(13, 6, function(i) mean(all[i]) - mean(all[-i])); add("two", mean(abs(deals) >= abs(observed) - 1e-12), "1e-12")
three <- list(PlantGrowth$weight[1:3], PlantGrowth$weight[11:13], PlantGrowth$weight[21:24]); pool <- unlist(three)
contrast <- function(a, b, c) mean(a) - (mean(b) + mean(c)) / 2; seen <- contrast(three[[1]], three[[2]], three[[3]]); hits <- 0; count <- 0
for (i in combn(10, 3, simplify = FALSE)) { left <- setdiff(1:10, i); for (j in combn(left, 3, simplify = FALSE)) { count <- count + 1
  hits <- hits + (abs(contrast(pool[i], pool[j], pool[setdiff(left, j)])) >= abs(seen) - 1e-12) } }
add("three", hits / count, "1e-12")
set.seed(3); replicates <- rgamma(999, 4); value <- 3.7; jackknife <- list(c(3.1, 3.9, 3.6, 4.4), c(3.3, 3.8, 3.75))
write.csv(data.frame(value = replicates), "input.csv", row.names = FALSE)
replicates <- read.csv("input.csv")$value
add("percentile low", quantile(replicates, 0.025)); add("percentile high", quantile(replicates, 0.975))
l <- lapply(jackknife, function(j) (length(j) - 1) * (mean(j) - j)); n <- lengths(jackknife)
a <- sum(mapply(function(l, n) sum(l^3) / n^3, l, n)) / (6 * sum(mapply(function(l, n) sum(l^2) / n^2, l, n))^1.5)
z0 <- qnorm(mean(replicates < value)); ends <- z0 + qnorm(c(0.025, 0.975)); bca <- quantile(replicates, pnorm(z0 + ends / (1 - a * ends)))
add("bca low", bca[1]); add("bca high", bca[2])
save()
