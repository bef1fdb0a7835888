import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { partLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { addMetadata } from '../../core/object-metadata';
import { Finding, throwProblems } from '../../core/problem';
import { didYouMean, quote } from '../../core/quote';
import { ComponentProps } from '../components/component-props';
import { keepFile } from '../config/kept-file';
import { PodPart } from '../components/pod-part';
import { githubPart } from '../components/pod-parts';
import { LABELS_MAP } from '../object-names';
import { LABEL_SYNC, LabelSyncReach } from './label-sync-options';
import { labelsFile } from './labels-file';
import { programOf } from './program-of';
import { scheduledProgram, switchFlags } from './scheduled-program';

const MOUNT = '/etc/labels';
const FILE = 'labels.yaml';

const labelsPart: PodPart = {
  volumes: [{ name: 'labels', configMap: { name: LABELS_MAP } }],
  mounts: [{ name: 'labels', mountPath: MOUNT, readOnly: true }],
};

/** Labels of repositories that it does not look at. */
function unreached(scopes: readonly string[], { only, orgs }: LabelSyncReach): readonly Finding[] {
  const owners = orgs.map((name) => name.replace(/^user:/, ''));
  const isReached = (scope: string): boolean => scope === '' || only.includes(scope) || owners.includes(scope.split('/')[0]) || only.some((one) => one.startsWith(`${scope}/`));
  return scopes.filter((scope) => !isReached(scope)).map((scope) => {
    const meant = didYouMean(scope, [...only, ...owners]);
    return {
      what: `are for ${quote(scope)} too, and label_sync looks at ${[...only, ...owners].join(', ')} alone`,
      instead: meant === undefined ? 'add it to the repositories of github, or leave these labels out' : `did you mean ${quote(meant)}?`, code: 'RepositoryNotServed',
    };
  });
}

/**
 * label_sync gives repositories the labels that they are to have: CronJob, ServiceAccount, and the ConfigMap `label-config` with `labels.yaml`. It needs no
 * rights in the cluster and gets no token; at GitHub it needs what Prow has already. Without `labelSync` in the Prow's properties it raises `PropMissing`.
 * Errors: `LabelTwice`; `MutuallyExclusive` for a label of a plugin that is renamed or deleted, `RepositoryNotServed`.
 *
 * Flags: test-infra label_sync/main.go at 9cd5798cbb.
 */
export class LabelSync extends Construct {
  /** The CronJob. */
  readonly cronJob: ApiObject;
  /** The ServiceAccount, which may nothing. */
  readonly serviceAccount: ApiObject;
  /** What it reads: `labels.yaml`. */
  readonly configMap: ApiObject;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    const { prow, own, where } = programOf(this, props, 'labelSync');
    const { text, problems } = labelsFile(prow, own.labels?._scopes ?? new Map(), own.pluginLabels);
    const findings = [...problems, ...unreached([...own.labels?._scopes.keys() ?? []], own.reach)];
    throwProblems(findings.map((finding) => where.problem('labels', finding)));
    this.configMap = nativeObject(this, 'labels', 'v1/ConfigMap', {
      metadata: { name: LABELS_MAP, namespace: prow.namespace, labels: { ...partLabels() } }, data: { [FILE]: text },
    });
    keepFile(this.configMap, FILE, { without: 'label_sync does not start without', instead: 'say what is to be otherwise in labelSync' });
    const { confirm, skip, reach: { only, orgs } } = own;
    const lists = Object.entries({ only, orgs, skip }).filter(([, names]) => names.length > 0).map(([flag, names]) => `--${flag}=${names.join(',')}`);
    const made = scheduledProgram(this, {
      name: LABEL_SYNC, prow, settings: own, args: [...switchFlags({ confirm }), `--config=${MOUNT}/${FILE}`, ...lists], parts: [labelsPart, githubPart(prow)],
    });
    this.cronJob = made.cronJob;
    this.serviceAccount = made.serviceAccount;
    addMetadata(this, prow.metadata);
  }
}
