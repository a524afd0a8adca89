# Rscript make.R in this folder.
source("../design.R")
# input.csv is sleep of R datasets.
data <- read.csv("input.csv", stringsAsFactors = TRUE)
design(data, extra ~ factor(ID) + factor(group), "group")
