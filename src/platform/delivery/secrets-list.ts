import { SecretNeed } from '../../core/secret-need';
import { ProwModel } from '../../prow/prow-model';
import { SealedPlan } from '../sealed-secrets';
import { FORMATS } from './secret-formats';
import { SecretReaders } from './secret-readers';
import { usageOf } from './secrets-inputs';
import { secretsElsewhere } from './secrets-elsewhere';
import { ScriptKey, ScriptObject, scriptObjects } from './secrets-plan';

const SCRIPT = 'secrets.sh';
/** Who makes what no script does. */
const YOU = 'you';
const PODS_OF_JOBS = 'pods-of-jobs';

/** Who has to do with the Secrets of a platform. */
export interface SecretFacts {
  /** Those that a store brings. */
  readonly brought?: readonly ScriptObject[];
  /** The store. */
  readonly store?: string;
  readonly readers?: SecretReaders;
  /** What the script seals, and writes into files. */
  readonly sealed?: SealedObjects;
}

/** How things are sealed, and which. */
export interface SealedObjects extends SealedPlan {
  readonly objects: readonly ScriptObject[];
}

/** What `secrets.sh --list` shows. */
export function secretLines(prow: ProwModel, needs: readonly SecretNeed[], facts: SecretFacts): readonly string[] {
  const own = scriptObjects(prow, needs);
  const elsewhere = secretsElsewhere(prow, own);
  return [...own.flatMap((object) => {
    const width = Math.max(...object.data.map(({ key }) => key.length));
    return [
      `${object.kind} ${object.namespace}/${object.name}, made by ${makerOf(object, facts)}, read by ${readersOf(object, prow, facts).join(', ')}`,
      ...object.data.map((key) => `  ${key.key.padEnd(width)}  ${FORMATS[key.format]}, ${originOf(key, makerOf(object, facts))}`),
    ];
  }), ...[...new Set(elsewhere.map(({ name }) => name))].flatMap((name) => [
    `secret ${prow.jobsNamespace}/${name}, made by ${YOU}, read by ${PODS_OF_JOBS}`,
    ...elsewhere.filter((one) => one.name === name).map(({ key, format }) => `  ${key}  ${FORMATS[format]}, from ${YOU}`),
  ])];
}

/** `secrets.tsv`: a line for each key, divided by tabs, for programs and spreadsheets. It is no JSON and no YAML, because kubectl would apply it. */
export function secretsTable(prow: ProwModel, needs: readonly SecretNeed[], facts: SecretFacts): string {
  const own = scriptObjects(prow, needs);
  const rows = own.flatMap((object) => object.data.map((key) => [
    object.kind, object.namespace, object.name, key.key, FORMATS[key.format], originOf(key, makerOf(object, facts)), makerOf(object, facts), readersOf(object, prow, facts).join(' '),
  ]));
  const others = secretsElsewhere(prow, own).map(({ name, key, format }) => ['secret', prow.jobsNamespace, name, key, FORMATS[format], `from ${YOU}`, YOU, PODS_OF_JOBS]);
  return [['kind', 'namespace', 'name', 'key', 'format', 'origin', 'made-by', 'read-by'], ...rows, ...others].map((row) => `${row.join('\t')}\n`).join('');
}

function originOf({ from }: ScriptKey, maker: string): string {
  if (!maker.startsWith(SCRIPT)) return `from ${maker}`;
  return from.length === 0 ? 'by chance' : `from ${from.map(usageOf).join(' and ')}`;
}

function makerOf({ kind, namespace, name }: ScriptObject, { brought = [], store = '', sealed }: SecretFacts): string {
  if (kind === 'secret' && sealed?.objects.some((one) => one.kind === kind && one.namespace === namespace && one.name === name)) return `${SCRIPT} through ${sealed.program}`;
  return brought.some((one) => one.kind === kind && one.namespace === namespace && one.name === name) ? store : SCRIPT;
}

/** As kubectl takes them; what no object of the output reads is for pods of jobs, or for what runs in its namespace. */
function readersOf(object: ScriptObject, { namespace, jobsNamespace }: ProwModel, { readers }: SecretFacts): readonly string[] {
  const found = (readers?.of(object) ?? []).map(({ kind, name }) => `${kind}/${name}`);
  if (found.length > 0) return found;
  return [object.namespace === jobsNamespace && jobsNamespace !== namespace ? PODS_OF_JOBS : `namespace/${object.namespace}`];
}
