#ifndef NUDGE_EVENTS_H
#define NUDGE_EVENTS_H

#include "machine.h"

/* True while nobody is left who waits for the events of the command under way: they are dropped. */
void events_mute(bool mute);

/* A command begins; whether one of its events so far was a ChipError. */
void events_begin(void);
bool events_refused(void);

/* Sends an encoded event once more; only while link_room() is not NULL. */
void events_repeat(const uint8_t *bytes, uint16_t length);

/* An event that says why a command was not carried out. */
struct nudge_event_message error_event(uint32_t request_id, uint8_t code, const char *message, const char *path);

#endif
