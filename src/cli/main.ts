#!/usr/bin/env node
import { systemIo } from './io.js';
import { run } from './program.js';

// A closed pipe (`nudge cards | head`) ends the output, not the program with a stack trace.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', error => {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(process.exitCode ?? 0);
    throw error;
  });
}

process.exitCode = await run(process.argv.slice(2), systemIo);
