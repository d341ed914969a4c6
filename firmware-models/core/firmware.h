#ifndef NUDGE_FIRMWARE_H
#define NUDGE_FIRMWARE_H

#include "board.h"

/* The firmware as after a reset. */
void firmware_start(enum reset_cause cause);

/* A bounded piece of work: line, link, chip. False when nothing is left to do before a byte or the timer comes. */
bool firmware_step(void);

#endif
