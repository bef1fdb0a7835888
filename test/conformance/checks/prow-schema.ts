import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '../check';
import { checkconfig } from '../prow/checkconfig';
import { VALID } from '../prow/mutant-inputs';
import { mutants } from '../prow/mutants';
import { judgeProgram } from '../prow/programs';

const SEED = 20261128;
const MUTANTS = 5000;
/** Of those, as many are put to checkconfig itself too. */
const SAMPLE = 40;

/** That configuration is read here as Prow reads it. */
export const prowSchemaChecks: readonly Check[] = [
  {
    name: 'prow schema: the table is what Prow\'s structs say',
    needs: [],
    run: async () => {
      const { PROW_TABLE, prowTableText } = await import('../../schema/prow-main');
      assert.equal(readFileSync(PROW_TABLE, 'utf8'), await prowTableText());
    },
  },
  {
    name: 'prow schema: what Prow refuses is refused here, and what it takes is taken',
    needs: [],
    run: async () => {
      const { compared, judged } = await import('../prow/judged-mutants');
      const program = await judgeProgram();
      assert.deepEqual(judged(program, VALID), VALID.map(() => ({})));
      const all = mutants(VALID, MUTANTS, SEED);
      const { refusedThere, takenThere, missed, tooStrict, onPurpose } = compared(all, judged(program, all.map(({ input }) => input)));
      const figures = `seed ${SEED}, ${MUTANTS} mutants. Refused there ${refusedThere}, of which taken here ${missed.length}. `
        + `Taken there ${takenThere}, of which refused here ${tooStrict.length}, and ${onPurpose} more because they would do nothing or fail later.`;
      const misses = [...missed, ...tooStrict].map((line) => `\n     ${line.slice(0, 300)}`).join('');
      assert.ok(missed.length <= refusedThere / 100 && tooStrict.length <= takenThere / 200, figures + misses);
      return figures + misses;
    },
  },
  {
    name: 'prow schema: checkconfig itself judges as its loop does',
    needs: ['prow'],
    run: async (context) => {
      const { filesOf, judged } = await import('../prow/judged-mutants');
      const sample = mutants(VALID, SAMPLE, SEED).map(({ input }) => input);
      const verdicts = judged(await judgeProgram(), sample);
      for (const [i, input] of sample.entries()) {
        const complaints = await checkconfig(join(context.binaries('prow').folder, 'checkconfig'), context.newFolder(`mutants/${i}`), filesOf(input));
        // the end of the process is the verdict: it says more than it refuses
        assert.equal(complaints.some((line) => line.startsWith('ended with ')), Object.keys(verdicts[i]).length > 0,
          `mutant ${i}: ${complaints.join('; ')} / ${JSON.stringify(verdicts[i])}`);
      }
    },
  },
];
