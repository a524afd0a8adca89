# Rscript make.R in this folder.
source("../design.R")
# input.csv is PlantGrowth[-c(1, 12), ] of R datasets.
data <- read.csv("input.csv", stringsAsFactors = TRUE)
design(data, weight ~ group - 1, "group")
