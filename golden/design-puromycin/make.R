# Rscript make.R in this folder.
source("../design.R")
# input.csv is as.data.frame(Puromycin) of R datasets.
data <- read.csv("input.csv", stringsAsFactors = TRUE)
design(data, rate ~ state * conc + I(conc^2), "state", trend = "conc")
