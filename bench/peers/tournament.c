/* The round robin of october/mechanisms/repeated_games.py in C: what it can cost at best. It draws
 * the same random numbers for the same turns, so that the scores printed must be the same.
 *
 *     tournament < numbers
 *
 * reads machines, states, turns, repetitions, error and seed, then each machine's states: whether
 * it cooperates and the next state after CC, CD, DC, DD. Prints the seconds of reading, those of
 * playing, and what each machine has from the others in all repetitions.
 */
#define _POSIX_C_SOURCE 199309L
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "../philox.h"

static const double GAME[4] = {3.0, 0.0, 5.0, 1.0};

static int turns;
static double error;
static uint64_t seed;

static void slips(uint32_t night, uint32_t row, uint32_t turn, int *mine, int *theirs) {
    uint32_t x[4] = {turn, row, night, 0};
    philox(seed, x);
    *mine = share(x[0]) < error;
    *theirs = share(x[1]) < error;
}

static void match(const int (*one)[5], const int (*other)[5], uint32_t night, uint32_t row,
                  double *mine, double *theirs) {
    int here = 0, there = 0;
    *mine = *theirs = 0.0;
    for (int turn = 0; turn < turns; turn++) {
        int act = one[here][0], answer = other[there][0];
        if (error > 0.0) {
            int slip, slipped;
            slips(night, row, (uint32_t)turn, &slip, &slipped);
            act ^= slip;
            answer ^= slipped;
        }
        int outcome = 2 * (1 - act) + 1 - answer, reverse = 2 * (1 - answer) + 1 - act;
        *mine += GAME[outcome];
        *theirs += GAME[reverse];
        here = one[here][1 + outcome];
        there = other[there][1 + reverse];
    }
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

int main(void) {
    int n, states, repetitions;
    double began = now();
    if (scanf("%d %d %d %d %lf %" SCNu64, &n, &states, &turns, &repetitions, &error, &seed) != 6)
        return 1;
    int (*machines)[5] = malloc(sizeof(int[5]) * (size_t)(n * states));
    double *totals = calloc((size_t)n, sizeof(double));
    for (int i = 0; i < n * states * 5; i++)
        if (scanf("%d", &machines[i / 5][i % 5]) != 1) return 1;
    double read = now();
    for (int night = 0; night < repetitions; night++)
        for (int i = 0; i < n; i++)
            for (int j = i; j < n; j++) {
                double mine, theirs;
                match(machines + i * states, machines + j * states, (uint32_t)night,
                      (uint32_t)(i * n + j), &mine, &theirs);
                if (i != j) totals[i] += mine, totals[j] += theirs;
            }
    double played = now();
    printf("%.9f %.9f", read - began, played - read);
    for (int i = 0; i < n; i++) printf(" %.1f", totals[i]);
    printf("\n");
    return 0;
}
