import { parentPort, workerData } from 'node:worker_threads';
import { evaluateShare, type Share } from './evaluate.js';
import { prepare } from './trial.js';

/** Entry point of an evaluation thread: runs the share it is given and answers once. */
const share = workerData as Share;
parentPort!.postMessage(await evaluateShare(prepare(share.experiment, share.dataDir), share));
