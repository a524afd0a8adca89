# Adjusted p values:  Rscript make.R
p <- c(0.001, 0.04, 0.04, 0.5, 0.9, 1e-12, 0.02, 0.0301, 1, 0.25)
write.csv(data.frame(p = p), "input.csv", row.names = FALSE)
rows <- rbind(data.frame(name = paste("bh", seq_along(p)), value = sprintf("%.17g", p.adjust(p, "BH")), relative = "1e-14"),
              data.frame(name = paste("holm", seq_along(p)), value = sprintf("%.17g", p.adjust(p, "holm")), relative = "1e-14"))
write.csv(rows, "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(R.version.string, "made-with.txt")
