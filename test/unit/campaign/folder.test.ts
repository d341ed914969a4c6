import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CampaignFolder } from '../../../src/campaign/folder.js';
import { studyOf } from '../../../src/campaign/load.js';
import { LocalQueue, MOST_CRASHES, MOST_KILLS } from '../../../src/campaign/local-queue.js';
import { makePlan } from '../../../src/campaign/plan.js';
import { temporaryFolder } from '../../support/folder.js';
import { problemsFrom } from '../../support/problems.js';

const study = studyOf({
  format: 'nudge.study/1',
  name: 'folder',
  factors: [{ name: 'epochs', key: 'training.epochs', values: [1, 2] }],
  replicates: { count: 3 },
});
const plan = makePlan({ study, place: {}, base: { value: { format: 'nudge.experiment/1' }, place: {} } });
const RESULT = { state: 'diverged', summary: null, reason: 'why', seconds: 0.5 } as const;

it('a run is held by one, ends once, and is found again by the next process', async () => {
  const out = temporaryFolder();
  const { folder } = CampaignFolder.open(out, plan);
  const queue = new LocalQueue(folder, plan.runs);
  const first = (await queue.claim())!;
  expect(first.index).toBe(0);
  expect((await queue.claim())!.index).toBe(1);
  await queue.complete(first, RESULT);
  await queue.complete(first, { ...RESULT, reason: 'a second time' });
  expect(queue.result(first)).toEqual({ ...RESULT, attempts: 1 });
  expect(queue.open).toBe(5);
  folder.close();

  const again = CampaignFolder.open(out, plan);
  expect(again.notice).toBeNull();
  const next = new LocalQueue(again.folder, plan.runs);
  expect(next.result(first)).toEqual({ ...RESULT, attempts: 1 });
  expect((await next.claim())!.index).toBe(1);
  again.folder.close();
});

it.each([
  { how: 'crashes', killed: false, most: MOST_CRASHES },
  { how: 'is killed', killed: true, most: MOST_KILLS },
])('a run whose process $how waits again, and stands as failed in the end', async ({ killed, most }) => {
  const { folder } = CampaignFolder.open(temporaryFolder(), plan);
  const queue = new LocalQueue(folder, plan.runs);
  for (let attempt = 1; attempt <= most; attempt++) {
    expect(queue.open).toBe(6);
    const run = (await queue.claim())!;
    expect(run.index).toBe(0);
    await queue.lose(run, { reason: 'SIGKILL', killed });
  }
  expect(queue.result(plan.runs[0]!)).toMatchObject({ state: 'failed', attempts: most });
  expect(queue.result(plan.runs[0]!)!.reason).toContain('SIGKILL');
  expect((await queue.claim())!.index).toBe(1);
  folder.close();
});

it('skipped runs are not given out; held ones go on', async () => {
  const { folder } = CampaignFolder.open(temporaryFolder(), plan);
  const queue = new LocalQueue(folder, plan.runs);
  const held = (await queue.claim())!;
  await queue.skip(plan.runs.slice(0, 5));
  expect(queue.open).toBe(2);
  expect((await queue.claim())!.index).toBe(5);
  expect(await queue.claim()).toBeUndefined();
  await queue.complete(held, RESULT);
  expect(queue.open).toBe(1);
  folder.close();
});

it('another process in the folder is refused, a dead one’s lock taken over', () => {
  const out = temporaryFolder();
  const { folder } = CampaignFolder.open(out, plan);
  const found = problemsFrom(() => CampaignFolder.open(out, plan))[0]!;
  expect(found).toMatchObject({ code: 'usage', found: `process ${process.pid} on ${hostname()}` });
  folder.close();
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(join(folder.path, 'campaign.lock'), JSON.stringify({ pid, host: hostname() }));
  CampaignFolder.open(out, plan).folder.close();
  writeFileSync(join(folder.path, 'campaign.lock'), '');
  CampaignFolder.open(out, plan).folder.close();
  expect(existsSync(join(folder.path, 'campaign.lock'))).toBe(false);
});

it('damaged results and foreign plans are told with what to do', async () => {
  const out = temporaryFolder();
  const { folder } = CampaignFolder.open(out, plan);
  const file = join(folder.path, 'results', `${plan.runs[0]!.id}.json`);
  writeFileSync(file, '{"format":"nudge.result/1"');
  expect(problemsFrom(() => new LocalQueue(folder, plan.runs))[0]).toMatchObject({
    code: 'file-damaged',
    file,
  });
  writeFileSync(
    file,
    JSON.stringify({ format: 'nudge.result/9', id: plan.runs[0]!.id, attempts: 1, ...RESULT }),
  );
  expect(problemsFrom(() => new LocalQueue(folder, plan.runs))[0]!.code).toBe('format-newer');
  rmSync(file);
  folder.close();
  writeFileSync(
    join(folder.path, 'plan.json'),
    JSON.stringify({ format: 'nudge.plan/1', nudge: '0', runs: [] }),
  );
  expect(problemsFrom(() => CampaignFolder.open(out, plan))[0]!.code).toBe('file-damaged');
  expect(readdirSync(out)).toEqual([plan.name]);
});
