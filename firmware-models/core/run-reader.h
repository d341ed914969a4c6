/*
 * Runs of neighbouring elements of a sparse write, one by one: a varint of elements skipped, one of the run's length, its
 * elements. Nothing is unpacked: the reader walks the bytes of the frame.
 */
#ifndef NUDGE_RUN_READER_H
#define NUDGE_RUN_READER_H

#include <stdbool.h>
#include <stdint.h>

#include "codec.h"

struct run_reader {
  const uint8_t *at;
  const uint8_t *end;
  uint8_t size;                /* bytes of an element */
  uint32_t offset, count;      /* of the last run */
  struct nudge_bytes elements; /* of the last run */
};

enum run_result { RUN_END, RUN_NEXT, RUN_DAMAGED };

void run_reader_init(struct run_reader *reader, uint8_t element, struct nudge_bytes data);
enum run_result run_reader_next(struct run_reader *reader);

#endif
