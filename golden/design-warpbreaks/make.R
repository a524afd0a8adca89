# Rscript make.R in this folder.
source("../design.R")
# input.csv is warpbreaks of R datasets.
data <- read.csv("input.csv", stringsAsFactors = TRUE)
design(data, breaks ~ wool * tension, "tension", "wool")
