/*
 * Commands as they come from the link: decoded, told apart from repetitions, and handed to the machine one after the
 * other.
 */
#ifndef NUDGE_REQUESTS_H
#define NUDGE_REQUESTS_H

#include <stdbool.h>

/* Nothing under way, nothing remembered. */
void requests_init(void);

/* Carries on with the command under way, or takes the next one. False when there is nothing to do. */
bool requests_step(void);

#endif
