import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Emitted } from '../conformance/outputs/emitted';
import { Walk } from '../platform/becoming/walk';
import { EVERYBODY, KINDS, type Way } from '../platform/becoming/ways';
import { ROOT } from './command';

const HEAD = '| account | does | and so is, or has |\n|---|---|---|';

/** docs/security.md with the table in it that is made from rights. */
export function securityPage(): string {
  return readFileSync(join(ROOT, 'docs/security.md'), 'utf8').replace(/^\| account \| does [^]*?(?=\n\n)/m, () => becomingTable());
}

/** Who can become whom: in the default output, and with each network of the examples. */
export function becomingTable(): string {
  const examples = readdirSync(join(ROOT, 'examples')).map((name) => `examples/${name}/dist`);
  const outputs = ['dist', ...examples.filter((path) => existsSync(join(ROOT, path, '10-network.k8s.yaml')))];
  const rows = outputs.flatMap((path) => rowsOf(new Walk(new Emitted(join(ROOT, path)).objects)));
  return [HEAD, ...new Set(rows)].join('\n');
}

function rowsOf({ ways, world }: Walk): readonly string[] {
  const mighty = new Set(ways.filter(({ who }) => ways.filter((way) => way.who === who).length === KINDS.length).map(({ who }) => who));
  const [prow, others] = [ways.filter(({ who }) => who.startsWith(`${world.prow}/`)), ways.filter(({ who }) => !who.startsWith(`${world.prow}/`))];
  return [...prow, ...others.filter(({ who }) => !mighty.has(who)), ...[...mighty].map((who) => ({ who, what: 'does everything', whom: [EVERYBODY] }))].map(row);
}

function row({ who, what, whom }: Way): string {
  return `| \`${who}\` | ${what} | ${whom.map((one) => one.replace(/[^ ]*\/[^ ]*|(?<= of )\S+$/, (name) => `\`${name}\``)).join(', ')} |`;
}
