# Age, sex, BMI, type-2 diabetes and ethnicity in one model per metabolite:  Rscript make.R
root <- Sys.getenv("SARCOTRACE_TEST_DATA", "../../../shared/data")
clinical <- read.csv(file.path(root, "qmdiab_plasma/clinical.csv"))
raw <- read.csv(file.path(root, "qmdiab_plasma/metabolites_raw.csv"), row.names = 1)
features <- read.csv(file.path(root, "qmdiab_plasma/features.csv"))
raw <- as.matrix(raw[clinical$sampleID, ])
raw <- raw[, colMeans(is.na(raw)) <= 0.2]
log2s <- log2(raw)
reference <- apply(log2s, 2, median, na.rm = TRUE)
normalised <- log2s - apply(sweep(log2s, 2, reference), 1, median, na.rm = TRUE)
filled <- apply(normalised, 2, function(x) { x[is.na(x)] <- min(x, na.rm = TRUE) - 1; x })
design <- model.matrix(~ AGE + GENDER + BMI + T2D + factor(ETHNICITY), clinical)
complete <- complete.cases(clinical[, c("AGE", "GENDER", "BMI", "T2D", "ETHNICITY")])
cat(dim(design), sum(complete), dim(filled), "\n")
fit <- limma::eBayes(limma::lmFit(t(filled[complete, ]), design))
ordinary <- fit$coefficients / fit$stdev.unscaled / fit$sigma
ordinary.p <- 2 * pt(-abs(ordinary), fit$df.residual)
for (k in c("AGE", "GENDER", "BMI", "T2D")) cat(k, "moderated", sum(p.adjust(fit$p.value[, k], "BH") < 0.05), "ordinary", sum(p.adjust(ordinary.p[, k], "BH") < 0.05), "\n")
for (n in c("dehydroisoandrosterone sulfate (DHEA-S)", "C-glycosyltryptophan*", "kynurenine", "C-glycosyltryptophan")) { id <- features$featureID[features$BIOCHEMICAL == n]; if (length(id) == 1 && id %in% colnames(filled)) cat(n, "moderated", fit$t[id, "AGE"], "ordinary", ordinary[id, "AGE"], "\n") }
rows <- list()
add <- function(name, values) rows[[length(rows) + 1]] <<- data.frame(name = paste(name, names(values)), value = sprintf("%.17g", values), relative = "1e-8")
for (k in c("AGE", "GENDER", "BMI", "T2D")) { add(paste("t", k), ordinary[, k]); add(paste("moderated-t", k), fit$t[, k]); add(paste("moderated-p", k), fit$p.value[, k]) ; add(paste("q", k), setNames(p.adjust(fit$p.value[, k], "BH"), rownames(fit))) }
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, paste("limma", packageVersion("limma"))), "made-with.txt")
