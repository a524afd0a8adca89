/* CVODE (BDF) with KLU and an analytic sparse Jacobian on the benchmark model.
   qsp41 MEMBERS RTOL REPEATS DOSES [FILE]: CPU microseconds a member, least of the repeats. */
#include <cvode/cvode.h>
#include <math.h>
#include <nvector/nvector_serial.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sunlinsol/sunlinsol_klu.h>
#include <sunmatrix/sunmatrix_sparse.h>
#include <time.h>
#include "model.h"

enum { TIMES = 100 };

static int f(double t, N_Vector y, N_Vector change, void *parameters)
{
    (void)t;
    rates(N_VGetArrayPointer(y), parameters, N_VGetArrayPointer(change));
    return 0;
}

static int jacobian(
    double t, N_Vector y, N_Vector change, SUNMatrix J, void *parameters, N_Vector a, N_Vector b, N_Vector c)
{
    (void)t, (void)change, (void)a, (void)b, (void)c;
    sunindextype *column = SUNSparseMatrix_IndexPointers(J);
    sunindextype *row = SUNSparseMatrix_IndexValues(J);
    for (int i = 0; i <= N; i++)
        column[i] = starts[i];
    for (int i = 0; i < NNZ; i++)
        row[i] = rows[i];
    slopes(N_VGetArrayPointer(y), parameters, SUNSparseMatrix_Data(J));
    return 0;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return t.tv_sec * 1e6 + t.tv_nsec * 1e-3;
}

static uint64_t state = 88172645463325252ULL;

static double uniform(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (state >> 11) * (1.0 / 9007199254740992.0);
}

static long run(void *cvode, N_Vector y, double *parameters, int doses, double *out)
{
    long steps = 0, more;
    double *v = N_VGetArrayPointer(y), t = 0;
    memcpy(v, initial, sizeof initial);
    CVodeSetUserData(cvode, parameters);
    int next = 1;
    for (int day = 0; day < doses; day++) {
        v[0] += 200;
        CVodeReInit(cvode, t, y);
        double end = day + 1 < doses ? 1440.0 * (day + 1) : 14400;
        CVodeSetStopTime(cvode, end);
        for (; next <= TIMES && 144.0 * next <= end; next++) {
            if (CVode(cvode, 144.0 * next, y, &t, CV_NORMAL) < 0)
                return -1;
            memcpy(out + (next - 1) * N, v, N * sizeof(double));
        }
        CVodeGetNumSteps(cvode, &more);
        steps += more;
    }
    return steps;
}

int main(int count, char **words)
{
    int members = atoi(words[1]), repeats = atoi(words[3]), doses = atoi(words[4]);
    double rtol = atof(words[2]), best = INFINITY, sum = 0;
    double *parameters = malloc(members * sizeof(double) * M), *out = malloc(TIMES * N * sizeof(double));
    for (int i = 0; i < members * M; i++) {
        double u = uniform(), w = uniform(), z = sqrt(-2 * log(u + 1e-300)) * cos(2 * M_PI * w);
        parameters[i] = members == 1 ? nominal[i] : nominal[i % M] * exp(0.3 * z);
    }
    SUNContext context;
    SUNContext_Create(NULL, &context);
    N_Vector y = N_VNew_Serial(N, context);
    N_VConst(0, y);
    void *cvode = CVodeCreate(CV_BDF, context);
    CVodeInit(cvode, f, 0, y);
    CVodeSStolerances(cvode, rtol, rtol * 1e-3);
    CVodeSetMaxNumSteps(cvode, 1000000);
    SUNMatrix J = SUNSparseMatrix(N, N, NNZ, CSC_MAT, context);
    CVodeSetLinearSolver(cvode, SUNLinSol_KLU(y, J, context), J);
    CVodeSetJacFn(cvode, jacobian);
    long steps = 0;
    for (int repeat = 0; repeat < repeats; repeat++) {
        double before = now();
        sum = 0, steps = 0;
        for (int i = 0; i < members; i++) {
            long made = run(cvode, y, parameters + (long)i * M, doses, out);
            if (made < 0)
                return 1;
            steps += made;
            sum += out[(TIMES - 1) * N + 37];
        }
        double time = (now() - before) / members;
        best = time < best ? time : best;
    }
    printf("rtol %g us/member %.2f steps %.1f mean Prot %.5f\n", rtol, best, (double)steps / members, sum / members);
    if (count > 5) {
        FILE *file = fopen(words[5], "wb");
        for (int i = 0; i < members; i++) {
            run(cvode, y, parameters + (long)i * M, doses, out);
            fwrite(out, sizeof(double), TIMES * N, file);
        }
        fclose(file);
    }
    return 0;
}
