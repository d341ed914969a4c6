import { expect, test } from 'vitest';
import { parseAddress } from '../../../src/link/address.js';

test.each([
  ['emulator', { kind: 'emulator' }],
  ['rp2040', { kind: 'rp2040' }],
  ['qemu:microbit', { kind: 'qemu', machine: 'microbit' }],
  ['serial:/dev/ttyACM0', { kind: 'serial', path: '/dev/ttyACM0', baud: 115200 }],
  ['serial:COM3?baud=1000000', { kind: 'serial', path: 'COM3', baud: 1_000_000 }],
  ['tcp:localhost:7000', { kind: 'tcp', host: 'localhost', port: 7000 }],
  ['tcp:[::1]:7000', { kind: 'tcp', host: '::1', port: 7000 }],
  ['unix:a/b', { kind: 'unix', path: 'a/b' }],
  ['stdio:./board --fast', { kind: 'stdio', command: './board --fast' }],
])('%s', (text, address) => expect(parseAddress(text)).toEqual(address));

test.each([
  ['usb', /no place of a chip \(found usb; allowed: emulator, serial:PATH/],
  ['serial:', /no place of a chip/],
  ['serial:/dev/x?baud=fast', /one setting, its speed \(found \?baud=fast/],
  ['serial:/dev/x?baud=10', /allowed: \?baud=300 to \?baud=12000000/],
  ['tcp:localhost', /a host and a port \(found tcp:localhost/],
  ['tcp:localhost:99999', /a host and a port/],
])('%s is refused', (text, words) => expect(() => parseAddress(text)).toThrow(words));
