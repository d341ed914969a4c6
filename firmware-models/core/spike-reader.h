/*
 * Address events of a packet, one by one, from any of the three layouts of protocols/README.md. Nothing is unpacked:
 * the reader walks the bytes of the frame.
 */
#ifndef NUDGE_SPIKE_READER_H
#define NUDGE_SPIKE_READER_H

#include <stdbool.h>
#include <stdint.h>

#include "codec.h"

struct spike_reader {
  const uint8_t *at;
  const uint8_t *end;
  uint8_t layout; /* enum nudge_spike_layout */
  bool begun;     /* a first tick was read */
  uint32_t tick;  /* of the last event, from the first tick of the packet on */
  uint32_t address;
  uint32_t left;  /* GAP: events still to come in this tick; BITMAP: bits still to be looked at */
  uint32_t width; /* BITMAP: bytes of a row */
};

enum spike_result { SPIKE_END, SPIKE_EVENT, SPIKE_DAMAGED };

void spike_reader_init(struct spike_reader *reader, uint8_t layout, struct nudge_bytes data);

/* SPIKE_EVENT: `tick` and `address` of the reader are those of the next event. */
enum spike_result spike_reader_next(struct spike_reader *reader);

#endif
