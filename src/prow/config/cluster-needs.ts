import { placedDecorations } from '../admission/named-in-jobs';
import { BuildClusterPlan } from '../clusters/build-cluster';
import { clusterOfRun } from '../clusters/known-clusters';
import { withoutNulls } from '../jobs/absent';
import { NeedKind, needsOf, needsOfDecoration } from '../jobs/job-needs';
import { placed } from '../jobs/presets';
import { JOB_SERVICE_ACCOUNT } from '../object-names';
import { ProwModel } from '../prow-model';
import { placedJobs } from './job-warnings';
import { Json } from './json';
import { NeedUsers, PlacedNeed, toldUsers, usersOf } from './need-warnings';

type Lacks = (kind: NeedKind, namespace: string, name: string) => boolean;

/** Secrets and accounts that jobs of a build cluster name, and that nobody is known to make there. What else there is in it, nobody here knows. */
export function clusterNeedWarnings(model: ProwModel, lacks: Lacks): readonly string[] {
  return model.buildClusters.filter(({ disabled }) => !disabled).flatMap((cluster) => {
    const users = usersOf(needsIn(model, cluster));
    return (['Secret', 'ServiceAccount'] as const).flatMap((kind) => {
      const all = kind === 'Secret' ? model.jobSecrets : model.jobServiceAccounts;
      const missing = (users.get(kind) ?? []).filter(({ name }) => {
        const said = all.find((one) => one.name === name);
        return said === undefined ? !isOfAll(kind, name) && lacks(kind, model.jobsNamespace, name) : !said.clusters.includes(cluster.name);
      });
      return missing.length === 0 ? [] : [sentence(kind, missing, cluster.name, model)];
    });
  });
}

function isOfAll(kind: NeedKind, name: string): boolean {
  return kind === 'ServiceAccount' && [JOB_SERVICE_ACCOUNT, 'default'].includes(name);
}

function needsIn(model: ProwModel, { name: here }: BuildClusterPlan): readonly PlacedNeed[] {
  const over = withoutNulls(model.configOverrides) as Json;
  const presets = placed([...model.jobs.presets, ...(over.presets ?? [])]);
  const jobs = [...placedJobs(model.jobs, 'jobs'), ...placedJobs(over, 'configOverrides')].filter(({ job }) => clusterOfRun(job, model) === here);
  // the defaults go by the cluster that the job itself names
  const decorations = placedDecorations(model).filter((one) => (
    one.cluster === here || jobs.some(({ job, repository = '' }) => (
      job.decorate !== false && [undefined, job.cluster || 'default'].includes(one.cluster)
        && [undefined, repository, repository.split('/')[0]].includes(one.repository)))));
  return [
    ...jobs.flatMap(({ job, place }) => needsOf(job, presets).map((need) => ({ ...need, place }))),
    ...decorations.flatMap(({ config, place }) => needsOfDecoration(config).map((need) => ({ ...need, place }))),
  ];
}

function sentence(kind: 'Secret' | 'ServiceAccount', missing: readonly NeedUsers[], cluster: string, { jobSecrets, jobServiceAccounts, jobsNamespace }: ProwModel): string {
  const [prop, all] = kind === 'Secret' ? ['jobSecrets', jobSecrets] as const : ['jobServiceAccounts', jobServiceAccounts] as const;
  const [{ name }] = missing;
  const said = all.findIndex((one) => one.name === name);
  const quoted = JSON.stringify(cluster);
  const clusters = said < 0 ? [cluster] : [...all[said].clusters, cluster];
  const wayOut = said < 0
    ? `\`${prop}: [{ name: ${JSON.stringify(name)}, ${kind === 'Secret' ? 'keys: [ … ], ' : ''}clusters: [${quoted}] }]\` ${kind === 'Secret' ? 'has its `copy-secrets.sh` copy it' : 'has it made there'}; `
      + `what somebody else makes there say with existing: { ${kind === 'Secret' ? 'secrets' : 'serviceAccounts'}: [{ name: ${JSON.stringify(name)}, namespace: ${JSON.stringify(jobsNamespace)} }] }.`
    : `\`${prop}[${said}]\` is for other clusters: add it there, \`clusters: [${clusters.map((one) => JSON.stringify(one)).join(', ')}]\`.`;
  return `Jobs of the build cluster ${quoted} name ${missing.length === 1 ? `a ${kind} that is` : `${missing.length} ${kind}s that are`} not known there, and their pods do not `
    + `start without: ${toldUsers(missing)}. ${wayOut}`;
}
