# Rscript make.R in this folder.
source("../design.R")
data <- read.csv("../../../shared/data/animal/oats_splitplot.csv", stringsAsFactors = TRUE)
design(data, yield ~ Block + Variety * factor(nitro), "nitro", "Variety")
