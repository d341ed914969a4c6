/* Generated from protocols/nudge/v1 by scripts/generate-firmware.mjs; do not edit. */
#include <stddef.h>

#include "messages.h"

static const struct nudge_field nudge_hello_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_hello, major), 0},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_hello, minor), 6},
};

static const struct nudge_field nudge_configure_fields[] = {
    {1, NUDGE_KIND_UINT64, NUDGE_SINGLE, 53, 0, 0, 0, offsetof(struct nudge_configure, seed), 12},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 8, 0, 0, 0, offsetof(struct nudge_configure, slots), 17},
};

static const struct nudge_field nudge_source_unit_fields[] = {
    {1, NUDGE_KIND_ENUM, NUDGE_SINGLE, 3, 0, 0, 0, offsetof(struct nudge_source_unit, encoder), 23},
    {2, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_source_unit, max_rate), 31},
};

static const struct nudge_field nudge_number_format_fields[] = {
    {1, NUDGE_KIND_ENUM, NUDGE_SINGLE, 2, 0, 0, 0, offsetof(struct nudge_number_format, kind), 39},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 8, 0, 0, 0, offsetof(struct nudge_number_format, bits), 44},
    {3, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_number_format, step), 49},
    {4, NUDGE_KIND_ENUM, NUDGE_SINGLE, 2, 0, 0, 0, offsetof(struct nudge_number_format, rounding), 54},
};

static const struct nudge_field nudge_spiking_unit_fields[] = {
    {1, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_spiking_unit, leak), 63},
    {2, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_spiking_unit, threshold), 68},
    {3, NUDGE_KIND_ENUM, NUDGE_SINGLE, 2, 0, 0, 0, offsetof(struct nudge_spiking_unit, reset), 78},
    {4, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_spiking_unit, refractory_ticks), 84},
    {5, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_spiking_unit, floor), 100},
    {6, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_spiking_unit, ceiling), 106},
    {7, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_spiking_unit, initial_potential), 114},
    {8, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_spiking_unit, input_gain), 131},
    {9, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_spiking_unit, rate_ticks), 141},
    {10, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_spiking_unit, acceleration_ticks), 151},
    {11, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_spiking_unit, acceleration_threshold), 169},
    {12, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_spiking_unit, trigger_delay_ticks), 191},
    {13, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_spiking_unit, bias_learning_rate), 209},
    {14, NUDGE_KIND_MESSAGE, NUDGE_SINGLE, NUDGE_TABLE_NUMBER_FORMAT, 0, 0, 0, offsetof(struct nudge_spiking_unit, membrane), 226},
    {15, NUDGE_KIND_MESSAGE, NUDGE_SINGLE, NUDGE_TABLE_NUMBER_FORMAT, 0, 0, 0, offsetof(struct nudge_spiking_unit, trace), 235},
};

static const struct nudge_field nudge_cuba_unit_fields[] = {
    {1, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_cuba_unit, membrane_ticks), 241},
    {2, NUDGE_KIND_DOUBLE, NUDGE_LIST, 0, offsetof(struct nudge_cuba_unit, current_ticks.items) - offsetof(struct nudge_cuba_unit, current_ticks), 2, 2, offsetof(struct nudge_cuba_unit, current_ticks), 255},
    {3, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_cuba_unit, rest), 268},
    {4, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_cuba_unit, threshold), 68},
    {5, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_cuba_unit, reset_to), 273},
    {6, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_cuba_unit, refractory_ticks), 84},
    {7, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_cuba_unit, initial_low), 281},
    {8, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_cuba_unit, initial_high), 292},
};

static const struct nudge_field nudge_rate_unit_fields[] = {
    {1, NUDGE_KIND_ENUM, NUDGE_SINGLE, 7, 0, 0, 0, offsetof(struct nudge_rate_unit, activation), 304},
    {2, NUDGE_KIND_ENUM, NUDGE_SINGLE, 3, 0, 0, 0, offsetof(struct nudge_rate_unit, dynamics), 315},
    {3, NUDGE_KIND_ENUM, NUDGE_SINGLE, 4, 0, 0, 0, offsetof(struct nudge_rate_unit, order), 324},
    {4, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_rate_unit, step), 49},
    {5, NUDGE_KIND_BOOL, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_rate_unit, clipped), 330},
    {6, NUDGE_KIND_ENUM, NUDGE_SINGLE, 2, 0, 0, 0, offsetof(struct nudge_rate_unit, nudge), 338},
    {7, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_rate_unit, bias_learning_rate), 209},
    {8, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_rate_unit, batch), 344},
    {9, NUDGE_KIND_BOOL, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_rate_unit, bias_per_channel), 350},
    {10, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_rate_unit, momentum), 365},
    {11, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_rate_unit, weight_decay), 374},
    {13, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_rate_unit, history), 386},
    {15, NUDGE_KIND_ENUM, NUDGE_SINGLE, 2, 0, 0, 0, offsetof(struct nudge_rate_unit, sends), 394},
    {16, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_rate_unit, sends_above), 400},
    {17, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_rate_unit, start), 411},
};

static const struct nudge_field nudge_resistive_unit_fields[] = {
    {1, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_resistive_unit, gain), 417},
    {2, NUDGE_KIND_BOOL, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_resistive_unit, mirrored), 422},
    {3, NUDGE_KIND_BOOL, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_resistive_unit, diodes), 431},
    {4, NUDGE_KIND_ENUM, NUDGE_SINGLE, 4, 0, 0, 0, offsetof(struct nudge_resistive_unit, order), 324},
    {5, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_resistive_unit, bias_learning_rate), 209},
    {6, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_resistive_unit, batch), 344},
    {7, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_resistive_unit, diode_drop), 438},
    {8, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_resistive_unit, noise), 448},
};

static const struct nudge_field nudge_unit_fields[] = {
    {1, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_SOURCE_UNIT, 0, 0, 0, offsetof(struct nudge_unit, kind.source), 454},
    {2, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_SPIKING_UNIT, 0, 0, 0, offsetof(struct nudge_unit, kind.spiking), 461},
    {3, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_CUBA_UNIT, 0, 0, 0, offsetof(struct nudge_unit, kind.cuba), 469},
    {4, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_RATE_UNIT, 0, 0, 0, offsetof(struct nudge_unit, kind.rate), 474},
    {5, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_RESISTIVE_UNIT, 0, 0, 0, offsetof(struct nudge_unit, kind.resistive), 479},
};

static const struct nudge_field nudge_configure_population_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_configure_population, id), 489},
    {2, NUDGE_KIND_STRING, NUDGE_SINGLE, 0, 0, 0, 48, offsetof(struct nudge_configure_population, name), 492},
    {3, NUDGE_KIND_ENUM, NUDGE_SINGLE, 3, 0, 0, 0, offsetof(struct nudge_configure_population, role), 497},
    {4, NUDGE_KIND_UINT32, NUDGE_LIST, 32, offsetof(struct nudge_configure_population, shape.items) - offsetof(struct nudge_configure_population, shape), 0, 4, offsetof(struct nudge_configure_population, shape), 502},
    {5, NUDGE_KIND_MESSAGE, NUDGE_SINGLE, NUDGE_TABLE_UNIT, 0, 0, 0, offsetof(struct nudge_configure_population, unit), 508},
};

static const struct nudge_field nudge_configure_projection_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_configure_projection, id), 489},
    {2, NUDGE_KIND_STRING, NUDGE_SINGLE, 0, 0, 0, 48, offsetof(struct nudge_configure_projection, name), 492},
    {3, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_configure_projection, source), 454},
    {4, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_configure_projection, target), 513},
    {5, NUDGE_KIND_ENUM, NUDGE_SINGLE, 3, 0, 0, 0, offsetof(struct nudge_configure_projection, connectivity), 520},
    {6, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_configure_projection, synapses), 533},
    {7, NUDGE_KIND_BOOL, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_projection, bidirectional), 542},
    {8, NUDGE_KIND_UINT32, NUDGE_SINGLE, 8, 0, 0, 0, offsetof(struct nudge_configure_projection, delay_ticks), 556},
    {9, NUDGE_KIND_UINT32, NUDGE_SINGLE, 8, 0, 0, 0, offsetof(struct nudge_configure_projection, receptor), 567},
    {10, NUDGE_KIND_MESSAGE, NUDGE_SINGLE, NUDGE_TABLE_NUMBER_FORMAT, 0, 0, 0, offsetof(struct nudge_configure_projection, weight), 576},
    {11, NUDGE_KIND_MESSAGE, NUDGE_SINGLE, NUDGE_TABLE_NUMBER_FORMAT, 0, 0, 0, offsetof(struct nudge_configure_projection, accumulator), 583},
    {12, NUDGE_KIND_ENUM, NUDGE_SINGLE, 3, 0, 0, 0, offsetof(struct nudge_configure_projection, storage), 595},
    {13, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_projection, learning_rate), 603},
    {14, NUDGE_KIND_ENUM, NUDGE_SINGLE, 3, 0, 0, 0, offsetof(struct nudge_configure_projection, plasticity), 616},
    {15, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_projection, momentum), 365},
    {16, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_projection, weight_decay), 374},
    {17, NUDGE_KIND_ENUM, NUDGE_SINGLE | NUDGE_MAY_BE_ABSENT, 2, 0, 0, 0, offsetof(struct nudge_configure_projection, contrast), 627},
};

static const struct nudge_field nudge_write_topology_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_write_topology, projection), 636},
    {2, NUDGE_KIND_ENUM, NUDGE_SINGLE, 2, 0, 0, 0, offsetof(struct nudge_write_topology, part), 647},
    {3, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_write_topology, offset), 652},
    {4, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_write_topology, count), 659},
    {5, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_write_topology, total), 665},
    {6, NUDGE_KIND_BYTES, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_write_topology, data), 671},
};

static const struct nudge_field nudge_write_weights_fields[] = {
    {1, NUDGE_KIND_ENUM, NUDGE_SINGLE, 6, 0, 0, 0, offsetof(struct nudge_write_weights, tensor), 676},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_write_weights, id), 489},
    {3, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_write_weights, offset), 652},
    {4, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_write_weights, count), 659},
    {5, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_write_weights, total), 665},
    {6, NUDGE_KIND_ENUM, NUDGE_SINGLE, 6, 0, 0, 0, offsetof(struct nudge_write_weights, element), 683},
    {7, NUDGE_KIND_BYTES, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_write_weights, data), 671},
};

static const struct nudge_field nudge_read_weights_fields[] = {
    {1, NUDGE_KIND_ENUM, NUDGE_SINGLE, 6, 0, 0, 0, offsetof(struct nudge_read_weights, tensor), 676},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_read_weights, id), 489},
};

static const struct nudge_field nudge_read_state_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_read_state, population), 691},
    {2, NUDGE_KIND_ENUM, NUDGE_SINGLE, 6, 0, 0, 0, offsetof(struct nudge_read_state, variable), 702},
};

static const struct nudge_field nudge_present_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_present, population), 691},
    {2, NUDGE_KIND_ENUM, NUDGE_SINGLE, 2, 0, 0, 0, offsetof(struct nudge_present, layout), 711},
    {3, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_present, batch), 344},
    {4, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_present, steps), 718},
    {5, NUDGE_KIND_BOOL, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_present, reversed), 724},
    {6, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_present, offset), 652},
    {7, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_present, count), 659},
    {8, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_present, total), 665},
    {9, NUDGE_KIND_ENUM, NUDGE_SINGLE, 6, 0, 0, 0, offsetof(struct nudge_present, element), 683},
    {10, NUDGE_KIND_BYTES, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_present, data), 671},
};

static const struct nudge_field nudge_drive_fields[] = {
    {1, NUDGE_KIND_ENUM, NUDGE_SINGLE, 4, 0, 0, 0, offsetof(struct nudge_drive, kind), 39},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_drive, population), 691},
    {3, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_drive, beta), 733},
    {4, NUDGE_KIND_ENUM, NUDGE_SINGLE, 2, 0, 0, 0, offsetof(struct nudge_drive, evaluation), 738},
};

static const struct nudge_field nudge_stop_ticks_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_stop_ticks, ticks), 749},
};

static const struct nudge_field nudge_stop_residual_fields[] = {
    {1, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_stop_residual, below), 755},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_stop_residual, max_ticks), 761},
};

static const struct nudge_field nudge_stop_fields[] = {
    {1, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_STOP_TICKS, 0, 0, 0, offsetof(struct nudge_stop, kind.ticks), 749},
    {2, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_STOP_RESIDUAL, 0, 0, 0, offsetof(struct nudge_stop, kind.residual), 770},
};

static const struct nudge_field nudge_settle_fields[] = {
    {1, NUDGE_KIND_ENUM, NUDGE_SINGLE, 3, 0, 0, 0, offsetof(struct nudge_settle, start), 411},
    {2, NUDGE_KIND_UINT32, NUDGE_OPTIONAL, 8, offsetof(struct nudge_settle, start_slot.value) - offsetof(struct nudge_settle, start_slot), 0, 0, offsetof(struct nudge_settle, start_slot), 779},
    {3, NUDGE_KIND_UINT32, NUDGE_OPTIONAL, 8, offsetof(struct nudge_settle, save_slot.value) - offsetof(struct nudge_settle, save_slot), 0, 0, offsetof(struct nudge_settle, save_slot), 789},
    {4, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_settle, draw), 798},
    {5, NUDGE_KIND_MESSAGE, NUDGE_LIST, NUDGE_TABLE_DRIVE, offsetof(struct nudge_settle, drives.items) - offsetof(struct nudge_settle, drives), 0, 8, offsetof(struct nudge_settle, drives), 803},
    {6, NUDGE_KIND_MESSAGE, NUDGE_SINGLE, NUDGE_TABLE_STOP, 0, 0, 0, offsetof(struct nudge_settle, stop), 810},
    {7, NUDGE_KIND_ENUM, NUDGE_SINGLE, 3, 0, 0, 0, offsetof(struct nudge_settle, plasticity), 616},
    {8, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_settle, divisor), 815},
    {9, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_settle, rate_scale), 823},
    {10, NUDGE_KIND_UINT32, NUDGE_OPTIONAL, 16, offsetof(struct nudge_settle, readout.value) - offsetof(struct nudge_settle, readout), 0, 0, offsetof(struct nudge_settle, readout), 833},
    {11, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_settle, readout_from), 841},
    {12, NUDGE_KIND_UINT32, NUDGE_LIST, 16, offsetof(struct nudge_settle, record.items) - offsetof(struct nudge_settle, record), 0, 16, offsetof(struct nudge_settle, record), 853},
};

static const struct nudge_field nudge_update_fields[] = {
    {1, NUDGE_KIND_ENUM, NUDGE_SINGLE, 4, 0, 0, 0, offsetof(struct nudge_update, rule), 860},
    {2, NUDGE_KIND_UINT32, NUDGE_OPTIONAL, 8, offsetof(struct nudge_update, earlier.value) - offsetof(struct nudge_update, earlier), 0, 0, offsetof(struct nudge_update, earlier), 865},
    {3, NUDGE_KIND_UINT32, NUDGE_OPTIONAL, 8, offsetof(struct nudge_update, later.value) - offsetof(struct nudge_update, later), 0, 0, offsetof(struct nudge_update, later), 873},
    {4, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_update, divisor), 815},
    {5, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_update, rate_scale), 823},
    {6, NUDGE_KIND_UINT32, NUDGE_OPTIONAL, 16, offsetof(struct nudge_update, output.value) - offsetof(struct nudge_update, output), 0, 0, offsetof(struct nudge_update, output), 879},
    {7, NUDGE_KIND_UINT32, NUDGE_OPTIONAL, 32, offsetof(struct nudge_update, steps.value) - offsetof(struct nudge_update, steps), 0, 0, offsetof(struct nudge_update, steps), 718},
    {8, NUDGE_KIND_UINT32, NUDGE_OPTIONAL, 8, offsetof(struct nudge_update, free.value) - offsetof(struct nudge_update, free), 0, 0, offsetof(struct nudge_update, free), 886},
};

static const struct nudge_field nudge_send_spikes_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_send_spikes, population), 691},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_send_spikes, first_tick), 891},
    {3, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_send_spikes, count), 659},
    {4, NUDGE_KIND_ENUM, NUDGE_SINGLE, 3, 0, 0, 0, offsetof(struct nudge_send_spikes, layout), 711},
    {5, NUDGE_KIND_BYTES, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_send_spikes, data), 671},
};

static const struct nudge_field nudge_inject_fault_fields[] = {
    {1, NUDGE_KIND_ENUM, NUDGE_SINGLE, 33, 0, 0, 0, offsetof(struct nudge_inject_fault, fault), 901},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_inject_fault, target), 513},
    {3, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_inject_fault, address), 907},
    {4, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_inject_fault, value), 915},
    {5, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_inject_fault, on_ticks), 921},
    {6, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_inject_fault, off_ticks), 929},
    {7, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_inject_fault, on_settles), 938},
    {8, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_inject_fault, off_settles), 948},
    {9, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_inject_fault, first_settle), 959},
    {10, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_inject_fault, chance), 971},
    {11, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_inject_fault, at_tick), 978},
};

static const struct nudge_field nudge_restore_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_restore, offset), 652},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_restore, count), 659},
    {3, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_restore, total), 665},
    {4, NUDGE_KIND_BYTES, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_restore, data), 671},
};

static const struct nudge_field nudge_configure_synapse_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_configure_synapse, projection), 636},
    {2, NUDGE_KIND_ENUM, NUDGE_SINGLE, 5, 0, 0, 0, offsetof(struct nudge_configure_synapse, rule), 860},
    {3, NUDGE_KIND_UINT32, NUDGE_SINGLE, 8, 0, 0, 0, offsetof(struct nudge_configure_synapse, levels), 985},
    {4, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_synapse, amplitude), 992},
    {5, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_synapse, threshold), 68},
    {6, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_synapse, limit), 1002},
    {7, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_synapse, consolidation), 1008},
    {8, NUDGE_KIND_MESSAGE, NUDGE_SINGLE, NUDGE_TABLE_NUMBER_FORMAT, 0, 0, 0, offsetof(struct nudge_configure_synapse, hidden), 1022},
    {9, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_synapse, amplitude_learning_rate), 1029},
};

static const struct nudge_field nudge_configure_cells_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_configure_cells, projection), 636},
    {2, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, lrs_ohms), 1051},
    {3, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, lrs_spread), 1059},
    {4, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, hrs_ohms), 1069},
    {5, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, hrs_spread), 1077},
    {6, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, lrs_own_share), 1087},
    {7, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, correlation), 1099},
    {8, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, offset_spread), 1111},
    {9, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, critical_ohms), 1124},
    {10, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, read_spread), 1137},
    {11, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, write_failure), 1148},
    {12, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, life_cycles), 1161},
    {13, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, life_shape), 1172},
    {14, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, low_failures), 1182},
    {15, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_configure_cells, tile_rows), 1194},
    {16, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_configure_cells, tile_columns), 1203},
    {17, NUDGE_KIND_UINT32, NUDGE_SINGLE, 8, 0, 0, 0, offsetof(struct nudge_configure_cells, verify_pulses), 1215},
    {18, NUDGE_KIND_ENUM, NUDGE_SINGLE, 3, 0, 0, 0, offsetof(struct nudge_configure_cells, access), 1228},
    {19, NUDGE_KIND_ENUM, NUDGE_SINGLE, 2, 0, 0, 0, offsetof(struct nudge_configure_cells, reading), 1235},
    {20, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, hrs_own_share), 1243},
    {21, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, drift_onset), 1255},
    {22, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, lrs_drift), 1266},
    {23, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, hrs_drift), 1275},
    {24, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, trap_shift), 1284},
    {25, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, trap_empty_ticks), 1294},
    {26, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, trap_full_ticks), 1309},
    {27, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_cells, droop_spread), 1323},
};

static const struct nudge_field nudge_configure_pulses_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_configure_pulses, projection), 636},
    {2, NUDGE_KIND_ENUM, NUDGE_SINGLE, 3, 0, 0, 0, offsetof(struct nudge_configure_pulses, step_rule), 1335},
    {3, NUDGE_KIND_BOOL, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, accumulate), 1344},
    {4, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, step), 49},
    {5, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, up_down), 1355},
    {6, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, max), 1362},
    {7, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, min), 1366},
    {8, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, step_spread), 1370},
    {9, NUDGE_KIND_BOOL, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, log_normal_step), 1381},
    {10, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, up_down_spread), 1395},
    {11, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, max_spread), 1408},
    {12, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, min_spread), 1418},
    {13, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, cycle_spread), 1428},
    {14, NUDGE_KIND_BOOL, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, additive_cycle), 1440},
    {15, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, write_noise), 1454},
    {16, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, corrupt), 1465},
    {17, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, corrupt_range), 1473},
    {18, NUDGE_KIND_BOOL, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, subtract_symmetry), 1486},
    {19, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, reference_spread), 1503},
    {20, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, a), 1519},
    {21, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, b), 1521},
    {22, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, gamma_up), 1523},
    {23, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, gamma_down), 1531},
    {24, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, amplitude_up), 1541},
    {25, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_pulses, amplitude_down), 1553},
};

static const struct nudge_field nudge_configure_conductances_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_configure_conductances, projection), 636},
    {2, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_conductances, lowest), 1567},
    {3, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_conductances, highest), 1574},
    {4, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_conductances, step), 49},
    {5, NUDGE_KIND_BOOL, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_conductances, accumulate), 1344},
    {6, NUDGE_KIND_DOUBLE, NUDGE_LIST, 0, offsetof(struct nudge_configure_conductances, programming.items) - offsetof(struct nudge_configure_conductances, programming), 0, 8, offsetof(struct nudge_configure_conductances, programming), 1582},
    {7, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_conductances, exponent_per_ln), 1594},
    {8, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_conductances, exponent_offset), 1608},
    {9, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_conductances, exponent_lowest), 1623},
    {10, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_conductances, exponent_highest), 1638},
    {11, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_conductances, exponent_spread_per_ln), 1654},
    {12, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_conductances, exponent_spread_offset), 1674},
    {13, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_conductances, exponent_spread_lowest), 1695},
    {14, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_conductances, exponent_spread_highest), 1716},
    {15, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_conductances, drift_start), 1738},
    {16, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_conductances, read_scale), 1749},
    {17, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_conductances, read_power), 1759},
    {18, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_conductances, read_most), 1769},
    {19, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_conductances, read_time), 1778},
};

static const struct nudge_field nudge_configure_analog_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_configure_analog, projection), 636},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_configure_analog, tile_rows), 1194},
    {3, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_configure_analog, tile_columns), 1203},
    {4, NUDGE_KIND_ENUM, NUDGE_SINGLE, 3, 0, 0, 0, offsetof(struct nudge_configure_analog, wires), 1787},
    {5, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_analog, wire_ohms), 1793},
    {6, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_analog, unit_siemens), 1802},
    {7, NUDGE_KIND_ENUM, NUDGE_SINGLE, 3, 0, 0, 0, offsetof(struct nudge_configure_analog, converter), 1814},
    {8, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_analog, converter_step), 1824},
    {9, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_analog, converter_bound), 1838},
    {10, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_analog, converter_noise), 1853},
    {11, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_configure_analog, weight_noise), 1868},
};

static const struct nudge_field nudge_configure_convolution_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_configure_convolution, projection), 636},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 8, 0, 0, 0, offsetof(struct nudge_configure_convolution, kernel), 1880},
    {3, NUDGE_KIND_UINT32, NUDGE_SINGLE, 8, 0, 0, 0, offsetof(struct nudge_configure_convolution, padding), 1887},
    {4, NUDGE_KIND_ENUM, NUDGE_SINGLE, 3, 0, 0, 0, offsetof(struct nudge_configure_convolution, pool), 1895},
    {5, NUDGE_KIND_UINT32, NUDGE_SINGLE, 8, 0, 0, 0, offsetof(struct nudge_configure_convolution, pool_size), 1900},
};

static const struct nudge_field nudge_write_sparse_fields[] = {
    {1, NUDGE_KIND_ENUM, NUDGE_SINGLE, 6, 0, 0, 0, offsetof(struct nudge_write_sparse, tensor), 676},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_write_sparse, id), 489},
    {3, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_write_sparse, total), 665},
    {4, NUDGE_KIND_ENUM, NUDGE_SINGLE, 6, 0, 0, 0, offsetof(struct nudge_write_sparse, element), 683},
    {5, NUDGE_KIND_BYTES, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_write_sparse, data), 671},
};

static const struct nudge_field nudge_command_message_fields[] = {
    {1, NUDGE_KIND_FIXED32, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_command_message, request_id), 1909},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_command_message, parts_left), 1919},
    {10, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_HELLO, 0, 0, 0, offsetof(struct nudge_command_message, command.hello), 1929},
    {11, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_CONFIGURE, 0, 0, 0, offsetof(struct nudge_command_message, command.configure), 1935},
    {12, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_CONFIGURE_POPULATION, 0, 0, 0, offsetof(struct nudge_command_message, command.population), 691},
    {13, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_CONFIGURE_PROJECTION, 0, 0, 0, offsetof(struct nudge_command_message, command.projection), 636},
    {14, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_WRITE_TOPOLOGY, 0, 0, 0, offsetof(struct nudge_command_message, command.topology), 1945},
    {15, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_COMMIT, 0, 0, 0, offsetof(struct nudge_command_message, command.commit), 1954},
    {16, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_WRITE_WEIGHTS, 0, 0, 0, offsetof(struct nudge_command_message, command.write_weights), 1961},
    {17, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_READ_WEIGHTS, 0, 0, 0, offsetof(struct nudge_command_message, command.read_weights), 1974},
    {18, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_READ_STATE, 0, 0, 0, offsetof(struct nudge_command_message, command.read_state), 1986},
    {19, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_PRESENT, 0, 0, 0, offsetof(struct nudge_command_message, command.present), 1996},
    {20, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_SETTLE, 0, 0, 0, offsetof(struct nudge_command_message, command.settle), 2004},
    {21, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_UPDATE, 0, 0, 0, offsetof(struct nudge_command_message, command.update), 2011},
    {22, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_SEND_SPIKES, 0, 0, 0, offsetof(struct nudge_command_message, command.spikes_in), 2018},
    {23, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_INJECT_FAULT, 0, 0, 0, offsetof(struct nudge_command_message, command.inject_fault), 2027},
    {24, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_READ_TELEMETRY, 0, 0, 0, offsetof(struct nudge_command_message, command.telemetry), 2039},
    {25, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_SNAPSHOT, 0, 0, 0, offsetof(struct nudge_command_message, command.snapshot), 2049},
    {26, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_RESTORE, 0, 0, 0, offsetof(struct nudge_command_message, command.restore), 2058},
    {27, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_CONFIGURE_SYNAPSE, 0, 0, 0, offsetof(struct nudge_command_message, command.synapse), 2066},
    {28, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_CONFIGURE_CELLS, 0, 0, 0, offsetof(struct nudge_command_message, command.cells), 2074},
    {29, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_CONFIGURE_PULSES, 0, 0, 0, offsetof(struct nudge_command_message, command.pulses), 2080},
    {30, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_CONFIGURE_CONDUCTANCES, 0, 0, 0, offsetof(struct nudge_command_message, command.conductances), 2087},
    {31, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_CONFIGURE_ANALOG, 0, 0, 0, offsetof(struct nudge_command_message, command.analog), 2100},
    {32, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_CONFIGURE_CONVOLUTION, 0, 0, 0, offsetof(struct nudge_command_message, command.convolution), 2107},
    {33, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_WRITE_SPARSE, 0, 0, 0, offsetof(struct nudge_command_message, command.write_sparse), 2119},
};

static const struct nudge_field nudge_capabilities_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_capabilities, major), 0},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_capabilities, minor), 6},
    {3, NUDGE_KIND_STRING, NUDGE_SINGLE, 0, 0, 0, 48, offsetof(struct nudge_capabilities, firmware), 12},
    {4, NUDGE_KIND_STRING, NUDGE_SINGLE, 0, 0, 0, 48, offsetof(struct nudge_capabilities, card), 21},
    {5, NUDGE_KIND_FIXED32, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_capabilities, schema_hash), 26},
    {6, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_capabilities, max_payload), 37},
    {7, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_capabilities, window), 48},
    {8, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_capabilities, max_batch), 55},
    {9, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_capabilities, max_steps), 64},
    {10, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_capabilities, slots), 73},
    {11, NUDGE_KIND_BOOL, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_capabilities, deterministic), 79},
    {12, NUDGE_KIND_DOUBLE, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_capabilities, tick_nanoseconds), 93},
    {13, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_capabilities, max_neurons), 109},
    {14, NUDGE_KIND_UINT64, NUDGE_SINGLE, 53, 0, 0, 0, offsetof(struct nudge_capabilities, max_synapses), 120},
    {15, NUDGE_KIND_UINT64, NUDGE_SINGLE, 53, 0, 0, 0, offsetof(struct nudge_capabilities, memory_bits), 132},
    {16, NUDGE_KIND_ENUM, NUDGE_LIST, 5, offsetof(struct nudge_capabilities, units.items) - offsetof(struct nudge_capabilities, units), 0, 8, offsetof(struct nudge_capabilities, units), 143},
    {17, NUDGE_KIND_ENUM, NUDGE_LIST, 3, offsetof(struct nudge_capabilities, encoders.items) - offsetof(struct nudge_capabilities, encoders), 0, 8, offsetof(struct nudge_capabilities, encoders), 149},
    {18, NUDGE_KIND_ENUM, NUDGE_LIST, 3, offsetof(struct nudge_capabilities, connectivity.items) - offsetof(struct nudge_capabilities, connectivity), 0, 8, offsetof(struct nudge_capabilities, connectivity), 158},
    {19, NUDGE_KIND_ENUM, NUDGE_LIST, 3, offsetof(struct nudge_capabilities, storages.items) - offsetof(struct nudge_capabilities, storages), 0, 8, offsetof(struct nudge_capabilities, storages), 171},
    {20, NUDGE_KIND_ENUM, NUDGE_LIST, 3, offsetof(struct nudge_capabilities, plasticity.items) - offsetof(struct nudge_capabilities, plasticity), 0, 8, offsetof(struct nudge_capabilities, plasticity), 180},
    {21, NUDGE_KIND_ENUM, NUDGE_LIST, 4, offsetof(struct nudge_capabilities, drives.items) - offsetof(struct nudge_capabilities, drives), 0, 8, offsetof(struct nudge_capabilities, drives), 191},
    {22, NUDGE_KIND_ENUM, NUDGE_LIST, 4, offsetof(struct nudge_capabilities, rules.items) - offsetof(struct nudge_capabilities, rules), 0, 8, offsetof(struct nudge_capabilities, rules), 198},
    {23, NUDGE_KIND_ENUM, NUDGE_LIST, 33, offsetof(struct nudge_capabilities, faults.items) - offsetof(struct nudge_capabilities, faults), 0, 64, offsetof(struct nudge_capabilities, faults), 204},
    {24, NUDGE_KIND_ENUM, NUDGE_LIST, 5, offsetof(struct nudge_capabilities, synapses.items) - offsetof(struct nudge_capabilities, synapses), 0, 8, offsetof(struct nudge_capabilities, synapses), 211},
    {25, NUDGE_KIND_ENUM, NUDGE_LIST, 3, offsetof(struct nudge_capabilities, cells.items) - offsetof(struct nudge_capabilities, cells), 0, 8, offsetof(struct nudge_capabilities, cells), 220},
    {26, NUDGE_KIND_BOOL, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_capabilities, sparse_writes), 226},
};

static const struct nudge_field nudge_work_counts_fields[] = {
    {1, NUDGE_KIND_UINT64, NUDGE_SINGLE, 53, 0, 0, 0, offsetof(struct nudge_work_counts, ticks), 239},
    {2, NUDGE_KIND_UINT64, NUDGE_SINGLE, 53, 0, 0, 0, offsetof(struct nudge_work_counts, spikes), 245},
    {3, NUDGE_KIND_UINT64, NUDGE_SINGLE, 53, 0, 0, 0, offsetof(struct nudge_work_counts, synaptic_events), 252},
    {4, NUDGE_KIND_UINT64, NUDGE_SINGLE, 53, 0, 0, 0, offsetof(struct nudge_work_counts, neuron_updates), 267},
    {5, NUDGE_KIND_UINT64, NUDGE_SINGLE, 53, 0, 0, 0, offsetof(struct nudge_work_counts, weight_events), 281},
};

static const struct nudge_field nudge_settled_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_settled, ticks), 239},
    {2, NUDGE_KIND_DOUBLE, NUDGE_SINGLE | NUDGE_MAY_BE_NAN, 0, 0, 0, 0, offsetof(struct nudge_settled, residual), 294},
    {3, NUDGE_KIND_BOOL, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_settled, converged), 303},
    {4, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_settled, batch), 313},
    {5, NUDGE_KIND_MESSAGE, NUDGE_SINGLE, NUDGE_TABLE_WORK_COUNTS, 0, 0, 0, offsetof(struct nudge_settled, work), 319},
    {6, NUDGE_KIND_BYTES, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_settled, readout), 324},
};

static const struct nudge_field nudge_weight_block_fields[] = {
    {1, NUDGE_KIND_ENUM, NUDGE_SINGLE, 6, 0, 0, 0, offsetof(struct nudge_weight_block, tensor), 332},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_weight_block, id), 339},
    {3, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_weight_block, offset), 342},
    {4, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_weight_block, count), 349},
    {5, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_weight_block, total), 355},
    {6, NUDGE_KIND_ENUM, NUDGE_SINGLE, 6, 0, 0, 0, offsetof(struct nudge_weight_block, element), 361},
    {7, NUDGE_KIND_BYTES, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_weight_block, data), 369},
};

static const struct nudge_field nudge_state_block_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_state_block, population), 374},
    {2, NUDGE_KIND_ENUM, NUDGE_SINGLE, 6, 0, 0, 0, offsetof(struct nudge_state_block, variable), 385},
    {3, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_state_block, offset), 342},
    {4, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_state_block, count), 349},
    {5, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_state_block, total), 355},
    {6, NUDGE_KIND_ENUM, NUDGE_SINGLE, 6, 0, 0, 0, offsetof(struct nudge_state_block, element), 361},
    {7, NUDGE_KIND_BYTES, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_state_block, data), 369},
};

static const struct nudge_field nudge_snapshot_block_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_snapshot_block, offset), 342},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_snapshot_block, count), 349},
    {3, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_snapshot_block, total), 355},
    {4, NUDGE_KIND_BYTES, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_snapshot_block, data), 369},
};

static const struct nudge_field nudge_spike_packet_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_spike_packet, population), 374},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_spike_packet, sample), 394},
    {3, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_spike_packet, first_tick), 401},
    {4, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_spike_packet, count), 349},
    {5, NUDGE_KIND_ENUM, NUDGE_SINGLE, 3, 0, 0, 0, offsetof(struct nudge_spike_packet, layout), 411},
    {6, NUDGE_KIND_BYTES, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_spike_packet, data), 369},
};

static const struct nudge_field nudge_counter_row_fields[] = {
    {1, NUDGE_KIND_ENUM, NUDGE_SINGLE, 3, 0, 0, 0, offsetof(struct nudge_counter_row, scope), 418},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 16, 0, 0, 0, offsetof(struct nudge_counter_row, id), 339},
    {3, NUDGE_KIND_ENUM, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_counter_row, counter), 424},
    {4, NUDGE_KIND_UINT64, NUDGE_SINGLE, 53, 0, 0, 0, offsetof(struct nudge_counter_row, value), 432},
};

static const struct nudge_field nudge_telemetry_fields[] = {
    {1, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_telemetry, offset), 342},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_telemetry, total), 355},
    {3, NUDGE_KIND_MESSAGE, NUDGE_POINTER, NUDGE_TABLE_COUNTER_ROW, offsetof(struct nudge_telemetry, rows.items) - offsetof(struct nudge_telemetry, rows), 0, 1024, offsetof(struct nudge_telemetry, rows), 438},
};

static const struct nudge_field nudge_chip_error_fields[] = {
    {1, NUDGE_KIND_ENUM, NUDGE_SINGLE, 9, 0, 0, 0, offsetof(struct nudge_chip_error, code), 443},
    {2, NUDGE_KIND_BOOL, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_chip_error, retryable), 448},
    {3, NUDGE_KIND_STRING, NUDGE_SINGLE, 0, 0, 0, 480, offsetof(struct nudge_chip_error, message), 458},
    {4, NUDGE_KIND_STRING, NUDGE_SINGLE, 0, 0, 0, 96, offsetof(struct nudge_chip_error, path), 466},
};

static const struct nudge_field nudge_event_message_fields[] = {
    {1, NUDGE_KIND_FIXED32, NUDGE_SINGLE, 0, 0, 0, 0, offsetof(struct nudge_event_message, request_id), 471},
    {2, NUDGE_KIND_UINT32, NUDGE_SINGLE, 32, 0, 0, 0, offsetof(struct nudge_event_message, parts_left), 481},
    {10, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_CAPABILITIES, 0, 0, 0, offsetof(struct nudge_event_message, event.capabilities), 491},
    {11, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_DONE, 0, 0, 0, offsetof(struct nudge_event_message, event.done), 504},
    {12, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_SETTLED, 0, 0, 0, offsetof(struct nudge_event_message, event.settled), 509},
    {13, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_WEIGHT_BLOCK, 0, 0, 0, offsetof(struct nudge_event_message, event.weights), 517},
    {14, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_STATE_BLOCK, 0, 0, 0, offsetof(struct nudge_event_message, event.state), 525},
    {15, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_SNAPSHOT_BLOCK, 0, 0, 0, offsetof(struct nudge_event_message, event.snapshot_block), 531},
    {16, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_SPIKE_PACKET, 0, 0, 0, offsetof(struct nudge_event_message, event.spikes), 245},
    {17, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_TELEMETRY, 0, 0, 0, offsetof(struct nudge_event_message, event.telemetry_report), 545},
    {18, NUDGE_KIND_MESSAGE, NUDGE_CHOICE, NUDGE_TABLE_CHIP_ERROR, 0, 0, 0, offsetof(struct nudge_event_message, event.error), 561},
};

const struct nudge_message_table nudge_message_tables[] = {
    {nudge_hello_fields, sizeof(struct nudge_hello), sizeof(struct nudge_hello), NUDGE_NO_CHOICE, 0, 2, true},
    {nudge_configure_fields, sizeof(struct nudge_configure), sizeof(struct nudge_configure), NUDGE_NO_CHOICE, 0, 2, false},
    {nudge_source_unit_fields, sizeof(struct nudge_source_unit), sizeof(struct nudge_source_unit), NUDGE_NO_CHOICE, 0, 2, false},
    {nudge_number_format_fields, sizeof(struct nudge_number_format), sizeof(struct nudge_number_format), NUDGE_NO_CHOICE, 0, 4, false},
    {nudge_spiking_unit_fields, sizeof(struct nudge_spiking_unit), sizeof(struct nudge_spiking_unit), NUDGE_NO_CHOICE, 0, 15, false},
    {nudge_cuba_unit_fields, sizeof(struct nudge_cuba_unit), sizeof(struct nudge_cuba_unit), NUDGE_NO_CHOICE, 0, 8, false},
    {nudge_rate_unit_fields, sizeof(struct nudge_rate_unit), sizeof(struct nudge_rate_unit), NUDGE_NO_CHOICE, 0, 15, false},
    {nudge_resistive_unit_fields, sizeof(struct nudge_resistive_unit), sizeof(struct nudge_resistive_unit), NUDGE_NO_CHOICE, 0, 8, false},
    {nudge_unit_fields, sizeof(struct nudge_unit), offsetof(struct nudge_unit, kind), offsetof(struct nudge_unit, which), 39, 5, false},
    {nudge_configure_population_fields, sizeof(struct nudge_configure_population), sizeof(struct nudge_configure_population), NUDGE_NO_CHOICE, 0, 5, false},
    {nudge_configure_projection_fields, sizeof(struct nudge_configure_projection), sizeof(struct nudge_configure_projection), NUDGE_NO_CHOICE, 0, 17, false},
    {nudge_write_topology_fields, sizeof(struct nudge_write_topology), sizeof(struct nudge_write_topology), NUDGE_NO_CHOICE, 0, 6, false},
    {NULL, sizeof(struct nudge_commit), sizeof(struct nudge_commit), NUDGE_NO_CHOICE, 0, 0, false},
    {nudge_write_weights_fields, sizeof(struct nudge_write_weights), sizeof(struct nudge_write_weights), NUDGE_NO_CHOICE, 0, 7, false},
    {nudge_read_weights_fields, sizeof(struct nudge_read_weights), sizeof(struct nudge_read_weights), NUDGE_NO_CHOICE, 0, 2, false},
    {nudge_read_state_fields, sizeof(struct nudge_read_state), sizeof(struct nudge_read_state), NUDGE_NO_CHOICE, 0, 2, false},
    {nudge_present_fields, sizeof(struct nudge_present), sizeof(struct nudge_present), NUDGE_NO_CHOICE, 0, 10, false},
    {nudge_drive_fields, sizeof(struct nudge_drive), sizeof(struct nudge_drive), NUDGE_NO_CHOICE, 0, 4, false},
    {nudge_stop_ticks_fields, sizeof(struct nudge_stop_ticks), sizeof(struct nudge_stop_ticks), NUDGE_NO_CHOICE, 0, 1, false},
    {nudge_stop_residual_fields, sizeof(struct nudge_stop_residual), sizeof(struct nudge_stop_residual), NUDGE_NO_CHOICE, 0, 2, false},
    {nudge_stop_fields, sizeof(struct nudge_stop), offsetof(struct nudge_stop, kind), offsetof(struct nudge_stop, which), 39, 2, false},
    {nudge_settle_fields, sizeof(struct nudge_settle), sizeof(struct nudge_settle), NUDGE_NO_CHOICE, 0, 12, false},
    {nudge_update_fields, sizeof(struct nudge_update), sizeof(struct nudge_update), NUDGE_NO_CHOICE, 0, 8, false},
    {nudge_send_spikes_fields, sizeof(struct nudge_send_spikes), sizeof(struct nudge_send_spikes), NUDGE_NO_CHOICE, 0, 5, false},
    {nudge_inject_fault_fields, sizeof(struct nudge_inject_fault), sizeof(struct nudge_inject_fault), NUDGE_NO_CHOICE, 0, 11, false},
    {NULL, sizeof(struct nudge_read_telemetry), sizeof(struct nudge_read_telemetry), NUDGE_NO_CHOICE, 0, 0, false},
    {NULL, sizeof(struct nudge_snapshot), sizeof(struct nudge_snapshot), NUDGE_NO_CHOICE, 0, 0, false},
    {nudge_restore_fields, sizeof(struct nudge_restore), sizeof(struct nudge_restore), NUDGE_NO_CHOICE, 0, 4, false},
    {nudge_configure_synapse_fields, sizeof(struct nudge_configure_synapse), sizeof(struct nudge_configure_synapse), NUDGE_NO_CHOICE, 0, 9, false},
    {nudge_configure_cells_fields, sizeof(struct nudge_configure_cells), sizeof(struct nudge_configure_cells), NUDGE_NO_CHOICE, 0, 27, false},
    {nudge_configure_pulses_fields, sizeof(struct nudge_configure_pulses), sizeof(struct nudge_configure_pulses), NUDGE_NO_CHOICE, 0, 25, false},
    {nudge_configure_conductances_fields, sizeof(struct nudge_configure_conductances), sizeof(struct nudge_configure_conductances), NUDGE_NO_CHOICE, 0, 19, false},
    {nudge_configure_analog_fields, sizeof(struct nudge_configure_analog), sizeof(struct nudge_configure_analog), NUDGE_NO_CHOICE, 0, 11, false},
    {nudge_configure_convolution_fields, sizeof(struct nudge_configure_convolution), sizeof(struct nudge_configure_convolution), NUDGE_NO_CHOICE, 0, 5, false},
    {nudge_write_sparse_fields, sizeof(struct nudge_write_sparse), sizeof(struct nudge_write_sparse), NUDGE_NO_CHOICE, 0, 5, false},
    {nudge_command_message_fields, sizeof(struct nudge_command_message), offsetof(struct nudge_command_message, command), offsetof(struct nudge_command_message, which), 2131, 26, false},
    {nudge_capabilities_fields, sizeof(struct nudge_capabilities), sizeof(struct nudge_capabilities), NUDGE_NO_CHOICE, 0, 26, true},
    {NULL, sizeof(struct nudge_done), sizeof(struct nudge_done), NUDGE_NO_CHOICE, 0, 0, false},
    {nudge_work_counts_fields, sizeof(struct nudge_work_counts), sizeof(struct nudge_work_counts), NUDGE_NO_CHOICE, 0, 5, false},
    {nudge_settled_fields, sizeof(struct nudge_settled), sizeof(struct nudge_settled), NUDGE_NO_CHOICE, 0, 6, false},
    {nudge_weight_block_fields, sizeof(struct nudge_weight_block), sizeof(struct nudge_weight_block), NUDGE_NO_CHOICE, 0, 7, false},
    {nudge_state_block_fields, sizeof(struct nudge_state_block), sizeof(struct nudge_state_block), NUDGE_NO_CHOICE, 0, 7, false},
    {nudge_snapshot_block_fields, sizeof(struct nudge_snapshot_block), sizeof(struct nudge_snapshot_block), NUDGE_NO_CHOICE, 0, 4, false},
    {nudge_spike_packet_fields, sizeof(struct nudge_spike_packet), sizeof(struct nudge_spike_packet), NUDGE_NO_CHOICE, 0, 6, false},
    {nudge_counter_row_fields, sizeof(struct nudge_counter_row), sizeof(struct nudge_counter_row), NUDGE_NO_CHOICE, 0, 4, false},
    {nudge_telemetry_fields, sizeof(struct nudge_telemetry), sizeof(struct nudge_telemetry), NUDGE_NO_CHOICE, 0, 3, false},
    {nudge_chip_error_fields, sizeof(struct nudge_chip_error), sizeof(struct nudge_chip_error), NUDGE_NO_CHOICE, 0, 4, true},
    {nudge_event_message_fields, sizeof(struct nudge_event_message), offsetof(struct nudge_event_message, event), offsetof(struct nudge_event_message, which), 567, 11, false},
};

const char nudge_command_names[] =
    "major\0"
    "minor\0"
    "seed\0"
    "slots\0"
    "encoder\0"
    "maxRate\0"
    "kind\0"
    "bits\0"
    "step\0"
    "rounding\0"
    "leak\0"
    "threshold\0"
    "reset\0"
    "refractoryTicks\0"
    "floor\0"
    "ceiling\0"
    "initialPotential\0"
    "inputGain\0"
    "rateTicks\0"
    "accelerationTicks\0"
    "accelerationThreshold\0"
    "triggerDelayTicks\0"
    "biasLearningRate\0"
    "membrane\0"
    "trace\0"
    "membraneTicks\0"
    "currentTicks\0"
    "rest\0"
    "resetTo\0"
    "initialLow\0"
    "initialHigh\0"
    "activation\0"
    "dynamics\0"
    "order\0"
    "clipped\0"
    "nudge\0"
    "batch\0"
    "biasPerChannel\0"
    "momentum\0"
    "weightDecay\0"
    "history\0"
    "sends\0"
    "sendsAbove\0"
    "start\0"
    "gain\0"
    "mirrored\0"
    "diodes\0"
    "diodeDrop\0"
    "noise\0"
    "source\0"
    "spiking\0"
    "cuba\0"
    "rate\0"
    "resistive\0"
    "id\0"
    "name\0"
    "role\0"
    "shape\0"
    "unit\0"
    "target\0"
    "connectivity\0"
    "synapses\0"
    "bidirectional\0"
    "delayTicks\0"
    "receptor\0"
    "weight\0"
    "accumulator\0"
    "storage\0"
    "learningRate\0"
    "plasticity\0"
    "contrast\0"
    "projection\0"
    "part\0"
    "offset\0"
    "count\0"
    "total\0"
    "data\0"
    "tensor\0"
    "element\0"
    "population\0"
    "variable\0"
    "layout\0"
    "steps\0"
    "reversed\0"
    "beta\0"
    "evaluation\0"
    "ticks\0"
    "below\0"
    "maxTicks\0"
    "residual\0"
    "startSlot\0"
    "saveSlot\0"
    "draw\0"
    "drives\0"
    "stop\0"
    "divisor\0"
    "rateScale\0"
    "readout\0"
    "readoutFrom\0"
    "record\0"
    "rule\0"
    "earlier\0"
    "later\0"
    "output\0"
    "free\0"
    "firstTick\0"
    "fault\0"
    "address\0"
    "value\0"
    "onTicks\0"
    "offTicks\0"
    "onSettles\0"
    "offSettles\0"
    "firstSettle\0"
    "chance\0"
    "atTick\0"
    "levels\0"
    "amplitude\0"
    "limit\0"
    "consolidation\0"
    "hidden\0"
    "amplitudeLearningRate\0"
    "lrsOhms\0"
    "lrsSpread\0"
    "hrsOhms\0"
    "hrsSpread\0"
    "lrsOwnShare\0"
    "correlation\0"
    "offsetSpread\0"
    "criticalOhms\0"
    "readSpread\0"
    "writeFailure\0"
    "lifeCycles\0"
    "lifeShape\0"
    "lowFailures\0"
    "tileRows\0"
    "tileColumns\0"
    "verifyPulses\0"
    "access\0"
    "reading\0"
    "hrsOwnShare\0"
    "driftOnset\0"
    "lrsDrift\0"
    "hrsDrift\0"
    "trapShift\0"
    "trapEmptyTicks\0"
    "trapFullTicks\0"
    "droopSpread\0"
    "stepRule\0"
    "accumulate\0"
    "upDown\0"
    "max\0"
    "min\0"
    "stepSpread\0"
    "logNormalStep\0"
    "upDownSpread\0"
    "maxSpread\0"
    "minSpread\0"
    "cycleSpread\0"
    "additiveCycle\0"
    "writeNoise\0"
    "corrupt\0"
    "corruptRange\0"
    "subtractSymmetry\0"
    "referenceSpread\0"
    "a\0"
    "b\0"
    "gammaUp\0"
    "gammaDown\0"
    "amplitudeUp\0"
    "amplitudeDown\0"
    "lowest\0"
    "highest\0"
    "programming\0"
    "exponentPerLn\0"
    "exponentOffset\0"
    "exponentLowest\0"
    "exponentHighest\0"
    "exponentSpreadPerLn\0"
    "exponentSpreadOffset\0"
    "exponentSpreadLowest\0"
    "exponentSpreadHighest\0"
    "driftStart\0"
    "readScale\0"
    "readPower\0"
    "readMost\0"
    "readTime\0"
    "wires\0"
    "wireOhms\0"
    "unitSiemens\0"
    "converter\0"
    "converterStep\0"
    "converterBound\0"
    "converterNoise\0"
    "weightNoise\0"
    "kernel\0"
    "padding\0"
    "pool\0"
    "poolSize\0"
    "requestId\0"
    "partsLeft\0"
    "hello\0"
    "configure\0"
    "topology\0"
    "commit\0"
    "writeWeights\0"
    "readWeights\0"
    "readState\0"
    "present\0"
    "settle\0"
    "update\0"
    "spikesIn\0"
    "injectFault\0"
    "telemetry\0"
    "snapshot\0"
    "restore\0"
    "synapse\0"
    "cells\0"
    "pulses\0"
    "conductances\0"
    "analog\0"
    "convolution\0"
    "writeSparse\0"
    "command\0";

const char nudge_event_names[] =
    "major\0"
    "minor\0"
    "firmware\0"
    "card\0"
    "schemaHash\0"
    "maxPayload\0"
    "window\0"
    "maxBatch\0"
    "maxSteps\0"
    "slots\0"
    "deterministic\0"
    "tickNanoseconds\0"
    "maxNeurons\0"
    "maxSynapses\0"
    "memoryBits\0"
    "units\0"
    "encoders\0"
    "connectivity\0"
    "storages\0"
    "plasticity\0"
    "drives\0"
    "rules\0"
    "faults\0"
    "synapses\0"
    "cells\0"
    "sparseWrites\0"
    "ticks\0"
    "spikes\0"
    "synapticEvents\0"
    "neuronUpdates\0"
    "weightEvents\0"
    "residual\0"
    "converged\0"
    "batch\0"
    "work\0"
    "readout\0"
    "tensor\0"
    "id\0"
    "offset\0"
    "count\0"
    "total\0"
    "element\0"
    "data\0"
    "population\0"
    "variable\0"
    "sample\0"
    "firstTick\0"
    "layout\0"
    "scope\0"
    "counter\0"
    "value\0"
    "rows\0"
    "code\0"
    "retryable\0"
    "message\0"
    "path\0"
    "requestId\0"
    "partsLeft\0"
    "capabilities\0"
    "done\0"
    "settled\0"
    "weights\0"
    "state\0"
    "snapshotBlock\0"
    "telemetryReport\0"
    "error\0"
    "event\0";
