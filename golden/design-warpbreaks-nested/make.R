# Rscript make.R in this folder.
source("../design.R")
# input.csv is warpbreaks[-c(3, 4, 20, 51), ] of R datasets.
data <- read.csv("input.csv", stringsAsFactors = TRUE)
design(data, breaks ~ wool / tension, "tension", "wool")
