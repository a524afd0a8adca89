# Rscript make.R in this folder.
source("../design.R")
data <- subset(read.csv("../../../shared/data/animal/chickweight.csv"), Time == 21)
data$Diet <- factor(data$Diet)
design(data, weight ~ Diet, "Diet")
