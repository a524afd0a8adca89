# Rscript make.R in this folder.
source("../design.R")
# input.csv is chickwts of R datasets.
data <- read.csv("input.csv", stringsAsFactors = TRUE)
design(data, weight ~ feed, "feed")
