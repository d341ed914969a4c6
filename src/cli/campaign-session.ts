import { Campaign } from '../campaign/campaign.js';
import { requireFeasible } from '../campaign/feasible.js';
import { finishCampaign, writePartial } from '../campaign/finish.js';
import { CampaignFolder } from '../campaign/folder.js';
import { type LoadedStudy, loadStudy } from '../campaign/load.js';
import { LocalQueue } from '../campaign/local-queue.js';
import { outlookOf } from '../campaign/outlook.js';
import { makePlan, type Plan } from '../campaign/plan.js';
import { parseOverrides } from '../experiment/load.js';
import { UserError } from '../problem/problem.js';
import { campaignReport } from '../report/campaign.js';
import { experimentArguments } from './arguments.js';
import type { CampaignOptions } from './campaign.js';
import { campaignProgress } from './campaign-progress.js';
import { analysisText, planText } from './campaign-text.js';
import { EXIT } from './exit.js';
import { INTERRUPTED, interruptible } from './interrupt.js';
import type { Io } from './io.js';
import { Writer } from './writer.js';

/** `nudge campaign`: returns the exit code. */
export async function campaign(io: Io, words: readonly string[], options: CampaignOptions): Promise<number> {
  const writer = new Writer(io, options.format);
  const { loaded, plan } = planned(words);
  writer.warnings(plan.warnings);
  if (options.plan) {
    const there = CampaignFolder.existing(options.out, plan);
    const outlook = outlookOf(plan, there?.results() ?? new Map());
    writer.result({ campaign: plan.name, study: loaded.study, outlook }, planText(plan, outlook));
    return EXIT.done;
  }
  // Fails here, before anything is written, when data are missing or a network does not fit its chip.
  if (!CampaignFolder.existing(options.out, plan)) requireFeasible(plan, options.data);
  const { folder, notice } = CampaignFolder.open(options.out, plan);
  try {
    if (notice) writer.note(notice);
    return await conduct(io, writer, plan, folder, { ...options, words });
  } finally {
    folder.close();
  }
}

function planned(words: readonly string[]): { loaded: LoadedStudy; plan: Plan } {
  const { file, overrides } = experimentArguments(words);
  if (file === undefined) {
    const allowed = 'a study file, then key.path=value';
    throw new UserError({
      code: 'usage',
      message: 'no study file was given',
      found: words.join(' '),
      allowed,
    });
  }
  const loaded = loadStudy(file);
  return { loaded, plan: makePlan(loaded, parseOverrides(overrides)) };
}

type ConductOptions = CampaignOptions & { readonly words: readonly string[] };

async function conduct(
  io: Io,
  writer: Writer,
  plan: Plan,
  folder: CampaignFolder,
  options: ConductOptions,
): Promise<number> {
  const queue = new LocalQueue(folder, plan.runs);
  writer.note(`${plan.runs.length} runs planned, ${queue.open} open, folder ${folder.path}`);
  const view = campaignProgress(io, writer);
  const workers = Math.max(1, Math.min(options.workers, queue.open));
  const stopping = () =>
    writer.note('Waiting for the runs at hand; Ctrl-C again leaves at once, and they will run again.');
  const decisions = await interruptible(io, stopping, async signal => {
    const request = {
      plan,
      folder,
      queue,
      workers,
      dataDir: options.data,
      signal,
      onProgress: view.update,
      onNotice: (text: string) => writer.note(text),
    };
    try {
      return await new Campaign(request).run();
    } finally {
      view.stop();
    }
  });
  if (!decisions) {
    const resume = commandOf(options);
    const partial = writePartial(plan, folder, queue);
    writer.result(
      { campaign: folder.path, state: 'interrupted', partial, resume },
      `Interrupted; the runs that have ended stand in ${partial}.\nTo go on: ${resume}`,
    );
    return INTERRUPTED;
  }
  const analysis = finishCampaign(plan, folder, queue, decisions);
  folder.write('report.html', campaignReport(plan, analysis));
  writer.result(
    { campaign: folder.path, state: 'finished', report: folder.file('report.html'), summary: analysis },
    `${analysisText(analysis)}\nFolder ${folder.path}\nReport ${folder.file('report.html')}`,
  );
  return analysis.cells.some(({ failed }) => failed > 0) ? EXIT.user : EXIT.done;
}

/** The command as it was given, apart from what only changes how it looks. */
function commandOf({ words, data, out, workers }: ConductOptions): string {
  const quoted = words.map(word =>
    /^[\w@%+=:,./[\]-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`,
  );
  const folder = data === undefined ? [] : ['--data', data];
  return ['nudge campaign', ...quoted, ...folder, '--out', out, '--workers', workers].join(' ');
}
