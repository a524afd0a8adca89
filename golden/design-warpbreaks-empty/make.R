# Rscript make.R in this folder.
source("../design.R")
# input.csv is subset(warpbreaks, !(wool == "B" & tension == "H")) of R datasets.
data <- read.csv("input.csv", stringsAsFactors = TRUE)
design(data, log(breaks) ~ wool * tension, "tension", "wool")
