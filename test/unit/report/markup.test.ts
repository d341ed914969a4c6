import { describe, expect, test } from 'vitest';
import { html, svg } from '../../../src/report/markup.js';

describe('markup', () => {
  test('escapes every value that is not markup', () => {
    const name = `<b onclick="x('y')">&</b>`;
    expect(html`<p title="${name}">${name}</p>`.text).toBe(
      '<p title="&lt;b onclick=&quot;x(&#39;y&#39;)&quot;&gt;&amp;&lt;/b&gt;">&lt;b onclick=&quot;x(&#39;y&#39;)&quot;&gt;&amp;&lt;/b&gt;</p>',
    );
  });

  test('joins lists and leaves out what is not there', () => {
    const items = (['a', '<', null, undefined, false, 0] as const).map(each => html`<li>${each}</li>`);
    expect(html`<ul>${items}</ul>`.text).toBe(
      '<ul><li>a</li><li>&lt;</li><li></li><li></li><li></li><li>0</li></ul>',
    );
  });

  test('shortens coordinates in drawings only', () => {
    expect(svg`<i x="${1 / 3}"/>`.text).toBe('<i x="0.33"/>');
    expect(html`${0.125}`.text).toBe('0.125');
  });
});
