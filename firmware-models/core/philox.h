/* Philox4x32-10: four random words as a pure function of key and counter; src/random/philox.ts has the layout. */
#ifndef NUDGE_PHILOX_H
#define NUDGE_PHILOX_H

#include <stdint.h>

/* What a draw is for; src/random/purpose.ts. */
enum purpose { PURPOSE_POTENTIAL = 6, PURPOSE_PHASE = 7, PURPOSE_ROUNDING = 9 };

struct draw {
  uint32_t seed, purpose;
  uint32_t block, entity, high, number;
};

void philox(const struct draw *draw, uint32_t words[4]);

#endif
