import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { partLabels } from '../../core/labels';
import { nativeObject } from '../../core/manifest';
import { addMetadata } from '../../core/object-metadata';
import { throwProblems } from '../../core/problem';
import { ComponentProps } from '../components/component-props';
import { PodPart } from '../components/pod-part';
import { githubPart } from '../components/pod-parts';
import { LABELS_MAP } from '../object-names';
import { LABEL_SYNC } from './label-sync-options';
import { labelsFile } from './labels-file';
import { programOf } from './program-of';
import { scheduledProgram, switchFlags } from './scheduled-program';

const MOUNT = '/etc/labels';
const FILE = 'labels.yaml';

const labelsPart: PodPart = {
  volumes: [{ name: 'labels', configMap: { name: LABELS_MAP } }],
  mounts: [{ name: 'labels', mountPath: MOUNT, readOnly: true }],
};

/**
 * label_sync gives repositories the labels that they are to have: CronJob, ServiceAccount, and the ConfigMap `label-config` with `labels.yaml`. It needs no
 * rights in the cluster and gets no token; at GitHub it needs what Prow has already. Without `labelSync` in the Prow's properties it raises `PropMissing`.
 * Error: `LabelTwice`.
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
    throwProblems(problems.map((finding) => where.problem('labels', finding)));
    this.configMap = nativeObject(this, 'labels', 'v1/ConfigMap', {
      metadata: { name: LABELS_MAP, namespace: prow.namespace, labels: { ...partLabels() } }, data: { [FILE]: text },
    });
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
