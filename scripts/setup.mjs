// What `npm start` and `npm test` call: installs and builds when needed, then becomes the job itself.
// Only Node's own modules, since nothing is installed yet.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const wanted = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))
  .engines.node.match(/\d+/g)
  .map(Number);
const found = process.versions.node.split('.').map(Number);

if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  console.error(
    `nudge needs Node ${wanted.join('.')} or newer, and this is Node ${process.versions.node} (${process.execPath}). Install a newer one and try again.`,
  );
  process.exitCode = 1;
} else {
  // Loaded only now, so that an old Node never meets syntax it does not know.
  import('./setup/main.mjs').then(({ main }) => main(root, process.argv[2], process.argv.slice(3)));
}
