# Makes expected.csv from oats_splitplot.csv of the real data:  Rscript make.R <folder of animal/*.csv>
# The reference is emmeans on lmer, its optimum tightened, with Kenward and Roger's degrees of freedom and Tukey's adjustment.
suppressMessages({library(lme4); library(pbkrtest); library(emmeans)})
folder <- commandArgs(TRUE)[1]
oats <- read.csv(file.path(folder, "oats_splitplot.csv"))
oats$nitro <- factor(oats$nitro)
fit <- lmer(yield ~ nitro * Variety + (1 | Block/Variety), oats,
            control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhobeg = 1e-3, rhoend = 1e-12, maxfun = 1e5)))
fit <- update(fit, start = getME(fit, "theta"))
rows <- list()
for (what in c("nitro", "Variety")) {
  table <- as.data.frame(pairs(emmeans(fit, what, lmer.df = "kenward-roger")))
  for (i in seq_len(nrow(table))) {
    name <- paste(what, i)
    rows[[length(rows) + 1]] <- data.frame(
      name = paste(name, c("estimate", "error", "df", "p")),
      value = sprintf("%.15g", unlist(table[i, c("estimate", "SE", "df", "p.value")])),
      # ptukey keeps about 5e-12 absolute.
      relative = c("1e-7", "1e-7", "1e-4", sprintf("%.1g", max(1e-7, 5e-12 / table$p.value[i]))))
  }
}
rows <- do.call(rbind, rows)
rows <- rows[!(grepl(" p$", rows$name) & as.numeric(rows$value) < 1e-10), ]
write.csv(rows, "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, paste("lme4", packageVersion("lme4")), paste("emmeans", packageVersion("emmeans"))), "made-with.txt")
