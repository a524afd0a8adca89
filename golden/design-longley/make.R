# Rscript make.R in this folder.
source("../design.R")
# input.csv is longley of R datasets.
data <- read.csv("input.csv", stringsAsFactors = TRUE)
design(data, Employed ~ GNP.deflator + GNP + Unemployed + Armed.Forces + Population + Year, robust = "1e-7")
