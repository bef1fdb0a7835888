// Stands in for kubectl: keeps what is made in a folder of $FAKE for each context, and refuses what an API server would for want of something else.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';

const words = [], flags = {}, given = {};
for (const argument of process.argv.slice(2)) {
  const [, flag, value] = /^--([a-z-]+)(?:=([\s\S]*))?$/.exec(argument) ?? [];
  if (flag === undefined) words.push(argument);
  else if (flag === 'from-file') given[value.split('=')[0]] = readFileSync(value.slice(value.indexOf('=') + 1)).toString('base64');
  else flags[flag] = value ?? '';
}
const { output = '', namespace = '-' } = flags;
const folder = join(process.env.FAKE, flags.context ?? 'PROW');
mkdirSync(folder, { recursive: true });

const kindOf = (kind) => kind.toLowerCase().replace(/\..*$/, '').replace(/s$/, '');
const fileOf = (kind, name, place) => join(folder, `${kindOf(kind)},${place},${name}`.replaceAll('/', '_'));
const read = (kind, name, place) => (existsSync(fileOf(kind, name, place)) ? JSON.parse(readFileSync(fileOf(kind, name, place), 'utf8')) : undefined);
const placeOf = ({ metadata }) => metadata.namespace ?? '-';
const say = (text) => process.stdout.write(text);
function refuse(text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
function keep(object) {
  const place = placeOf(object);
  if (place !== '-' && place !== 'kube-system' && read('namespace', place, '-') === undefined) refuse(`namespaces "${place}" not found`);
  writeFileSync(fileOf(object.kind, object.metadata.name, place), JSON.stringify(object));
}
async function inFile() {
  const all = flags.filename === '-' ? await text(process.stdin) : readFileSync(flags.filename, 'utf8');
  if (all.startsWith('{')) return [JSON.parse(all)];
  // it takes long to load, and most calls read no file
  const { parseAllDocuments } = await import('yaml');
  return parseAllDocuments(all).map((one) => one.toJS());
}
const secretsOf = ({ spec }) => (spec.template.spec.volumes ?? []).flatMap(({ secret, projected }) => [
  ...secret === undefined || secret.optional ? [] : [secret.secretName], ...(projected?.sources ?? []).flatMap(({ secret: one }) => (one === undefined || one.optional ? [] : [one.name])),
]);

const [verb, kind, name, more] = words;
if (flags.raw === '/version') say('{"minor": "33"}');
else if (verb === 'apply') (await inFile()).forEach(keep);
else if (verb === 'get' && flags.filename !== undefined) {
  (await inFile()).filter((one) => read(one.kind, one.metadata.name, placeOf(one)) !== undefined).forEach((one) => say(`${one.kind} ${placeOf(one)} ${one.metadata.name}\n`));
} else if (verb === 'get' && name !== undefined) {
  const found = read(kind, name, namespace);
  if (found === undefined) {
    if (flags['ignore-not-found'] === undefined) refuse(`${kind} "${name}" not found`);
  } else if (output === 'name') say(`${kind}/${name}\n`);
  else if (output.includes('apiVersion: v1')) say(JSON.stringify(found));
  else if (output.includes('range $key')) say(`${found.kind} ${Object.keys(found.data ?? {}).join(' ')} `);
} else if (verb === 'create' && kind === 'secret') keep({ apiVersion: 'v1', kind: 'Secret', metadata: { name: more, namespace }, type: 'Opaque', data: given });
else if (verb === 'create' && kind === 'token') {
  if (read('serviceaccount', name, namespace) === undefined) refuse(`serviceaccounts "${name}" not found`);
  say(`2027-11-29T00:00:00Z token-of-${flags.context}`);
} else if (verb === 'config') say('Y2E=');
else if (verb === 'rollout') {
  const [of, called] = name.split('/');
  const wanted = secretsOf(read(of, called, namespace)).filter((secret) => read('secret', secret, namespace) === undefined);
  if (wanted.length > 0) refuse(`pods of ${called} wait for ${wanted.join(', ')}`);
} else if (!['get', 'wait'].includes(verb)) refuse(`kubectl ${words.join(' ')} is not known here`);
