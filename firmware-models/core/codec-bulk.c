#include "codec-bulk.h"

#include "../generated/messages.h"
#include "element.h"
#include "run-reader.h"
#include "spike-reader.h"

struct block {
  uint32_t offset;
  uint32_t count;
  uint32_t total;
  uint8_t size; /* bytes of an element */
  uint16_t length;
};

static bool refuse(struct nudge_decode_error *error, uint8_t code, const char *path, const char *message) {
  char *to = error->path;
  while (*path != 0) *to++ = *path++;
  *to = 0;
  error->code = code;
  error->message = message;
  return false;
}

static bool malformed(struct nudge_decode_error *error, const char *path, const char *message) {
  return refuse(error, NUDGE_ERROR_CODE_MALFORMED, path, message);
}

static bool check_whole(uint16_t length, uint8_t size, const char *path, struct nudge_decode_error *error) {
  return (length & (size - 1)) == 0 || malformed(error, path, "the last element is cut");
}

static bool check_range(uint32_t offset, uint32_t count, uint32_t total, struct nudge_decode_error *error) {
  if (offset <= total && count <= total - offset) return true;
  return refuse(error, NUDGE_ERROR_CODE_RANGE, "offset", "the block ends past its total");
}

static bool check_block(struct block block, struct nudge_decode_error *error) {
  if (!check_whole(block.length, block.size, "data", error)) return false;
  if (block.count * (uint64_t)block.size != block.length) {
    return malformed(error, "count", "the count is not the length of the data");
  }
  return check_range(block.offset, block.count, block.total, error);
}

static bool check_spikes(uint8_t layout, uint32_t count, struct nudge_bytes data, struct nudge_decode_error *error) {
  struct spike_reader reader;
  enum spike_result result;
  uint32_t events = 0;
  spike_reader_init(&reader, layout, data);
  while ((result = spike_reader_next(&reader)) == SPIKE_EVENT && events < count) events++;
  if (result == SPIKE_DAMAGED) return malformed(error, "data", "the events are damaged");
  if (result == SPIKE_END && events == count) return true;
  return malformed(error, "count", "the count is not the number of events in the data");
}

static bool check_sparse(const struct nudge_write_sparse *write, struct nudge_decode_error *error) {
  struct run_reader reader;
  enum run_result result;
  run_reader_init(&reader, write->element, write->data);
  while ((result = run_reader_next(&reader)) == RUN_NEXT) continue;
  if (result == RUN_DAMAGED) return malformed(error, "data", "the runs are damaged");
  if ((uint64_t)reader.offset + reader.count <= write->total) return true;
  return refuse(error, NUDGE_ERROR_CODE_RANGE, "data", "a run ends past the total");
}

static bool check_present(const struct nudge_present *present, struct nudge_decode_error *error) {
  if (present->layout == NUDGE_LAYOUT_ONE_HOT && present->element != NUDGE_ELEMENT_UINT16) {
    return refuse(error, NUDGE_ERROR_CODE_RANGE, "data", "the data have the wrong element type");
  }
  struct block block = {present->offset, present->count, present->total, element_size(present->element),
                        present->data.length};
  return check_block(block, error);
}

bool check_command_bulk(const struct nudge_command_message *command, struct nudge_decode_error *error) {
  const struct nudge_write_topology *topology = &command->command.topology;
  const struct nudge_write_weights *weights = &command->command.write_weights;
  const struct nudge_send_spikes *spikes = &command->command.spikes_in;
  const struct nudge_restore *restore = &command->command.restore;
  switch (command->which) {
    case NUDGE_COMMAND_TOPOLOGY:
      return check_block((struct block){topology->offset, topology->count, topology->total, 4, topology->data.length},
                         error);
    case NUDGE_COMMAND_WRITE_WEIGHTS:
      return check_block((struct block){weights->offset, weights->count, weights->total,
                                        element_size(weights->element), weights->data.length},
                         error);
    case NUDGE_COMMAND_WRITE_SPARSE:
      return check_sparse(&command->command.write_sparse, error);
    case NUDGE_COMMAND_PRESENT:
      return check_present(&command->command.present, error);
    case NUDGE_COMMAND_SPIKES_IN:
      return check_spikes(spikes->layout, spikes->count, spikes->data, error);
    case NUDGE_COMMAND_RESTORE:
      return check_block((struct block){restore->offset, restore->count, restore->total, 1, restore->data.length},
                         error);
    default:
      return true;
  }
}

bool check_event_bulk(const struct nudge_event_message *event, struct nudge_decode_error *error) {
  const struct nudge_weight_block *weights = &event->event.weights;
  const struct nudge_state_block *state = &event->event.state;
  const struct nudge_snapshot_block *snapshot = &event->event.snapshot_block;
  const struct nudge_spike_packet *spikes = &event->event.spikes;
  const struct nudge_telemetry *report = &event->event.telemetry_report;
  switch (event->which) {
    case NUDGE_EVENT_SETTLED:
      return check_whole(event->event.settled.readout.length, 4, "readout", error);
    case NUDGE_EVENT_WEIGHTS:
      return check_block((struct block){weights->offset, weights->count, weights->total,
                                        element_size(weights->element), weights->data.length},
                         error);
    case NUDGE_EVENT_STATE:
      return check_block((struct block){state->offset, state->count, state->total, element_size(state->element),
                                        state->data.length},
                         error);
    case NUDGE_EVENT_SNAPSHOT_BLOCK:
      return check_block((struct block){snapshot->offset, snapshot->count, snapshot->total, 1, snapshot->data.length},
                         error);
    case NUDGE_EVENT_SPIKES:
      return check_spikes(spikes->layout, spikes->count, spikes->data, error);
    case NUDGE_EVENT_TELEMETRY_REPORT:
      return check_range(report->offset, report->rows.count, report->total, error);
    default:
      return true;
  }
}
