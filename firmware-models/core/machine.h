/*
 * The chip behind the link: carries out commands of the learning protocol and answers with events. Everything a
 * network needs lies in the block of memory given at the start.
 */
#ifndef NUDGE_MACHINE_H
#define NUDGE_MACHINE_H

#include "../generated/messages.h"
#include "board.h"

/* A blank chip, as after power-on. `memory` is aligned to 8 bytes. */
void machine_init(const struct board_limits *limits, void *memory, uint32_t bytes);

/*
 * Begins a command, or a part of one; the parts that follow a refused one do not come. The message stays until the next
 * call, but the bytes that it points to only during this one.
 */
void machine_handle(const struct nudge_command_message *command);

/* One bounded slice of what is under way: at most a tick or a block. False when nothing is. */
bool machine_step(void);

/* Queues an event. False: no room now; the machine calls again in its next step. Implemented by events.c. */
bool event_emit(const struct nudge_event_message *event);

#endif
