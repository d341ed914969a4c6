#include <stddef.h>

#include "bytes.h"
#include "chip.h"
#include "element.h"
#include "machine-state.h"
#include "run-reader.h"

#define RANGE NUDGE_ERROR_CODE_RANGE
#define UNSUPPORTED NUDGE_ERROR_CODE_UNSUPPORTED
#define MOST_BIAS ((int32_t)1 << 30)
#define BIAS_FRACTION 12

/* Element `at` of bulk data as a number. */
static double element(const struct nudge_bytes *data, uint8_t kind, uint32_t at) {
  const uint8_t *bytes = data->data + (uint32_t)element_size(kind) * at;
  switch (kind) {
    case NUDGE_ELEMENT_FLOAT32: return (double)read_float(bytes);
    case NUDGE_ELEMENT_INT16: return (int16_t)(bytes[0] | bytes[1] << 8);
    case NUDGE_ELEMENT_INT8: return (int8_t)bytes[0];
    case NUDGE_ELEMENT_UINT16: return bytes[0] | bytes[1] << 8;
    default: return bytes[0];
  }
}

static bool has_nan(const struct nudge_bytes *data, uint8_t kind, uint32_t count) {
  for (uint32_t k = 0; kind == NUDGE_ELEMENT_FLOAT32 && k < count; k++) {
    double value = element(data, kind, k);
    if (value != value) return true;
  }
  return false;
}

static void write_bias(const struct nudge_write_weights *write) {
  if (!insist(write->id < chip.populations, RANGE, "there is no such population", "id")) return;
  struct population *p = &chip.population[write->id];
  uint64_t end = (uint64_t)write->offset + write->count;
  if (!insist(p->spiking, UNSUPPORTED, "only spiking populations have it", "id") ||
      !insist(end <= p->neurons, RANGE, "more biases than neurons", "count"))
    return;
  for (uint32_t k = 0; k < write->count; k++) {
    double value = times_power(element(&write->data, write->element, k), p->membrane_fraction + BIAS_FRACTION);
    p->bias[write->offset + k] = nearest_within(value, -MOST_BIAS, MOST_BIAS);
  }
  answer_done();
}

static void write_synapses(const struct nudge_write_weights *write) {
  if (!insist(write->id < chip.projections, RANGE, "there is no such projection", "id")) return;
  struct projection *w = &chip.projection[write->id];
  bool weight = write->tensor == NUDGE_TENSOR_WEIGHT;
  uint64_t end = (uint64_t)write->offset + write->count;
  if (!insist(end <= w->synapses, RANGE, "more weights than synapses", "count") ||
      !insist(weight || w->accumulator != NULL, UNSUPPORTED, "this projection has no accumulators", "tensor"))
    return;
  int power = write->element != NUDGE_ELEMENT_FLOAT32 ? 0
              : weight                                ? w->moved_fraction
                                                      : chip.population[w->target].trace_fraction;
  for (uint32_t k = 0; k < write->count; k++) {
    uint32_t synapse = write->offset + k;
    double value = element(&write->data, write->element, k);
    int32_t steps = nearest_within(times_power(value, power), INT16_MIN, INT16_MAX);
    if (weight) write_synapse(w, synapse, steps, value < 0);
    else {
      w->accumulator[synapse] = (int16_t)steps;
      touch_synapse(w, synapse);
    }
  }
  chip_hold_stuck();
  answer_done();
}

void write_block(const struct nudge_write_weights *write) {
  bool known = write->tensor == NUDGE_TENSOR_WEIGHT || write->tensor == NUDGE_TENSOR_BIAS ||
               write->tensor == NUDGE_TENSOR_ACCUMULATOR;
  bool numbers = !has_nan(&write->data, write->element, write->count);
  if (!insist(numbers, RANGE, "a value is not a number", "data") ||
      !insist(known, UNSUPPORTED, "this chip keeps no such tensor", "tensor"))
    return;
  if (write->tensor == NUDGE_TENSOR_BIAS) write_bias(write);
  else write_synapses(write);
}

static struct nudge_write_weights block_of(const struct nudge_write_sparse *write, const struct run_reader *run) {
  return (struct nudge_write_weights){.tensor = write->tensor, .id = write->id, .offset = run->offset, .count = run->count,
                                      .total = write->total, .element = write->element, .data = run->elements};
}

/* Nothing is written before everything was looked at: the values, and by an empty block where the last run ends. */
void write_sparse(const struct nudge_write_sparse *write) {
  struct run_reader run;
  bool numbers = true;
  run_reader_init(&run, write->element, write->data);
  while (run_reader_next(&run) == RUN_NEXT) numbers = numbers && !has_nan(&run.elements, write->element, run.count);
  if (!insist(numbers, RANGE, "a value is not a number", "data")) return;
  run.offset += run.count;
  run.count = 0;
  struct nudge_write_weights block = block_of(write, &run);
  write_block(&block);
  if (machine.answer.which == NUDGE_EVENT_ERROR) return;
  run_reader_init(&run, write->element, write->data);
  while (run_reader_next(&run) == RUN_NEXT) {
    block = block_of(write, &run);
    write_block(&block);
  }
}

static void present_class(struct population *p, const struct nudge_present *present) {
  if (!insist(p->spiking, UNSUPPORTED, "a source needs dense intensities", "layout")) return;
  uint32_t index = present->count == 1 ? (uint32_t)element(&present->data, present->element, 0) : UINT32_MAX;
  if (!insist(index < p->neurons, RANGE, "there is no such class", "data")) return;
  memset(p->target, 0, 2u * p->neurons);
  p->target[index] = (int16_t)((int32_t)1 << p->trace_fraction);
  answer_done();
}

static void present_value(struct population *p, uint32_t at, double value, bool byte) {
  int32_t one = (int32_t)1 << p->trace_fraction;
  if (!p->spiking) p->intensity[at] = (uint8_t)(byte ? (int32_t)value : nearest_within(value * 255.0, 0, 255));
  else if (byte) p->target[at] = (int16_t)(((int32_t)value * one + 127) / 255);
  else p->target[at] = (int16_t)nearest_within(value * one, -32768, 32767);
}

static bool all_finite(const struct nudge_present *present) {
  for (uint32_t k = 0; k < present->count; k++)
    if (!finite(element(&present->data, present->element, k))) return false;
  return true;
}

static void present_dense(struct population *p, const struct nudge_present *present) {
  bool byte = present->element == NUDGE_ELEMENT_UINT8;
  bool readable = byte || present->element == NUDGE_ELEMENT_FLOAT32;
  if (!insist(readable, UNSUPPORTED, "dense vectors are uint8 or float32", "element") ||
      !insist(byte || all_finite(present), RANGE, "a presented value is not a number", "data"))
    return;
  for (uint32_t k = 0; k < present->count; k++)
    present_value(p, present->offset + k, element(&present->data, present->element, k), byte);
  answer_done();
}

void present_block(const struct nudge_present *present) {
  if (!insist(present->batch <= 1, NUDGE_ERROR_CODE_TOO_BIG, "this chip takes one sample at once", "batch") ||
      !insist(present->steps <= 1, NUDGE_ERROR_CODE_TOO_BIG, "this chip takes no sequences", "steps") ||
      !insist(present->population < chip.populations, RANGE, "there is no such population", "population"))
    return;
  struct population *p = &chip.population[present->population];
  bool one_hot = present->layout == NUDGE_LAYOUT_ONE_HOT;
  if (!insist(present->total == (one_hot ? 1 : p->neurons), RANGE, "one value per neuron, or one class", "total"))
    return;
  if (!one_hot) present_dense(p, present);
  else present_class(p, present);
}

/* Blocks go straight to where they belong; the first one has to prove that it is ours. */
void restore_block(const struct nudge_restore *restore) {
  if (restore->offset == 0) {
    bool mine = restore->total == chip.state_bytes && restore->count >= 8 && memcmp(restore->data.data, chip.head, 8) == 0;
    if (!insist(mine, RANGE, "the snapshot belongs to another configuration", "data")) return;
    machine.restoring = restore->total;
  }
  if (!insist(machine.restoring != 0 && restore->total == machine.restoring, NUDGE_ERROR_CODE_BAD_STATE,
              "a restore starts at offset 0 and keeps its total", "offset"))
    return;
  memcpy(chip.memory + restore->offset, restore->data.data, restore->count);
  if (restore->offset + restore->count == restore->total) machine.restoring = 0;
  answer_done();
}
