/* What the files of the machine share: where the protocol stands, and how a command is answered. */
#ifndef NUDGE_MACHINE_STATE_H
#define NUDGE_MACHINE_STATE_H

#include "machine.h"

/* Longest path of an error, its end included. */
#define PATH_BYTES 40
/* Bytes that a message with bulk leaves for it, and a Settled for its readout; protocols/README.md, "Limits". */
#define BULK_BYTES (BOARD_PAYLOAD - 44)
#define READOUT_BYTES (BOARD_PAYLOAD - 88)

enum machine_phase { PHASE_BLANK, PHASE_CONFIGURING, PHASE_READY };

/* What machine_step goes on with. */
enum machine_work { WORK_NONE, WORK_ANSWER, WORK_READ, WORK_SETTLE };

struct machine {
  const struct board_limits *limits;
  enum machine_phase phase;
  enum machine_work work;
  uint32_t request_id;
  struct nudge_event_message answer; /* of WORK_ANSWER */
  uint32_t restoring;                /* total of the restore under way, or 0 */
  char path[PATH_BYTES];
  uint8_t bulk[BULK_BYTES];
};

extern struct machine machine;

/* Each of these sets what the next step does. */
void answer_done(void);
void answer_error(uint8_t code, const char *message, const char *path);

/* `name` or, with an index of at least 0, `name[index].field`. */
const char *path_of(const char *name, int index, const char *field);

/* Commands of a configuration; true if the command was one of them. */
bool machine_configure(const struct nudge_command_message *command);

/* What can be read comes in blocks; false when all are sent. */
void read_begin(const struct nudge_command_message *command);
bool read_step(void);

void write_block(const struct nudge_write_weights *write);
void write_sparse(const struct nudge_write_sparse *write);
void present_block(const struct nudge_present *present);
void restore_block(const struct nudge_restore *restore);
void inject_fault(const struct nudge_inject_fault *fault);

void settle_begin(const struct nudge_settle *settle);
bool settle_step(void);
void update(const struct nudge_update *command);

/* Fills in row `at` of the counters; false past the last one. */
bool counter_row(uint32_t at, struct nudge_counter_row *row);
uint32_t counter_rows(void);

/* Refuses a network whose parts do not agree, at Commit. */
bool check_network(void);
bool check_population(const struct nudge_configure_population *command);
bool check_projection(const struct nudge_configure_projection *command);
bool check_synapse(const struct nudge_configure_synapse *command);

/* For checks: answers and returns false unless the condition holds. */
bool insist(bool holds, uint8_t code, const char *message, const char *path);
bool finite(double x);

float read_float(const uint8_t *bytes);

#endif
