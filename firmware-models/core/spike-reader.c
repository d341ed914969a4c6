#include "spike-reader.h"

#include "../generated/messages.h"
#include "varint.h"

void spike_reader_init(struct spike_reader *reader, uint8_t layout, struct nudge_bytes data) {
  *reader = (struct spike_reader){.at = data.data, .end = data.data + data.length, .layout = layout};
}

static bool varint(struct spike_reader *reader, uint32_t *value) {
  return packed_varint(&reader->at, reader->end, value);
}

static bool add(uint32_t *sum, uint32_t more) {
  *sum += more;
  return *sum >= more;
}

/* Goes on by the next tick step; only the first step of a packet, or any of AER, may be 0. */
static bool next_tick(struct spike_reader *reader) {
  uint32_t step;
  bool may_stay = !reader->begun || reader->layout == NUDGE_SPIKE_LAYOUT_AER;
  reader->begun = true;
  return varint(reader, &step) && (step > 0 || may_stay) && add(&reader->tick, step);
}

static enum spike_result result(bool good) {
  return good ? SPIKE_EVENT : SPIKE_DAMAGED;
}

static enum spike_result next_aer(struct spike_reader *reader) {
  if (reader->at == reader->end) return SPIKE_END;
  return result(next_tick(reader) && varint(reader, &reader->address));
}

static enum spike_result next_gap(struct spike_reader *reader) {
  uint32_t gap;
  if (reader->left > 0) {
    reader->left--;
    return result(varint(reader, &gap) && add(&reader->address, 1) && add(&reader->address, gap));
  }
  if (reader->at == reader->end) return SPIKE_END;
  bool good = next_tick(reader) && varint(reader, &reader->left) && reader->left > 0;
  if (!good || !varint(reader, &reader->address)) return SPIKE_DAMAGED;
  reader->left--;
  return SPIKE_EVENT;
}

/* Begins a row: its bytes stay at `at` until all their bits were looked at. */
static enum spike_result next_row(struct spike_reader *reader) {
  if (reader->width == 0 && (!varint(reader, &reader->width) || reader->width == 0)) return SPIKE_DAMAGED;
  if (reader->at == reader->end) return SPIKE_END;
  if (!next_tick(reader) || reader->width > (uint32_t)(reader->end - reader->at)) return SPIKE_DAMAGED;
  reader->left = reader->width * 8;
  return SPIKE_EVENT;
}

static enum spike_result next_bitmap(struct spike_reader *reader) {
  for (;;) {
    while (reader->left > 0) {
      uint32_t bit = reader->width * 8 - reader->left--;
      bool set = (reader->at[bit / 8] >> bit % 8 & 1) != 0;
      if (reader->left == 0) reader->at += reader->width;
      if (!set) continue;
      reader->address = bit;
      return SPIKE_EVENT;
    }
    enum spike_result row = next_row(reader);
    if (row != SPIKE_EVENT) return row;
  }
}

enum spike_result spike_reader_next(struct spike_reader *reader) {
  if (reader->layout == NUDGE_SPIKE_LAYOUT_AER) return next_aer(reader);
  return reader->layout == NUDGE_SPIKE_LAYOUT_GAP ? next_gap(reader) : next_bitmap(reader);
}
