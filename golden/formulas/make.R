# Terms and columns of formulas on a small table:  Rscript make.R
suppressMessages(library(lme4)); invisible(Sys.setlocale("LC_COLLATE", "C"))
data <- expand.grid(a = c("p", "q", "r"), b = c("u", "v"), c = c("k", "l"), x = c(1, 2.5, 4)); data$y <- seq_len(nrow(data))
write.csv(data, "input.csv", row.names = FALSE, quote = FALSE); data <- read.csv("input.csv", stringsAsFactors = TRUE)
formulas <- c("y ~ a", "y ~ a + b - 1", "y ~ 0 + a * x", "y ~ a * b * c", "y ~ (a + b + c)^2", "y ~ a / b / x", "y ~ (a + b) / c", "y ~ a * b - a",
  "y ~ a:b", "y ~ x:a + b", "log(y) ~ I(x^2) * a + sqrt(x)", "y ~ a * b * x - a:b:x", "y ~ x + factor(x):b", "y ~ b + a %in% b", "y ~ -1 + x + b:a", "y ~ 1", "y ~ (a + x)^2 - x")
formulas <- formulas[!grepl("%in%", formulas)]
out <- NULL
for (text in formulas) for (coding in c("treatment", "sum")) { options(contrasts = c(paste0("contr.", coding), "contr.poly")); f <- as.formula(text)
  x <- model.matrix(f, data); out <- c(out, paste(text, coding, paste(attr(terms(f), "term.labels"), collapse = " "), paste(colnames(x), collapse = " "),
    paste(sprintf("%.12g", colSums(x * seq_len(nrow(x))^1.5)), collapse = " "), paste(attr(x, "assign"), collapse = " "), sep = ";")) }
writeLines(out, "expected.txt"); writeLines(R.version.string, "made-with.txt")
