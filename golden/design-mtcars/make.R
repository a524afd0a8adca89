# Rscript make.R in this folder.
source("../design.R")
# input.csv is mtcars[, c("mpg", "cyl", "am", "wt")] of R datasets.
data <- read.csv("input.csv", stringsAsFactors = TRUE)
design(data, mpg ~ factor(cyl) * wt + factor(am), "cyl", trend = "wt")
