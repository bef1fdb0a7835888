import { Where } from '../core/problem';
import { ProwJobCrd } from '../prow/prow-job-crd';
import { ProwNamespaces } from '../prow/prow-namespaces';
import { OutputFile } from '../writer/output-file';
import { CheckedApp } from './checked-app';
import { ExternalObjects } from './checks/external-objects';
import { nextSteps } from './delivery/next-steps';
import { secretsScript } from './delivery/secrets-script';
import { externalObjects } from './external-objects';
import { ProwAppProps } from './platform-props';
import { Prow } from './prow';
import { PlatformModel, resolvePlatform } from './resolve-platform';
import { stageChart, STAGES } from './stages';

/**
 * A whole Prow for one cluster, as files in the order of applying: the ProwJob CRD, the namespaces, the CNI if one is asked for, and Prow;
 * beside them `secrets.sh`, which makes the Secrets, and `NEXT-STEPS.md`.
 *
 * Everything that is wrong with the properties is thrown together. `synth()` writes either all files or none.
 */
export class ProwApp extends CheckedApp {
  /** The Prow in the stage `40-prow`, with a handle for each component. */
  readonly prow: Prow;

  private readonly model: PlatformModel;

  constructor(props: ProwAppProps) {
    const model = resolvePlatform(Where.call('new ProwApp'), props);
    super({ outdir: model.outdir });
    this.model = model;
    const { cni, clusterNetwork, outdir, jobsResourceQuota, jobsLimitRange, ...prowProps } = props;
    const { namespace, jobsNamespace } = prowProps;
    new ProwJobCrd(stageChart(this, 'crds'), 'prow-job');
    new ProwNamespaces(stageChart(this, 'namespaces'), 'namespaces', { namespace, jobsNamespace, jobsResourceQuota, jobsLimitRange });
    if (model.cni.install) model.cni.install(stageChart(this, 'network'));
    this.prow = new Prow(stageChart(this, 'prow'), 'prow', prowProps);
  }

  /** @internal */
  protected override _extraFiles(): readonly OutputFile[] {
    const { prow, exposure, cni } = this.model;
    const facts = { prow, hookUrl: exposure.hookUrl, deckUrl: exposure.deckUrl, notes: [...exposure.notes, ...cni.notes] };
    return [{ name: 'secrets.sh', content: secretsScript(prow) }, { name: 'NEXT-STEPS.md', content: nextSteps(facts) }];
  }

  /**
   * Known as long as every chart is a stage of ours: what a user's own charts refer to may be anywhere.
   * @internal
   */
  protected override _externalObjects(): ExternalObjects | undefined {
    const stages: readonly string[] = Object.values(STAGES);
    return this.node.children.every((child) => stages.includes(child.node.id)) ? externalObjects(this.model.prow) : undefined;
  }
}
