// Generated from protocols/nudge/v1 by scripts/generate-protocol.mjs; do not edit.
/** CRC-32C of the normalised definitions; see protocols/README.md. */
export const SCHEMA_HASH = 0x5d58cd7a;
