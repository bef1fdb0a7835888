import { Artefact, withFresh } from './artefact';
import { artefacts } from './artefacts';
import { command, tool } from './command';
import { difference } from './difference';
import { shellcheck } from './shellcheck';
import { Step, StepFailure } from './step';

const BUILD = 'build';

/** Lint, types, build, and everything generated made again; the slow ones first. */
export function steps(): readonly Step[] {
  return [
    { name: 'lint', run: () => tool('eslint', '--max-warnings=0', '.') },
    { name: BUILD, run: build },
    { name: 'types of src, test and examples', run: () => tool('tsc', '--project', 'test') },
    { name: 'types of examples as a user has them', after: [BUILD], run: () => tool('tsc', '--project', 'test/check/examples.tsconfig.json') },
    { name: 'shellcheck of the scripts', run: shellcheck },
    ...artefacts().map(upToDate),
  ];
}

/** Compiles by jsii, which also proves that the public API can be offered in other languages. */
export function build(): Promise<void> {
  return command('npm', ['run', '--silent', 'build']);
}

function upToDate(artefact: Artefact): Step {
  return {
    name: `${artefact.path} regenerated`,
    after: artefact.fromBuild ? [BUILD] : [],
    run: async () => {
      const differs = await withFresh(artefact, (fresh) => difference(artefact.path, fresh));
      if (differs !== '') throw new StepFailure(differs, 'npm run docs');
    },
  };
}
