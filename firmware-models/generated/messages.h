/* Generated from protocols/nudge/v1 by scripts/generate-firmware.mjs; do not edit. */
#ifndef NUDGE_MESSAGES_H
#define NUDGE_MESSAGES_H

#include <stdbool.h>
#include <stdint.h>

#include "../core/codec.h"

/* CRC-32C of the normalised definitions; see protocols/README.md. */
#define NUDGE_SCHEMA_HASH 0x5d58cd7au

enum nudge_role {
  NUDGE_ROLE_INPUT = 1,
  NUDGE_ROLE_HIDDEN = 2,
  NUDGE_ROLE_OUTPUT = 3,
};

enum nudge_topology_part {
  NUDGE_TOPOLOGY_PART_ROWS = 1,
  NUDGE_TOPOLOGY_PART_TARGETS = 2,
};

enum nudge_layout {
  NUDGE_LAYOUT_DENSE = 1,
  NUDGE_LAYOUT_ONE_HOT = 2,
};

enum nudge_start {
  NUDGE_START_FRESH = 1,
  NUDGE_START_CONTINUE = 2,
  NUDGE_START_SLOT = 3,
};

enum nudge_evaluation {
  NUDGE_EVALUATION_CLOSED_LOOP = 1,
  NUDGE_EVALUATION_FROZEN = 2,
};

enum nudge_element {
  NUDGE_ELEMENT_FLOAT32 = 1,
  NUDGE_ELEMENT_INT16 = 2,
  NUDGE_ELEMENT_INT8 = 3,
  NUDGE_ELEMENT_UINT8 = 4,
  NUDGE_ELEMENT_UINT16 = 5,
  NUDGE_ELEMENT_UINT32 = 6,
};

enum nudge_spike_layout {
  NUDGE_SPIKE_LAYOUT_AER = 1,
  NUDGE_SPIKE_LAYOUT_GAP = 2,
  NUDGE_SPIKE_LAYOUT_BITMAP = 3,
};

enum nudge_format_kind {
  NUDGE_FORMAT_KIND_FLOAT32 = 1,
  NUDGE_FORMAT_KIND_FIXED = 2,
};

enum nudge_rounding {
  NUDGE_ROUNDING_NEAREST = 1,
  NUDGE_ROUNDING_STOCHASTIC = 2,
};

enum nudge_unit_kind {
  NUDGE_UNIT_KIND_SOURCE = 1,
  NUDGE_UNIT_KIND_SPIKING = 2,
  NUDGE_UNIT_KIND_CUBA = 3,
  NUDGE_UNIT_KIND_RATE = 4,
  NUDGE_UNIT_KIND_RESISTIVE = 5,
};

enum nudge_encoder {
  NUDGE_ENCODER_REGULAR = 1,
  NUDGE_ENCODER_BERNOULLI = 2,
  NUDGE_ENCODER_EVENTS = 3,
};

enum nudge_reset {
  NUDGE_RESET_SUBTRACT = 1,
  NUDGE_RESET_ZERO = 2,
};

enum nudge_activation {
  NUDGE_ACTIVATION_LINEAR = 1,
  NUDGE_ACTIVATION_HARD_SIGMOID = 2,
  NUDGE_ACTIVATION_HALF_SIGMOID = 3,
  NUDGE_ACTIVATION_SIGMOID = 4,
  NUDGE_ACTIVATION_TANH = 5,
  NUDGE_ACTIVATION_SOFTMAX = 6,
  NUDGE_ACTIVATION_BINARY = 7,
};

enum nudge_dynamics {
  NUDGE_DYNAMICS_FIXED_POINT = 1,
  NUDGE_DYNAMICS_EULER = 2,
  NUDGE_DYNAMICS_MINIMISE = 3,
};

enum nudge_order {
  NUDGE_ORDER_SYNCHRONOUS = 1,
  NUDGE_ORDER_ASYNCHRONOUS = 2,
  NUDGE_ORDER_FORWARD = 3,
  NUDGE_ORDER_BACKWARD = 4,
};

enum nudge_nudge_place {
  NUDGE_NUDGE_PLACE_INSIDE = 1,
  NUDGE_NUDGE_PLACE_OUTSIDE = 2,
};

enum nudge_sends {
  NUDGE_SENDS_ALL = 1,
  NUDGE_SENDS_CHANGES = 2,
};

enum nudge_connectivity {
  NUDGE_CONNECTIVITY_DENSE = 1,
  NUDGE_CONNECTIVITY_SPARSE = 2,
  NUDGE_CONNECTIVITY_CONVOLUTION = 3,
};

enum nudge_pool {
  NUDGE_POOL_NONE = 1,
  NUDGE_POOL_MAX = 2,
  NUDGE_POOL_AVERAGE = 3,
};

enum nudge_storage {
  NUDGE_STORAGE_FLOAT32 = 1,
  NUDGE_STORAGE_INT16 = 2,
  NUDGE_STORAGE_INT8 = 3,
};

enum nudge_tensor {
  NUDGE_TENSOR_WEIGHT = 1,
  NUDGE_TENSOR_BIAS = 2,
  NUDGE_TENSOR_ACCUMULATOR = 3,
  NUDGE_TENSOR_HIDDEN = 4,
  NUDGE_TENSOR_PULSES = 5,
  NUDGE_TENSOR_BACKWARD = 6,
};

enum nudge_state_variable {
  NUDGE_STATE_VARIABLE_POTENTIAL = 1,
  NUDGE_STATE_VARIABLE_RATE = 2,
  NUDGE_STATE_VARIABLE_ACCELERATION = 3,
  NUDGE_STATE_VARIABLE_COUNTS = 4,
  NUDGE_STATE_VARIABLE_ENERGY = 5,
  NUDGE_STATE_VARIABLE_SLOW_RATE = 6,
};

enum nudge_drive_kind {
  NUDGE_DRIVE_KIND_NUDGE = 1,
  NUDGE_DRIVE_KIND_FORCE = 2,
  NUDGE_DRIVE_KIND_CLAMP = 3,
  NUDGE_DRIVE_KIND_COUPLE = 4,
};

enum nudge_plasticity {
  NUDGE_PLASTICITY_OFF = 1,
  NUDGE_PLASTICITY_CONTINUAL = 2,
  NUDGE_PLASTICITY_DEFERRED = 3,
};

enum nudge_contrast {
  NUDGE_CONTRAST_PRODUCTS = 1,
  NUDGE_CONTRAST_TARGET = 2,
};

enum nudge_rule {
  NUDGE_RULE_PATH = 1,
  NUDGE_RULE_SLOTS = 2,
  NUDGE_RULE_THROUGH_TIME = 3,
  NUDGE_RULE_RECURRENT = 4,
};

enum nudge_fault_kind {
  NUDGE_FAULT_KIND_DEAD_NEURON = 1,
  NUDGE_FAULT_KIND_STUCK_WEIGHT = 2,
  NUDGE_FAULT_KIND_FLIP_WEIGHT_BIT = 3,
  NUDGE_FAULT_KIND_FLIP_ACCUMULATOR_BIT = 4,
  NUDGE_FAULT_KIND_FLIP_HIDDEN_BIT = 5,
  NUDGE_FAULT_KIND_FLIP_MEMBRANE_BIT = 6,
  NUDGE_FAULT_KIND_FLIP_TRACE_BIT = 7,
  NUDGE_FAULT_KIND_FLIP_LEVEL = 8,
  NUDGE_FAULT_KIND_STUCK_CELL = 9,
  NUDGE_FAULT_KIND_READ_ERRORS = 10,
  NUDGE_FAULT_KIND_WRITE_ERRORS = 11,
  NUDGE_FAULT_KIND_AGE = 12,
  NUDGE_FAULT_KIND_THRESHOLD_MISMATCH = 13,
  NUDGE_FAULT_KIND_LEAK_MISMATCH = 14,
  NUDGE_FAULT_KIND_DROP_SPIKES = 15,
  NUDGE_FAULT_KIND_DELAY_SPIKES = 16,
  NUDGE_FAULT_KIND_EXTRA_SPIKES = 17,
  NUDGE_FAULT_KIND_SENSE_OFFSET = 18,
  NUDGE_FAULT_KIND_DEAD_WORD_LINE = 19,
  NUDGE_FAULT_KIND_SHORTED_WORD_LINE = 20,
  NUDGE_FAULT_KIND_DEAD_BIT_LINE = 21,
  NUDGE_FAULT_KIND_SHORTED_BIT_LINE = 22,
  NUDGE_FAULT_KIND_SUPPLY_DROP = 23,
  NUDGE_FAULT_KIND_FLIP_SLOW_TRACE_BIT = 24,
  NUDGE_FAULT_KIND_FLIP_DELAY_BIT = 25,
  NUDGE_FAULT_KIND_FLIP_REFRACTORY_BIT = 26,
  NUDGE_FAULT_KIND_FLIP_PHASE_BIT = 27,
  NUDGE_FAULT_KIND_FLIP_BIAS_BIT = 28,
  NUDGE_FAULT_KIND_OPEN_RESISTOR = 29,
  NUDGE_FAULT_KIND_SHORTED_RESISTOR = 30,
  NUDGE_FAULT_KIND_DRIFTED_RESISTOR = 31,
  NUDGE_FAULT_KIND_OPEN_DIODE = 32,
  NUDGE_FAULT_KIND_SHORTED_DIODE = 33,
};

enum nudge_synapse_rule {
  NUDGE_SYNAPSE_RULE_REAL = 1,
  NUDGE_SYNAPSE_RULE_LEVELS = 2,
  NUDGE_SYNAPSE_RULE_INERTIA = 3,
  NUDGE_SYNAPSE_RULE_PULSES = 4,
  NUDGE_SYNAPSE_RULE_CONDUCTANCES = 5,
};

enum nudge_step_rule {
  NUDGE_STEP_RULE_CONSTANT = 1,
  NUDGE_STEP_RULE_SOFT_BOUNDS = 2,
  NUDGE_STEP_RULE_EXPONENTIAL = 3,
};

enum nudge_cell_kind {
  NUDGE_CELL_KIND_IDEAL = 1,
  NUDGE_CELL_KIND_PAIRS = 2,
  NUDGE_CELL_KIND_ANALOG = 3,
};

enum nudge_wire_model {
  NUDGE_WIRE_MODEL_OFF = 1,
  NUDGE_WIRE_MODEL_FAST = 2,
  NUDGE_WIRE_MODEL_EXACT = 3,
};

enum nudge_converter {
  NUDGE_CONVERTER_NONE = 1,
  NUDGE_CONVERTER_TICK = 2,
  NUDGE_CONVERTER_EVENT = 3,
};

enum nudge_cell_access {
  NUDGE_CELL_ACCESS_ROW_SCAN = 1,
  NUDGE_CELL_ACCESS_TRANSPOSED_CELL = 2,
  NUDGE_CELL_ACCESS_TWO_COPIES = 3,
};

enum nudge_cell_reading {
  NUDGE_CELL_READING_ONCE = 1,
  NUDGE_CELL_READING_EVERY_EVENT = 2,
};

enum nudge_scope {
  NUDGE_SCOPE_CHIP = 1,
  NUDGE_SCOPE_POPULATION = 2,
  NUDGE_SCOPE_PROJECTION = 3,
};

enum nudge_counter {
  NUDGE_COUNTER_TICKS = 1,
  NUDGE_COUNTER_SPIKES = 2,
  NUDGE_COUNTER_NEURON_UPDATES = 3,
  NUDGE_COUNTER_FORWARD_EVENTS = 4,
  NUDGE_COUNTER_BACKWARD_EVENTS = 5,
  NUDGE_COUNTER_ACCUMULATOR_INCREMENTS = 6,
  NUDGE_COUNTER_STORED_CHANGES = 7,
  NUDGE_COUNTER_PROGRAMMING_PULSES = 8,
  NUDGE_COUNTER_BIAS_CHANGES = 9,
  NUDGE_COUNTER_SET_PULSES = 10,
  NUDGE_COUNTER_RESET_PULSES = 11,
  NUDGE_COUNTER_SENSES = 12,
  NUDGE_COUNTER_HIDDEN_UPDATES = 13,
  NUDGE_COUNTER_MISREADS = 14,
  NUDGE_COUNTER_FAULT_HITS = 15,
  NUDGE_COUNTER_DROPPED_SPIKES = 16,
  NUDGE_COUNTER_DELAYED_SPIKES = 17,
  NUDGE_COUNTER_EXTRA_SPIKES = 18,
  NUDGE_COUNTER_ANALOG_READS = 19,
  NUDGE_COUNTER_CONVERSIONS = 20,
  NUDGE_COUNTER_MULTIPLY_ADDS = 21,
  NUDGE_COUNTER_RATE_UPDATES = 22,
  NUDGE_COUNTER_TRAP_MOVES = 23,
  NUDGE_COUNTER_SIGNED_ADDS = 31,
  NUDGE_COUNTER_SETTLES = 32,
};

enum nudge_error_code {
  NUDGE_ERROR_CODE_MALFORMED = 1,
  NUDGE_ERROR_CODE_UNSUPPORTED = 2,
  NUDGE_ERROR_CODE_TOO_BIG = 3,
  NUDGE_ERROR_CODE_BUSY = 4,
  NUDGE_ERROR_CODE_BAD_STATE = 5,
  NUDGE_ERROR_CODE_RANGE = 6,
  NUDGE_ERROR_CODE_NO_ROOM = 7,
  NUDGE_ERROR_CODE_DIVERGED = 8,
  NUDGE_ERROR_CODE_INTERNAL = 9,
};

struct nudge_hello {
  uint32_t major;
  uint32_t minor;
};

struct nudge_configure {
  uint64_t seed;
  uint32_t slots;
};

struct nudge_source_unit {
  uint8_t encoder;
  double max_rate;
};

struct nudge_number_format {
  uint8_t kind;
  uint32_t bits;
  double step;
  uint8_t rounding;
};

struct nudge_spiking_unit {
  double leak;
  double threshold;
  uint8_t reset;
  uint32_t refractory_ticks;
  double floor;
  double ceiling;
  double initial_potential;
  double input_gain;
  double rate_ticks;
  double acceleration_ticks;
  double acceleration_threshold;
  uint32_t trigger_delay_ticks;
  double bias_learning_rate;
  struct nudge_number_format membrane;
  struct nudge_number_format trace;
};

struct nudge_cuba_unit {
  double membrane_ticks;
  struct {
    uint16_t count;
    double items[2];
  } current_ticks;
  double rest;
  double threshold;
  double reset_to;
  uint32_t refractory_ticks;
  double initial_low;
  double initial_high;
};

struct nudge_rate_unit {
  uint8_t activation;
  uint8_t dynamics;
  uint8_t order;
  double step;
  bool clipped;
  uint8_t nudge;
  double bias_learning_rate;
  uint32_t batch;
  bool bias_per_channel;
  double momentum;
  double weight_decay;
  uint32_t history;
  uint8_t sends;
  double sends_above;
  double start;
};

struct nudge_resistive_unit {
  double gain;
  bool mirrored;
  bool diodes;
  uint8_t order;
  double bias_learning_rate;
  uint32_t batch;
  double diode_drop;
  double noise;
};

enum nudge_unit_member {
  NUDGE_UNIT_SOURCE = 1,
  NUDGE_UNIT_SPIKING = 2,
  NUDGE_UNIT_CUBA = 3,
  NUDGE_UNIT_RATE = 4,
  NUDGE_UNIT_RESISTIVE = 5,
};

struct nudge_unit {
  uint8_t which;
  union {
    struct nudge_source_unit source;
    struct nudge_spiking_unit spiking;
    struct nudge_cuba_unit cuba;
    struct nudge_rate_unit rate;
    struct nudge_resistive_unit resistive;
  } kind;
};

struct nudge_configure_population {
  uint32_t id;
  struct nudge_bytes name;
  uint8_t role;
  struct {
    uint16_t count;
    uint32_t items[4];
  } shape;
  struct nudge_unit unit;
};

struct nudge_configure_projection {
  uint32_t id;
  struct nudge_bytes name;
  uint32_t source;
  uint32_t target;
  uint8_t connectivity;
  uint32_t synapses;
  bool bidirectional;
  uint32_t delay_ticks;
  uint32_t receptor;
  struct nudge_number_format weight;
  struct nudge_number_format accumulator;
  uint8_t storage;
  double learning_rate;
  uint8_t plasticity;
  double momentum;
  double weight_decay;
  uint8_t contrast;
};

struct nudge_write_topology {
  uint32_t projection;
  uint8_t part;
  uint32_t offset;
  uint32_t count;
  uint32_t total;
  struct nudge_bytes data;
};

struct nudge_commit {
  uint8_t nothing;
};

struct nudge_write_weights {
  uint8_t tensor;
  uint32_t id;
  uint32_t offset;
  uint32_t count;
  uint32_t total;
  uint8_t element;
  struct nudge_bytes data;
};

struct nudge_read_weights {
  uint8_t tensor;
  uint32_t id;
};

struct nudge_read_state {
  uint32_t population;
  uint8_t variable;
};

struct nudge_present {
  uint32_t population;
  uint8_t layout;
  uint32_t batch;
  uint32_t steps;
  bool reversed;
  uint32_t offset;
  uint32_t count;
  uint32_t total;
  uint8_t element;
  struct nudge_bytes data;
};

struct nudge_drive {
  uint8_t kind;
  uint32_t population;
  double beta;
  uint8_t evaluation;
};

struct nudge_stop_ticks {
  uint32_t ticks;
};

struct nudge_stop_residual {
  double below;
  uint32_t max_ticks;
};

enum nudge_stop_member {
  NUDGE_STOP_TICKS = 1,
  NUDGE_STOP_RESIDUAL = 2,
};

struct nudge_stop {
  uint8_t which;
  union {
    struct nudge_stop_ticks ticks;
    struct nudge_stop_residual residual;
  } kind;
};

struct nudge_settle {
  uint8_t start;
  struct {
    bool given;
    uint32_t value;
  } start_slot;
  struct {
    bool given;
    uint32_t value;
  } save_slot;
  uint32_t draw;
  struct {
    uint16_t count;
    struct nudge_drive items[8];
  } drives;
  struct nudge_stop stop;
  uint8_t plasticity;
  double divisor;
  double rate_scale;
  struct {
    bool given;
    uint32_t value;
  } readout;
  uint32_t readout_from;
  struct {
    uint16_t count;
    uint32_t items[16];
  } record;
};

struct nudge_update {
  uint8_t rule;
  struct {
    bool given;
    uint32_t value;
  } earlier;
  struct {
    bool given;
    uint32_t value;
  } later;
  double divisor;
  double rate_scale;
  struct {
    bool given;
    uint32_t value;
  } output;
  struct {
    bool given;
    uint32_t value;
  } steps;
  struct {
    bool given;
    uint32_t value;
  } free;
};

struct nudge_send_spikes {
  uint32_t population;
  uint32_t first_tick;
  uint32_t count;
  uint8_t layout;
  struct nudge_bytes data;
};

struct nudge_inject_fault {
  uint8_t fault;
  uint32_t target;
  uint32_t address;
  double value;
  uint32_t on_ticks;
  uint32_t off_ticks;
  uint32_t on_settles;
  uint32_t off_settles;
  uint32_t first_settle;
  double chance;
  uint32_t at_tick;
};

struct nudge_read_telemetry {
  uint8_t nothing;
};

struct nudge_snapshot {
  uint8_t nothing;
};

struct nudge_restore {
  uint32_t offset;
  uint32_t count;
  uint32_t total;
  struct nudge_bytes data;
};

struct nudge_configure_synapse {
  uint32_t projection;
  uint8_t rule;
  uint32_t levels;
  double amplitude;
  double threshold;
  double limit;
  double consolidation;
  struct nudge_number_format hidden;
  double amplitude_learning_rate;
};

struct nudge_configure_cells {
  uint32_t projection;
  double lrs_ohms;
  double lrs_spread;
  double hrs_ohms;
  double hrs_spread;
  double lrs_own_share;
  double correlation;
  double offset_spread;
  double critical_ohms;
  double read_spread;
  double write_failure;
  double life_cycles;
  double life_shape;
  double low_failures;
  uint32_t tile_rows;
  uint32_t tile_columns;
  uint32_t verify_pulses;
  uint8_t access;
  uint8_t reading;
  double hrs_own_share;
  double drift_onset;
  double lrs_drift;
  double hrs_drift;
  double trap_shift;
  double trap_empty_ticks;
  double trap_full_ticks;
  double droop_spread;
};

struct nudge_configure_pulses {
  uint32_t projection;
  uint8_t step_rule;
  bool accumulate;
  double step;
  double up_down;
  double max;
  double min;
  double step_spread;
  bool log_normal_step;
  double up_down_spread;
  double max_spread;
  double min_spread;
  double cycle_spread;
  bool additive_cycle;
  double write_noise;
  double corrupt;
  double corrupt_range;
  bool subtract_symmetry;
  double reference_spread;
  double a;
  double b;
  double gamma_up;
  double gamma_down;
  double amplitude_up;
  double amplitude_down;
};

struct nudge_configure_conductances {
  uint32_t projection;
  double lowest;
  double highest;
  double step;
  bool accumulate;
  struct {
    uint16_t count;
    double items[8];
  } programming;
  double exponent_per_ln;
  double exponent_offset;
  double exponent_lowest;
  double exponent_highest;
  double exponent_spread_per_ln;
  double exponent_spread_offset;
  double exponent_spread_lowest;
  double exponent_spread_highest;
  double drift_start;
  double read_scale;
  double read_power;
  double read_most;
  double read_time;
};

struct nudge_configure_analog {
  uint32_t projection;
  uint32_t tile_rows;
  uint32_t tile_columns;
  uint8_t wires;
  double wire_ohms;
  double unit_siemens;
  uint8_t converter;
  double converter_step;
  double converter_bound;
  double converter_noise;
  double weight_noise;
};

struct nudge_configure_convolution {
  uint32_t projection;
  uint32_t kernel;
  uint32_t padding;
  uint8_t pool;
  uint32_t pool_size;
};

struct nudge_write_sparse {
  uint8_t tensor;
  uint32_t id;
  uint32_t total;
  uint8_t element;
  struct nudge_bytes data;
};

enum nudge_command_message_member {
  NUDGE_COMMAND_HELLO = 10,
  NUDGE_COMMAND_CONFIGURE = 11,
  NUDGE_COMMAND_POPULATION = 12,
  NUDGE_COMMAND_PROJECTION = 13,
  NUDGE_COMMAND_TOPOLOGY = 14,
  NUDGE_COMMAND_COMMIT = 15,
  NUDGE_COMMAND_WRITE_WEIGHTS = 16,
  NUDGE_COMMAND_READ_WEIGHTS = 17,
  NUDGE_COMMAND_READ_STATE = 18,
  NUDGE_COMMAND_PRESENT = 19,
  NUDGE_COMMAND_SETTLE = 20,
  NUDGE_COMMAND_UPDATE = 21,
  NUDGE_COMMAND_SPIKES_IN = 22,
  NUDGE_COMMAND_INJECT_FAULT = 23,
  NUDGE_COMMAND_TELEMETRY = 24,
  NUDGE_COMMAND_SNAPSHOT = 25,
  NUDGE_COMMAND_RESTORE = 26,
  NUDGE_COMMAND_SYNAPSE = 27,
  NUDGE_COMMAND_CELLS = 28,
  NUDGE_COMMAND_PULSES = 29,
  NUDGE_COMMAND_CONDUCTANCES = 30,
  NUDGE_COMMAND_ANALOG = 31,
  NUDGE_COMMAND_CONVOLUTION = 32,
  NUDGE_COMMAND_WRITE_SPARSE = 33,
};

struct nudge_command_message {
  uint32_t request_id;
  uint32_t parts_left;
  uint8_t which;
  union {
    struct nudge_hello hello;
    struct nudge_configure configure;
    struct nudge_configure_population population;
    struct nudge_configure_projection projection;
    struct nudge_write_topology topology;
    struct nudge_commit commit;
    struct nudge_write_weights write_weights;
    struct nudge_read_weights read_weights;
    struct nudge_read_state read_state;
    struct nudge_present present;
    struct nudge_settle settle;
    struct nudge_update update;
    struct nudge_send_spikes spikes_in;
    struct nudge_inject_fault inject_fault;
    struct nudge_read_telemetry telemetry;
    struct nudge_snapshot snapshot;
    struct nudge_restore restore;
    struct nudge_configure_synapse synapse;
    struct nudge_configure_cells cells;
    struct nudge_configure_pulses pulses;
    struct nudge_configure_conductances conductances;
    struct nudge_configure_analog analog;
    struct nudge_configure_convolution convolution;
    struct nudge_write_sparse write_sparse;
  } command;
};

struct nudge_capabilities {
  uint32_t major;
  uint32_t minor;
  struct nudge_bytes firmware;
  struct nudge_bytes card;
  uint32_t schema_hash;
  uint32_t max_payload;
  uint32_t window;
  uint32_t max_batch;
  uint32_t max_steps;
  uint32_t slots;
  bool deterministic;
  double tick_nanoseconds;
  uint32_t max_neurons;
  uint64_t max_synapses;
  uint64_t memory_bits;
  struct {
    uint16_t count;
    uint8_t items[8];
  } units;
  struct {
    uint16_t count;
    uint8_t items[8];
  } encoders;
  struct {
    uint16_t count;
    uint8_t items[8];
  } connectivity;
  struct {
    uint16_t count;
    uint8_t items[8];
  } storages;
  struct {
    uint16_t count;
    uint8_t items[8];
  } plasticity;
  struct {
    uint16_t count;
    uint8_t items[8];
  } drives;
  struct {
    uint16_t count;
    uint8_t items[8];
  } rules;
  struct {
    uint16_t count;
    uint8_t items[64];
  } faults;
  struct {
    uint16_t count;
    uint8_t items[8];
  } synapses;
  struct {
    uint16_t count;
    uint8_t items[8];
  } cells;
  bool sparse_writes;
};

struct nudge_done {
  uint8_t nothing;
};

struct nudge_work_counts {
  uint64_t ticks;
  uint64_t spikes;
  uint64_t synaptic_events;
  uint64_t neuron_updates;
  uint64_t weight_events;
};

struct nudge_settled {
  uint32_t ticks;
  double residual;
  bool converged;
  uint32_t batch;
  struct nudge_work_counts work;
  struct nudge_bytes readout;
};

struct nudge_weight_block {
  uint8_t tensor;
  uint32_t id;
  uint32_t offset;
  uint32_t count;
  uint32_t total;
  uint8_t element;
  struct nudge_bytes data;
};

struct nudge_state_block {
  uint32_t population;
  uint8_t variable;
  uint32_t offset;
  uint32_t count;
  uint32_t total;
  uint8_t element;
  struct nudge_bytes data;
};

struct nudge_snapshot_block {
  uint32_t offset;
  uint32_t count;
  uint32_t total;
  struct nudge_bytes data;
};

struct nudge_spike_packet {
  uint32_t population;
  uint32_t sample;
  uint32_t first_tick;
  uint32_t count;
  uint8_t layout;
  struct nudge_bytes data;
};

struct nudge_counter_row {
  uint8_t scope;
  uint32_t id;
  uint8_t counter;
  uint64_t value;
};

struct nudge_telemetry {
  uint32_t offset;
  uint32_t total;
  struct {
    uint16_t count;
    const struct nudge_counter_row *items;
  } rows;
};

struct nudge_chip_error {
  uint8_t code;
  bool retryable;
  struct nudge_bytes message;
  struct nudge_bytes path;
};

enum nudge_event_message_member {
  NUDGE_EVENT_CAPABILITIES = 10,
  NUDGE_EVENT_DONE = 11,
  NUDGE_EVENT_SETTLED = 12,
  NUDGE_EVENT_WEIGHTS = 13,
  NUDGE_EVENT_STATE = 14,
  NUDGE_EVENT_SNAPSHOT_BLOCK = 15,
  NUDGE_EVENT_SPIKES = 16,
  NUDGE_EVENT_TELEMETRY_REPORT = 17,
  NUDGE_EVENT_ERROR = 18,
};

struct nudge_event_message {
  uint32_t request_id;
  uint32_t parts_left;
  uint8_t which;
  union {
    struct nudge_capabilities capabilities;
    struct nudge_done done;
    struct nudge_settled settled;
    struct nudge_weight_block weights;
    struct nudge_state_block state;
    struct nudge_snapshot_block snapshot_block;
    struct nudge_spike_packet spikes;
    struct nudge_telemetry telemetry_report;
    struct nudge_chip_error error;
  } event;
};

enum nudge_message_index {
  NUDGE_TABLE_HELLO,
  NUDGE_TABLE_CONFIGURE,
  NUDGE_TABLE_SOURCE_UNIT,
  NUDGE_TABLE_NUMBER_FORMAT,
  NUDGE_TABLE_SPIKING_UNIT,
  NUDGE_TABLE_CUBA_UNIT,
  NUDGE_TABLE_RATE_UNIT,
  NUDGE_TABLE_RESISTIVE_UNIT,
  NUDGE_TABLE_UNIT,
  NUDGE_TABLE_CONFIGURE_POPULATION,
  NUDGE_TABLE_CONFIGURE_PROJECTION,
  NUDGE_TABLE_WRITE_TOPOLOGY,
  NUDGE_TABLE_COMMIT,
  NUDGE_TABLE_WRITE_WEIGHTS,
  NUDGE_TABLE_READ_WEIGHTS,
  NUDGE_TABLE_READ_STATE,
  NUDGE_TABLE_PRESENT,
  NUDGE_TABLE_DRIVE,
  NUDGE_TABLE_STOP_TICKS,
  NUDGE_TABLE_STOP_RESIDUAL,
  NUDGE_TABLE_STOP,
  NUDGE_TABLE_SETTLE,
  NUDGE_TABLE_UPDATE,
  NUDGE_TABLE_SEND_SPIKES,
  NUDGE_TABLE_INJECT_FAULT,
  NUDGE_TABLE_READ_TELEMETRY,
  NUDGE_TABLE_SNAPSHOT,
  NUDGE_TABLE_RESTORE,
  NUDGE_TABLE_CONFIGURE_SYNAPSE,
  NUDGE_TABLE_CONFIGURE_CELLS,
  NUDGE_TABLE_CONFIGURE_PULSES,
  NUDGE_TABLE_CONFIGURE_CONDUCTANCES,
  NUDGE_TABLE_CONFIGURE_ANALOG,
  NUDGE_TABLE_CONFIGURE_CONVOLUTION,
  NUDGE_TABLE_WRITE_SPARSE,
  NUDGE_TABLE_COMMAND_MESSAGE,
  NUDGE_TABLE_CAPABILITIES,
  NUDGE_TABLE_DONE,
  NUDGE_TABLE_WORK_COUNTS,
  NUDGE_TABLE_SETTLED,
  NUDGE_TABLE_WEIGHT_BLOCK,
  NUDGE_TABLE_STATE_BLOCK,
  NUDGE_TABLE_SNAPSHOT_BLOCK,
  NUDGE_TABLE_SPIKE_PACKET,
  NUDGE_TABLE_COUNTER_ROW,
  NUDGE_TABLE_TELEMETRY,
  NUDGE_TABLE_CHIP_ERROR,
  NUDGE_TABLE_EVENT_MESSAGE,
};

#endif
