import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { Adoption, CrewMember } from './crew.js';
import { CUTS, narrow } from './cuts.js';
import { Desk, roomForOperands } from './desk.js';
import { type Exports, instantiate } from './wasm.js';

/** Entry point of a thread of a crew: takes parts of what is laid down, for ever. */
const { desk: buffer, thread } = workerData as CrewMember;
const port = parentPort as MessagePort;
const desk = new Desk(buffer);
const operands = roomForOperands();
let kernels: Exports | undefined;
let adopted = 0;

/** Memories are told of before work on them is laid down; those that this thread slept through are passed over. */
function kernelsOf(adoption: number): Exports {
  while (adopted < adoption) {
    const told = receiveMessageOnPort(port)!.message as Adoption;
    adopted = told.number;
    if (adopted === adoption) kernels = instantiate(told.memory, told.variant, thread);
  }
  return kernels!;
}

function work(part: number): void {
  const { adoption, cut: index, parts } = desk.job;
  const cut = CUTS[index]!;
  desk.operands(operands);
  narrow(cut, operands, part, parts);
  const kernel = kernelsOf(adoption)[cut.kernel] as (...numbers: number[]) => number;
  desk.done(part, kernel(...operands));
}

port.postMessage('ready');
for (;;) {
  const seen = desk.laid;
  for (let part = desk.claim(); part >= 0; part = desk.claim()) {
    try {
      work(part);
    } catch {
      desk.done(part, Number.NaN, true);
    }
  }
  desk.waitForMore(seen);
}
