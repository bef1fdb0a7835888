import { JOB_SERVICE_ACCOUNT } from '../../prow/object-names';
import { ProwModel } from '../../prow/prow-model';
import { factsJson } from './secrets-script-storage';
import { bullets, Step } from './step';

/** What has to be known of a store that is not ours. */
export function storageText({ namespace, jobsNamespace, storage }: ProwModel): string[] {
  if (storage.endpoint) return [];
  const { credentials, s3, buckets } = storage;
  const exist = `${buckets.length === 1 ? 'The bucket' : 'The buckets'} ${buckets.map((bucket) => `\`${bucket}\``).join(' and ')} must exist.`;
  if (!credentials) {
    return [`${exist} Pods sign in as themselves: let the ServiceAccounts \`crier\`, \`deck\`, \`status-reconciler\` and \`tide\` of \`${namespace}\` and \`${JOB_SERVICE_ACCOUNT}\` of \`${jobsNamespace}\` use it.`];
  }
  const shared = `The Secret \`${credentials.secretName}\` is in two namespaces; the jobs' one may hold weaker keys, which need no more than to write into the bucket of the logs. Make that one yourself, and the script leaves it alone.`;
  if (!s3) return [`${exist} ${shared}`];
  return [
    `${exist} Prow takes the address of the store from \`${credentials.key}\` in \`${credentials.secretName}\` and from nowhere else; the script writes it as`,
    `\`\`\`json\n${factsJson(s3).slice(0, -1)},"access_key":"…","secret_key":"…"}\n\`\`\``,
    shared,
  ];
}

/** How jobs get in. */
export function jobsStep({ configRepository }: ProwModel): Step {
  return {
    title: 'Give it jobs',
    paragraphs: [bullets([
      'jobs of one repository: `.prow.yaml` at its root, which pull requests may change for themselves',
      configRepository === undefined
        ? '`prow-jobs.yaml` is read from no repository, because none was named as `configRepository`'
        : `jobs of all repositories: \`prow-jobs.yaml\` at the root of \`${configRepository}\`. It is read when a pull request that changes it is merged into the default branch, `
          + 'and never when it is pushed there; who can merge it controls every job',
      'merging: tide wants the labels `approved` and `lgtm`, and who may give `approved` stands in a file `OWNERS` at the root of each repository',
    ])],
  };
}
