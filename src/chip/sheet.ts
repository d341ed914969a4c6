import type { Capabilities } from '../protocol/messages.js';

/** What a chip says of itself, before it answers anybody. */
export type CapabilitySheet = Omit<Capabilities, 'kind' | 'requestId'>;
