/* A board of the machine that builds it: as roomy as the link allows. */
#ifndef NUDGE_CONFIG_H
#define NUDGE_CONFIG_H

#define BOARD_PAYLOAD 640
#define BOARD_WINDOW 8
#define BOARD_MEMORY (184 * 1024)

#endif
