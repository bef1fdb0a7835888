import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ciliumValueTable } from '../../schema/cilium-values';
import { kubernetesTableText } from '../../schema/kubernetes-main';
import { flagDifferences } from '../../schema/program-flags';
import { timeZoneText } from '../../schema/time-zones';
import type { ModuleName } from '../build';
import type { Check } from '../check';

const PROW = ['hook', 'deck', 'tide', 'crier', 'horologium', 'sinker', 'prow-controller-manager', 'ghproxy', 'status-reconciler',
  'branchprotector', 'exporter', 'peribolos', 'tot', 'cherrypicker', 'needs-rebase', 'refresh'] as const;
const TEST_INFRA = ['gcsweb', 'label_sync'] as const;

/** That what is known of others as data is what they say themselves. */
export const tableChecks: readonly Check[] = [
  ...PROW.map((program) => flagsOf(program, 'prow')),
  ...TEST_INFRA.map((program) => ({ ...flagsOf(program, 'test-infra'), onRequest: program })),
  {
    name: 'tables: the values of Cilium are those of its charts',
    needs: [],
    run: async () => assert.equal(committed('cilium-value-table.json'), await ciliumValueTable()),
  },
  {
    name: 'tables: the time zones are those of Go',
    needs: [],
    run: async () => assert.equal(committed('time-zones.json'), timeZoneText(), 'run npm run tables'),
  },
  {
    name: 'tables: kubernetes.json is made of the sources of these API servers',
    needs: [],
    run: async () => {
      const text = committed('kubernetes.json');
      assert.equal(text, await kubernetesTableText(), 'run npm run tables');
      const { source, roots, types } = JSON.parse(text);
      return `${source}: ${Object.keys(roots).length} kinds, ${Object.keys(types).length} types`;
    },
  },
];

function flagsOf(program: (typeof PROW | typeof TEST_INFRA)[number], module: ModuleName): Check {
  return {
    name: `tables: the flags of ${program} are those that it tells`,
    needs: [module],
    run: async (context) => assert.deepEqual(flagDifferences(program, join(context.binaries(module).folder, program)), []),
  };
}

function committed(name: string): string {
  return readFileSync(join(__dirname, '..', '..', '..', 'src', 'schema', name), 'utf8');
}
