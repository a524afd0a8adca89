# Rscript make.R in this folder.
source("../design.R")
# input.csv is InsectSprays of R datasets.
data <- read.csv("input.csv", stringsAsFactors = TRUE)
design(data, sqrt(count) ~ spray, "spray")
