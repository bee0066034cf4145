/* People who walk through the palace, in C: what the inner loops of october/theatres/palace can
 * cost at best. It plays the same walk as bench/palace.py: the same tables, the same random
 * numbers for the same acts, so that it must end in the same state, bit for bit.
 *
 *     palace FILE TIMES
 *
 * reads seed, night, the last bucket, and each table as its number of rows and the rows. Plays as
 * often as asked; prints checksums of the people, of what each act was last expected to cost them
 * and of the choices, how many choices there were, and the seconds of each time. The structs of the tables and the codes in them are written from
 * October's by bench/palace.py into tables.h.
 */
#define _POSIX_C_SOURCE 199309L
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "philox.h"
#include "tables.h"

static const double LN2_HIGH = 0x1.62e42fefp-1, LN2_LOW = 0x1.473de6af278edp-34;
static const double LOG2_E = 0x1.71547652b82fep+0, ROUNDER = 6755399441055744.0;
static const double FOUR_OVER_PI = 1.2732395447351628;
static const uint64_t FNV_START = 0xCBF29CE484222325u, FNV_PRIME = 0x100000001B3u;

static int64_t seed, night, last, n_rooms, n_ways, n_doors, n_people, n_heads, n_costs, n_weighed;
static Room *rooms;
static Way *ways;
static Door *doors;
static Person *people;
static int32_t *heads;
static Cost *costs;
static Weighed *weighed;
static Keep *keep;
static uint64_t digest, choices;

static double power_of_two(int64_t k) {
    uint64_t bits = (uint64_t)(k + 1023) << 52;
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static double exponential(double x) {
    if (x != x) return x;
    if (x > 709.782712893384) return 1.0 / 0.0;
    if (x < -745.1332191019412) return 0.0;
    double whole = (x * LOG2_E + ROUNDER) - ROUNDER;
    double high = x - whole * LN2_HIGH, low = whole * LN2_LOW;
    double r = high - low, r2 = r * r, r4 = r2 * r2;
    double p0 = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
    double p1 = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
    double p2 = (1.0 / 3628800 + r * (1.0 / 39916800)) +
                r2 * (1.0 / 479001600 + r * (1.0 / 6227020800));
    double tail = r2 * (p0 + r4 * (p1 + r4 * p2));
    double y = 1.0 + (high + (tail - low));
    int64_t k = (int64_t)whole, half = k >> 1;
    return (y * power_of_two(half)) * power_of_two(k - half);
}

static double logistic(double x) {
    double e = exponential(x < 0.0 ? x : -x);
    return x < 0.0 ? e / (1.0 + e) : 1.0 / (1.0 + e);
}

static void luck(uint32_t row, uint32_t act, double u[4]) {
    uint32_t x[4] = {act, row, (uint32_t)night, STREAM};
    philox((uint64_t)seed, x);
    u[0] = share(x[0]), u[1] = share(x[1]), u[2] = share(x[2]), u[3] = share(x[3]);
}

/* The wheel. */

static void cancel(int row) {
    Person *item = &people[row];
    if (item->bucket < 0) return;
    if (item->before > 0)
        people[item->before].after = item->after;
    else
        heads[item->bucket] = item->after;
    if (item->after > 0) people[item->after].before = item->before;
    item->bucket = -1;
    item->before = item->after = 0;
}

static void schedule(int row, double t, int now) {
    cancel(row);
    int bucket = (int)(t / WIDTH);
    if (bucket * (double)WIDTH < t) bucket++;
    if (bucket <= now) bucket = now + 1;
    if (bucket >= n_heads) return;
    Person *item = &people[row];
    item->bucket = bucket;
    item->before = 0;
    item->after = heads[bucket];
    if (item->after > 0) people[item->after].before = row;
    heads[bucket] = row;
}

static int pop(int bucket) {
    int row = heads[bucket];
    if (row > 0) cancel(row);
    return row;
}

/* Rooms. */

static int way_out(int room, double u) {
    const Room *place = &rooms[room];
    int n = place->degree;
    if (n == 0) return room;
    int begin = (int)(u * n);
    for (int k = 0; k < n; k++) {
        const Way *way = &ways[place->ways + (begin + k) % n];
        int state = doors[way->door].state;
        if (state == LOCKED_DOOR || state == BARRICADED_DOOR) continue;
        if (rooms[way->room].outside == 1) continue;
        return way->room;
    }
    return room;
}

static void count_here(Room *place, int side, int change) {
    if (side == BESIEGER)
        place->besiegers += change;
    else if (side == BYSTANDER)
        place->bystanders += change;
    else
        place->defenders += change;
}

static void put(int row, int room) {
    Person *who = &people[row];
    int old = who->room;
    if (old > 0) {
        if (who->last_here > 0)
            people[who->last_here].next_here = who->next_here;
        else
            rooms[old].people = who->next_here;
        if (who->next_here > 0) people[who->next_here].last_here = who->last_here;
        count_here(&rooms[old], who->side, -1);
    }
    who->room = room;
    who->last_here = who->next_here = 0;
    if (room > 0) {
        who->next_here = rooms[room].people;
        if (who->next_here > 0) people[who->next_here].last_here = row;
        rooms[room].people = row;
        count_here(&rooms[room], who->side, 1);
    }
}

/* Meetings. */

static int is_seen(int state) {
    return state != HELD && state != HIDING && state != DEAD && state != GONE && state != OUTSIDE;
}

static int same_side(int a, int b) {
    return a == b || (a == COUNCIL && b == DEFENDER) || (a == DEFENDER && b == COUNCIL);
}

static int other_here(int row, double u, int comrade) {
    const Room *place = &rooms[people[row].room];
    int n = place->defenders + place->besiegers + place->bystanders;
    if (n < 2) return 0;
    int skip = (int)(u * (n < 40 ? n : 40)), found = place->people;
    for (int i = 0; i < skip; i++)
        if (people[found].next_here > 0) found = people[found].next_here;
    for (int i = 0; i < n; i++) {
        if (found != row && is_seen(people[found].state) &&
            same_side(people[row].side, people[found].side) == comrade)
            return found;
        found = people[found].next_here;
        if (found == 0) found = place->people;
    }
    return 0;
}

static double unknown(const Room *room) {
    double comrades = keep->unknown_comrades;
    if (room->light == 0) return comrades;
    double dark = comrades > keep->unknown_dark ? comrades : keep->unknown_dark;
    return room->light == 2 ? dark : 0.5 * (comrades + dark);
}

static int meets(double u, double others, double area) {
    double rate = 2.0 * keep->sight * FOUR_OVER_PI * keep->pace * others / area;
    return u < 1.0 - exponential(-rate * EVERY);
}

static double cost_of(int act, double p, int force, double odds, int unaware, double will) {
    const Cost *c = &costs[act + 1];
    double as_friend = c->friend, as_enemy = c->enemy;
    if (force == NO_BLOODSHED || force == STAND_DOWN) {
        as_friend += c->no_bloodshed_friend;
        as_enemy += c->no_bloodshed_enemy;
    } else if (force == RESIST) {
        as_friend += c->resist_friend;
        as_enemy += c->resist_enemy;
    }
    double total = (1.0 - p) * as_friend + p * (as_enemy + c->odds * odds);
    if (act == SHOOT)
        total -= will;
    else if (act == FLEE)
        total += will;
    return unaware ? total + c->unaware : total;
}

static double weight(double cost, double least) {
    return exponential((least - cost) / keep->choice_temperature);
}

static int choose(const Weighed *own, int acts, double u) {
    double least = 1e18, total = 0.0;
    for (int act = 0; act < acts; act++)
        if (own[act].cost < least) least = own[act].cost;
    for (int act = 0; act < acts; act++) total += weight(own[act].cost, least);
    double x = u * total;
    for (int act = 0; act < acts; act++) {
        x -= weight(own[act].cost, least);
        if (x < 0.0) return act;
    }
    return acts - 1;
}

static void decide(int row, int other) {
    Person *who = &people[row];
    const Room *room = &rooms[who->room];
    double u[4];
    luck((uint32_t)row, (uint32_t)who->acts, u);
    who->acts++;
    double odds = who->prior + 0.5 * keep->dread * room->light;
    odds = odds < -6.0 ? -6.0 : odds > 6.0 ? 6.0 : odds;
    int besieger = who->side == BESIEGER;
    int own = besieger ? room->besiegers : room->defenders;
    int foes = besieger ? room->defenders : room->besiegers;
    double all = own + foes > 1 ? own + foes : 1.0;
    double numbers = keep->act_noise * (foes - own) / all;
    double will = keep->will * (besieger ? -who->threshold : who->threshold);
    int force = besieger ? HOLD : who->order, unaware = u[1] < keep->unaware;
    int acts = (int)n_costs - 1;
    Weighed *mine = &weighed[1 + (row - 1) * acts];
    double p = logistic(odds);
    for (int act = 0; act < acts; act++)
        mine[act].cost = cost_of(act, p, force, numbers, unaware, will);
    int act = choose(mine, acts, u[0]);
    digest = (digest ^ (uint64_t)((row * n_people + other) * acts + act)) * FNV_PRIME;
    choices++;
}

static void walk_on(int row, double t) {
    Person *who = &people[row];
    double u[4];
    luck((uint32_t)row, (uint32_t)who->acts, u);
    who->acts++;
    put(row, way_out(who->room, u[0]));
    const Room *room = &rooms[who->room];
    int others = room->defenders + room->besiegers + room->bystanders - 1;
    if (others > 0) {
        double own = who->side == BESIEGER ? room->besiegers : room->defenders;
        double strangers = others - own + 1;
        own = (own - 1.0) * unknown(room);
        if (meets(u[1], strangers + own, room->area > 1.0 ? room->area : 1.0)) {
            int other = other_here(row, u[2], u[3] * (strangers + own) < own);
            if (other > 0) decide(row, other);
        }
    }
    schedule(row, t + EVERY, (int)(t / WIDTH));
}

static void play(void) {
    digest = FNV_START, choices = 0;
    for (int bucket = 1; bucket <= last; bucket++)
        for (int row = pop(bucket); row > 0; row = pop(bucket)) walk_on(row, bucket * (double)WIDTH);
}

/* Reading, and telling. */

static void get(FILE *file, void *to, size_t size) {
    if (size && fread(to, size, 1, file) != 1) {
        fprintf(stderr, "the file of tables ends too early\n");
        exit(1);
    }
}

static void *table(FILE *file, size_t size, int64_t *rows) {
    get(file, rows, sizeof *rows);
    void *made = malloc(size * (size_t)*rows + 1);
    get(file, made, size * (size_t)*rows);
    return made;
}

static uint64_t folded(uint64_t sum, int64_t x) { return (sum ^ (uint64_t)x) * FNV_PRIME; }

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

int main(int argc, char **argv) {
    FILE *file = argc == 3 ? fopen(argv[1], "rb") : NULL;
    if (!file) return 2;
    int times = atoi(argv[2]);
    int64_t one;
    get(file, &seed, sizeof seed);
    get(file, &night, sizeof night);
    get(file, &last, sizeof last);
    keep = (Keep *)table(file, sizeof(Keep), &one) + 1;
    Room *first_rooms = table(file, sizeof(Room), &n_rooms);
    ways = table(file, sizeof(Way), &n_ways);
    doors = table(file, sizeof(Door), &n_doors);
    Person *first_people = table(file, sizeof(Person), &n_people);
    int32_t *first_heads = table(file, sizeof(int32_t), &n_heads);
    costs = table(file, sizeof(Cost), &n_costs);
    weighed = table(file, sizeof(Weighed), &n_weighed);
    rooms = malloc(sizeof(Room) * (size_t)n_rooms);
    people = malloc(sizeof(Person) * (size_t)n_people);
    heads = malloc(sizeof(int32_t) * (size_t)n_heads);
    double *taken = malloc(sizeof(double) * (size_t)times);
    for (int i = 0; i < times; i++) {
        memcpy(rooms, first_rooms, sizeof(Room) * (size_t)n_rooms);
        memcpy(people, first_people, sizeof(Person) * (size_t)n_people);
        memcpy(heads, first_heads, sizeof(int32_t) * (size_t)n_heads);
        double began = now();
        play();
        taken[i] = now() - began;
    }
    uint64_t sum = FNV_START;
    for (int64_t row = 1; row < n_people; row++)
        sum = folded(folded(folded(sum, people[row].room), people[row].acts), people[row].bucket);
    uint64_t expected = FNV_START;
    for (int64_t row = 1; row < n_weighed; row++) {
        int64_t bits;
        memcpy(&bits, &weighed[row].cost, sizeof bits);
        expected = folded(expected, bits);
    }
    printf("%" PRIu64 " %" PRIu64 " %" PRIu64 " %" PRIu64, sum, expected, digest, choices);
    for (int i = 0; i < times; i++) printf(" %.9f", taken[i]);
    printf("\n");
    return 0;
}
