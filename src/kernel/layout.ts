/**
 * Memory layout shared by the WebAssembly kernels, which import this file, and their plain twins.
 *
 * A chip is compiled to a program: one 64-byte record per primitive operation, run in order once per tick.
 * All fields are 4 bytes (u32 or f32) at the byte offsets below; pointers are byte offsets into the arena.
 * Vectors are padded with zeros to a multiple of LANES elements, matrix rows to a multiple of ROW_LANES.
 */
export const RECORD_BYTES = 64;
export const LANES = 16;
export const ROW_LANES = 16;

/** Bytes at the end of the memory that each thread which works on it has to itself, the last one's first. */
export const THREAD_BYTES = 32768;
/** What is listed there: u32 place of a row, f32 factor. */
export const ENTRY = 8;

// Fields that every record has.
export const OPCODE = 0;
export const ENABLED = 4;
/** Spike list ring: (mask + 1) lists of `stride` bytes, each a count followed by sorted neuron addresses. */
export const LIST = 8;
export const LIST_STRIDE = 12;
export const LIST_MASK = 16;
/** The list read is the one written `lag` ticks ago. */
export const LAG = 20;
/** f64 count this operation adds to. */
export const COUNTER = 24;
/** Elements worked on. */
export const N = 28;

export const ENCODE_REGULAR = 1;
export const ENCODE_BERNOULLI = 2;
export const ENCODE_EVENTS = 3;
/** u32 neuron address of each active input, ascending. */
export const ENCODE_ACTIVE = 32;
/** regular: u32 phase; bernoulli: u32 tick of the next spike; events: u32 tick of each event, ascending. */
export const ENCODE_STATE = 36;
/** regular: u32 phase step per tick, 2^31 = one spike; bernoulli: f32 1/ln(1 - p). */
export const ENCODE_RATE = 40;
/** bernoulli: 5 x u32 per active input: gaps taken, then four gaps. events: u32 cursor. */
export const ENCODE_POOL = 44;
/** bernoulli: u32 key0, key1, entity, draw. */
export const ENCODE_KEY = 48;

export const COPY = 4;
export const ADD_SCALED = 5;
export const VECTOR_FROM = 32;
export const VECTOR_TO = 36;
export const VECTOR_SCALE = 40;

export const DELIVER_F32 = 6;
export const DELIVER_I16 = 7;
export const DELIVER_I8 = 8;
export const DELIVER_BACK_F32 = 9;
export const DELIVER_BACK_I16 = 10;
export const DELIVER_BACK_I8 = 11;
export const DELIVER_SPARSE = 12;
export const DELIVER_WEIGHTS = 32;
/** dense: bytes per row; sparse: u32 row starts. */
export const DELIVER_ROW = 36;
export const DELIVER_TARGET = 40;
/** Value of one integer weight step. */
export const DELIVER_STEP = 44;
/** dense: synapses per spike, for the count; sparse: u32 target of each synapse. */
export const DELIVER_FAN = 48;
/** sparse: f32 factors of what is delivered, for (tick & DELIVER_SCALE_MASK) = 0, 1, ...; or 0. */
export const DELIVER_SCALES = 52;
export const DELIVER_SCALE_MASK = 56;

export const NUDGE = 13;
export const NUDGE_CURRENT = 32;
export const NUDGE_TARGET = 36;
export const NUDGE_RATE = 40;
export const NUDGE_BETA = 44;

export const FIRE = 14;
export const FIRE_V = 32;
export const FIRE_CURRENT = 36;
export const FIRE_RATE = 40;
export const FIRE_SLOW = 44;
export const FIRE_ACCELERATION = 48;
/** Parameter block, fields PARAM_*. */
export const FIRE_PARAMS = 52;
export const FIRE_FLAGS = 56;
/** u32 first tick at which each neuron integrates again. */
export const FIRE_REFRACTORY = 60;
export const FLAG_RESET_ZERO = 1;
export const FLAG_REFRACTORY = 2;
export const FLAG_TRACES = 4;
export const FLAG_FIXED = 8;
/** Each neuron has a threshold and a part of the membrane that it keeps of its own; goes with FLAG_REFRACTORY. */
export const FLAG_MISMATCH = 16;

export const PARAM_KEEP = 0;
export const PARAM_THRESHOLD = 4;
export const PARAM_FLOOR = 8;
export const PARAM_CEILING = 12;
export const PARAM_RATE_GAIN = 16;
export const PARAM_SLOW_GAIN = 20;
export const PARAM_THETA = 24;
/** u32 neurons, without padding. */
export const PARAM_NEURONS = 28;
/** u32 non-zero accelerations of this tick. */
export const PARAM_MOVING = 32;
export const PARAM_REFRACTORY_TICKS = 36;
/** Membrane and trace grids: step, lowest and highest multiple, 1 for stochastic rounding. */
export const PARAM_MEMBRANE_GRID = 40;
export const PARAM_TRACE_GRID = 56;
/** Rounding key: u32 key0, key1, entity, draw. */
export const PARAM_KEY = 72;
/** Pointers to the f32 thresholds and kept parts of all neurons; read with FLAG_MISMATCH only. */
export const PARAM_THRESHOLDS = 88;
export const PARAM_KEEPS = 92;
export const PARAM_BYTES = 96;

/** A number grid: f32 step (0 for float32), f32 lowest multiple, f32 highest multiple, u32 stochastic. */
export const GRID_STEP = 0;
export const GRID_LOW = 4;
export const GRID_HIGH = 8;
export const GRID_STOCHASTIC = 12;
export const GRID_BYTES = 16;

export const FIRE_CUBA = 15;
export const CUBA_V = 32;
export const CUBA_G0 = 36;
export const CUBA_G1 = 40;
/**
 * f32 decay of v, gain of g0, gain of g1, rest term, decay of g0, decay of g1, threshold, reset; u32 neurons, refractory
 * ticks, mask. With a mask, currents are stored divided by their decay over the last (tick & mask) ticks: they need
 * not be written at each tick. The decays are then those of mask + 1 ticks, applied when (tick & mask) == mask, and
 * the two gains of each such tick follow at CUBA_GAINS.
 */
export const CUBA_PARAMS = 44;
export const CUBA_REFRACTORY = 48;
/** Refractory neurons in the order in which they spiked: u32 first, u32 end (both count on), then a ring of addresses. */
export const CUBA_HELD = 52;
/** Slots of that ring, less one; at least one for each neuron. */
export const CUBA_HELD_MASK = 56;
export const CUBA_HELD_HEADER = 8;
export const CUBA_MASK = 40;
export const CUBA_GAINS = 48;
/** Largest mask + 1. */
export const CUBA_PERIOD = 32;
export const CUBA_PARAM_BYTES = CUBA_GAINS + 8 * CUBA_PERIOD;

export const TRIGGER = 16;
export const TRIGGER_BACK = 17;
export const TRIGGER_MATRIX = 32;
export const TRIGGER_ROW = 36;
export const TRIGGER_ACCELERATION = 40;
export const TRIGGER_SCALE = 44;
/** Pointer to the u32 count of non-zero accelerations. */
export const TRIGGER_MOVING = 48;
/** Grid of the written number, or 0 for float32. */
export const TRIGGER_GRID = 52;
/** Rounding key: u32 key0, key1, entity, draw. */
export const TRIGGER_KEY = 56;
/** f64 count of stored numbers that changed (only kept on a grid). */
export const TRIGGER_CHANGED = 60;

/** As TRIGGER and TRIGGER_BACK, for hidden numbers: what follows from each is listed, and the run pauses after the tick. */
export const TRIGGER_HIDDEN = 23;
export const TRIGGER_HIDDEN_BACK = 24;
/** Parameter block, fields HIDDEN_*; acceleration, scale and moving stand as above. */
export const TRIGGER_NUMBERS = 32;

export const COUNT = 18;
export const COUNT_INTO = 32;
export const COUNT_FROM_TICK = 36;

export const RECORD = 19;
/** u32 count, u32 capacity, then capacity ticks, then capacity addresses. */
export const RECORD_BUFFER = 32;
export const RECORD_HEADER = 8;

/** Errors of single reads: some of the weights that the spikes of a list have delivered were read as another level. */
export const READ_ERRORS = 21;
export const ERRORS_WEIGHTS = 32;
/** Bytes per row of weights. */
export const ERRORS_ROW = 36;
export const ERRORS_TARGET = 40;
/** f32 1/ln(1 - p), p the probability of an error per read. */
export const ERRORS_INVERSE = 44;
/** u32 reads until the next error, then a pool as of ENCODE_POOL: u32 gaps taken, four gaps. */
export const ERRORS_STATE = 48;
/** u32 key0, key1, entity, draw. */
export const ERRORS_KEY = 52;
/** f32 weight of level 1 where there is a level 0, which a read then takes for it or it for 0; else 0: signs flip. */
export const ERRORS_AMPLITUDE = 56;
export const ERRORS_STATE_BYTES = 24;
/**
 * 0 where all tiles err alike, or u32 rows and columns of a tile, by how much the number of a tile grows from one row
 * of tiles to the next and from one column of tiles to the next, then for each tile the share x 2^32 of the errors that
 * it makes.
 */
export const ERRORS_TILES = 60;
export const ERRORS_TILES_HEADER = 16;

/** Noise of single reads: each weight has its own probability of being read as another one. */
export const READ_NOISE = 22;
/** Matrices in rows of NOISE_ROW bytes: the f32 weights delivered, u32 probabilities x 2^32, f32 weights read instead. */
export const NOISE_WEIGHTS = 32;
export const NOISE_ROW = 36;
export const NOISE_TARGET = 40;
export const NOISE_PROBABILITY = 44;
export const NOISE_OTHER = 48;
/** u32 key0, key1, entity, draw. */
export const NOISE_KEY = 52;

/**
 * The same where the supply droops, together for all reads of a row: NOISE_PROBABILITY points at f32 deviations by
 * which a read has to be off, in standard deviations of what moves it; infinite for a read that is never wrong.
 */
export const READ_DROOP = 26;
/** f32 parts of a deviation that are each read's own, and the row's: squares add up to 1. */
export const DROOP_MIX = 56;
/** u32 key0, key1, entity, draw of the rows' draws. */
export const DROOP_KEY = 60;

/** Reads that full traps make go wrong: at each spike the number of such weights in its row is counted. */
export const READ_TRAPPED = 27;
/** u32 per row. */
export const TRAPPED_ROWS = 32;

/** Faults of the spikes of a list on their way: some are lost, some arrive later, some come from nowhere. */
export const SPIKES_DROP = 30;
export const SPIKES_DELAY = 31;
export const SPIKES_EXTRA = 32;
/** drop and extra: f32 1/ln(1 - p) of each neuron, p per spike or per tick, 0 for none; delay: u32 ticks, 0 for none. */
export const SPIKES_HOW = 32;
/**
 * u32 per neuron; drop: spikes until the next loss; extra: tick of the next one; delay: 64 rows of bits, row
 * (tick & 63) holds the neurons whose spikes arrive at that tick.
 */
export const SPIKES_STATE = 36;
/** drop and extra: u32 gaps that each neuron has drawn. */
export const SPIKES_DRAWN = 40;
/** drop and extra: u32 key0, key1, entity, draw, then a pool as of ENCODE_POOL for one gap at a time. */
export const SPIKES_KEY = 44;
export const SPIKES_KEY_BYTES = 36;
export const SPIKES_POOL = 16;
/** In the first SPIKES_ON of every SPIKES_PERIOD ticks only; period 0: always. */
export const SPIKES_ON = 48;
export const SPIKES_PERIOD = 52;
/** Rows of bits, and more than the longest delay. */
export const SPIKES_SLOTS = 64;

/**
 * Delivery of the rows of an analog array: the columns of a tile are summed, each sum has its noise, and a converter
 * rounds it before it is added to the target.
 */
export const DELIVER_ANALOG = 25;
/** f32 weights in rows of ANALOG_ROW bytes. */
export const ANALOG_WEIGHTS = 32;
export const ANALOG_ROW = 36;
export const ANALOG_TARGET = 40;
/** f32 variances of a single read of each weight, laid out as the weights are; or 0. */
export const ANALOG_VARIANCES = 44;
/** Parameter block, fields ANALOG_TILE ... */
export const ANALOG_PARAMS = 48;
/** Synapses per spike, for the count. */
export const ANALOG_FAN = 52;
/** u32 rows of a tile. */
export const ANALOG_TILE = 0;
/** u32: 1 when every row is converted by itself, 0 when those of a tick in one tile are together. */
export const ANALOG_ALONE = 4;
/** f32 value of one step of the converter (0: none) and the largest magnitude it knows. */
export const ANALOG_STEP = 8;
export const ANALOG_BOUND = 12;
/** f32 variance that each converted sum has beside those of the weights; zeros in the padding. */
export const ANALOG_FLOOR = 16;
/** u32 key0, key1, entity, draw. */
export const ANALOG_KEY = 20;
/** f64 sums that were formed so far, one for each column of a tile. */
export const ANALOG_FORMED = 24;
export const ANALOG_PARAM_BYTES = 32;

export const SNAP = 20;
export const SNAP_ARRAY = 32;
/** Runs when (tick & mask) == 0. */
export const SNAP_MASK = 36;
/** States below this magnitude become 0, well above the subnormal numbers that stall a processor. */
export const SNAP_BELOW = 1e-30;

/**
 * Parameter block of `consolidate` and TRIGGER_HIDDEN: hidden numbers behind weights that are not simply added to.
 * Pointers to matrices in rows of HIDDEN_ROW bytes: the hidden f32 numbers, the f32 levels (-1, 0 or 1) that are
 * stored now (none for pulses), the accumulators (none where triggers move the numbers at once).
 */
export const HIDDEN_KIND = 0;
/** p = keep p + change; the level is inverted when level p < -threshold. */
export const HIDDEN_INERTIA = 0;
/** h += change, attenuated where it shrinks |h|; the level is the sign of h, or 0 up to the threshold. */
export const HIDDEN_LEVELS = 1;
/** Pulses: change / threshold in whole numbers; what is left over stays in h, or rounds at random. */
export const HIDDEN_PULSES = 2;
export const HIDDEN_NUMBERS = 4;
export const HIDDEN_STORED = 8;
export const HIDDEN_ACCUMULATOR = 12;
export const HIDDEN_ROW = 16;
/** f32 factor of each listed row's hidden numbers, in the order of the list of rows (inertia only). */
export const HIDDEN_KEEP = 20;
/**
 * Listings: u32 element number, then the f32 level that it has now, or the pulses that it is to be sent. Room for each
 * element once; under triggers twice, as both ends of a synapse may trigger in a tick.
 */
export const HIDDEN_CHANGED = 24;
export const HIDDEN_SCALE = 28;
export const HIDDEN_THRESHOLD = 32;
/** |h| is clamped to this. */
export const HIDDEN_LIMIT = 36;
/** m of f_meta = 1 - tanh^2(m |h|); 0 for none. */
export const HIDDEN_META = 40;
/** Number of levels, 2 or 3; pulses: 1 to keep what is left over, 0 to round at random. */
export const HIDDEN_COUNT = 44;
/** f64 hidden numbers read and written so far. */
export const HIDDEN_MOVED = 48;
/** Grid of the hidden numbers, or 0 for float32; rounding key. */
export const HIDDEN_GRID = 56;
export const HIDDEN_KEY = 60;
/** u32 listings that triggers have made and nobody has taken yet. */
export const HIDDEN_LISTED = 64;
export const HIDDEN_BYTES = 72;
/** Bytes of a listing. */
export const LISTING = 8;

/**
 * Parameter block of `sendPulses`: the devices of an array. f64 but for the words; pointers are to one number per
 * device, f64 positions and shown weights, f32 for what was drawn for life.
 */
export const PULSES_RULE = 0;
export const PULSES_CONSTANT = 0;
export const PULSES_SOFT = 1;
export const PULSES_EXPONENTIAL = 2;
/** u32 1 where the noise of a pulse does not scale with its factor. */
export const PULSES_ADDITIVE = 4;
/** Spread from pulse to pulse, and of what is read after a write (in weights, not steps). */
export const PULSES_CYCLE = 8;
export const PULSES_WRITE = 16;
/** Of the exponential rule: slope and offset of z, then gamma and A of up and down steps. */
export const PULSES_A = 24;
export const PULSES_B = 32;
export const PULSES_UP_GAMMA = 40;
export const PULSES_DOWN_GAMMA = 48;
export const PULSES_UP_SIZE = 56;
export const PULSES_DOWN_SIZE = 64;
export const PULSES_POSITION = 72;
export const PULSES_SHOWN = 76;
export const PULSES_UP = 80;
export const PULSES_DOWN = 84;
export const PULSES_MAX = 88;
export const PULSES_MIN = 92;
export const PULSES_REFERENCE = 96;
/** u32 pulses that each device has seen. */
export const PULSES_SENT = 100;
/** u32 key0, key1 of the draws of writes, and two words of scratch; number of the array. */
export const PULSES_KEY = 104;
export const PULSES_ARRAY = 108;
/** Elements per row of the weights, and devices per row. */
export const PULSES_ROW = 112;
export const PULSES_TARGETS = 116;
/** Matrices in which a weight stands, sources x targets and the other way round; 0 where there is none. */
export const PULSES_WEIGHTS = 120;
export const PULSES_BACK = 124;
export const PULSES_BACK_ROW = 128;
/** f64 weight of a device that shows 1. */
export const PULSES_AMPLITUDE = 136;
export const PULSES_BYTES = 144;

/** Activation functions of rate units: u; u clipped to [0, 1]; u / 2 clipped; 1 / (1 + exp(-4 (u - 1/2))); tanh u. */
export const ACTIVATE_LINEAR = 0;
export const ACTIVATE_HARD = 1;
export const ACTIVATE_HALF = 2;
export const ACTIVATE_SIGMOID = 3;
export const ACTIVATE_TANH = 4;
export const ACTIVATE_BINARY = 5;

/**
 * Parameter block of a convolution, stride 1, with pooling: u32 sizes and pointers. Neurons of an image stand position
 * by position, the channels of a position side by side; so do those of the map that it is convolved to, the channels of
 * a position in whole vectors.
 */
export const CONV_HEIGHT = 0;
export const CONV_WIDTH = 4;
export const CONV_CHANNELS = 8;
/** Side of the square kernel, and zeros around the image. */
export const CONV_KERNEL = 12;
export const CONV_PADDING = 16;
export const CONV_POOL = 20;
export const CONV_POOL_MAX = 0;
export const CONV_POOL_AVERAGE = 1;
/** Side of the square window; 1 where nothing is pooled. */
export const CONV_POOL_SIZE = 24;
/** Of what comes out, after pooling. */
export const CONV_OUT_HEIGHT = 28;
export const CONV_OUT_WIDTH = 32;
export const CONV_OUT_CHANNELS = 36;
/** f32 weights as [y][x][channel in][channel out] and as [y][x][channel out][channel in], rows of whole vectors. */
export const CONV_FORWARD = 40;
export const CONV_WEIGHTS = 44;
export const CONV_BYTES = 48;
/** Channels of an image at most: those of a position are listed together. */
export const CONV_MOST_CHANNELS = 4000;

/** Parameter block of `descend`, f32. */
export const DESCENT_GAIN = 0;
export const DESCENT_RATE = 4;
export const DESCENT_MOMENTUM = 8;
export const DESCENT_DECAY = 12;
export const DESCENT_LIMIT = 16;
export const DESCENT_BYTES = 20;
