import assert from 'node:assert/strict';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { asMended, joined } from '../../prow/real-shapes/outcome';
import type { Json, Original } from '../../prow/real-shapes/shape';
import { SHAPES } from '../../prow/real-shapes/shapes';
import type { Check, CheckContext } from '../check';
import { checkconfig, type ProwFiles } from '../prow/checkconfig';

/** That configuration as real deployments have it is to Prow what it was, when it has gone through here. */
export const realShapeChecks: readonly Check[] = [
  ...SHAPES.map((shape) => on(`${shape.name} is to checkconfig what it was`, async (context) => {
    const { refused, files } = asMended(shape);
    assert.deepEqual(refused, []);
    const { 'jobs.yaml': jobs, ...moreJobs } = files.jobs;
    const before = await complaints(context, `${shape.name}/before`, written(shape.mended ?? shape.original));
    const after = await complaints(context, `${shape.name}/after`, { ...files, jobs }, moreJobs);
    assert.deepEqual(after, before);
    assert.ok(!before.some((line) => line.startsWith('Validation failed')), before.join('\n'));
    return `${jobCount(joined(files))} jobs, ${Object.values(files.jobs).join('').length} bytes in ${Object.keys(files.jobs).length} ConfigMaps; `
      + `${after.length} complaints`;
  })),
  ...SHAPES.filter(({ refused }) =>
    refused.some(({ complaint }) => complaint)).map((shape) => on(`what is refused of ${shape.name} as Prow's, is Prow's`, async (context) => {
    const said = (await complaints(context, `${shape.name}/original`, written(shape.original))).join('\n');
    for (const { complaint } of shape.refused) if (complaint) assert.match(said, complaint);
  })),
];

function on(statement: string, run: (context: CheckContext) => Promise<string | void>): Check {
  return { name: `shapes: ${statement}`, needs: ['prow'], run };
}

/** As a parser of YAML 1.1 reads them, which Prow's is. */
function written({ config, plugins, jobs }: Original): ProwFiles {
  const text = (value: Json): string => stringify(value, { version: '1.1' });
  return { config: text(config), plugins: text(plugins), jobs: text(jobs) };
}

async function complaints(context: CheckContext, name: string, files: ProwFiles, moreJobs?: Readonly<Record<string, string>>): Promise<string[]> {
  const lines = await checkconfig(join(context.binaries('prow').folder, 'checkconfig'), context.newFolder(`shapes/${name}`), files, moreJobs);
  return lines.map(inOrder).sort();
}

/** Go walks maps in any order, and so its lists of names are in any order. */
function inOrder(line: string): string {
  return line.replace(/\[.*\]/s, (list) => list.slice(1, -1).split(/[\s,]+/).sort().join(' '));
}

function jobCount({ config, jobs }: Original): number {
  const lists = [config, jobs].flatMap(({ presubmits, postsubmits, periodics }) => [
    ...Object.values<readonly unknown[]>({ ...presubmits }), ...Object.values<readonly unknown[]>({ ...postsubmits }), periodics ?? [],
  ]);
  return lists.flat().length;
}
