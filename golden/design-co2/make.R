# Rscript make.R in this folder.
source("../design.R")
# input.csv is as.data.frame(CO2)[, c("Type", "Treatment", "conc", "uptake")] of R datasets.
data <- read.csv("input.csv", stringsAsFactors = TRUE)
design(data, log(uptake) ~ Type * Treatment * log(conc), "Type", "Treatment")
