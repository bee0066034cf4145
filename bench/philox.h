/* October's random numbers: Philox4x32-10 (Salmon and others, 2011), and a word as a share. */

#include <stdint.h>

/* The four words of the counter x under the key, in its place. */
static inline void philox(uint64_t key, uint32_t x[4]) {
    uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
    for (int i = 0; i < 10; i++) {
        uint64_t p0 = (uint64_t)0xD2511F53u * x[0], p1 = (uint64_t)0xCD9E8D57u * x[2];
        x[0] = (uint32_t)(p1 >> 32) ^ x[1] ^ k0;
        x[1] = (uint32_t)p1;
        x[2] = (uint32_t)(p0 >> 32) ^ x[3] ^ k1;
        x[3] = (uint32_t)p0;
        k0 += 0x9E3779B9u;
        k1 += 0xBB67AE85u;
    }
}

static inline double share(uint32_t word) { return (word + 0.5) * 0x1p-32; }
