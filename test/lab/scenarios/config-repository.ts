import { deepEqual, equal, match } from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';
import { stringify } from 'yaml';
import { waitFor } from '../../conformance/wait';
import type { PullRequest } from '../../conformance/github/state/issue';
import { UPDATED_MAP } from '../apps/operators';
import { inShell } from '../apps/jobs';
import { CONFIG_REPOSITORY } from '../github/world';
import type { Check } from '../scenario';
import type { EnterpriseProw } from './enterprise-prow';

const LIMIT_MS = 120_000;
const HOOK = 'system:serviceaccount:prow:hook';
const nobody = { name: 'by-nobody', spec: inShell('true') };
const RIGHT = stringify({ presubmits: { [CONFIG_REPOSITORY]: [{ ...nobody, always_run: false }] } });
/** As YAML it is right, and Prow would not start with it. */
const BROKEN = stringify({ periodics: [nobody] });
const BRANDING = { 'colour.txt': 'red\n', 'name.txt': 'Prow of the lab\n' };

/** The private repository that holds configuration, from a pull request to what becomes of it. */
export function configRepositoryChecks(prow: () => EnterpriseProw): readonly Check[] {
  let pullRequest: PullRequest;
  return [
    {
      name: 'a job of a private repository clones it with the key of the clone App, which no other container has',
      isGround: true,
      run: async ({ kubectl }) => {
        const files = { 'prow-jobs.yaml': BROKEN, ...Object.fromEntries(Object.entries(BRANDING).map(([name, text]) => [`branding/${name}`, text])) };
        pullRequest = await prow().actor('member').openPullRequest(CONFIG_REPOSITORY, { title: 'Say the jobs', files });
        const job = await prow().ends(await prow().newJobOf(pullRequest, 'with-key'), 'success');
        await prow().status(pullRequest, 'with-key', 'success', CONFIG_REPOSITORY);
        equal(await prow().printed(job), '# lab-config\n');
        const { spec } = await kubectl.get('pod', job.metadata.name, 'test-pods');
        const [{ name: volume }] = spec.volumes.filter(({ secret }: any) => secret?.secretName === 'github-clone-app');
        const holders = [...spec.initContainers, ...spec.containers].filter(({ volumeMounts }: any) => volumeMounts.some(({ name }: any) => name === volume));
        deepEqual(holders.map(({ name }: any) => name), ['clonerefs']);
      },
    },
    {
      name: 'checkconfig fails on a prow-jobs.yaml that Prow would not take',
      run: async () => {
        const job = await prow().ends(await prow().newJobOf(pullRequest, 'checkconfig'), 'failure');
        await prow().status(pullRequest, 'checkconfig', 'failure', CONFIG_REPOSITORY);
        match(await prow().printed(job), /by-nobody/);
      },
    },
    {
      name: 'and succeeds on the right one',
      isGround: true,
      run: async () => {
        await prow().actor('member').updatePullRequest(CONFIG_REPOSITORY, pullRequest.number, { 'prow-jobs.yaml': RIGHT });
        await prow().ends(await prow().newJobOf(pullRequest, 'checkconfig'), 'success');
        await prow().status(pullRequest, 'checkconfig', 'success', CONFIG_REPOSITORY);
      },
    },
    {
      name: 'what is merged is written into two ConfigMaps, and into one in a second namespace, by rights to these alone',
      run: async ({ kubectl }) => {
        const maps = [{ name: 'job-config', namespace: 'prow' }, ...UPDATED_MAP.namespaces.map((namespace) => ({ name: UPDATED_MAP.name, namespace }))];
        const data = () => Promise.all(maps.map(async ({ name, namespace }) => (await kubectl.get('configmap', name, namespace)).data));
        const sha = await prow().actor('maintainer').merge(CONFIG_REPOSITORY, pullRequest.number, { method: 'squash' });
        const wanted = [{ 'prow-jobs.yaml': RIGHT }, BRANDING, BRANDING].map((files) => ({ ...files, VERSION: sha }));
        await waitFor('the ConfigMaps', async () => isDeepStrictEqual(await data(), wanted), LIMIT_MS);
        const may = (name: string, namespace: string) => kubectl.canI({ verb: 'update', resource: 'configmaps', name, namespace, as: HOOK });
        deepEqual(await Promise.all(maps.map(({ name, namespace }) => may(name, namespace))), [true, true, true]);
        deepEqual([await may('config', 'prow'), await may('checkconfig-config', 'test-pods'), await may('job-config', 'test-pods')], [false, false, false]);
      },
    },
  ];
}
