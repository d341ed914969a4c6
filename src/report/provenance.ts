import type { Section } from './exhibit.js';
import { html, type Markup, type Value } from './markup.js';
import type { RunData } from './run-data.js';
import { facts } from './table.js';
import { si } from './words.js';

/** Where the run took place, on what data, and how to have it again. */
export function provenance(run: RunData): Section[] {
  return [
    {
      id: 'reproduce',
      title: 'How to reproduce it',
      text: reproduce(run),
      exhibits: [],
    },
    { id: 'environment', title: 'Environment', text: environment(run), exhibits: [] },
    {
      id: 'configuration',
      title: 'Configuration',
      text: html`<p>The experiment, fully resolved: every default is written out. It is the file experiment.yaml of the run folder.</p><pre class="yaml"><code>${run.yaml.trimEnd()}</code></pre>`,
      exhibits: [],
    },
  ];
}

function reproduce({ name, design, record, environment: where }: RunData): Markup {
  const { data, seed } = design.experiment;
  const folder = `runs/${name}`;
  const place = data.set === 'digits' ? '' : ' --data DIR';
  const commands = [
    `nudge train ${folder}/experiment.yaml${place}`,
    ...(record.state === 'finished'
      ? [`nudge evaluate ${folder}${place}`]
      : [`nudge resume ${folder}${place}`]),
    `nudge report ${folder} --energy-card NAME`,
  ];
  const version = where ? ` with nudge ${where.nudge}` : '';
  return html`<p>The same experiment${version} and seed ${seed} give the same bits, for any number of threads and after any interruption. ${place !== '' && html`DIR is the folder that holds the data set ${data.set}. `}Prices can be exchanged without running anything again.</p><pre><code>${commands.join('\n')}</code></pre>`;
}

function environment({ environment: where, results, record, design }: RunData): Markup {
  const git = where?.git;
  const rows: [Value, Value][] = [
    ['nudge', where?.nudge ?? 'unknown'],
    ['Node.js', where ? `${where.node} (V8 ${where.v8})` : 'unknown'],
    ['platform', where?.platform ?? 'unknown'],
    ['processor', where ? `${where.cpu.model}, ${where.cpu.count} usable` : 'unknown'],
    ['memory', where ? si(where.memoryBytes, 'B') : 'unknown'],
    ['git commit', git ? html`<code>${git.commit}</code>${git.dirty && ' with changes'}` : 'none'],
    ['begun', record.created],
    ['last written', record.updated],
    ['data set', design.experiment.data.set],
    ['sha256 of the data', results?.dataHash ? html`<code>${results.dataHash}</code>` : 'unknown'],
    ['sha256 of the split', results ? html`<code>${results.split}</code>` : 'unknown'],
  ];
  return facts(rows);
}
