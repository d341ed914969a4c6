import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildImages } from './build.mjs';
import { IMAGES, readImages, writeImages } from './images.mjs';
import { PAGE, pageWith } from './page.mjs';

/**
 * Builds the committed images again, to `out` if it is given, and compares them with firmware-models/images: to the
 * byte where the compiler is the same. Gives the exit code.
 */
export function check(root, out) {
  const folder = out === undefined ? mkdtempSync(join(tmpdir(), 'nudge-images-')) : resolve(out);
  mkdirSync(folder, { recursive: true });
  try {
    const rebuilt = buildImages(root, folder);
    writeImages(folder, rebuilt);
    const kept = readImages(join(root, IMAGES)).images;
    const verdicts = rebuilt.map(image =>
      compare(
        kept.find(({ board }) => board === image.board),
        image,
        folder,
      ),
    );
    return verdicts.every(Boolean) && pageAgrees(root, kept) ? 0 : 1;
  } finally {
    if (out === undefined) rmSync(folder, { recursive: true });
  }
}

function pageAgrees(root, images) {
  if (readFileSync(join(root, PAGE), 'utf8') === pageWith(root, images)) return true;
  console.error(`${PAGE}: the table is stale; run node scripts/firmware.mjs build.`);
  return false;
}

/** Says how one image compares; false when it is stale. */
function compare(kept, image, folder) {
  const { board, compiler, sha256 } = image;
  if (kept?.sha256 === sha256) {
    console.log(`${board}: the same ${image.bytes} bytes`);
    return true;
  }
  if (kept !== undefined && kept.compiler !== compiler) {
    console.log(
      `${board}: built by ${compiler}, kept by ${kept.compiler}: the bytes differ, compare the behaviour;`,
    );
    console.log(`  NUDGE_IMAGES=${folder} runs the tests of the firmware on what was built now`);
    return true;
  }
  console.error(`${board}: the kept image is stale; run node scripts/firmware.mjs build.`);
  return false;
}
