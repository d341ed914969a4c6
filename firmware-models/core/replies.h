/*
 * The last terminal answers, encoded, by request id: what makes it harmless that a host sends a command again after it
 * lost the line. Answers of reads are not kept; a read is carried out again.
 */
#ifndef NUDGE_REPLIES_H
#define NUDGE_REPLIES_H

#include <stdbool.h>
#include <stdint.h>

void replies_clear(void);
void replies_store(uint32_t request_id, const uint8_t *bytes, uint16_t length);
bool replies_find(uint32_t request_id, const uint8_t **bytes, uint16_t *length);

#endif
