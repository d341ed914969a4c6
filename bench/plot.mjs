const WIDTH = 640;
const HEIGHT = 400;
const MARGIN = { left: 70, right: 110, top: 40, bottom: 50 };
const COLOURS = ['#0b6e99', '#c2571a', '#5b7d2a', '#7b4fa3'];

/** Maps values of one axis to pixels and says where its ticks are. */
function axis(values, { log = false }, from, to) {
  const place = log ? Math.log10 : value => value;
  const low = log ? Math.floor(Math.min(...values.map(place))) : 0;
  const high = log ? Math.ceil(Math.max(...values.map(place))) : Math.max(...values);
  const at = value => from + ((place(value) - low) / (high - low)) * (to - from);
  const ticks = log
    ? Array.from({ length: high - low + 1 }, (_, k) => 10 ** (low + k))
    : steps(high).map(value => value);
  return { at, ticks };
}

/** 0 and up to six round numbers up to `high`. */
function steps(high) {
  const rough = high / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find(each => each * power >= rough) * power;
  return Array.from({ length: Math.floor(high / step) + 1 }, (_, k) => k * step);
}

const number = value =>
  value >= 1e4 || (value > 0 && value < 1e-2) ? value.toExponential(0) : String(+value.toPrecision(3));
const text = (x, y, words, more = '') =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${words}</text>`;

/** A line plot as SVG text. Series are { name, points: [x, y][] }; axes { label, log }. */
export function plot({ title, x, y, series }) {
  const all = series.flatMap(each => each.points);
  const right = WIDTH - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const across = axis(
    all.map(point => point[0]),
    x,
    MARGIN.left,
    right,
  );
  const up = axis(
    all.map(point => point[1]),
    y,
    bottom,
    MARGIN.top,
  );
  const grid = [
    ...across.ticks.map(value => {
      const at = across.at(value);
      return `<path d="M${at.toFixed(1)} ${MARGIN.top}V${bottom}"/>${text(at, bottom + 18, number(value), 'text-anchor="middle"')}`;
    }),
    ...up.ticks.map(value => {
      const at = up.at(value);
      return `<path d="M${MARGIN.left} ${at.toFixed(1)}H${right}"/>${text(MARGIN.left - 8, at + 4, number(value), 'text-anchor="end"')}`;
    }),
  ];
  const lines = series.map(({ name, points }, k) => {
    const places = points.map(([px, py]) => [across.at(px).toFixed(1), up.at(py).toFixed(1)]);
    const colour = COLOURS[k % COLOURS.length];
    const dots = places.map(([px, py]) => `<circle cx="${px}" cy="${py}" r="3" fill="${colour}"/>`).join('');
    const path = `<path d="M${places.join('L')}" fill="none" stroke="${colour}" stroke-width="2"/>`;
    const legend = text(right + 12, MARGIN.top + 18 * (k + 1), name, `fill="${colour}"`);
    return path + dots + legend;
  });
  const labels = [
    text(MARGIN.left, 24, title, 'font-weight="bold"'),
    text((MARGIN.left + right) / 2, HEIGHT - 10, x.label, 'text-anchor="middle"'),
    text(
      16,
      (MARGIN.top + bottom) / 2,
      y.label,
      `text-anchor="middle" transform="rotate(-90 16 ${(MARGIN.top + bottom) / 2})"`,
    ),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    `<g stroke="#ddd" fill="#333"><style>g text { stroke: none }</style>${grid.join('')}</g>`,
    ...lines,
    ...labels,
    '</svg>\n',
  ].join('\n');
}
