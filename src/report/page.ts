import { readFileSync } from 'node:fs';
import { ruleLabel } from '../experiment/summary.js';
import { cellExhibits } from './cells.js';
import { claimText } from './claim.js';
import { comparisonExhibits } from './comparison.js';
import { confusionExhibit } from './confusion.js';
import { energyExhibits, energyNotes, standingWords } from './energy.js';
import { type Section, sections } from './exhibit.js';
import { headline } from './headline.js';
import { ratesExhibit } from './histograms.js';
import { learningExhibit } from './learning.js';
import { mapsExhibit } from './maps.js';
import { html, Markup } from './markup.js';
import { memoryExhibits } from './memory.js';
import { provenance } from './provenance.js';
import { rasterExhibit } from './raster.js';
import type { RunData } from './run-data.js';
import type { Spending } from './spending.js';
import { stdpExhibit } from './stdp.js';
import { workExhibit } from './work.js';

export interface PageInput {
  readonly run: RunData;
  /** Null when nothing was counted. */
  readonly spending: Spending | null;
  /** True when the energy card is not the experiment's. */
  readonly repriced: boolean;
}

/** The whole report as one HTML document that loads nothing. */
export function page(input: PageInput): string {
  const { run, spending } = input;
  const { experiment } = run.design;
  const title = `${experiment.name}, seed ${experiment.seed} – ${ruleLabel(experiment)}`;
  const style = readFileSync(new URL('./style.css', import.meta.url), 'utf8');
  const shown = sectionsOf(input).filter(({ exhibits, text }) => exhibits.length > 0 || text);
  const contents = shown.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>`);
  const document = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${title}</title><style>${new Markup(style)}</style></head>
<body><main>${headline(run, spending)}<nav aria-label="Contents"><ul>${contents}</ul></nav>
${sections(shown)}</main></body></html>
`;
  return document.text;
}

function sectionsOf({ run, spending, repriced }: PageInput): Section[] {
  return [
    { id: 'results', title: 'Results', exhibits: learningExhibit(run.metrics) },
    insideSection(run),
    { id: 'work-done', title: 'Work', exhibits: run.results ? workExhibit(run.results.ledger) : [] },
    {
      id: 'cells',
      title: 'Cells and faults',
      exhibits: run.results ? cellExhibits(run.results.devices, run.results.faults) : [],
    },
    ...(spending ? energySections(spending, repriced, run) : []),
    { id: 'local-memory', title: 'Local memory', exhibits: memoryExhibits(run.design) },
    ...provenance(run),
  ];
}

function insideSection({ analysis, results }: RunData): Section {
  return {
    id: 'inside',
    title: 'Inside the network',
    exhibits: [
      ...(analysis?.raster ? [rasterExhibit(analysis.raster)] : []),
      ...(analysis?.rates ? [ratesExhibit(analysis.rates)] : []),
      ...(analysis?.stdp ? [stdpExhibit(analysis.stdp)] : []),
      ...(analysis?.weights ? [mapsExhibit(analysis.weights)] : []),
      ...(results && results.confusion.length > 0 ? [confusionExhibit(results.confusion)] : []),
    ],
  };
}

function energySections(spending: Spending, repriced: boolean, run: RunData): Section[] {
  const { comparison } = spending.figures;
  const own = run.design.experiment.chip.energy_card;
  const notice =
    repriced &&
    html`<p class="note">Priced anew by <b>${spending.card.name}</b> from the stored counts; the experiment names the card ${own}. Nothing was run again.</p>`;
  const exhibits = energyExhibits(spending);
  if (exhibits.length === 0) return [];
  return [
    {
      id: 'energy-spent',
      title: 'Energy',
      text: html`${notice}${energyNotes(spending)}`,
      exhibits,
      after: standingWords(spending),
    },
    {
      id: 'compared',
      title: 'Compared with ordinary processors',
      text: claimText(spending),
      exhibits: comparisonExhibits(comparison),
    },
  ];
}
