# The same question in R: each metabolite against five traits, age, sex, bmi and egfr held constant, moderated t and BH.
#   Rscript limma.R people.csv metabolome.csv results.csv [lm]
# With "lm" every model is an lm() of its own, as many analysts write it.

args <- commandArgs(trailingOnly = TRUE)
people <- read.csv(args[1], check.names = FALSE)
metabolome <- read.csv(args[2], check.names = FALSE, na.strings = c("", "NA", "<LOD"))
metabolome <- metabolome[metabolome$sample_type == "sample", ]
people <- people[match(metabolome$participant, people$participant), ]

values <- as.matrix(metabolome[, -(1:5)])
values <- values[, colMeans(is.na(values)) <= 0.2]
values <- log2(values)
values <- apply(values, 2, function(x) { x[is.na(x)] <- min(x, na.rm = TRUE) - 1; x })

people$bmi <- people$weight_kg / (people$height_cm / 100)^2
people$asmi <- people$asm_kg / (people$height_cm / 100)^2
people$grip <- pmax(people$grip_left_1, people$grip_left_2, people$grip_right_1, people$grip_right_2, na.rm = TRUE)
people$case <- as.numeric(people$asmi < ifelse(people$sex == "M", 7, 5.7) & people$grip < ifelse(people$sex == "M", 28, 18))
traits <- c("case", "asmi", "grip", "gait_speed_m_s", "age_years")
covariates <- c("age_years", "sex", "bmi", "egfr")

one <- function(trait) {
  terms <- c(trait, setdiff(covariates, trait))
  frame <- people[, terms]
  complete <- complete.cases(frame)
  design <- model.matrix(~ ., frame[complete, ])
  y <- values[complete, ]
  if (length(args) > 3) {
    rows <- apply(y, 2, function(v) summary(lm.fit.summary(v, design))[2, ])
    p <- rows[4, ]
    data.frame(metabolite = colnames(y), trait = trait, effect = rows[1, ], t = rows[3, ], p = p, q = p.adjust(p, "BH"))
  } else {
    fit <- limma::eBayes(limma::lmFit(t(y), design))
    top <- limma::topTable(fit, coef = 2, number = Inf, sort.by = "none", confint = TRUE)
    data.frame(metabolite = rownames(top), trait = trait, effect = top$logFC, t = top$t, p = top$P.Value, q = top$adj.P.Val)
  }
}

lm.fit.summary <- function(v, design) lm(v ~ design - 1)
summary <- function(fit) base::summary(fit)$coefficients
if (length(args) <= 3) library(limma)
write.csv(do.call(rbind, lapply(traits, one)), args[3], row.names = FALSE)
