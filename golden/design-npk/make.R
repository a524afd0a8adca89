# Rscript make.R in this folder.
source("../design.R")
# input.csv is npk of R datasets.
data <- read.csv("input.csv", stringsAsFactors = TRUE)
design(data, yield ~ block + N * P * K)
