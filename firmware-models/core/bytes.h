/* The four functions that a freestanding compiler calls by itself; boards/bytes.c has them for machines without. */
#ifndef NUDGE_BYTES_H
#define NUDGE_BYTES_H

#include <stddef.h>

void *memcpy(void *restrict to, const void *restrict from, size_t bytes);
void *memmove(void *to, const void *from, size_t bytes);
void *memset(void *to, int value, size_t bytes);
int memcmp(const void *a, const void *b, size_t bytes);

#endif
