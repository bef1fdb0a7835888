import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sources } from '../conformance/build';

/** Makes src/schema/cilium-value-table.json of the charts that conformance pins: node -r ts-node/register/transpile-only test/schema/cilium-values.ts */

const TABLE = join(__dirname, '..', '..', 'src', 'schema', 'cilium-value-table.json');
const CILIUM = 'github.com/cilium/cilium';
const CHARTS = { 19: 'charts-cilium-1.19', 20: 'charts' } as const;

/** A kind of value, or the values of an object. */
type Tree = string | { [key: string]: Tree };
interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly enum?: readonly unknown[];
}

/** What Kubernetes reads, whatever stands there by default. */
const KUBERNETES =
  /^(affinity|annotations|commonLabels|dnsConfig|labels|nodeSelector|nodeSelectorLabels|podAnnotations|podDisruptionBudget|podLabels|podSecurityContext|resources|securityContext|tolerations|updateStrategy)$|(Annotations|Labels|NodeSelector|Resources|SecurityContext)$/;

const LETTERS: Readonly<Record<string, string>> = { string: 's', boolean: 'b', integer: 'i', number: 'n', array: 'a', object: 'o', null: '' };

/** As a chart's own schema has it, which Helm compares values with. */
function treeOf({ type, properties = {}, enum: words }: Schema, key = ''): Tree {
  if (Object.keys(properties).length > 0 && !KUBERNETES.test(key)) {
    return Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, treeOf(inner, name)]));
  }
  const types = type === undefined ? ['j'] : [type].flat();
  // what is null by default may be what nobody wrote down
  if (words !== undefined || types.every((one) => one === 'j' || one === 'null')) return 'j';
  return types.map((one) => LETTERS[one]).sort().join('');
}

/** Values that templates read and the schema does not have, like those that are commented out. */
function templated(folder: string, tree: Tree): void {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(yaml|tpl|txt)$/i.test(name))) {
    const template = readFileSync(join(folder, path), 'utf8');
    for (const [, at = '', key] of template.matchAll(/(?:hasKey|get) \$?\.Values(\.[A-Za-z0-9_.]+)? "(\w+)"/g)) add(tree, [...at.split('.').slice(1), key]);
    for (const [, value] of template.matchAll(/\.Values\.(?!AsMap\b)([A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*)/g)) add(tree, value.split('.'));
  }
}

function add(tree: Tree, [key, ...rest]: readonly string[]): void {
  if (typeof tree === 'string') return;
  if (Object.hasOwn(tree, key)) return rest.length > 0 ? add(tree[key], rest) : undefined;
  if (rest.length === 0) tree[key] = 'j';
  else add((tree[key] = {}), rest);
}

/** Both in one: what only the newer has ends in `^`, what only the older had in `-`. */
function merged(older: Tree | undefined, newer: Tree | undefined): Tree {
  if (older === undefined) return marked(newer as Tree, '^');
  if (newer === undefined) return marked(older, '-');
  if (typeof older === 'object' && typeof newer === 'object') {
    const keys = [...new Set([...Object.keys(older), ...Object.keys(newer)])].sort();
    return Object.fromEntries(keys.map((key) => [key, merged(older[key], newer[key])]));
  }
  if (typeof older === 'object' || typeof newer === 'object') return 'j';
  return older === newer ? newer : older === 'j' || newer === 'j' ? 'j' : [...new Set(older + newer)].sort().join('');
}

function marked(tree: Tree, mark: string): Tree {
  return typeof tree === 'string' ? `${tree}${mark}` : Object.fromEntries(Object.entries(tree).map(([key, inner]) => [key, marked(inner, mark)]));
}

/** The text of the table. */
export async function ciliumValueTable(): Promise<string> {
  const trees = await Promise.all(([19, 20] as const).map(async (minor) => {
    const chart = join(await sources(CHARTS[minor], CILIUM), 'install', 'kubernetes', 'cilium');
    const tree = treeOf(JSON.parse(readFileSync(join(chart, 'values.schema.json'), 'utf8')));
    templated(join(chart, 'templates'), tree);
    const version = /^version: (.*)$/m.exec(readFileSync(join(chart, 'Chart.yaml'), 'utf8'))![1];
    return { tree, version };
  }));
  const values = merged(trees[0].tree, trees[1].tree);
  return `${JSON.stringify({ versions: trees.map(({ version }) => version), values })}\n`;
}

if (require.main === module) void ciliumValueTable().then((text) => writeFileSync(TABLE, text));
