/** Setting up cannot go on: a sentence for the user and the exit code to end with. */
export class SetupError extends Error {
  name = 'SetupError';

  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
