# States of stiff test problems at their last time, by the implicit Runge-Kutta method of order 5 (RADAU5) of deSolve.
library(deSolve)
problems <- list(
  "Robertson" = list(c(1, 0, 0), 1e11, function(t, y, p) list(c(
    -0.04 * y[1] + 1e4 * y[2] * y[3],
    0.04 * y[1] - 1e4 * y[2] * y[3] - 3e7 * y[2]^2,
    3e7 * y[2]^2))),
  "HIRES" = list(c(1, 0, 0, 0, 0, 0, 0, 0.0057), 321.8122, function(t, y, p) list(c(
    -1.71 * y[1] + 0.43 * y[2] + 8.32 * y[3] + 0.0007,
    1.71 * y[1] - 8.75 * y[2],
    -10.03 * y[3] + 0.43 * y[4] + 0.035 * y[5],
    8.32 * y[2] + 1.71 * y[3] - 1.12 * y[4],
    -1.745 * y[5] + 0.43 * y[6] + 0.43 * y[7],
    -280 * y[6] * y[8] + 0.69 * y[4] + 1.71 * y[5] - 0.43 * y[6] + 0.69 * y[7],
    280 * y[6] * y[8] - 1.81 * y[7],
    1.81 * y[7] - 280 * y[6] * y[8]))),
  "Van der Pol 1e3" = list(c(2, 0), 2e3, function(t, y, p) list(c(y[2], 1e3 * (1 - y[1]^2) * y[2] - y[1]))),
  "Van der Pol 1e6" = list(c(2, 0), 2e6, function(t, y, p) list(c(y[2], 1e6 * (1 - y[1]^2) * y[2] - y[1]))),
  "OREGO" = list(c(1, 2, 3), 360, function(t, y, p) list(c(
    77.27 * (y[2] + y[1] * (1 - 8.375e-6 * y[1] - y[2])),
    (y[3] - (1 + y[1]) * y[2]) / 77.27,
    0.161 * (y[1] - y[3])))),
  "E5" = list(c(1.76e-3, 0, 0, 0), 1e5, function(t, y, p) {
    a <- 7.89e-10 * y[1]; b <- 1.1e7 * y[1] * y[3]; m <- 1e6 * 1.13e3 * y[2] * y[3]; c <- 1.13e3 * y[4]
    list(c(-a - b, a - m, a - m - (b - c), b - c)) }),
  "Pollution" = list(replace(numeric(20), c(2, 4, 7, 8, 9, 17), c(0.2, 0.04, 0.1, 0.3, 0.01, 0.007)), 60,
    function(t, y, p) {
      r <- c(.35 * y[1], 26.6 * y[2] * y[4], 1.23e4 * y[2] * y[5], .86e-3 * y[7], .82e-3 * y[7], 1.5e4 * y[7] * y[6],
        .13e-3 * y[9], 2.4e4 * y[9] * y[6], 1.65e4 * y[11] * y[2], 9e3 * y[11] * y[1], .022 * y[13],
        1.2e4 * y[10] * y[2], 1.88 * y[14], 1.63e4 * y[1] * y[6], 4.8e6 * y[3], .35e-3 * y[4], .0175 * y[4],
        1e8 * y[16], 4.44e11 * y[16], 1.24e3 * y[17] * y[6], 2.1 * y[19], 5.78 * y[19], .0474 * y[1] * y[4],
        1.78e3 * y[19] * y[1], 3.12 * y[20])
      list(c(
        -r[1] - r[10] - r[14] - r[23] - r[24] + r[2] + r[3] + r[9] + r[11] + r[12] + r[22] + r[25],
        -r[2] - r[3] - r[9] - r[12] + r[1] + r[21], -r[15] + r[1] + r[17] + r[19] + r[22],
        -r[2] - r[16] - r[17] - r[23] + r[15], -r[3] + 2 * r[4] + r[6] + r[7] + r[13] + r[20],
        -r[6] - r[8] - r[14] - r[20] + r[3] + 2 * r[18], -r[4] - r[5] - r[6] + r[13], r[4] + r[5] + r[6] + r[7],
        -r[7] - r[8], -r[12] + r[7] + r[9], -r[9] - r[10] + r[8] + r[11], r[9], -r[11] + r[10], -r[13] + r[12], r[14],
        -r[18] - r[19] + r[16], -r[20], r[20], -r[21] - r[22] - r[24] + r[23] + r[25], -r[25] + r[24])) }))
rows <- list()
for (name in names(problems)) {
  p <- problems[[name]]
  small <- if (name %in% c("E5")) 1e-26 else if (name == "Robertson") 1e-22 else 1e-18
  out <- radau(p[[1]], c(0, p[[2]]), p[[3]], NULL, rtol = 1e-12, atol = small, maxsteps = 1e7, hini = 1e-10)
  y <- out[nrow(out), -1]
  rows[[name]] <- data.frame(name = paste(name, seq_along(y)), value = trimws(formatC(unname(y), digits = 17, format = "g")), relative = 1e-10)
}
write.csv(do.call(rbind, rows), "expected.csv", row.names = FALSE, quote = FALSE)
writeLines(c(R.version.string, paste("deSolve", packageVersion("deSolve"))), "made-with.txt")
