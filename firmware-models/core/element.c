#include "element.h"

#include "../generated/messages.h"

uint8_t element_size(uint8_t element) {
  switch (element) {
    case NUDGE_ELEMENT_FLOAT32:
    case NUDGE_ELEMENT_UINT32:
      return 4;
    case NUDGE_ELEMENT_INT16:
    case NUDGE_ELEMENT_UINT16:
      return 2;
    default:
      return 1;
  }
}
