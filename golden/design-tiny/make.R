# Rscript make.R in this folder.
source("../design.R")
# input.csv is data.frame(y = c(3.1, 4.7, 2.2, 6.9, 5.4), a = c('p', 'p', 'q', 'q', 'q'), b = c('u', 'v', 'u', 'v', 'v')) of R (simulated).
data <- read.csv("input.csv", stringsAsFactors = TRUE)
design(data, y ~ a * b, "b", "a")
