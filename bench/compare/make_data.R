# A cohort file of the size asked for, 1,013 people and 1,500 metabolites by default, one cell in a hundred empty.
#   Rscript make_data.R FOLDER [PEOPLE METABOLITES]
set.seed(1)
asked <- commandArgs(trailingOnly = TRUE)
folder <- asked[1]
n <- if (length(asked) > 1) as.integer(asked[2]) else 1013
m <- if (length(asked) > 2) as.integer(asked[3]) else 1500
man <- runif(n) < 0.45
people <- data.frame(
  participant = sprintf("P%04d", seq_len(n)), sex = ifelse(man, "M", "F"), age_years = round(rnorm(n, 70, 9), 1),
  height_cm = round(rnorm(n, ifelse(man, 165, 154), 6), 1), weight_kg = round(rnorm(n, 62, 9), 1),
  asm_kg = round(rnorm(n, ifelse(man, 19.5, 14), 2), 2))
for (hand in c("grip_left_1", "grip_left_2", "grip_right_1", "grip_right_2")) people[[hand]] <- round(pmax(3, rnorm(n, ifelse(man, 32, 20), 5)), 1)
people$gait_speed_m_s <- round(pmax(0.2, rnorm(n, 1, 0.2)), 2)
people$egfr <- round(pmax(15, rnorm(n, 80, 15)))
write.csv(people, file.path(folder, "people.csv"), row.names = FALSE, quote = FALSE)
values <- signif(exp(matrix(rnorm(n * m, 2, 1), n)), 4)
values[runif(n * m) < 0.01] <- NA
colnames(values) <- sprintf("M%04d", seq_len(m))
about <- data.frame(sample_id = sprintf("S%04d", seq_len(n)), participant = people$participant, sample_type = "sample",
  run_day = (seq_len(n) - 1) %/% 40 + 1, run_order = seq_len(n))
write.csv(cbind(about, values), file.path(folder, "metabolome.csv"), row.names = FALSE, quote = FALSE, na = "")
