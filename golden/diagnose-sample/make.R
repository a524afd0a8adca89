# Verdicts by R's own three-valued logic:  Rscript make.R
# TRUE is low, FALSE is normal, NA is missing; `|` and `&` of R follow the rules of Kleene.
d <- read.csv("../../samples/diagnose/people.csv", na.strings = "")
man <- d$sex == "M"
unable <- !is.na(d$chair_stand) & d$chair_stand == "unable"
chair <- suppressWarnings(as.numeric(d$chair_stand)); chair[unable] <- Inf
grips <- as.matrix(d[, grepl("^grip", names(d))])
grip <- apply(grips, 1, function(g) if (all(is.na(g))) NA else max(g, na.rm = TRUE))

# Whole numbers, so that a value on a cut-off stays there: hundredths of a kg times 10^6 against hundredths of kg/m2 times mm^2.
asm <- round(d$asm_kg * 100); mm2 <- round(d$height_cm * 10)^2
below <- function(cut) asm * 1e6 < cut * 100 * mm2
at_most <- function(cut) asm * 1e6 <= cut * 100 * mm2

strength <- grip < ifelse(man, 28, 18)
performance <- (d$gait_speed < 1.0) | (chair >= 12)
mass <- below(ifelse(man, 7.0, 5.4))
young <- d$age < 60
awgs <- mass & (strength | performance); awgs[young] <- NA
severe <- mass & strength & performance

weak <- ifelse(is.na(grip), chair > 15, grip < ifelse(man, 27, 16))
thin <- (asm < ifelse(man, 2000, 1500)) | below(ifelse(man, 7.0, 5.5))
ewgsop2 <- weak & thin
iwgs <- (d$gait_speed < 1.0) & at_most(ifelse(man, 7.23, 5.67))

rows <- list()
add <- function(name, value, relative) rows[[length(rows) + 1]] <<- data.frame(name = name, value = sprintf("%.17g", value), relative = relative)
count <- function(name, x) { add(paste(name, "yes"), sum(x, na.rm = TRUE), "0"); add(paste(name, "no"), sum(!x, na.rm = TRUE), "0"); add(paste(name, "open"), sum(is.na(x)), "0") }
count("awgs2019", awgs); count("ewgsop2", ewgsop2); count("iwgs", iwgs)
add("awgs2019 severe", sum(severe & !young, na.rm = TRUE), "0")
add("awgs2019 young", sum(young), "0")
kappa <- function(name, a, b) {
  k <- psych::cohen.kappa(table(a, b)); z <- qnorm(0.975) * sqrt(k$var.kappa)
  add(paste(name, c("kappa", "low", "high")), c(k$kappa, max(-1, k$kappa - z), min(1, k$kappa + z)), "1e-9")
}
kappa("awgs2019 ewgsop2", awgs, ewgsop2); kappa("awgs2019 iwgs", awgs, iwgs); kappa("ewgsop2 iwgs", ewgsop2, iwgs)
smd <- function(x) (mean(x[which(awgs)], na.rm = TRUE) - mean(x[which(!awgs)], na.rm = TRUE)) / sqrt((var(x[which(awgs)], na.rm = TRUE) + var(x[which(!awgs)], na.rm = TRUE)) / 2)
add("smd grip", smd(grip), "1e-9"); add("smd gait", smd(d$gait_speed), "1e-9")
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, paste("psych", packageVersion("psych"))), "made-with.txt")
