#ifndef NUDGE_ELEMENT_H
#define NUDGE_ELEMENT_H

#include <stdint.h>

/* Bytes of one element of bulk data, an enum nudge_element. */
uint8_t element_size(uint8_t element);

#endif
