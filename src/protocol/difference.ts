/** Where two messages first differ, and what each says there; undefined where one has nothing. */
export interface Difference {
  /** Field in lowerCamelCase, such as `drives[1].beta`. */
  readonly path: string;
  readonly left: unknown;
  readonly right: unknown;
}

/**
 * The first field, in the order of the messages, in which two of them differ; undefined for equal ones. Numbers are
 * compared bit by bit and typed arrays by their type too; request ids are not looked at.
 */
export function firstDifference(left: object, right: object): Difference | undefined {
  return inFields({ ...left, requestId: 0 }, { ...right, requestId: 0 }, '');
}

function between(left: unknown, right: unknown, path: string): Difference | undefined {
  if (Object.is(left, right)) return undefined;
  if (!isComposed(left) || !isComposed(right) || left.constructor !== right.constructor) {
    return { path, left: shown(left), right: shown(right) };
  }
  return Array.isArray(left) || ArrayBuffer.isView(left)
    ? inElements(left as unknown as ArrayLike<unknown>, right as unknown as ArrayLike<unknown>, path)
    : inFields(left, right, path);
}

const isComposed = (value: unknown): value is object => typeof value === 'object' && value !== null;

function inElements(
  left: ArrayLike<unknown>,
  right: ArrayLike<unknown>,
  path: string,
): Difference | undefined {
  for (let k = 0; k < Math.min(left.length, right.length); k++) {
    const found = between(left[k], right[k], `${path}[${k}]`);
    if (found) return found;
  }
  if (left.length === right.length) return undefined;
  return { path: `${path}.length`, left: left.length, right: right.length };
}

function inFields(left: object, right: object, path: string): Difference | undefined {
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const place = path === '' ? key : `${path}.${key}`;
    const found = between((left as Fields)[key], (right as Fields)[key], place);
    if (found) return found;
  }
  return undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/** Something composed stands for itself by its name. */
const shown = (value: unknown): unknown => (isComposed(value) ? value.constructor.name : value);
