import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { addMetadata } from '../../core/object-metadata';
import { ComponentProps } from '../components/component-props';
import { PodPart } from '../components/pod-part';
import { githubPart } from '../components/pod-parts';
import { PERIBOLOS } from './peribolos-options';
import { programOf } from './program-of';
import { scheduledProgram, switchFlags } from './scheduled-program';

const MOUNT = '/etc/peribolos';

/**
 * peribolos makes organisations of GitHub what a file in a ConfigMap says: CronJob and ServiceAccount. It needs no rights in the cluster and gets no token;
 * its App may write members, and administer repositories where it makes them. Without `peribolos` in the Prow's properties it raises `PropMissing`.
 *
 * Flags: prow cmd/peribolos at a61940897.
 */
export class Peribolos extends Construct {
  /** The CronJob. */
  readonly cronJob: ApiObject;
  /** The ServiceAccount, which may nothing. */
  readonly serviceAccount: ApiObject;

  constructor(scope: Construct, id: string, props: ComponentProps) {
    super(scope, id);
    const { prow, own } = programOf(this, props, 'peribolos');
    const { confirm, minAdmins, requiredAdmins, maximumRemovalDelta, requireSelf, configMapName, configMapKey, fixes } = own;
    const file: PodPart = {
      args: [`--config-path=${MOUNT}/${configMapKey}`],
      volumes: [{ name: 'organisations', configMap: { name: configMapName } }],
      mounts: [{ name: 'organisations', mountPath: MOUNT, readOnly: true }],
    };
    const made = scheduledProgram(this, {
      name: PERIBOLOS, prow, settings: own, parts: [file, githubPart(prow)],
      args: [
        ...switchFlags({
          confirm, 'fix-org': fixes.org, 'fix-org-members': fixes.members, 'fix-teams': fixes.teams, 'fix-team-members': fixes.teamMembers,
          'fix-team-repos': fixes.teamRepos, 'fix-repos': fixes.repos,
        }),
        `--min-admins=${minAdmins}`, `--maximum-removal-delta=${maximumRemovalDelta}`, `--require-self=${requireSelf}`,
        ...requiredAdmins.map((user) => `--required-admins=${user}`),
      ],
    });
    this.cronJob = made.cronJob;
    this.serviceAccount = made.serviceAccount;
    addMetadata(this, prow.metadata);
  }
}
