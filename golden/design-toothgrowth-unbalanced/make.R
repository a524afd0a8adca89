# Rscript make.R in this folder.
source("../design.R")
data <- read.csv("../../../shared/data/animal/toothgrowth_unbalanced.csv", stringsAsFactors = TRUE)
design(data, len ~ supp * factor(dose), "dose", "supp")
