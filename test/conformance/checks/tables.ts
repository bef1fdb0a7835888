import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '../check';
import { ciliumValueTable } from '../../schema/cilium-values';
import { flagDifferences } from '../../schema/program-flags';

const PROW = ['hook', 'deck', 'tide', 'crier', 'horologium', 'sinker', 'prow-controller-manager', 'ghproxy', 'status-reconciler'] as const;

/** That what is known of others as data is what they say themselves. */
export const tableChecks: readonly Check[] = [
  ...PROW.map((program): Check => ({
    name: `tables: the flags of ${program} are those that it tells`,
    needs: ['prow'],
    run: async (context) => assert.deepEqual(flagDifferences(program, join(context.binaries('prow').folder, program)), []),
  })),
  {
    name: 'tables: the values of Cilium are those of its charts',
    needs: [],
    run: async () => assert.equal(readFileSync(join(__dirname, '../../../src/schema/cilium-values.json'), 'utf8'), await ciliumValueTable()),
  },
];
