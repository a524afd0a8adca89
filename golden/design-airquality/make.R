# Rscript make.R in this folder.
source("../design.R")
# input.csv is airquality[, c("Ozone", "Wind", "Temp", "Month")] of R datasets.
data <- read.csv("input.csv", stringsAsFactors = TRUE)
design(data, log(Ozone) ~ Temp + Wind + I(Wind^2) + factor(Month), "Month")
