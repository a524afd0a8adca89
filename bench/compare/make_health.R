# Simulated people for health.sh: Rscript make_health.R FILE PEOPLE. Values are uniform and mean nothing; the seed is fixed.

args <- commandArgs(TRUE)
n <- as.integer(args[2])
set.seed(20)
uniform <- function(low, high, digits) formatC(runif(n, low, high), digits = digits, format = "f")
people <- data.frame(
  id = sprintf("P%d", seq_len(n) - 1), age = uniform(50, 90, 1), sex = sample(c("F", "M"), n, TRUE),
  height_cm = uniform(145, 190, 1), weight_kg = uniform(40, 110, 1), asm_kg = uniform(11, 30, 2),
  grip_left_1 = uniform(8, 50, 1), grip_left_2 = uniform(8, 50, 1), grip_right_1 = uniform(8, 50, 1), grip_right_2 = uniform(8, 50, 1),
  gait_speed_m_s = uniform(0.3, 1.6, 2), chair_stand_s = uniform(6, 25, 1), wt = uniform(1000, 40000, 1))
write.csv(people, args[1], row.names = FALSE, quote = FALSE)
