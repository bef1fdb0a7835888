import { endpointUrl } from '../../core/endpoint';
import { ProwModel } from '../prow-model';

/** What is good to know of caches for jobs. */
export function jobCacheNotes({ jobCaches, jobCachesNamespace }: ProwModel): readonly string[] {
  if (jobCaches.length === 0) return [];
  const each = jobCaches.map(({ name, endpoint, presetLabels, program }) => {
    const labels = Object.entries(presetLabels).map(([label, value]) => `\`${label}: "${value}"\``);
    const whom = labels.length === 0 ? 'all jobs' : `jobs with ${labels.join(' and ')}`;
    return `\`${name}\` at ${endpointUrl(endpoint)}, before ${program.remoteUrl}, for ${whom}`;
  });
  return [
    `Caches for jobs are in \`${jobCachesNamespace}\`: ${each.join('; ')}. Jobs in other clusters do not reach them. What a cache keeps may be deleted at any `
      + `time: \`kubectl --namespace ${jobCachesNamespace} delete persistentvolumeclaim NAME\`, then its pod, and apply again.`,
  ];
}
