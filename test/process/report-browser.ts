import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
  readonly sessionId?: string;
}

type Parameters = Record<string, unknown>;

/** A headless Chromium with one page, spoken to over its debugging pipe: JSON ended by a zero byte. */
export class Browser {
  private readonly process: ChildProcess;
  private readonly profile = mkdtempSync(join(tmpdir(), 'nudge-chromium-'));
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private readonly listeners = new Set<(answer: Answer) => void>();
  private session: string | undefined;
  private last = 0;
  private text = '';
  /** Whatever the page complained about: console errors and warnings, exceptions, failed loads. */
  readonly complaints: string[] = [];
  /** Addresses that the page asked for. */
  readonly requests: string[] = [];

  constructor(command: string) {
    const options = ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-pipe'];
    this.process = spawn(command, [...options, `--user-data-dir=${this.profile}`], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    (this.process.stdio[4] as Readable).setEncoding('utf8').on('data', chunk => this.receive(chunk));
    this.listeners.add(answer => this.note(answer));
  }

  async open(file: string, width: number, scheme: 'light' | 'dark' = 'light'): Promise<void> {
    if (!this.session) await this.attach();
    const metrics = { width, height: 900, deviceScaleFactor: 1, mobile: false };
    await this.send('Emulation.setDeviceMetricsOverride', metrics);
    await this.send('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: scheme }],
    });
    const loaded = this.event('Page.loadEventFired');
    await this.send('Page.navigate', { url: pathToFileURL(file).href });
    await loaded;
  }

  /** The value of a JavaScript expression in the page. */
  async value<T>(expression: string): Promise<T> {
    const { result } = await this.send('Runtime.evaluate', { expression, returnByValue: true });
    return (result as { value: T }).value;
  }

  /** The page down to a height as PNG bytes. */
  async picture(height: number): Promise<Buffer> {
    const width = await this.value<number>('innerWidth');
    const clip = { x: 0, y: 0, width, height, scale: 1 };
    const { data } = await this.send('Page.captureScreenshot', { captureBeyondViewport: true, clip });
    return Buffer.from(data as string, 'base64');
  }

  async close(): Promise<void> {
    const ended = new Promise(resolve => this.process.once('exit', resolve));
    this.process.kill();
    await ended;
    rmSync(this.profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  private async attach(): Promise<void> {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    this.session = sessionId as string;
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await this.send(`${domain}.enable`);
  }

  private send(method: string, params: Parameters = {}): Promise<Record<string, unknown>> {
    const id = ++this.last;
    const session = this.session === undefined ? {} : { sessionId: this.session };
    const message = JSON.stringify({ id, method, params, ...session });
    (this.process.stdio[3] as Writable).write(`${message}\0`);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ result, error }) => {
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result ?? {});
      });
    });
  }

  private event(method: string): Promise<void> {
    return new Promise(resolve => {
      const listener = (answer: Answer) => {
        if (answer.method !== method) return;
        this.listeners.delete(listener);
        resolve();
      };
      this.listeners.add(listener);
    });
  }

  private receive(chunk: string): void {
    const messages = (this.text + chunk).split('\0');
    this.text = messages.pop()!;
    for (const message of messages) {
      const answer = JSON.parse(message) as Answer;
      if (answer.id !== undefined) {
        this.waiting.get(answer.id)?.(answer);
        this.waiting.delete(answer.id);
      } else for (const listener of this.listeners) listener(answer);
    }
  }

  private note({ method, params }: Answer): void {
    if (method === 'Network.requestWillBeSent')
      this.requests.push((params as { request: { url: string } }).request.url);
    if (method === 'Log.entryAdded' || method === 'Runtime.exceptionThrown')
      this.complaints.push(JSON.stringify(params));
    if (method === 'Runtime.consoleAPICalled') this.complaints.push(JSON.stringify(params));
  }
}
