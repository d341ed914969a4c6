#ifndef NUDGE_CODEC_BULK_H
#define NUDGE_CODEC_BULK_H

#include "codec.h"

/* Whether counts, totals and element types of a decoded message agree with its bulk data. False: see `error`. */
bool check_command_bulk(const struct nudge_command_message *command, struct nudge_decode_error *error);
bool check_event_bulk(const struct nudge_event_message *event, struct nudge_decode_error *error);

#endif
