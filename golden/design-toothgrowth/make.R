# Rscript make.R in this folder.
source("../design.R")
# input.csv is ToothGrowth of R datasets.
data <- read.csv("input.csv", stringsAsFactors = TRUE)
design(data, len ~ supp * factor(dose), "dose", "supp")
