# Rscript make.R in this folder.
source("../design.R")
# input.csv is swiss[, c("Fertility", "Agriculture", "Education", "Catholic")] of R datasets.
data <- read.csv("input.csv", stringsAsFactors = TRUE)
design(data, Fertility ~ Agriculture + Education * Catholic)
