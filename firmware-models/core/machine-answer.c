#include "bytes.h"
#include "events.h"
#include "machine-state.h"

struct machine machine;

void answer_done(void) {
  machine.answer = (struct nudge_event_message){.request_id = machine.request_id, .which = NUDGE_EVENT_DONE};
  machine.work = WORK_ANSWER;
}

void answer_error(uint8_t code, const char *message, const char *path) {
  machine.answer = error_event(machine.request_id, code, message, path);
  machine.work = WORK_ANSWER;
}

bool insist(bool holds, uint8_t code, const char *message, const char *path) {
  if (!holds) answer_error(code, message, path);
  return holds;
}

bool finite(double x) {
  return x - x == 0;
}

float read_float(const uint8_t *bytes) {
  float value;
  memcpy(&value, bytes, sizeof value);
  return value;
}

static char *append(char *to, const char *text) {
  while (*text != 0 && to < machine.path + PATH_BYTES - 1) *to++ = *text++;
  *to = 0;
  return to;
}

const char *path_of(const char *name, int index, const char *field) {
  char *at = append(machine.path, name);
  if (index >= 0) {
    char digits[] = {'[', (char)('0' + index / 10), (char)('0' + index % 10), ']', 0};
    char *shown = digits;
    if (index < 10) {
      digits[1] = '[';
      shown = digits + 1;
    }
    at = append(at, shown);
  }
  if (field[0] != 0) append(append(at, "."), field);
  return machine.path;
}
