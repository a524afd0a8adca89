# Rscript make.R in this folder.
source("../design.R")
# input.csv is cars of R datasets.
data <- read.csv("input.csv", stringsAsFactors = TRUE)
design(data, dist ~ speed, weights = 1 / data$speed)
