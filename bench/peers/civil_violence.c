/* Civil violence in C: what the algorithm of october/mechanisms/civil_violence.py can cost at
 * best. Mesa's rules only, exact counts at the start. It plays the same run: the same random
 * numbers are drawn for the same acts, so that the counts printed must be the same.
 *
 *     civil_violence SIDE STEPS SEED
 *
 * prints the seconds of the set-up, those of the steps, and how many are quiet, active and jailed.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../philox.h"

enum { QUIET, ACTIVE, JAILED, COP };
enum { ACTING, ORDER, START };
enum { ACTS = 16, LAST_TRY = 8, LOOK = 15, VISION = 7, SIGHT = 112, JAIL = 30 };
static const double K = 2.3, LEGITIMACY = 0.82, THRESHOLD = 0.1;

typedef struct {
    int32_t y, x, state, term;
    double hardship, risk_aversion;
} Agent;

static int side, agents, counts[4];
static uint64_t seed;
static Agent *agent;
static int32_t *order, *holder;
static int16_t *cops, *active;
static int sight[SIGHT][2];

static void uniforms(uint32_t stream, uint32_t row, uint32_t act, double u[4]) {
    uint32_t x[4] = {act, row, 0, stream};
    philox(seed, x);
    u[0] = share(x[0]), u[1] = share(x[1]), u[2] = share(x[2]), u[3] = share(x[3]);
}

static int wrapped(int i) { return i < 0 ? i + side : i >= side ? i - side : i; }

static int in_sight(const Agent *a, int i) {
    return wrapped(a->y + sight[i][0]) * side + wrapped(a->x + sight[i][1]);
}

static void tell(int16_t *seen, int y, int x, int change) {
    for (int dy = -VISION; dy <= VISION; dy++) {
        int16_t *row = seen + wrapped(y + dy) * side;
        int left = x - VISION + abs(dy), right = x + VISION - abs(dy) + 1;
        for (int i = left + side; i < side; i++) row[i] += change;
        for (int i = 0; i < right - side; i++) row[i] += change;
        for (int i = left > 0 ? left : 0; i < (right < side ? right : side); i++) row[i] += change;
    }
    seen[y * side + x] -= change;
}

static void turn(Agent *a, int state) {
    if (a->state == state) return;
    if (a->state == ACTIVE) tell(active, a->y, a->x, -1);
    if (state == ACTIVE) tell(active, a->y, a->x, 1);
    counts[a->state]--, counts[state]++;
    a->state = state;
}

static int wills(const Agent *a) {
    double grievance = a->hardship * (1.0 - LEGITIMACY);
    if (!(grievance > THRESHOLD)) return 0;
    int cell = a->y * side + a->x;
    double ratio = nearbyint((double)cops[cell] / (active[cell] + 1));
    return grievance - a->risk_aversion * (1.0 - exp(-K * ratio)) > THRESHOLD;
}

static void arrest(const Agent *cop, int who, int step) {
    int actives = active[cop->y * side + cop->x];
    if (!actives) return;
    double u[4];
    uniforms(ACTING, who, step * ACTS, u);
    int left = (int)(u[0] * actives);
    for (int i = 0; i < SIGHT; i++) {
        int caught = holder[in_sight(cop, i)];
        if (caught >= 0 && agent[caught].state == ACTIVE && left-- == 0) {
            turn(&agent[caught], JAILED);
            agent[caught].term = (int)(u[1] * (JAIL + 1));
            return;
        }
    }
}

static void go(Agent *a, int who, int cell) {
    int16_t *seen = a->state == COP ? cops : active;
    int told = a->state == COP || a->state == ACTIVE;
    if (told) tell(seen, a->y, a->x, -1);
    holder[a->y * side + a->x] = -1;
    a->y = cell / side, a->x = cell % side;
    holder[cell] = who;
    if (told) tell(seen, a->y, a->x, 1);
}

static void move(Agent *a, int who, int step) {
    double u[4];
    for (int act = 1; act <= LAST_TRY; act++) {
        uniforms(ACTING, who, step * ACTS + act, u);
        for (int j = 0; j < 4; j++) {
            int cell = in_sight(a, (int)(u[j] * SIGHT));
            if (holder[cell] < 0) {
                go(a, who, cell);
                return;
            }
        }
    }
    int empty = 0;
    for (int i = 0; i < SIGHT; i++) empty += holder[in_sight(a, i)] < 0;
    uniforms(ACTING, who, step * ACTS + LOOK, u);
    int left = (int)(u[0] * empty);
    for (int i = 0; i < SIGHT; i++) {
        int cell = in_sight(a, i);
        if (holder[cell] < 0 && left-- == 0) {
            go(a, who, cell);
            return;
        }
    }
}

static void settle(void) {
    int cells = side * side, i = 0;
    int all = (int)(0.7 * side * side + 0.5), police = (int)(0.04 * side * side + 0.5);
    for (int dy = -VISION; dy <= VISION; dy++)
        for (int dx = abs(dy) - VISION; dx <= VISION - abs(dy); dx++)
            if (dy || dx) sight[i][0] = dy, sight[i++][1] = dx;
    agent = calloc(cells, sizeof *agent);
    order = calloc(cells, sizeof *order);
    holder = malloc(cells * sizeof *holder);
    cops = calloc(cells, sizeof *cops);
    active = calloc(cells, sizeof *active);
    memset(holder, -1, cells * sizeof *holder);
    for (int cell = 0; cell < cells; cell++) {
        double u[4], left = cells - cell;
        uniforms(START, cell, 0, u);
        double of_citizen = (all - counts[QUIET]) / left, of_cop = (police - counts[COP]) / left;
        if (u[0] < of_citizen + of_cop) {
            int state = u[0] < of_citizen ? QUIET : COP;
            agent[agents] = (Agent){cell / side, cell % side, state, 0, u[1], u[2]};
            counts[state]++;
            if (state == COP) tell(cops, cell / side, cell % side, 1);
            holder[cell] = agents++;
        }
    }
    int place = 0;
    for (int who = 0; who < agents; who++)
        if (agent[who].state == QUIET) order[place++] = who;
    for (int who = 0; who < agents; who++)
        if (agent[who].state == COP) order[place++] = who;
}

static void step(int number) {
    int i = agents - 1;
    for (int block = 0; i > 0; block++) {
        double u[4];
        uniforms(ORDER, number, block, u);
        for (int j = 0; j < 4 && i > 0; j++, i--) {
            int k = (int)(u[j] * (i + 1));
            int32_t other = order[i];
            order[i] = order[k], order[k] = other;
        }
    }
    for (i = 0; i < agents; i++) {
        int who = order[i];
        Agent *a = &agent[who];
        if (a->term > 0) {
            a->term--;
            continue;
        }
        if (a->state == COP)
            arrest(a, who, number);
        else
            turn(a, wills(a) ? ACTIVE : QUIET);
        move(a, who, number);
    }
}

int main(int argc, char **argv) {
    if (argc != 4) return 2;
    side = atoi(argv[1]);
    seed = strtoull(argv[3], NULL, 10);
    clock_t start = clock();
    settle();
    clock_t settled = clock();
    for (int number = 1; number <= atoi(argv[2]); number++) step(number);
    printf("%.6f %.6f %d %d %d\n", (double)(settled - start) / CLOCKS_PER_SEC,
           (double)(clock() - settled) / CLOCKS_PER_SEC, counts[QUIET], counts[ACTIVE],
           counts[JAILED]);
    return 0;
}
