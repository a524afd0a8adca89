# AWGS 2019 in plain R, for health.sh: reads the table, classes everyone, prints how many have sarcopenia. Mass by DXA.
# From 60 years on, where this consensus begins.

people <- read.csv(commandArgs(TRUE)[1])
man <- people$sex == "M"
grip <- pmax(people$grip_left_1, people$grip_left_2, people$grip_right_1, people$grip_right_2)
asmi <- round(people$asm_kg / (people$height_cm / 100)^2, 12)
low <- asmi < ifelse(man, 7.0, 5.4)
weak <- grip < ifelse(man, 28, 18)
slow <- people$gait_speed_m_s < 1.0 | people$chair_stand_s >= 12
cat(format(sum(people$age >= 60 & low & (weak | slow)), big.mark = ","), sep = "")
