import { Finding } from '../../core/problem';
import { quote } from '../../core/quote';
import { jobsAnywhere } from '../admission/named-in-jobs';
import { clusterOf, DEFAULT_CLUSTER } from '../clusters/known-clusters';
import { Job } from '../jobs/job';
import { placedPresets } from '../jobs/placed-jobs';
import { presetsOf } from '../jobs/presets';
import { ProwModel } from '../prow-model';
import { cachesAmong } from '../prow-namespaces';

/** A finding, and the property that it is about. */
interface PlacedFinding {
  readonly prop: string;
  readonly finding: Finding;
}

/** What caches contradict in each other, and in the Prow around them; `jobs` are those without the presets of caches. */
export function jobCacheFindings(model: ProwModel, namespaceGiven: boolean): readonly PlacedFinding[] {
  return [...namespaceFindings(model, namespaceGiven), ...nameFindings(model), ...labelFindings(model), ...unreachable(model)];
}

function namespaceFindings({ jobCachesNamespace: own, jobCaches, ...model }: ProwModel, given: boolean): readonly PlacedFinding[] {
  const at = (finding: Finding): readonly PlacedFinding[] => [{ prop: 'jobCachesNamespace', finding }];
  if (jobCaches.length === 0) {
    return !given ? [] : at({
      what: `${quote(own)} is the namespace of caches, and there are none`, instead: 'give jobCaches, or leave it out', code: 'PropWithoutEffect',
    });
  }
  const taken = cachesAmong(own, model);
  return taken === undefined ? [] : at(taken);
}

function nameFindings({ jobCaches }: ProwModel): readonly PlacedFinding[] {
  return jobCaches.flatMap(({ name }, i) => {
    const first = jobCaches.findIndex((other) => other.name === name);
    return first === i ? [] : [{
      prop: `jobCaches[${i}]`,
      finding: { what: `${quote(name)} is the name of [${first}] already`, instead: 'give each a name of its own', code: 'ElementTwice' },
    }];
  });
}

/** Prow refuses two presets with one label. Source: prow pkg/config/config.go, mergeJobConfigs, at a61940897. */
function labelFindings({ jobCaches, jobs, configOverrides }: ProwModel): readonly PlacedFinding[] {
  const said = [['jobs', jobs], ['configOverrides', configOverrides]] as const;
  const owners = said.flatMap(([root, config]) => placedPresets(config).map(({ preset: { labels }, path }) => ({ labels, place: `${root}.${path}` })));
  const all = [...owners, ...jobCaches.map(({ presetLabels: labels }, i) => ({ labels, place: `jobCaches[${i}]` }))];
  return jobCaches.flatMap(({ name, presetLabels }, i) => Object.entries(presetLabels).flatMap(([label, value]): readonly PlacedFinding[] => {
    const place = `jobCaches[${i}]`;
    const owner = all.find(({ labels }) => String((labels as Job | undefined)?.[label]) === value)?.place ?? place;
    return owner === place || jobCaches.findIndex((other) => other.name === name) < i ? [] : [{
      prop: place,
      finding: { what: `${quote(`${label}: ${value}`)} is a label of ${owner} too`, instead: 'give presetLabels of its own', code: 'PresetLabelTaken' },
    }];
  }));
}

/** Caches are in Prow's own cluster, and a name of a Service there means nothing elsewhere. */
function unreachable(model: ProwModel): readonly PlacedFinding[] {
  const { jobCaches, here, scheduler, buildClusters } = model;
  if (jobCaches.length === 0) return [];
  const moved = scheduler?.failover?.[DEFAULT_CLUSTER];
  if (here !== DEFAULT_CLUSTER || moved !== undefined) {
    const why = moved === undefined ? `buildClusters[${buildClusters.findIndex(({ name }) => name === DEFAULT_CLUSTER)}] has its name`
      : `scheduler.failover hands its jobs to ${quote(moved)}`;
    return [{
      prop: 'jobCaches', finding: {
        what: `would be reached by nobody: no job runs in Prow's own cluster, because ${why}`,
        instead: 'run caches in the cluster of the jobs, or leave them out', code: 'JobCacheUnreachable',
      },
    }];
  }
  const runsIn = (job: Job): string => scheduler?.failover?.[clusterOf(job)] ?? clusterOf(job);
  const elsewhere = jobsAnywhere(model).filter(({ job }) => runsIn(job) !== here);
  const wants = (job: Job, labels: Job): boolean => presetsOf(job, [{ preset: { labels }, place: '' }]).length > 0;
  return elsewhere.flatMap(({ job, path }) => jobCaches.flatMap((cache, i) => (!wants(job, cache.presetLabels) ? [] : [{
    prop: `${path}.cluster`,
    finding: {
      what: `${quote(runsIn(job))} is another cluster than that of the cache ${quote(cache.name)}, whose preset the job has by jobCaches[${i}]`,
      instead: Object.keys(cache.presetLabels).length === 0 ? 'give the cache presetLabels, or run the job here' : 'leave its label out, or run the job here',
      code: 'JobCacheUnreachable' as const,
    },
  }])));
}
