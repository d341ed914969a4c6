#ifndef NUDGE_UTF8_H
#define NUDGE_UTF8_H

#include <stdbool.h>
#include <stdint.h>

/* Whether bytes are well-formed UTF-8: no overlong form, no surrogate, nothing above U+10FFFF (RFC 3629). */
bool utf8_valid(const uint8_t *bytes, uint16_t length);

#endif
