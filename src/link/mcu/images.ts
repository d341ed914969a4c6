import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * The built reference firmware that comes with the package; scripts/firmware.mjs makes it. The environment variable
 * NUDGE_IMAGES names another folder, for images of another compiler.
 */
const IMAGES = process.env.NUDGE_IMAGES
  ? pathToFileURL(join(process.env.NUDGE_IMAGES, '/'))
  : new URL('../../../firmware-models/images/', import.meta.url);

/** Boards for which there is an image, and its file. */
export const IMAGE_FILES = {
  rp2040: 'rp2040.elf',
  lm3s6965: 'lm3s6965.elf',
  nrf51: 'nrf51.elf',
  stm32f100: 'stm32f100.elf',
  wasm: 'nudge.wasm',
} as const;
export type ImageName = keyof typeof IMAGE_FILES;

/** Path of an image. */
export function imagePath(name: ImageName): string {
  return fileURLToPath(new URL(IMAGE_FILES[name], IMAGES));
}

/** An image as bytes: ELF for microcontrollers, a module for WebAssembly. */
export function readImage(name: ImageName): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(imagePath(name)));
}
